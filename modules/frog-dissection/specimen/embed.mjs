// Turns a file into a C++ header with its bytes: node embed.mjs FILE OUTPUT NAME
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

const [, , file, output, name] = process.argv;
if (!name) {
  console.error('embed.mjs: say what goes where: node embed.mjs FILE OUTPUT NAME');
  process.exit(2);
}
const bytes = [...readFileSync(file)];
const lines = [];
for (let i = 0; i < bytes.length; i += 32) lines.push(`    ${bytes.slice(i, i + 32).join(',')},`);
writeFileSync(output, `// Made by embed.mjs from ${basename(file)}.
#pragma once

namespace skua::frog {

inline constexpr unsigned char ${name}[] = {
${lines.join('\n')}
};

}  // namespace skua::frog
`);

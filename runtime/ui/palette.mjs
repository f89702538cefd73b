// Makes the C++ table of colours from assets/palette.json: node palette.mjs PALETTE.json OUT.h
import {readFileSync, writeFileSync, mkdirSync} from 'node:fs';
import {dirname} from 'node:path';

const [source, target] = process.argv.slice(2);
const {tokens} = JSON.parse(readFileSync(source, 'utf8'));

function abgr(token, theme) {
  const hex = tokens[token][theme];
  if (!/^#[0-9a-f]{6}$/.test(hex ?? '')) {
    console.error(`${source}: token "${token}" needs a "${theme}" colour such as "#12222e"`);
    process.exit(1);
  }
  return `0xff${hex.slice(5, 7)}${hex.slice(3, 5)}${hex.slice(1, 3)}u`;
}

const names = Object.keys(tokens);
const rows = names.map((name, i) => `    {${abgr(name, 'light')}, ${abgr(name, 'dark')}},  // ${i} ${name}`);
const checks = names.map((name, i) => `static_assert(SKUA_${name.toUpperCase()} == ${i});`);
mkdirSync(dirname(target), {recursive: true});
writeFileSync(target, `// Made from assets/palette.json.
#pragma once
#include "skua/abi.h"
namespace skua {
inline constexpr uint32_t kPalette[][2] = {
${rows.join('\n')}
};
}  // namespace skua
static_assert(SKUA_COLOR_COUNT == ${names.length});
${checks.join('\n')}
`);

#!/usr/bin/env node
// Writes what each journal in this folder comes to with the runtime and modules in build/site.
import { writeFileSync } from 'node:fs';
import { journals, replay } from './runtime.mjs';

for (const { name, path, about, journal } of journals()) {
  const expected = await replay(journal);
  if (expected.error) throw new Error(`${name}: ${expected.error}`);
  const commands = journal.commands.map((command) => `   ${JSON.stringify(command)}`).join(',\n');
  const header = JSON.stringify({ ...journal, commands: 0 }).replace('"commands":0', `"commands":[\n${commands}\n  ]`);
  writeFileSync(path, `{\n "about": ${JSON.stringify(about)},\n "expected": ${JSON.stringify(expected)},\n "journal": ${header}\n}\n`);
  console.log(`${name}: ${expected.hash}`);
}

#!/usr/bin/env node
// Records the journals in this folder anew: the same commands, with what the runtime and modules in build/site make of them.
import { writeFileSync } from 'node:fs';
import { commandsOf, journals, record } from './runtime.mjs';

for (const { name, path, text, header } of journals()) {
  writeFileSync(path, await record(header, commandsOf(text)));
  console.log(name);
}

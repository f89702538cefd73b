#!/usr/bin/env node
// Writes the journals of attempts.mjs as they come out with the runtime and the modules in build/site.
import { writeFileSync } from 'node:fs';
import { kAllNames, play } from './attempts.mjs';
import { closeOf } from './runtime.mjs';

for (const name of kAllNames) {
  const { journal, minutes } = await play(name);
  writeFileSync(new URL(`${name}.skua-journal`, import.meta.url), journal);
  console.log(`${name}: ${minutes.toFixed(0)} minutes, ${journal.length} bytes, state ${closeOf(journal).state}`);
}

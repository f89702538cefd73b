#!/usr/bin/env node
// rebaseline.mjs [GROUP...]: writes the outlines in expected/ as they come out of build/site; of all groups (see kAllGroups) if none is named.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { groupOf, kAllGroups, outlines } from './outline.mjs';

const named = process.argv.slice(2);
const unknown = named.find((group) => !kAllGroups.includes(group));
if (unknown) throw new Error(`no group "${unknown}"; there are ${kAllGroups.join(', ')}`);
const folder = new URL('expected/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const group of named.length ? named : kAllGroups) {
  const found = await outlines(group);
  for (const name of readdirSync(folder).filter((name) => groupOf(name) === group)) rmSync(new URL(name, folder));
  for (const [name, text] of found) {
    writeFileSync(new URL(name, folder), text);
    console.log(`${name}: ${text.split('\n').length - 1} lines`);
  }
}
process.exit(0);

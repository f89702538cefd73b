#!/usr/bin/env node
// Writes the outlines in expected/ as they come out of build/site.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { kAllGroups, outlines } from './outline.mjs';

const folder = new URL('expected/', import.meta.url);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const group of kAllGroups) {
  for (const [name, text] of await outlines(group)) {
    writeFileSync(new URL(name, folder), text);
    console.log(`${name}: ${text.split('\n').length - 1} lines`);
  }
}
process.exit(0);

// What a screen reader is given has not changed unnoticed; every control in it has a name, and its description where it has one.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { engines } from '../driver/index.mjs';
import { groupOf, outlines } from './outline.mjs';

/** A key instead of its text, as the runtime says it where no language has one: "[tray]". */
const kUntold = /"\[[\w./-]+\]"/;

/** A test that the outlines of a group are those in expected/. In Chromium. */
export function outlinesAreExpected(title, group) {
  if (!engines().includes('chromium')) return;
  test(title, async () => {
    const found = await outlines(group);
    const folder = new URL('expected/', import.meta.url);
    assert.deepEqual([...found.keys()].sort(), readdirSync(folder).filter((name) => groupOf(name) === group).sort());
    for (const [name, text] of found) {
      assert.equal(text, readFileSync(new URL(name, folder), 'utf8'), `${name} differs; if that is meant: node tests/browser/outline/rebaseline.mjs ${group}`);
      assert.deepEqual(text.split('\n').filter((line) => kUntold.test(line)), [], `${name}: keys without a text`);
    }
  });
}

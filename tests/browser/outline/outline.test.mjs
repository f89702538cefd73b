// What a screen reader is given has not changed unnoticed, and every control in it has a name.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { engines } from '../driver/index.mjs';
import { outlines } from './outline.mjs';

const kControls = /^\s*(button|checkbox|combobox|slider|spinbutton|switch|tab|textbox|radio|link|menuitem|searchbox|DisclosureTriangle)(?! ")(?=\s|$)/;
/** A key instead of its text, as the runtime says it where no language has one: "[tray]". */
const kUntold = /"\[[\w./-]+\]"/;

if (engines().includes('chromium')) {
  test('outlines of the gallery and of the lessons', async () => {
    const found = await outlines();
    const folder = new URL('expected/', import.meta.url);
    assert.deepEqual([...found.keys()].sort(), readdirSync(folder).sort());
    for (const [name, text] of found) {
      assert.equal(text, readFileSync(new URL(name, folder), 'utf8'), `${name} differs; if that is meant: node tests/browser/outline/rebaseline.mjs`);
      assert.deepEqual(text.split('\n').filter((line) => kControls.test(line)), [], `${name}: controls without a name`);
      assert.deepEqual(text.split('\n').filter((line) => kUntold.test(line)), [], `${name}: keys without a text`);
    }
  });
}

// The gallery has room for its texts.
import assert from 'node:assert/strict';
import { kSheets } from '../gallery_page.mjs';
import { throughStates } from '../gallery_states.mjs';
import { visitInEachEngine } from '../visit.mjs';
import { look, styled } from './look.mjs';
import { findOverflow } from './overflow_page.mjs';

/** That the search finds something: style rules, and what it says of them. */
const kFaults = [
  ['#n-panel [role="tab"] { flex: none !important; inline-size: 2rem !important; white-space: nowrap; overflow: visible }', /sticks out of its button/],
  ['#n-panel [role="tab"] { flex: none !important; inline-size: 2rem !important; white-space: nowrap; overflow: hidden }', /is cut off by/],
  ['#n-panel { block-size: 2rem; overflow: hidden }', /is cut off by n-panel/],
  ['#status .words, #title { position: fixed !important; inset: 1rem auto auto 2rem }', /lie on each other/],
  ['#n-panel { inline-size: 200vw }', /scrolls sideways/],
];

visitInEachEngine('the gallery has room for every language', async (gallery, { page }) => {
  const faults = [];
  for (const [turn, sheet] of kSheets.entries()) {
    await gallery.sheet(sheet);
    faults.push(...await look(page, gallery.frame, sheet, turn));
  }
  assert.deepEqual(faults, []);
  for (const [rule, found] of kFaults) {
    await styled(gallery.frame, [rule], async () => assert.match((await gallery.frame.evaluate(findOverflow)).join('\n'), found));
  }
}, { activity: 'widgets' });

visitInEachEngine('the gallery has room for what comes of using it', async (gallery, { page }) => {
  const faults = [];
  let turn = 0;
  await throughStates(gallery, async (name) => faults.push(...await look(page, gallery.frame, name, turn++)));
  assert.deepEqual(faults, []);
}, { activity: 'widgets' });

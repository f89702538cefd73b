// "Air from long ago" has room for its texts.
import assert from 'node:assert/strict';
import { pathOf } from '../trapped_air.mjs';
import { visitInEachEngine } from '../visit.mjs';
import { lookThrough } from './look.mjs';

visitInEachEngine('"Air from long ago" has room for every language', async (lesson, { page }) => {
  const mistakes = { mistakes: true };
  assert.deepEqual(await lookThrough(page, lesson, pathOf(mistakes), mistakes), []);
}, { activity: 'trapped-air' });

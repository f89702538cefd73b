// "From organ to cell" has room for its texts.
import assert from 'node:assert/strict';
import { kCellStages } from '../organ_to_cell.mjs';
import { visitInEachEngine } from '../visit.mjs';
import { lookThrough } from './look.mjs';

visitInEachEngine('"From organ to cell" has room for every language', async (lesson, { page }) => {
  assert.deepEqual(await lookThrough(page, lesson, kCellStages, { mistakes: true }), []);
}, { activity: 'organ-to-cell' });

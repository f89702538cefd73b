// "Frog and human" has room for its texts.
import assert from 'node:assert/strict';
import { kComparisonStages } from '../frog_and_human.mjs';
import { visitInEachEngine } from '../visit.mjs';
import { lookThrough } from './look.mjs';

visitInEachEngine('"Frog and human" has room for every language', async (lesson, { page }) => {
  assert.deepEqual(await lookThrough(page, lesson, kComparisonStages, { mistakes: true }), []);
}, { activity: 'frog-and-human' });

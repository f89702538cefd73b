// "Inside a frog" has room for its texts.
import assert from 'node:assert/strict';
import { kFrogStages } from '../inside_a_frog.mjs';
import { visitInEachEngine } from '../visit.mjs';
import { lookThrough } from './look.mjs';

visitInEachEngine('"Inside a frog" has room for every language', async (lesson, { page }) => {
  assert.deepEqual(await lookThrough(page, lesson, kFrogStages, { mistakes: true }), []);
}, { activity: 'inside-a-frog' });

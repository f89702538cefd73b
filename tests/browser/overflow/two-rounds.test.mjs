// "Blood in two circuits" has room for its texts.
import assert from 'node:assert/strict';
import { kRoundsStages } from '../blood_on_two_rounds.mjs';
import { visitInEachEngine } from '../visit.mjs';
import { lookThrough } from './look.mjs';

visitInEachEngine('"Blood in two circuits" has room for every language', async (lesson, { page }) => {
  assert.deepEqual(await lookThrough(page, lesson, kRoundsStages, { mistakes: true }), []);
}, { activity: 'two-rounds' });

// "Explore a frog" has room for its texts.
import assert from 'node:assert/strict';
import { kExploreStages } from '../explore_a_frog.mjs';
import { visitInEachEngine } from '../visit.mjs';
import { lookThrough } from './look.mjs';

visitInEachEngine('"Explore a frog" has room for every language', async (lesson, { page }) => {
  assert.deepEqual(await lookThrough(page, lesson, kExploreStages, {}), []);
}, { activity: 'explore-a-frog' });

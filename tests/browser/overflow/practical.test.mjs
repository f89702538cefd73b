// The practical has room for its texts.
import assert from 'node:assert/strict';
import { kPracticalStages } from '../practical_page.mjs';
import { visitInEachEngine } from '../visit.mjs';
import { lookThrough } from './look.mjs';

visitInEachEngine('the practical has room for every language', async (lesson, { page }) => {
  assert.deepEqual(await lookThrough(page, lesson, kPracticalStages, { mistakes: [1, 8] }), []);
}, { activity: 'name-the-pins' });

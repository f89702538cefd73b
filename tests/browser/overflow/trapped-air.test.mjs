// "Air from long ago" has room for its texts.
import assert from 'node:assert/strict';
import { pathOf } from '../trapped_air.mjs';
import { visitInEachEngine } from '../visit.mjs';
import { lookThrough } from './look.mjs';

// Two students meet all that there is: one with mistakes, one who shows what they know.
for (const manner of [{ mistakes: true }, { shows: true }]) {
  visitInEachEngine(`"Air from long ago" has room for every language: ${Object.keys(manner)[0]}`, async (lesson, { page }) => {
    assert.deepEqual(await lookThrough(page, lesson, pathOf(manner), manner), []);
  }, { activity: 'trapped-air' });
}

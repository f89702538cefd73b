// "Reading the ice" has room for its texts.
import assert from 'node:assert/strict';
import { pathOf } from '../reading_the_ice.mjs';
import { visitInEachEngine } from '../visit.mjs';
import { look, lookThrough } from './look.mjs';

visitInEachEngine('"Reading the ice" has room for every language', async (lesson, { page }) => {
  const astray = { mistakes: true, astray: true, learns: true, plans: true };
  assert.deepEqual(await lookThrough(page, lesson, pathOf(astray), astray), []);
});

visitInEachEngine('who shows at once that they read curves has room for every language, and so has what is harder', async (lesson, { page }) => {
  await lesson.go('bottom', 'record', { shows: true });
  await lesson.inStage('prove');
  assert.deepEqual(await look(page, lesson.frame, 'prove', 0), []);
  await lesson.go('prove', 'coldest', { shows: true, unsure: true });
  await lesson.inStage('challenge');
  assert.deepEqual(await look(page, lesson.frame, 'challenge', 0), []);
});

// "Reading the ice" has room for its texts.
import assert from 'node:assert/strict';
import { pathOf } from '../reading_the_ice.mjs';
import { visitInEachEngine } from '../visit.mjs';
import { look, lookThrough } from './look.mjs';

visitInEachEngine('"Reading the ice" has room for every language', async (lesson, { page }) => {
  const astray = { mistakes: true, astray: true };
  assert.deepEqual(await lookThrough(page, lesson, pathOf(astray), astray), []);
});

visitInEachEngine('the harder question of "Reading the ice" has room for every language', async (lesson, { page }) => {
  await lesson.go('bottom', 'coldest');
  await lesson.inStage('range');
  assert.deepEqual(await look(page, lesson.frame, 'range', 0), []);
  await lesson.range();
  await lesson.inStage('lasted');
  assert.deepEqual(await look(page, lesson.frame, 'lasted', 0), []);
});

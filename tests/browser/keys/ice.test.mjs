// "Reading the ice" by somebody who has a keyboard and nothing else, from the school's first page to the result.
import assert from 'node:assert/strict';
import { visitInEachEngine } from '../visit.mjs';

visitInEachEngine('reading the ice by keys only', async (lesson) => {
  await lesson.go();
  await lesson.inStage('result');
  const { points, possible } = await lesson.result();
  assert.equal(points, possible);
  await lesson.everythingSent();
}, { settings: { by: 'keys' } });

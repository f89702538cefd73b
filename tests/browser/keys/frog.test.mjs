// "Inside a frog" by somebody who has a keyboard and nothing else: from outside, through skin and muscle, to the last argument.
import assert from 'node:assert/strict';
import { visitInEachEngine } from '../visit.mjs';

visitInEachEngine('a frog from outside to the argument by keys only', async (lesson) => {
  await lesson.go();
  const { points, possible } = await lesson.result();
  assert.equal(points, possible);
  await lesson.everythingSent();
}, { activity: 'inside-a-frog', settings: { by: 'keys' } });

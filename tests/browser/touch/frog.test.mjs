// "Inside a frog" on a phone by somebody who has a finger, from outside to the last argument.
import assert from 'node:assert/strict';
import { kWithTouch } from '../driver/index.mjs';
import { visitInEachEngine } from '../visit.mjs';

visitInEachEngine('a frog from outside to the argument by touch at 390x844', async (lesson) => {
  await lesson.go();
  const { points, possible } = await lesson.result();
  assert.equal(points, possible);
  await lesson.everythingSent();
}, { activity: 'inside-a-frog', among: kWithTouch, settings: { by: 'touch', viewport: { width: 390, height: 844 } } });

// "Reading the ice" on a phone by somebody who has a finger, from the school's first page to the result.
import assert from 'node:assert/strict';
import { kWithTouch } from '../driver/index.mjs';
import { visitInEachEngine } from '../visit.mjs';

visitInEachEngine('reading the ice by touch at 390x844', async (lesson) => {
  await lesson.go();
  await lesson.inStage('result');
  const { points, possible } = await lesson.result();
  assert.equal(points, possible);
  await lesson.everythingSent();
}, { among: kWithTouch, settings: { by: 'touch', viewport: { width: 390, height: 844 } } });

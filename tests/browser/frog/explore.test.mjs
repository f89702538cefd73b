// A student explores a frog in an order of their own, by role and name only. Looking is not scored.
import assert from 'node:assert/strict';
import { kReading } from '../activity_page.mjs';
import { witnessed } from '../school_pages.mjs';
import { visitInEachEngine } from '../visit.mjs';

const kStudent = 'Ana Torres';
const kActivity = 'explore-a-frog';
const kOutside = ['skins', 'senses', 'mouth', 'air_way', 'legs', 'thumbs'];
const kInside = ['opened', 'food', 'blood', 'breath', 'two_weighed', 'kept'];

/** One engine goes through the whole of it in a language that is written from the right. */
const options = (engine) => ({ name: kStudent, activity: kActivity, locale: engine === 'webkit' ? 'ar' : 'en' });

visitInEachEngine('a frog explored in any order, to the question that was asked before', async (lesson, { browser, school, locale }) => {
  await lesson.go({ mistakes: true, reading: kReading });
  assert.deepEqual(await lesson.result(), { points: 3.75, possible: 4 });
  await lesson.read('under_skin.compared.organs');
  await lesson.everythingSent();

  const done = await witnessed(browser, school, kStudent, { activity: kActivity, locale });
  assert.deepEqual(done('goal').map(({ goal }) => goal).sort(), [...kOutside, ...kInside].sort());
  const shown = done('objective');
  assert.deepEqual(shown.map(({ objective }) => objective), Array(4).fill('know_parts'), 'what was looked at is no occasion');
}, options);

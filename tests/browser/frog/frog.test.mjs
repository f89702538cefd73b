// A student goes through "Inside a frog" by role and name only; the school replays it, and what was written waits for the teacher.
import assert from 'node:assert/strict';
import { kReading } from '../activity_page.mjs';
import { witnessed } from '../school_pages.mjs';
import { visitInEachEngine } from '../visit.mjs';

const kStudent = 'Ana Torres';
const kActivity = 'inside-a-frog';

/** One engine goes through the whole of it in a language that is written from the right. */
const options = (engine) => ({ name: kStudent, activity: kActivity, locale: engine === 'firefox' ? 'ar' : 'en' });

visitInEachEngine('a frog from outside to the argument', async (lesson, { browser, school, locale }) => {
  await lesson.go({ mistakes: true, reading: kReading });
  assert.deepEqual(await lesson.result(), { points: 3.75, possible: 4 });
  await lesson.everythingSent();

  const done = await witnessed(browser, school, kStudent, { activity: kActivity, locale });
  assert.deepEqual(done('goal').map(({ goal, at_once }) => [goal, at_once]),
    ['outside_seen', 'ear_seen', 'skin_along', 'skin_across', 'skin_open', 'muscle_along', 'muscle_across', 'opened', 'look_round', 'pump_found', 'heart_opened', 'stomach_found', 'gut_found', 'gut_straight', 'kidney_found'].map((goal) => [goal, 1]));
  const cuts = done('cut');
  assert.deepEqual(cuts.map(({ tool, depth, nicked }) => [tool, depth, nicked]), [...Array(3).fill(['scissors', 'skin', 0]), ...Array(3).fill(['scissors', 'muscle', 0])]);
  assert.ok(cuts[0].skin_mm > 30 && cuts[0].muscle_mm === 0, JSON.stringify(cuts[0]));
  assert.deepEqual(done('remove').map(({ organ }) => organ), ['liver', 'sternum', 'heart', 'fat_body_right', 'gut']);
}, options);

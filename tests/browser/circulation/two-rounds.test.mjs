// A student goes through "Blood in two circuits" by role and name only; the school replays it.
import assert from 'node:assert/strict';
import { kReading } from '../activity_page.mjs';
import { witnessed } from '../school_pages.mjs';
import { visitInEachEngine } from '../visit.mjs';

const kStudent = 'Ana Torres';
const kActivity = 'two-rounds';

visitInEachEngine('a heart from its first beats to the argument', async (lesson, { school, browser }) => {
  await lesson.go({ mistakes: true, reading: kReading });
  assert.deepEqual(await lesson.result(), { points: 6.75, possible: 7 });
  await lesson.everythingSent();

  const done = await witnessed(browser, school, kStudent, { activity: kActivity });
  assert.deepEqual(done('goal').map(({ goal }) => goal), ['three_beats', 'dived', 'skin_leads', 'cold_dive', 'frog_clamped', 'human_clamped']);
  assert.deepEqual(done('limit').map(({ reached }) => reached), [3]);
}, { name: kStudent, activity: kActivity });

visitInEachEngine('it beats by itself when it is played, and what stands there changes', async (lesson) => {
  await lesson.press('heart.play');
  await lesson.read('three_beats.reached');
  await lesson.press('heart.pause');
  await lesson.button('heart.play').get();
  const { oxygen } = await lesson.measured('heart.row.systemic');
  const { oxygen: mixed } = await lesson.measured('heart.row.pulmocutaneous');
  assert.ok(oxygen > mixed + 5, `${oxygen} % to the body, ${mixed} % to lungs and skin`);
  const name = lesson.t('heart.at', { place: lesson.t('heart.name.systemic'), n: lesson.written(oxygen) });
  await lesson.frame.getByRole('group', { name }).get();
}, { activity: kActivity });

visitInEachEngine('who thinks that all blood mixes reads the four numbers first, told why', async (lesson) => {
  for (let part = 0; part < 12; part += 1) await lesson.press('heart.next_part');
  await lesson.pick('richest', 'left_one');
  await lesson.pick('mix', 'fully');
  await lesson.read('mix.again');
  await lesson.pick('mix', 'partly');
  await lesson.next();
  await lesson.inStage('streams');
  await lesson.says(lesson.t('because.not_seen_yet'));
  const values = [];
  for (const row of ['left', 'systemic', 'pulmocutaneous', 'right']) values.push((await lesson.measured(`heart.row.${row}`)).oxygen);
  assert.deepEqual(values, [...values].sort((a, b) => b - a), 'the order that counts as right is that of the numbers');
  await lesson.streams();
  await lesson.inStage('guess');
}, { activity: kActivity });

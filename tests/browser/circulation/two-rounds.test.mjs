// A student goes through "Blood in two circuits" by role and name only; the school replays it.
import assert from 'node:assert/strict';
import { kReading } from '../activity_page.mjs';
import { attemptOf, performed, witnessed } from '../school_pages.mjs';
import { visitInEachEngine } from '../visit.mjs';

const kStudent = 'Ana Torres';
const kActivity = 'two-rounds';

visitInEachEngine('a heart from its first beats to the argument', async (lesson, { school, browser }) => {
  await lesson.go({ mistakes: true, reading: kReading });
  assert.deepEqual(await lesson.result(), { points: 3.75, possible: 4 });
  await lesson.everythingSent();

  const done = await witnessed(browser, school, kStudent, { activity: kActivity });
  assert.deepEqual(done('goal').map(({ goal }) => goal), ['three_beats', 'dived', 'skin_leads', 'cold_dive', 'frog_clamped', 'human_clamped']);
  assert.deepEqual(done('limit').map(({ reached }) => reached), [3]);
}, { name: kStudent, activity: kActivity });

visitInEachEngine('who can follow a dive shows it at once, and has mastered it at the end', async (lesson, { school }) => {
  await lesson.go({ shows: true });
  assert.deepEqual(await lesson.result(), { points: 4, possible: 4 });
  await lesson.everythingSent();

  const attempt = await attemptOf(await school.as('teacher'), kStudent, kActivity);
  const ways = performed(attempt, 'way').map(({ from, to, choice, because }) => [from, to, choice || because]);
  assert.deepEqual(ways.slice(0, 2), [['beat', 'prove', 'show_now'], ['prove', 'clamp_guess', 'change_followed']]);
  assert.deepEqual(attempt.events.objectives.filter(({ mastered }) => mastered).map(({ objective }) => objective), ['follow_change']);
}, { name: kStudent, activity: kActivity });

visitInEachEngine('who would rather look into a flight than into winter comes to the same argument', async (lesson, { school }) => {
  await lesson.go({ looksInto: 'flight' });
  assert.deepEqual(await lesson.result(), { points: 4, possible: 4 });
  await lesson.everythingSent();
  const attempt = await attemptOf(await school.as('teacher'), kStudent, kActivity);
  assert.ok(performed(attempt, 'goal').some(({ goal, at_once }) => goal === 'fled' && at_once === 1));
  assert.deepEqual(performed(attempt, 'way').map(({ to }) => to), ['guess', 'flight']);
}, { name: kStudent, activity: kActivity });

visitInEachEngine('who shows at once and goes wrong is told what to look at, and learns it step by step', async (lesson) => {
  await lesson.beat({ shows: true });
  await lesson.inStage('prove');
  await lesson.goOnWithout('winter_dive');
  const wrong = [
    [['blood_poorer', 'lungs_empty', 'muscles_short', 'debt_grows'], 'blood_first'],
    [['lungs_empty', 'muscles_short', 'blood_poorer', 'debt_grows'], 'muscles_first'],
    [['lungs_empty', 'blood_poorer', 'debt_grows', 'muscles_short'], 'debt_first'],
  ];
  for (const [order, shows] of wrong) {
    await lesson.arrange('chain', order);
    await lesson.read(`chain.again.${shows}`);
  }
  // Nobody has to go on guessing.
  await lesson.button('lesson.show_answer').click();
  await lesson.read('chain.shown');
  for (const [option, shows] of [['skin_less', 'skin_in_the_warm'], ['heart_rests', 'warm_is_slow'], ['lungs_smaller', 'less_air']]) {
    await lesson.pick('warm_pond', option);
    await lesson.read(`warm_pond.again.${shows}`);
  }
  await lesson.pick('warm_pond', 'needs_more');
  await lesson.next();
  await lesson.inStage('guess');
  await lesson.says(lesson.t('because.one_more_look'));
  await lesson.guess();
  await lesson.inStage('dive');
}, { activity: kActivity });

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

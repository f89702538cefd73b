// A student compares two frogs, and a frog and a human, by role and name only; the school replays it.
import assert from 'node:assert/strict';
import { kReading } from '../activity_page.mjs';
import { attemptOf, performed, witnessed } from '../school_pages.mjs';
import { visitInEachEngine } from '../visit.mjs';

const kStudent = 'Ana Torres';
const kActivity = 'frog-and-human';

visitInEachEngine('from two frogs to the argument on common ancestors', async (lesson, { school, browser }) => {
  await lesson.go({ mistakes: true, reading: kReading });
  assert.deepEqual(await lesson.result(), { points: 5, possible: 6 });
  await lesson.everythingSent();

  const done = await witnessed(browser, school, kStudent, { activity: kActivity });
  assert.deepEqual(done('goal').map(({ goal, at_once }) => [goal, at_once]),
    ['both_measured', 'his_marks', 'sex_organs', 'beside', 'six_organs', 'hearts', 'only_you'].map((goal) => [goal, 1]));
  assert.deepEqual(done('measure').map(({ male_mm, female_mm }) => female_mm - male_mm), [6]);
  assert.deepEqual(done('compare').map(({ point }) => point), ['vocal_sac', 'thumb_pad', 'testis', 'ovary', 'oviduct',
    'liver', 'stomach', 'spleen', 'lung', 'gall_bladder', 'pancreas', 'ventricle', 'atrium', 'diaphragm', 'ribs']);
}, { name: kStudent, activity: kActivity });

visitInEachEngine('who knows it shows it at once, twice, and meets the same questions after that', async (lesson, { school }) => {
  await lesson.go({ shows: true });
  assert.deepEqual(await lesson.result(), { points: 6, possible: 6 });
  await lesson.everythingSent();
  const attempt = await attemptOf(await school.as('teacher'), kStudent, kActivity);
  const ways = performed(attempt, 'way').map(({ from, to, choice, because }) => [from, to, choice || because]);
  assert.deepEqual(ways, [['guess', 'prove_sexes', 'show_sexes'], ['prove_sexes', 'inside', 'sexes_told'], ['guess_human', 'prove_bodies', 'show_bodies'], ['prove_bodies', 'different', 'bodies_known']]);
}, { name: kStudent, activity: kActivity });

visitInEachEngine('who shows at once and goes wrong is told so, and looks at both from outside', async (lesson) => {
  await lesson.guess({ shows: true });
  await lesson.inStage('prove_sexes');
  await lesson.prove_sexes({ mistakes: true });
  await lesson.inStage('outside');
  await lesson.says(lesson.t('because.look_outside'));
}, { name: kStudent, activity: kActivity });

visitInEachEngine('what only one of both has is offered in that one only, and the card tells of both', async (lesson) => {
  await lesson.guess();
  await lesson.compare('sex.male', 'part.thumb_pad');
  for (const side of ['male', 'female']) await lesson.says(lesson.t(`compare.card.${side}`, { words: lesson.t(`compare.thumb_pad.${side}`) }));
  assert.equal(await lesson.offered('sex.female', 'part.thumb_pad').count(), 0);
  // Shut in, and not to be pressed yet.
  assert.equal(await lesson.offered('sex.male', 'part.testis').count(), 0);
}, { name: kStudent, activity: kActivity });

visitInEachEngine('on a narrow page one of both is seen, and a switch brings the other', async (lesson) => {
  await lesson.guess();
  await lesson.outside();
  await lesson.inStage('inside');
  const seen = async () => [await lesson.offered('sex.male', 'compare.size').count(), await lesson.offered('sex.female', 'compare.size').count()];
  assert.deepEqual(await seen(), [1, 0]);
  await lesson.bringUp('sex.female', 'compare.size');
  await lesson.offered('sex.female', 'compare.size').get();
  assert.deepEqual(await seen(), [0, 1]);
  await lesson.inside();
  await lesson.inStage('guess_human');
}, (engine) => ({ activity: kActivity, locale: 'ar', settings: { viewport: { width: engine === 'webkit' ? 480 : 390, height: 844 } } }));

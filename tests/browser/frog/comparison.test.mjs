// A student compares two frogs, and a frog and a human, by role and name only; the school replays it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kReading } from '../activity_page.mjs';
import { engines, launch } from '../driver/index.mjs';
import { attemptOf, gradeBook, openLesson, signIn } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';
import { texts } from '../texts.mjs';

const kStudent = 'Ana Torres';
const kActivity = 'frog-and-human';

/** Runs with a lesson of its own. */
async function visit(engine, options, run) {
  const school = await startSchool();
  const browser = await launch(engine, options.window);
  try {
    const page = await browser.newPage();
    await run(await openLesson(page, school, { name: kStudent, activity: kActivity, ...options }), { page, school, browser });
  } finally {
    await browser.kill();
    await school.kill();
  }
}

for (const engine of engines()) {
  test(`from two frogs to the argument on common ancestors in ${engine}`, () => visit(engine, {}, async (lesson, { school, browser }) => {
    const t = texts('school');
    await lesson.go({ mistakes: true, reading: kReading });
    assert.deepEqual(await lesson.result(), { points: 9.75, possible: 10 });
    await lesson.everythingSent();

    const teacher = await browser.newPage();
    await signIn(teacher, school, 'Ms. Okafor');
    const row = await gradeBook(teacher, { activity: kActivity }).row(kStudent).becomes(({ text }) => text.includes(t('verdict.witnessed')), 'witnessed');
    assert.ok(row.text.includes(t('status.completed')), row.text);
    const attempt = await attemptOf(await school.as('teacher'), kStudent, kActivity);
    const done = (action) => attempt.events.events.filter((event) => event.action === action).map(({ detail }) => detail);
    assert.deepEqual(done('goal').map(({ goal, at_once }) => [goal, at_once]),
      ['both_measured', 'his_marks', 'sex_organs', 'beside', 'six_organs', 'hearts', 'only_you'].map((goal) => [goal, 1]));
    assert.deepEqual(done('measure').map(({ male_mm, female_mm }) => female_mm - male_mm), [6]);
    assert.deepEqual(done('compare').map(({ point }) => point), ['vocal_sac', 'thumb_pad', 'testis', 'ovary', 'oviduct',
      'liver', 'stomach', 'spleen', 'lung', 'gall_bladder', 'pancreas', 'ventricle', 'atrium', 'diaphragm', 'ribs']);
  }));

  test(`what only one of both has is offered in that one only, and the card tells of both, in ${engine}`, () => visit(engine, {}, async (lesson) => {
    await lesson.guess();
    await lesson.compare('sex.male', 'part.thumb_pad');
    for (const side of ['male', 'female']) await lesson.says(lesson.t(`compare.card.${side}`, { words: lesson.t(`compare.thumb_pad.${side}`) }));
    assert.equal(await lesson.offered('sex.female', 'part.thumb_pad').count(), 0);
    // Shut in, and not to be pressed yet.
    assert.equal(await lesson.offered('sex.male', 'part.testis').count(), 0);
  }));

  test(`on a narrow page one of both is seen, and a switch brings the other, in Arabic, in ${engine}`, () => visit(engine, { locale: 'ar', window: { locale: 'ar', viewport: { width: engine === 'webkit' ? 480 : 390, height: 844 } } }, async (lesson) => {
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
  }));
}

// A student goes through "Blood in two circuits" by role and name only; the school replays it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kReading } from '../activity_page.mjs';
import { engines, launch } from '../driver/index.mjs';
import { attemptOf, gradeBook, openLesson, signIn } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';
import { texts } from '../texts.mjs';

const kStudent = 'Ana Torres';
const kActivity = 'two-rounds';

for (const engine of engines()) {
  test(`a heart from its first beats to the argument in ${engine}`, async () => {
    const school = await startSchool();
    const browser = await launch(engine);
    try {
      const t = texts('school');
      const lesson = await openLesson(await browser.newPage(), school, { name: kStudent, activity: kActivity });
      await lesson.go({ mistakes: true, reading: kReading });
      assert.deepEqual(await lesson.result(), { points: 6.75, possible: 7 });
      await lesson.everythingSent();

      const teacher = await browser.newPage();
      await signIn(teacher, school, 'Ms. Okafor');
      const row = await gradeBook(teacher, { activity: kActivity }).row(kStudent).becomes(({ text }) => text.includes(t('verdict.witnessed')), 'witnessed');
      assert.ok(row.text.includes(t('status.completed')), row.text);
      const attempt = await attemptOf(await school.as('teacher'), kStudent, kActivity);
      const done = (action) => attempt.events.events.filter((event) => event.action === action).map(({ detail }) => detail);
      assert.deepEqual(done('goal').map(({ goal }) => goal), ['three_beats', 'dived', 'skin_leads', 'cold_dive', 'frog_clamped', 'human_clamped']);
      assert.deepEqual(done('limit').map(({ reached }) => reached), [3]);
    } finally {
      await browser.kill();
      await school.kill();
    }
  });

  test(`it beats by itself when it is played, and what stands there changes, in ${engine}`, async () => {
    const school = await startSchool();
    const browser = await launch(engine);
    try {
      const lesson = await openLesson(await browser.newPage(), school, { name: kStudent, activity: kActivity });
      await lesson.press('heart.play');
      await lesson.read('three_beats.reached');
      await lesson.press('heart.pause');
      await lesson.button('heart.play').get();
      const { oxygen } = await lesson.measured('heart.row.systemic');
      const { oxygen: mixed } = await lesson.measured('heart.row.pulmocutaneous');
      assert.ok(oxygen > mixed + 5, `${oxygen} % to the body, ${mixed} % to lungs and skin`);
      const name = lesson.t('heart.at', { place: lesson.t('heart.name.systemic'), n: lesson.written(oxygen) });
      await lesson.frame.getByRole('group', { name }).get();
    } finally {
      await browser.kill();
      await school.kill();
    }
  });
}

// A student goes through "From organ to cell" by role and name only; the school replays it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kReading } from '../activity_page.mjs';
import { engines, launch } from '../driver/index.mjs';
import { attemptOf, gradeBook, openLesson, signIn } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';
import { texts } from '../texts.mjs';

const kStudent = 'Ana Torres';
const kActivity = 'organ-to-cell';

for (const engine of engines()) {
  test(`from a slide of skin to the argument in ${engine}`, async () => {
    const school = await startSchool();
    const browser = await launch(engine);
    try {
      const t = texts('school');
      const lesson = await openLesson(await browser.newPage(), school, { name: kStudent, activity: kActivity });
      await lesson.go({ mistakes: true, reading: kReading });
      assert.deepEqual(await lesson.result(), { points: 11, possible: 12 });
      await lesson.everythingSent();

      const teacher = await browser.newPage();
      await signIn(teacher, school, 'Ms. Okafor');
      const row = await gradeBook(teacher, { activity: kActivity }).row(kStudent).becomes(({ text }) => text.includes(t('verdict.witnessed')), 'witnessed');
      assert.ok(row.text.includes(t('status.completed')), row.text);
      const attempt = await attemptOf(await school.as('teacher'), kStudent, kActivity);
      const done = (action) => attempt.events.events.filter((event) => event.action === action).map(({ detail }) => detail);
      assert.deepEqual(done('goal').map(({ goal }) => goal),
        ['zoomed', 'overview', 'capillary', 'lung', 'stripes', 'goblets', 'plates', 'frog_blood', 'human_blood', 'mystery_seen']);
    } finally {
      await browser.kill();
      await school.kill();
    }
  });

  test(`the slide is moved by dragging it, by its knobs and by buttons in ${engine}`, async () => {
    const school = await startSchool();
    const browser = await launch(engine);
    try {
      const page = await browser.newPage();
      const lesson = await openLesson(page, school, { name: kStudent, activity: kActivity });
      const knob = lesson.frame.getByRole('slider', { name: lesson.t('scope.x') });
      const at = async () => (await knob.get()).value;
      const first = await at();
      await lesson.press('scope.right');
      const pressed = await knob.becomes(({ value }) => Number(value) > Number(first), 'further right');
      await knob.press('ArrowLeft');
      const stepped = await knob.becomes(({ value }) => Number(value) < Number(pressed.value), 'further left');
      // What is dragged to the left shows what lies further right.
      const slide = lesson.frame.getByRole('button', { name: lesson.t('scope.slide_held') });
      await slide.drag(Array.from({ length: 12 }, (_, i) => ({ x: 60 - 10 * i, y: -130 })));
      await knob.becomes(({ value }) => Number(value) > Number(stepped.value) + 1000, 'dragged');
    } finally {
      await browser.kill();
      await school.kill();
    }
  });
}

// A student finishes "Reading the ice" by role and name only; the teacher's page shows the score, tries and hints.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { attemptOf, openLesson, signIn } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';
import { texts } from '../texts.mjs';

const kStudent = 'Ana Torres';

for (const engine of engines()) {
  // Texts do not depend on the engine: one of them reads the lesson in both languages.
  for (const locale of engine === 'chromium' ? ['en', 'es'] : ['en']) {
    test(`a whole lesson in ${engine}, ${locale}`, async () => {
      const school = await startSchool();
      const browser = await launch(engine, { locale });
      try {
        const t = texts('school', locale);
        const page = await browser.newPage();
        const lesson = await openLesson(page, school, { name: kStudent, locale });
        await lesson.go('bottom', 'today', { mistakes: true });
        // The first item was right at the second try; the rule gives three quarters for that.
        assert.deepEqual(await lesson.result(), { points: 4.75, possible: 5 });

        const teacher = await browser.newPage();
        await signIn(teacher, school, 'Ms. Okafor');
        const score = t('score', { raw: lesson.written(4.75, 2), max: lesson.written(5) });
        const row = await teacher.getByRole('row', { name: new RegExp(kStudent) }).becomes(({ text }) => text.includes(score), `a row with "${score}"`);
        assert.ok(row.text.includes(t('status.completed')), row.text);
        await teacher.getByRole('button', { name: t('verdict.explain', { verdict: t('verdict.witnessed') }) }).get();

        const stored = await attemptOf(await school.as('teacher'), kStudent);
        assert.deepEqual(stored.score, { raw: 4.75, max: 5, scaled: 0.95 });
        assert.equal(stored.tries, 6);
        assert.equal(stored.hints, 1);
      } finally {
        await browser.kill();
        await school.kill();
      }
    });
  }
}

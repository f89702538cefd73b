// A student shows an objective in one lesson, and goes on with it in another one of the same module: the second asks a single question
// about it, which alone could never show enough. Student and teacher read what it rests on, from both.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kReading } from '../activity_page.mjs';
import { engines, launch } from '../driver/index.mjs';
import { attemptOf, gradeBook, openLesson, performed, signIn, witnessed } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';
import { texts, unmarked } from '../texts.mjs';

const kStudent = 'Ana Torres';
const kObjective = 'air_and_ice';
const t = texts('school');
const ice = texts('ice-core');

const told = (attempt) => performed(attempt, 'objective').filter(({ objective }) => objective === kObjective);

for (const engine of engines()) {
  test(`an objective of two lessons in ${engine}`, async () => {
    const school = await startSchool();
    const browser = await launch(engine, { locale: 'en' });
    try {
      const first = await openLesson(await browser.newPage(), school, { name: kStudent, activity: 'trapped-air' });
      await first.go('look', 'ask', { shows: true, reading: kReading });
      await first.everythingSent();
      // Only what the school has replayed is carried on.
      await witnessed(browser, school, kStudent, { activity: 'trapped-air' });
      const before = told(await attemptOf(await school.as('teacher'), kStudent, 'trapped-air'));
      assert.ok(before.length >= 4, `${before.length} occasions`);
      assert.ok(before.every(({ earlier }) => earlier === undefined));

      const second = await openLesson(await browser.newPage(), school, { name: kStudent });
      await second.go('bottom', 'today', { reading: kReading });
      await second.result();
      const earlier = ice('lesson.earlier', { count: 4 });
      const line = ice('lesson.objective.mastered.earlier', { what: ice(`objective.${kObjective}`), right: 5, of: 5, earlier });
      assert.ok((await second.shown()).includes(line), `"${line}" is not in:\n${await second.shown()}`);
      await second.everythingSent();
      await witnessed(browser, school, kStudent);
      const after = told(await attemptOf(await school.as('teacher'), kStudent));
      assert.deepEqual(after.map(({ mastered, right, of, earlier: carried }) => [mastered, right, of, carried]), [[1, 5, 5, 4]], 'from one question');

      const teacher = await browser.newPage();
      await signIn(teacher, school, 'Ms. Okafor');
      await gradeBook(teacher).opener(kStudent).click();
      await teacher.getByRole('dialog', { name: kStudent }).becomes(
        ({ text }) => unmarked(text).includes(ice(`objective.${kObjective}`)) && unmarked(text).includes(`${t('event.recent', { right: 5, count: 5 })} · ${t('evidence.earlier', { count: 4 })}`), 'what it rests on');
    } finally {
      await browser.kill();
      await school.kill();
    }
  });
}

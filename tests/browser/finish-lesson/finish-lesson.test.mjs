// A student finishes each activity by role and name only. "Reading the ice": the teacher's page shows the score, tries and hints;
// the check: the school marks it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { until } from '../driver/scope.mjs';
import { attemptOf, gradeBook, openLesson, signIn } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';
import { ReadingTheIce } from '../reading_the_ice.mjs';
import { texts, title } from '../texts.mjs';

const kStudent = 'Ana Torres';
const kPractice = { en: 'Practice · ', es: 'Práctica · ' };

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
        await lesson.everythingSent();

        // From the end into another try: it says what it is, and what is done in it leaves no trace below.
        await page.getByRole('link', { name: t('student.practise') }).click();
        await until(async () => (await page.frame().evaluate(() => document.getElementById('preview')?.textContent).catch(() => undefined))?.startsWith(kPractice[locale]) || undefined,
          async () => `no practice, but ${await page.evaluate(() => `${location.href}: ${document.body.innerText}`)}`);
        const practice = new ReadingTheIce(page.frame(), locale);
        await practice.go('bottom', 'bottom');
        await practice.inStage('age');
        await page.getByRole('link', { name: t('student.page') }).click();
        await page.getByRole('link', { name: t('student.practise'), description: title('antarctica', 'ice-core', locale) }).get();

        const teacher = await browser.newPage();
        await signIn(teacher, school, 'Ms. Okafor');
        const score = t('score', { raw: lesson.written(4.75, 2), max: lesson.written(5) });
        const row = await gradeBook(teacher, { locale }).row(kStudent).becomes(({ text }) => text.includes(score), `a row with "${score}"`);
        assert.ok(row.text.includes(t('status.completed')), row.text);
        await teacher.getByRole('button', { name: t('verdict.explain', { verdict: t('verdict.witnessed') }) }).get();

        const stored = await attemptOf(await school.as('teacher'), kStudent);
        assert.deepEqual(stored.score, { raw: 4.75, max: 5, scaled: 0.95 });
        assert.equal(stored.tries, 10); // with the question of the help, the harder one, and the time that is marked
        const ways = stored.events.events.flatMap(({ action, detail }) => (action === 'way' && detail.because ? [[detail.from, detail.to]] : []));
        assert.deepEqual(ways, [['age', 'two_ages'], ['warmest', 'coldest'], ['coldest', 'range']], 'the ways for which the student was given a reason');
        assert.equal(stored.hints, 1);
      } finally {
        await browser.kill();
        await school.kill();
      }
    });

    test(`a whole check in ${engine}, ${locale}: answers are changed and handed in, and the school's replay marks them`, async () => {
      const school = await startSchool();
      const browser = await launch(engine, { locale });
      try {
        const page = await browser.newPage();
        const check = await openLesson(page, school, { name: kStudent, locale, activity: 'ice-check' });
        await check.answerAll();
        await check.handIn();
        await check.everythingSent();

        const teacher = await school.as('teacher');
        const stored = await until(async () => {
          const attempt = await attemptOf(teacher, kStudent, 'ice-check');
          return attempt.basis === 'checking' ? undefined : attempt;
        }, async () => `still not marked: ${JSON.stringify(await attemptOf(teacher, kStudent, 'ice-check'))}`);
        assert.deepEqual([stored.status, stored.basis, stored.score], ['completed', 'witnessed', { raw: 4, max: 4, scaled: 1 }]);
        const told = stored.events.events.filter(({ type }) => type === 'submitted');
        assert.deepEqual(told.map(({ item, response, try: n }) => [item, response, n]), [
          ['ice_age', '219670', 1], ['ages_apart', '2400', 1], ['cold_co2', '250_300', 1], ['warm_spacing', '101.75', 1], ['cold_co2', '170_210', 2],
        ]);
        assert.ok(stored.events.events.every(({ correct }) => correct === undefined));
      } finally {
        await browser.kill();
        await school.kill();
      }
    });
  }
}

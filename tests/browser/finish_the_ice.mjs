// A student finishes "Reading the ice" by role and name only; the teacher's page shows the score, tries and hints.
import assert from 'node:assert/strict';
import { launch } from './driver/index.mjs';
import { until } from './driver/scope.mjs';
import { ReadingTheIce } from './reading_the_ice.mjs';
import { attemptOf, gradeBook, openLesson, performed, signIn } from './school_pages.mjs';
import { startSchool } from './school_server.mjs';
import { texts, title } from './texts.mjs';

const kStudent = 'Ana Torres';
const kPractice = { en: 'Practice · ', es: 'Práctica · ', ar: 'تدريب · ' };

/**
 * The whole of it in one engine and language, from the student's page to the teacher's, and into another try. `shows`: a student who
 * shows at once that they read curves, and did not get samples from all parts of the core; else one who learns it step by step.
 */
export async function finishTheIce(engine, locale, { shows = false } = {}) {
  const school = await startSchool();
  const browser = await launch(engine, { locale });
  try {
    const t = texts('school', locale);
    const page = await browser.newPage();
    const lesson = await openLesson(page, school, { name: kStudent, locale });
    await lesson.go('bottom', 'today', { mistakes: true, shows, stuck: shows });
    // Two questions were right at the second try; the rule gives three quarters for that. The points are the same on either way.
    assert.deepEqual(await lesson.result(), { points: 4.5, possible: 5 });
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
    const score = t('score', { raw: lesson.written(4.5, 1), max: lesson.written(5) });
    const row = await gradeBook(teacher, { locale }).row(kStudent).becomes(({ text }) => text.includes(score), `a row with "${score}"`);
    assert.ok(row.text.includes(t('status.completed')), row.text);
    await teacher.getByRole('button', { name: t('verdict.explain', { verdict: t('verdict.witnessed') }) }).get();

    const stored = await attemptOf(await school.as('teacher'), kStudent);
    assert.deepEqual(stored.score, { raw: 4.5, max: 5, scaled: 0.9 });
    // With the question of the help, and two that show it at once, or the warmest and coldest time and two that are harder.
    assert.equal(stored.tries, shows ? 10 : 12);
    const ways = performed(stored, 'way').flatMap(({ from, to, because }) => (because ? [[from, to]] : []));
    const reasoned = shows ? [['prove', 'range']] : [['warmest', 'coldest'], ['coldest', 'challenge']];
    assert.deepEqual(ways, [['age', 'two_ages'], ...reasoned], 'the ways for which the student was given a reason');
    assert.equal(stored.hints, 1);
    assert.equal(performed(stored, 'pass_over').length, shows ? 1 : 0);
  } finally {
    await browser.kill();
    await school.kill();
  }
}

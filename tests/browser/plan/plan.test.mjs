// A student's plan: where it leads next, what a teacher says above a lesson, and looking back.
// What is reported comes through the API, and nobody replays it here: the school has no Node.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handIn, openPlan, planOf, shown } from '../plan_page.mjs';
import { gradeBook, signIn } from '../school_pages.mjs';
import { texts } from '../texts.mjs';
import { describeInSchool } from '../visit.mjs';

const t = texts('school', 'en');
const ice = texts('ice-core', 'en');
const kIce = 'reading-the-ice';
const kReason = 'She explained it to the class, without help.';

describeInSchool('the plan', (at) => {
  test('the link leads into the first lesson, and past it once that is handed in', async () => {
    await openPlan(at.page, at.school, 'Ben Carter');
    await at.page.getByRole('link', { name: t('plan.next', { lesson: ice('title') }) }).get();
    await handIn(at.school, 'Ben Carter', kIce, shown('read_ages', { missing_right: 3, missing_stages: 1, missing_doing: 0 }));
    const { entries, next } = await planOf(at.school, 'Ben Carter');
    const other = entries.find(({ assignment }) => assignment !== kIce);
    assert.equal(next.assignment, other.assignment);
    await openPlan(at.page, at.school, 'Ben Carter');
    await at.says(`${t('objective.not-enough')} · ${t('event.recent', { right: 0, count: 1 })} · ${t('missing.nothing-ahead')}`);
    await at.says(`${t('objective.not-enough')} · ${t('objective.nothing')} · ${t('missing.nothing-ahead')}`);
    await at.page.getByRole('link', { name: t('plan.next', { lesson: other.lesson.en }) }).click();
    await at.page.waitFor((wanted) => location.pathname === '/lesson' && new URLSearchParams(location.search).get('assignment') === wanted && document.querySelector('skua-player') !== null, other.assignment);
  });

  test('where all is handed in it offers practice, and says that it does not count', async () => {
    const lessons = await (await at.school.as('Chen Wei')).get('/api/assignments');
    for (const { id } of lessons) await handIn(at.school, 'Chen Wei', id);
    await openPlan(at.page, at.school, 'Chen Wei');
    await at.says(t('plan.practise-why'));
    await at.page.getByRole('link', { name: t('plan.practise', { lesson: ice('title') }) }).click();
    await at.page.waitFor((wanted) => location.search.includes('practice') && location.search.includes(wanted) && document.querySelector('skua-player') !== null, kIce);
  });

  test('a teacher overrules what a lesson says, or says nothing of, with a reason that the student reads; and takes it back', async () => {
    const objective = ice('objective.air_and_ice');
    await signIn(at.page, at.school, 'Ms. Okafor');
    await gradeBook(at.page).opener('Ben Carter').click();
    const dialog = at.page.getByRole('dialog', { name: 'Ben Carter' });
    await at.page.getByRole('button', { name: t('objective.judge-of', { objective }) }).click();
    const reason = at.page.getByRole('textbox', { name: t('objective.reason') });
    const keep = at.page.getByRole('button', { name: t('objective.keep') });
    await at.page.getByRole('radio', { name: t('objective.mastered') }).click();
    await keep.press('Enter');
    await reason.get();
    assert.ok((await (await at.school.as('Ben Carter')).get('/api/assignments')).every(({ objectives = [] }) => objectives.every(({ judgement }) => judgement === null)), 'nothing without a reason');
    await reason.fill(kReason);
    await keep.press('Enter');
    const judged = t('objective.judged', { who: 'Ms. Okafor', reason: kReason });
    await dialog.becomes(({ text }) => text.includes(judged), 'the reason in the list');
    await dialog.becomes(({ text }) => text.includes(t('objective.lesson-says', { standing: t('objective.not-enough') })), 'what is overruled');
    assert.equal(await at.page.evaluate(() => document.activeElement.getAttribute('aria-label')), t('objective.judge-of', { objective }), 'the focus is where it was');
    await at.page.press('Escape');
    await gradeBook(at.page).row('Ben Carter').becomes(({ text }) => text.includes(t('score', { raw: 1, max: 5 })), 'one is mastered');

    await signIn(at.page, at.school, 'Ben Carter');
    await at.page.getByRole('region', { name: t('objective.yours') }).becomes(({ text }) => text.includes(judged) && text.includes(objective), 'what the teacher said');
    await openPlan(at.page, at.school, 'Ben Carter');
    await at.says(judged);

    await signIn(at.page, at.school, 'Ms. Okafor');
    await gradeBook(at.page).opener('Ben Carter').click();
    await at.page.getByRole('button', { name: t('objective.take-back-of', { objective }) }).click();
    await dialog.becomes(({ text }) => text.includes(objective) && !text.includes(judged), 'it is taken back');
    await openPlan(at.page, at.school, 'Ben Carter');
    assert.ok(!(await at.screen()).includes(kReason));
  });

  test('a student looks back; the teacher reads it, and nobody else may write it', async () => {
    await openPlan(at.page, at.school, 'Ana Torres');
    await at.page.getByRole('textbox', { name: t('plan.look-back') }).fill('I asked too late.');
    await at.page.evaluate(() => document.querySelector('[data-text-of="look_back"] button').click());
    await at.page.waitFor((words) => document.querySelector('.said')?.textContent === words, t('plan.kept'));
    await openPlan(at.page, at.school, 'Ana Torres');
    assert.equal(await at.page.getByRole('textbox', { name: t('plan.look-back') }).value(), 'I asked too late.');
    await signIn(at.page, at.school, 'Ms. Okafor');
    await at.page.getByRole('heading', { name: t('teacher.title'), level: 1 }).get();
    await at.page.goto(`${at.school.url}/plan?student=ana-torres`);
    await at.page.getByRole('heading', { name: t('plan.of', { student: 'Ana Torres' }), level: 1 }).get();
    await at.says('I asked too late.');
    assert.equal(await at.page.getByRole('textbox', { name: t('plan.look-back') }).count(), 0);
  });
});

// A student's plan: where it leads next, what a teacher says above a lesson, and looking back.
// What is reported comes through the API, and nobody replays it here: the school has no Node.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { until } from '../driver/scope.mjs';
import { engines, launch } from '../driver/index.mjs';
import { attemptBy, gradeBook, signIn } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';
import { texts } from '../texts.mjs';

const t = texts('school', 'en');
const ice = texts('ice-core', 'en');
const kIce = 'reading-the-ice';
const kReason = 'She explained it to the class, without help.';

for (const engine of engines()) {
  describe(`the plan in ${engine}`, () => {
    let school;
    let browser;
    let page;
    before(async () => {
      school = await startSchool({ env: { PATH: '/nowhere' } });
      browser = await launch(engine);
      page = await browser.newPage();
    });
    after(async () => {
      await browser?.kill();
      await school?.kill();
    });

    const screen = () => page.evaluate(() => document.querySelector('main').innerText);
    const says = (text) => until(async () => (await screen()).includes(text) || undefined, async () => `"${text}" does not stand there, but:\n${await screen()}`);
    const openPlan = async (name) => {
      await signIn(page, school, name);
      await page.getByRole('link', { name: t('plan.mine') }).click();
      await page.getByRole('heading', { name: t('plan.title'), level: 1 }).get();
    };
    const planOf = async (name) => (await school.as(name)).get('/api/plan');
    const shown = (objective, detail) => ['performed', { action: 'objective', detail: { objective, mastered: 0, right: 0, of: 1, ...detail } }];
    /** Hands a lesson in, having told so much of its objectives. */
    const handIn = async (name, assignment, ...told) => {
      const report = await attemptBy(school, name, assignment);
      await report('started');
      for (const one of told) await report(...one);
      const { refused } = await report('completed');
      assert.deepEqual(refused, []);
    };

    test('the link leads into the first lesson, and past it once that is handed in', async () => {
      await openPlan('Ben Carter');
      await page.getByRole('link', { name: t('plan.next', { lesson: ice('title') }) }).get();
      await handIn('Ben Carter', kIce, shown('read_ages', { missing_right: 3, missing_stages: 1, missing_doing: 0 }));
      const { entries, next } = await planOf('Ben Carter');
      const other = entries.find(({ assignment }) => assignment !== kIce);
      assert.equal(next.assignment, other.assignment);
      await openPlan('Ben Carter');
      await says(`${t('objective.not-enough')} · ${t('event.recent', { right: 0, of: 1 })} · ${t('missing.nothing-ahead')}`);
      await says(`${t('objective.not-enough')} · ${t('objective.nothing')} · ${t('missing.nothing-ahead')}`);
      await page.getByRole('link', { name: t('plan.next', { lesson: other.lesson.en }) }).click();
      await page.waitFor((wanted) => location.pathname === '/lesson' && new URLSearchParams(location.search).get('assignment') === wanted && document.querySelector('skua-player') !== null, other.assignment);
    });

    test('where all is handed in it offers practice, and says that it does not count', async () => {
      const lessons = await (await school.as('Chen Wei')).get('/api/assignments');
      for (const { id } of lessons) await handIn('Chen Wei', id);
      await openPlan('Chen Wei');
      await says(t('plan.practise-why'));
      await page.getByRole('link', { name: t('plan.practise', { lesson: ice('title') }) }).click();
      await page.waitFor((wanted) => location.search.includes('practice') && location.search.includes(wanted) && document.querySelector('skua-player') !== null, kIce);
    });

    test('a teacher overrules what a lesson says, or says nothing of, with a reason that the student reads; and takes it back', async () => {
      const objective = ice('objective.air_and_ice');
      await signIn(page, school, 'Ms. Okafor');
      await gradeBook(page).opener('Ben Carter').click();
      const dialog = page.getByRole('dialog', { name: 'Ben Carter' });
      await page.getByRole('button', { name: t('objective.judge-of', { objective }) }).click();
      const reason = page.getByRole('textbox', { name: t('objective.reason') });
      const keep = page.getByRole('button', { name: t('objective.keep') });
      await page.getByRole('radio', { name: t('objective.mastered') }).click();
      await keep.press('Enter');
      await reason.get();
      assert.ok((await (await school.as('Ben Carter')).get('/api/assignments')).every(({ objectives = [] }) => objectives.every(({ judgement }) => judgement === null)), 'nothing without a reason');
      await reason.fill(kReason);
      await keep.press('Enter');
      const judged = t('objective.judged', { who: 'Ms. Okafor', reason: kReason });
      await dialog.becomes(({ text }) => text.includes(judged), 'the reason in the list');
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), t('objective.judge-of', { objective }), 'the focus is where it was');
      await page.press('Escape');
      await gradeBook(page).row('Ben Carter').becomes(({ text }) => text.includes(t('score', { raw: 1, max: 5 })), 'one is mastered');

      await signIn(page, school, 'Ben Carter');
      await page.getByRole('region', { name: t('objective.yours') }).becomes(({ text }) => text.includes(judged) && text.includes(objective), 'what the teacher said');
      await openPlan('Ben Carter');
      await says(judged);

      await signIn(page, school, 'Ms. Okafor');
      await gradeBook(page).opener('Ben Carter').click();
      await page.getByRole('button', { name: t('objective.take-back-of', { objective }) }).click();
      await dialog.becomes(({ text }) => text.includes(objective) && !text.includes(judged), 'it is taken back');
      await openPlan('Ben Carter');
      assert.ok(!(await screen()).includes(kReason));
    });

    test('a student looks back; the teacher reads it, and nobody else may write it', async () => {
      await openPlan('Ana Torres');
      await page.getByRole('textbox', { name: t('plan.look-back') }).fill('I asked too late.');
      await page.evaluate(() => document.querySelector('[data-text-of="look_back"] button').click());
      await page.waitFor((words) => document.querySelector('.said')?.textContent === words, t('plan.kept'));
      await openPlan('Ana Torres');
      assert.equal(await page.getByRole('textbox', { name: t('plan.look-back') }).value(), 'I asked too late.');
      await signIn(page, school, 'Ms. Okafor');
      await page.getByRole('heading', { name: t('teacher.title'), level: 1 }).get();
      await page.goto(`${school.url}/plan?student=ana-torres`);
      await page.getByRole('heading', { name: t('plan.of', { student: 'Ana Torres' }), level: 1 }).get();
      await says('I asked too late.');
      assert.equal(await page.getByRole('textbox', { name: t('plan.look-back') }).count(), 0);
    });
  });
}

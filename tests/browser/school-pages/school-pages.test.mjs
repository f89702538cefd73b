// The school's own pages: what a student and a teacher see while work comes in, and what they are told when it can't.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { answered, attemptBy, gradeBook, openLesson, signIn } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';
import { texts } from '../texts.mjs';

const t = texts('school', 'en');

for (const engine of engines()) {
  describe(`the school's pages in ${engine}`, () => {
    let school;
    let browser;
    let page;
    before(async () => {
      school = await startSchool();
      browser = await launch(engine);
      page = await browser.newPage();
    });
    after(async () => {
      await browser?.kill();
      await school?.kill();
    });

    test('a row changes in place while a student works, and the focus stays where it is', async () => {
      await signIn(page, school, 'Ms. Okafor');
      const row = gradeBook(page).row('Ben Carter');
      await row.becomes(({ text }) => text.includes(t('status.new')), 'not started');
      await page.waitFor(() => document.querySelector('.live-state')?.dataset.state === 'live');
      const open = gradeBook(page).opener('Ben Carter');
      await open.focus();
      await page.evaluate(() => { window.focused = document.activeElement; });

      const report = await attemptBy(school, 'Ben Carter');
      await report('started');
      await row.becomes(({ text }) => text.includes(t('status.started')), 'in progress');
      await report(...answered('age_at_depth', true));
      await row.becomes(({ text }) => text.includes(t('score', { raw: 1, max: 5 })) && text.includes(t('verdict.client-asserted')), 'scored');
      assert.equal(await page.evaluate(() => document.activeElement === window.focused && window.focused.isConnected), true);
      await page.waitFor((said) => document.getElementById('live').textContent === said,
        t('teacher.news-answered', { student: 'Ben Carter', done: 1, items: 5, score: t('score', { raw: 1, max: 5 }) }));
    });

    test('behind a score: the events as they come, and what was kept aside; by keyboard there and back', async () => {
      const report = await attemptBy(school, 'Chen Wei');
      await report('started');
      await signIn(page, school, 'Ms. Okafor');
      const open = gradeBook(page).opener('Chen Wei');
      await gradeBook(page).row('Chen Wei').becomes(({ text }) => text.includes(t('status.started')));
      await open.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Chen Wei' });
      await dialog.becomes(({ text }) => text.includes(t('event.started')));
      await report(...answered('air_younger', false));
      await dialog.becomes(({ text }) => text.includes(t('event.again')), 'showing the answer');
      const { refused } = await report('answered', { item: 'warmest', response: 128, correct: true, try: 1, hints: 0, mood: 'curious' });
      assert.deepEqual(refused.map(({ code }) => code), ['unknown-field']);
      await report('hinted', { item: 'warmest', step: 1 });
      await dialog.becomes(({ text }) => text.includes(t('refusal.unknown-field')), 'showing what was kept aside');
      assert.equal(await page.evaluate(() => JSON.parse(document.querySelector('dialog pre').textContent).body.mood), 'curious');
      await page.press('Escape');
      await dialog.gone();
      await gradeBook(page).row('Chen Wei').becomes(({ text }) => text.includes(t('teacher.refused', { count: 1 })));
      assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), /^Chen Wei/);
    });

    test('a student sees how far they are, in the language they choose, also next time', async () => {
      const report = await attemptBy(school, 'Dana Haddad');
      await signIn(page, school, 'Dana Haddad');
      await page.getByRole('link', { name: t('student.continue') }).get();
      await report('started');
      await report(...answered('age_at_depth', true));
      await page.goto(`${school.url}/student`);
      await page.getByRole('link', { name: t('student.continue') }).get();
      const es = texts('school', 'es');
      await page.evaluate(() => {
        const choice = document.getElementById('language');
        choice.value = 'es';
        choice.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await page.getByRole('heading', { level: 1, name: es('student.hello', { name: 'Dana' }) }).get();
      await page.goto(`${school.url}/student`);
      await page.getByRole('link', { name: es('student.continue') }).get();
      assert.equal(await page.evaluate(() => document.documentElement.lang), 'es');
      await page.evaluate(() => localStorage.clear());
    });

    test('who is not signed in, or is somebody else, is told so and led on', async () => {
      await signIn(page, school, 'Eli Novak');
      await page.getByRole('heading', { level: 1, name: t('student.hello', { name: 'Eli' }) }).get();
      await page.goto(`${school.url}/teacher`);
      await page.getByRole('alert').becomes(({ text }) => text.includes(t('error.E-ROLE')) && text.includes('E-ROLE'));
      await page.goto(`${school.url}/lesson?assignment=unknown`);
      await page.getByRole('alert').becomes(({ text }) => text.includes(t('error.E-LESSON')));
      await page.evaluate(() => fetch('/api/session', { method: 'DELETE' }).then(({ status }) => status));
      await page.goto(`${school.url}/student`);
      await page.getByRole('status').becomes(({ text }) => text === t('sign-in.signed-out'));
    });

    test('somebody else signs in while a lesson is open: the student is told that their work waits, until they are back', async () => {
      const lesson = await openLesson(page, school, { name: 'Ana Torres' });
      await lesson.inStage('bottom');
      const become = (person) => page.evaluate((id) => fetch('/api/session', {
        method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ person: id }),
      }).then(({ status }) => status), person);
      assert.equal(await become('eli-novak'), 204);
      await lesson.predict('bottom_age', 'y80000');
      await page.getByRole('alert').becomes(({ text }) => text.includes(t('lesson.not-yours', { name: 'Ana Torres' })));
      await page.evaluate(() => fetch('/api/session', { method: 'DELETE' }).then(({ status }) => status));
      assert.equal(await become('ana-torres'), 204);
      await page.getByRole('alert').gone();
      const teacher = await school.as('teacher');
      const { rows } = await teacher.get('/api/gradebook');
      const { attempt } = rows.find(({ student }) => student.name === 'Ana Torres').cells[0];
      const { events, refused } = await teacher.get(`/api/attempts/${attempt}/events`);
      assert.deepEqual([events.map(({ type }) => type), refused], [['started', 'predicted'], []]);
    });

    test('the school goes away: the grade book says that it is not live, and pages say what to do', async () => {
      await signIn(page, school, 'Ms. Okafor');
      await page.waitFor(() => document.querySelector('.live-state')?.dataset.state === 'live');
      await school.kill();
      await page.waitFor((said) => document.querySelector('.live-state').textContent === said, t('teacher.reconnecting'));
      await gradeBook(page).row('Ben Carter').get();
      await page.getByRole('button', { name: t('sign-out') }).click();
      await page.getByRole('alert').becomes(({ text }) => text.includes(t('error.E-SCHOOL')) && text.includes(t('error.E-SCHOOL.do')));
    });
  });
}

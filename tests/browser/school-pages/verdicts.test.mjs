// What a score rests on, and what a teacher can do about it: read, watch, keep, check again, delete; and what the student
// reads of that.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { answered, attemptBy, attemptOf, gradeBook, signIn } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';
import { texts } from '../texts.mjs';

const t = texts('school', 'en');
const kTeacher = 'Ms. Okafor';
const kTitle = 'Reading the ice';

/** Events without the commands that would lead to them: the replay gives something else. */
async function claim(school, name) {
  const report = await attemptBy(school, name);
  await report('started');
  await report(...answered('age_at_depth', true));
  await report('completed');
}

for (const engine of engines()) {
  describe(`verdicts in ${engine}`, () => {
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

    const row = (name) => gradeBook(page).row(name);
    const verdict = (name, word) => page.getByRole('button', { name: t('verdict.explain', { verdict: t(`verdict.${word}`) }), within: row(name) });
    const open = async (name) => {
      await gradeBook(page).opener(name).click();
      const dialog = page.getByRole('dialog', { name });
      await dialog.becomes(({ text }) => text.includes(t('event.started')), 'showing events');
      return dialog;
    };

    test('what the replay contradicts is refused, says why, and is set apart; the page changes by itself', async () => {
      await signIn(page, school, kTeacher);
      await page.waitFor(() => document.querySelector('.live-state')?.dataset.state === 'live');
      const report = await attemptBy(school, 'Ben Carter');
      await report('started');
      await report(...answered('age_at_depth', true));
      await verdict('Ben Carter', 'client-asserted').focus();
      await report('completed');
      await verdict('Ben Carter', 'refused').get();
      await row('Ben Carter').becomes(({ text }) => text.includes(t('score.refused')), 'set apart');
      assert.match(await page.evaluate(() => document.activeElement.className), /verdict/, 'the focus stays while the verdict changes');
      await verdict('Ben Carter', 'refused').press('Enter');
      await page.waitFor((why) => document.querySelector(':popover-open')?.textContent.includes(why), t('reason.divergence'));
      assert.equal(await page.getByRole('dialog').count(), 0, 'reading what it means opens nothing else');
      await page.press('Escape');
      await page.waitFor(() => !document.querySelector(':popover-open') && document.activeElement.className === 'verdict');
      const dialog = await open('Ben Carter');
      const { text } = await dialog.get();
      assert.ok(text.includes(t('verdict.refused.long')) && text.includes(t('reason.divergence')), text);
    });

    test('check again: asked for, and said', async () => {
      await page.getByRole('button', { name: t('act.verify') }).click();
      await page.getByRole('dialog', { name: 'Ben Carter' }).becomes(({ text }) => text.includes(t('act.verify-done')), 'told that it is asked for');
    });

    test('the journal is a file that begins with its header', async () => {
      await page.evaluate(() => {
        const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          window.kept = blob;
          return make.call(URL, blob);
        };
        addEventListener('click', ({ target }) => { if (target.download) window.keptAs = target.download; }, true);
        HTMLAnchorElement.prototype.click = function click() { window.keptAs = this.download; };
      });
      await page.getByRole('button', { name: t('act.journal') }).click();
      const name = 'Ben-Carter-ice-core.skua-journal';
      await page.getByRole('dialog', { name: 'Ben Carter' }).becomes(({ text }) => text.includes(t('act.journal-done', { name })), 'told so');
      const lines = (await page.evaluate(() => window.kept.text())).trimEnd().split('\n').map((line) => JSON.parse(line));
      assert.equal(await page.evaluate(() => window.keptAs), name);
      assert.deepEqual([lines[0].skua, lines[0].schema, lines[0].activity], ['journal', 2, 'ice-core']);
      assert.deepEqual(lines.slice(1).map(({ event }) => event.type), ['started', 'answered', 'completed']);
    });

    test('the replay: who, what it rests on, and what happened; each event leads to its moment', async () => {
      await page.getByRole('link', { name: t('act.replay') }).click();
      await page.getByRole('heading', { level: 1, name: 'Ben Carter' }).get();
      const player = await page.evaluate(() => {
        const element = document.querySelector('skua-player');
        element.seek = (n) => { window.sought = n; };
        element.addEventListener('skua-position', () => { window.placed = true; });
        return { mode: element.launch.mode, header: element.launch.journal.split('\n')[0], src: new URL(element.getAttribute('src'), location.href).origin };
      });
      assert.equal(player.mode, 'replay');
      assert.equal(JSON.parse(player.header).skua, 'journal');
      assert.equal(player.src, school.lessons);
      const answer = page.getByRole('button', { name: new RegExp(t('event.answered', { item: `“${texts('ice-core', 'en')('age_at_depth.short')}”`, response: 'b' })) });
      await page.waitFor(() => window.placed || document.querySelector('[aria-current=step]'));
      await answer.click();
      assert.equal(await page.evaluate(() => window.sought), 1);
      assert.equal(await page.evaluate(() => document.querySelector('[aria-current=step]').textContent.includes('Age of ice at a depth')), true);
      assert.equal(await page.evaluate(() => document.querySelector('.of').textContent.includes('Refused')), true);
      await page.goto(`${school.url}/replay?attempt=00000000-0000-4000-8000-000000000000`);
      await page.getByRole('alert').becomes(({ text }) => text.includes(t('error.E-GONE')) && text.includes('E-GONE'));
    });

    test('all of that is in the log, for the teacher and for the student, who reads that the score was not accepted', async () => {
      await signIn(page, school, kTeacher);
      await page.getByRole('link', { name: t('log.page') }).click();
      for (const what of ['viewed', 'downloaded', 'replayed']) {
        await page.getByRole('row', { name: new RegExp(`${kTeacher}.*${t(`log.${what}`)}.*Ben Carter.*${kTitle}`) }).get();
      }
      await signIn(page, school, 'Ben Carter');
      const seen = page.getByRole('region', { name: t('seen.title') });
      for (const what of ['viewed', 'downloaded', 'replayed']) {
        await seen.becomes(({ text }) => text.includes(t(`seen.${what}`, { who: kTeacher, title: kTitle })), what);
      }
      await page.waitFor((words) => document.querySelector('.standing').textContent.includes(words), t('student.verdict.refused'));
      await signIn(page, school, 'Eli Novak');
      await page.getByRole('region', { name: t('seen.title') }).becomes(({ text }) => text.includes(t('seen.nobody')), 'nobody');
    });

    test('deleting asks first, with the way back under the finger; then everything is gone, and it is said', async () => {
      await claim(school, 'Chen Wei');
      await signIn(page, school, kTeacher);
      await verdict('Chen Wei', 'refused').get();
      await open('Chen Wei');
      const remove = page.getByRole('button', { name: t('act.delete', { student: 'Chen Wei' }) });
      await remove.press('Enter');
      const question = page.getByRole('dialog', { name: t('delete.title', { student: 'Chen Wei' }) });
      const { text } = await question.get();
      for (const key of ['delete.goes-work', 'delete.goes-notebook', 'delete.goes-plan', 'delete.goes-log', 'delete.stays-copies', 'delete.final']) assert.ok(text.includes(t(key)), key);
      const focused = () => page.evaluate(() => document.activeElement.textContent.trim());
      assert.equal(await focused(), t('delete.cancel'));
      await page.press('Escape');
      await question.gone();
      assert.equal(await focused(), t('act.delete', { student: 'Chen Wei' }));
      assert.ok((await attemptOf(await school.as('teacher'), 'Chen Wei')).attempt, 'nothing was deleted');

      await remove.press('Enter');
      await page.getByRole('button', { name: t('delete.go') }).click();
      await page.getByRole('dialog', { name: 'Chen Wei' }).gone();
      await page.waitFor((words) => document.querySelector('main > [role=status]').textContent === words, t('teacher.deleted', { student: 'Chen Wei' }));
      await row('Chen Wei').becomes(({ text: now }) => now.includes(t('status.new')), 'not started');
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), t('teacher.open', { student: 'Chen Wei' }));
      await page.goto(`${school.url}/log`);
      await page.getByRole('row', { name: new RegExp(`${t('log.deleted')}.*Chen Wei.*${t('log.all-work')}`) }).get();
    });
  });

  test(`a school without Node says in ${engine} that it can't check, and that it is not the student's fault`, async () => {
    const school = await startSchool({ env: { PATH: '/nowhere' } });
    const browser = await launch(engine);
    try {
      await claim(school, 'Ana Torres');
      const page = await browser.newPage();
      await signIn(page, school, kTeacher);
      await page.getByRole('button', { name: t('verdict.explain', { verdict: t('verdict.unchecked') }) }).click();
      await page.waitFor((why) => document.querySelector(':popover-open')?.textContent.includes(why), t('reason.no-node'));
      await signIn(page, school, 'Ana Torres');
      await page.waitFor((words) => document.querySelector('.standing').textContent.includes(words), t('student.verdict.checking'));
    } finally {
      await browser.kill();
      await school.kill();
    }
  });
}

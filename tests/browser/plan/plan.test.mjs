// A student's plan: where it leads next, who does this work, looking back, on paper, and saved as a learner record; and what a teacher says
// above a lesson. What is reported comes through the API, and nobody replays it here: the school has no Node.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { until } from '../driver/scope.mjs';
import { engines, launch } from '../driver/index.mjs';
import { attemptBy, gradeBook, signIn } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';
import { texts } from '../texts.mjs';
import { kFormats, kRecord } from './record_shape.mjs';

const t = texts('school', 'en');
const ice = texts('ice-core', 'en');
const kIce = 'reading-the-ice';
const kModules = new URL('../../../modules/', import.meta.url);
const kReason = 'She explained it to the class, without help.';
const kPapers = { letter: [8.5, 11], A4: [8.27, 11.69] };

/** Careers of each lesson in JSON, by the lesson's id. */
function careersOfLessons() {
  const lessons = readdirSync(kModules, { withFileTypes: true }).filter((one) => one.isDirectory()).flatMap(({ name }) => {
    const folder = new URL(`${name}/activities/`, kModules);
    try {
      return readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
    } catch (error) {
      if (error.code === 'ENOENT') return [];
      throw error;
    }
  });
  return Object.fromEntries(lessons.map(({ id, careers = [] }) => [id, careers]));
}

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
      await page.waitFor((wanted) => location.pathname === '/lesson' && new URLSearchParams(location.search).get('assignment') === wanted && document.querySelector('skua-player'), other.assignment);
    });

    test('where all is handed in it offers practice, and says that it does not count', async () => {
      const lessons = await (await school.as('Chen Wei')).get('/api/assignments');
      for (const { id } of lessons) await handIn('Chen Wei', id);
      await openPlan('Chen Wei');
      await says(t('plan.practise-why'));
      await page.getByRole('link', { name: t('plan.practise', { lesson: ice('title') }) }).click();
      await page.waitFor((wanted) => location.search.includes('practice') && location.search.includes(wanted) && document.querySelector('skua-player'), kIce);
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

    for (const locale of ['en', 'ar']) {
      test(`who does this work stands there for each lesson that is given, in ${locale}`, async () => {
        await openPlan('Ana Torres');
        await page.evaluate((tag) => {
          const choice = document.getElementById('language');
          choice.value = tag;
          choice.dispatchEvent(new Event('change', { bubbles: true }));
        }, locale);
        const { text } = await page.getByRole('list', { name: texts('school', locale)('plan.careers') }).get();
        const given = (await (await school.as('Ana Torres')).get('/api/assignments')).map(({ activity }) => activity);
        const careers = careersOfLessons();
        for (const lesson of given.filter((one) => careers[one])) {
          assert.ok(careers[lesson].length >= 2, lesson);
          for (const career of careers[lesson]) assert.ok(text.includes(texts(lesson, locale)(`career.${career}`)), `${lesson}: ${career} in ${text}`);
        }
        assert.ok(given.filter((one) => careers[one]).length >= 8);
        await page.evaluate(() => localStorage.clear());
      });
    }

    test('saved as a learner record it has the shape of the standard, and nothing that the student wrote', async () => {
      await handIn('Dana Haddad', kIce, shown('read_ages', { mastered: 1, right: 4, of: 5 }), shown('air_and_ice', { right: 1, of: 2 }));
      const first = `${kIce}/air_and_ice`;
      await (await school.as('teacher')).post('/api/people/dana-haddad/plan', { due: { [first]: '2099-12-18' }, target: { [first]: 'With a graph.' } });
      await (await school.as('Dana Haddad')).post('/api/plan', { goal: 'My secret goal', look_back: 'My secret thoughts' });
      await openPlan('Dana Haddad');
      await page.evaluate(() => {
        const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          void blob.text().then((text) => { window.file = { text, type: blob.type }; });
          return make.call(URL, blob);
        };
        HTMLAnchorElement.prototype.click = function click() { window.keptAs = this.download; };
      });
      await page.getByRole('button', { name: t('plan.export') }).click();
      const { text, type } = await page.waitFor(() => window.file);
      assert.deepEqual([type, await page.evaluate(() => window.keptAs)], ['application/ld+json', 'dana-haddad.clr.jsonld']);
      await page.getByRole('status').becomes(({ text: said }) => said === t('act.journal-done', { name: 'dana-haddad.clr.jsonld' }));

      const record = JSON.parse(text);
      const ajv = new Ajv({ strict: false, allErrors: true, formats: kFormats });
      assert.ok(ajv.validate(kRecord, record), ajv.errorsText());
      const { credentialSubject: subject } = record;
      const { entries } = await planOf('Dana Haddad');
      assert.deepEqual(subject.verifiableCredential.map(({ credentialSubject: { achievement } }) => achievement.name), [ice('objective.read_ages')]);
      assert.deepEqual(subject.achievement.map(({ name }) => name), entries.filter(({ standing }) => standing !== 'mastered').map(({ title: { en } }) => en));
      const aimed = subject.achievement.find(({ name }) => name === ice('objective.air_and_ice'));
      assert.deepEqual([aimed.due, aimed.target], ['2099-12-18', 'With a graph.']);
      assert.ok(subject.career.includes(ice('career.glaciologist')));
      assert.doesNotMatch(text, /secret/);
      const ids = [...text.matchAll(/"id": "([^"]+)"/g)].map(([, id]) => id).filter((id) => id !== `${school.url}/`);
      assert.ok(ids.every((id) => id.startsWith(`${school.url}/#`)), `${ids}`);
      assert.equal(new Set(ids).size, ids.length, 'each id once');
    });

    test('on paper stands what was said, and nothing to press; what the student wrote stays', async () => {
      await openPlan('Dana Haddad');
      await page.evaluate(() => { window.print = () => { window.printed = true; }; });
      await page.getByRole('button', { name: t('plan.print') }).click();
      await page.waitFor(() => window.printed);
      const { entries } = await planOf('Dana Haddad');
      if (engine !== 'webkit') {
        for (const [paper, size] of Object.entries(kPapers)) {
          const pdf = (await page.print(...size)).toString('latin1');
          assert.match(pdf, /^%PDF-/, paper);
          const pages = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
          assert.ok(pages >= 1 && pages <= 4, `${paper}: ${pages} pages`);
        }
      }
      // The rules for paper, by themselves: no driver of all three engines shows a page as it is printed.
      await page.evaluate(() => {
        const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
        for (const rule of rules) if (rule instanceof CSSMediaRule && rule.media.mediaText === 'print') rule.media.mediaText = 'all';
      });
      const left = await page.evaluate(() => [...document.querySelectorAll('header, input, textarea, select, button, a')].filter((one) => one.getClientRects().length > 0).map((one) => one.outerHTML));
      assert.deepEqual(left, [], 'nothing to press or to fill in');
      const paper = await screen();
      for (const words of [...entries.map(({ title: { en } }) => en), t('plan.due', { day: 'December 18, 2099' }), t('plan.target', { target: 'With a graph.' }), ice('career.glaciologist'), t('plan.stays')]) {
        assert.ok(paper.includes(words), `${words} in ${paper}`);
      }
      assert.doesNotMatch(paper, /secret/);
    });
  });
}

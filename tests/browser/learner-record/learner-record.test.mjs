// A student's plan on paper and saved as a learner record, and who does this work.
// What is reported comes through the API, and nobody replays it here: the school has no Node.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { handIn, openPlan, planOf, shown } from '../plan_page.mjs';
import { texts } from '../texts.mjs';
import { describeInSchool } from '../visit.mjs';
import { kFormats, kRecord } from './record_shape.mjs';

const t = texts('school', 'en');
const ice = texts('ice-core', 'en');
const kIce = 'reading-the-ice';
const kModules = new URL('../../../modules/', import.meta.url);
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

describeInSchool('the learner record', (at, engine) => {
  for (const locale of ['en', 'ar']) {
    test(`who does this work stands there for each lesson that is given, in ${locale}`, async () => {
      await openPlan(at.page, at.school, 'Ana Torres');
      await at.page.evaluate((tag) => {
        const choice = document.getElementById('language');
        choice.value = tag;
        choice.dispatchEvent(new Event('change', { bubbles: true }));
      }, locale);
      const { text } = await at.page.getByRole('list', { name: texts('school', locale)('plan.careers') }).get();
      const given = (await (await at.school.as('Ana Torres')).get('/api/assignments')).map(({ activity }) => activity);
      const careers = careersOfLessons();
      for (const lesson of given.filter((one) => careers[one])) {
        assert.ok(careers[lesson].length >= 2, lesson);
        for (const career of careers[lesson]) assert.ok(text.includes(texts(lesson, locale)(`career.${career}`)), `${lesson}: ${career} in ${text}`);
      }
      assert.ok(given.filter((one) => careers[one]).length >= 8);
      await at.page.evaluate(() => localStorage.clear());
    });
  }

  test('saved as a learner record it has the shape of the standard, and nothing that the student wrote', async () => {
    await handIn(at.school, 'Dana Haddad', kIce, shown('read_ages', { mastered: 1, right: 4, of: 5 }), shown('air_and_ice', { right: 1, of: 2 }));
    const first = `${kIce}/air_and_ice`;
    await (await at.school.as('teacher')).post('/api/people/dana-haddad/plan', { due: { [first]: '2099-12-18' }, target: { [first]: 'With a graph.' } });
    await (await at.school.as('Dana Haddad')).post('/api/plan', { goal: 'My secret goal', look_back: 'My secret thoughts' });
    await openPlan(at.page, at.school, 'Dana Haddad');
    await at.page.evaluate(() => {
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        void blob.text().then((text) => { window.file = { text, type: blob.type }; });
        return make.call(URL, blob);
      };
      HTMLAnchorElement.prototype.click = function click() { window.keptAs = this.download; };
    });
    await at.page.getByRole('button', { name: t('plan.export') }).click();
    const { text, type } = await at.page.waitFor(() => window.file);
    assert.deepEqual([type, await at.page.evaluate(() => window.keptAs)], ['application/ld+json', 'dana-haddad.clr.jsonld']);
    await at.page.getByRole('status').becomes(({ text: said }) => said === t('act.journal-done', { name: 'dana-haddad.clr.jsonld' }));

    const record = JSON.parse(text);
    const ajv = new Ajv({ strict: false, allErrors: true, formats: kFormats });
    assert.ok(ajv.validate(kRecord, record), ajv.errorsText());
    const { credentialSubject: subject } = record;
    const { entries } = await planOf(at.school, 'Dana Haddad');
    assert.deepEqual(subject.verifiableCredential.map(({ credentialSubject: { achievement } }) => achievement.name), [ice('objective.read_ages')]);
    assert.deepEqual(subject.achievement.map(({ name }) => name), entries.filter(({ standing }) => standing !== 'mastered').map(({ title: { en } }) => en));
    const aimed = subject.achievement.find(({ name }) => name === ice('objective.air_and_ice'));
    assert.deepEqual([aimed.due, aimed.target], ['2099-12-18', 'With a graph.']);
    assert.ok(subject.career.includes(ice('career.glaciologist')));
    assert.doesNotMatch(text, /secret/);
    const ids = [...text.matchAll(/"id": "([^"]+)"/g)].map(([, id]) => id).filter((id) => id !== `${at.school.url}/`);
    assert.ok(ids.every((id) => id.startsWith(`${at.school.url}/#`)), `${ids}`);
    assert.equal(new Set(ids).size, ids.length, 'each id once');
  });

  test('on paper stands what was said, and nothing to press; what the student wrote stays', async () => {
    await openPlan(at.page, at.school, 'Dana Haddad');
    await at.page.evaluate(() => { window.print = () => { window.printed = true; }; });
    await at.page.getByRole('button', { name: t('plan.print') }).click();
    await at.page.waitFor(() => window.printed);
    const { entries } = await planOf(at.school, 'Dana Haddad');
    if (engine !== 'webkit') {
      for (const [paper, size] of Object.entries(kPapers)) {
        const pdf = (await at.page.print(...size)).toString('latin1');
        assert.match(pdf, /^%PDF-/, paper);
        assert.ok(pdf.trimEnd().endsWith('%%EOF'), `${paper}: it is whole`);
        if (engine === 'firefox') continue;  // its files hold their pages compressed
        const pages = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
        assert.ok(pages >= 1 && pages <= 4, `${paper}: ${pages} pages`);
      }
    }
    // The rules for paper, by themselves: no driver of all three engines shows a page as it is printed.
    await at.page.evaluate(() => {
      const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
      for (const rule of rules) if (rule instanceof CSSMediaRule && rule.media.mediaText === 'print') rule.media.mediaText = 'all';
    });
    const left = await at.page.evaluate(() => [...document.querySelectorAll('header, input, textarea, select, button, a')].filter((one) => one.getClientRects().length > 0).map((one) => one.outerHTML));
    assert.deepEqual(left, [], 'nothing to press or to fill in');
    const paper = await at.screen();
    for (const words of [...entries.map(({ title: { en } }) => en), t('plan.due', { day: 'December 18, 2099' }), t('plan.target', { target: 'With a graph.' }), ice('career.glaciologist'), t('plan.stays')]) {
      assert.ok(paper.includes(words), `${words} in ${paper}`);
    }
    assert.doesNotMatch(paper, /secret/);
  });
});

// The page that checks a journal: one that holds, one that does not, one that can't be checked; in both languages, and used in
// ways that it is not meant to be.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { play } from '../../replay/attempts.mjs';
import { closeOf, lessonOf } from '../../replay/runtime.mjs';
import { engines, launch } from '../driver/index.mjs';
import { startSchool } from '../school_server.mjs';
import { VerifyPage } from '../verify_page.mjs';

const { version, manifest } = lessonOf('antarctica');
const header = (change) => `${JSON.stringify({
  skua: 'journal', schema: 2, abi: manifest.abi, module: { name: manifest.module, version: manifest.version },
  hashes: { runtime: manifest.runtime.wasm.sha256, module: manifest.code.sha256 }, manifest: version,
  activity: 'ice-core', attempt: '0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10', actor: 'a-student', seed: 20260302, mode: 'practice', ...change,
})}\n`;

for (const engine of engines()) {
  describe(`the page that checks journals: ${engine}`, () => {
    let school;
    let browser;
    let page;
    let journal;
    before(async () => {
      ({ journal } = await play('ice-core-quick', { named: true }));
      school = await startSchool();
      browser = await launch(engine);
      page = await browser.newPage();
    });
    after(async () => {
      await browser?.kill();
      await school?.kill();
    });

    test('a journal as a lesson made it holds: score, questions, states, and by which engine', async () => {
      const verify = await VerifyPage.open(page, school);
      await verify.drop({ 'quick.skua-journal': journal });
      await verify.heading('result.holds');
      const words = await verify.words();
      const close = closeOf(journal);
      for (const text of ['4.5 of 5', 'Completed', 'Reading the ice', `${close.commands} steps · ${close.events} events`, close.state, close.chain, version]) {
        assert.ok(words.includes(text), `"${text}" does not stand there, but:\n${words}`);
      }
      assert.match(words, { chromium: /Chromium \d/, firefox: /Firefox \d/, webkit: /WebKit \d/ }[engine]);
      await page.getByRole('row', { name: /Age at depth/ }).get();
    });

    test('what happened is a table that opens: every event, its answer and what came of it', async () => {
      const verify = await VerifyPage.open(page, school);
      await verify.drop({ 'quick.skua-journal': journal });
      await verify.heading('result.holds');
      const rows = await verify.evidence();
      assert.equal(rows.length, closeOf(journal).events);
      assert.deepEqual(rows.filter(([deed]) => deed.includes('“age at depth”')), [
        ['Answered “age at depth”: 308,120', 'not yet · Suggests: gas_age', '0:02'],
        ['Took hint 1 for “age at depth”', '', '0:02'],
        ['Answered “age at depth”: 311,690', 'right · try 2 · Hints: 1', '0:02'],
      ]);
      await page.getByRole('row', { name: /Took hint 1 for “age at depth”/ }).get();
    });

    test('one with another answer does not hold: where, what was recorded, what came out', async () => {
      const verify = await VerifyPage.open(page, school);
      await verify.drop({ 'forged.skua-journal': journal.replace('"correct":false', '"correct":true') });
      await verify.heading('result.not');
      await verify.heading('where.title');
      const words = await verify.words();
      assert.match(words, /step 5: Answer/);
      assert.match(words, /\/correct/);
      assert.match(words, /Recorded\s+true\s+Played again\s+false/);
      assert.deepEqual((await verify.evidence()).find(([deed]) => deed.startsWith('Answered')), ['Answered “age at depth”: 308,120', 'not yet · Suggests: gas_age', '0:02']);
      assert.ok((await verify.words()).includes(verify.t('evidence.not')));
    });

    test('a build that is not kept is named, and the reader is told where to go', async () => {
      const verify = await VerifyPage.open(page, school);
      await verify.drop({ 'a.skua-journal': header({ manifest: '00000000deadbeef' }) });
      await verify.heading('result.unchecked');
      const words = await verify.words();
      assert.match(words, /a\.skua-journal/);
      assert.match(words, /build 00000000deadbeef of “antarctica”/);
      assert.match(words, /at the school that gave the lesson/);
      assert.equal(await page.evaluate(() => document.activeElement.id), 'verdict');
    });

    test('the language can be changed while a result stands there', async () => {
      await page.evaluate(() => {
        const select = document.getElementById('language');
        select.value = 'es';
        select.dispatchEvent(new Event('change'));
      });
      await new VerifyPage(page, 'es').heading('result.unchecked');
      assert.equal(await page.evaluate(() => document.documentElement.lang), 'es');
      const verify = await VerifyPage.open(page, school, 'es');
      await page.evaluate(() => localStorage.clear());
      await verify.heading('page.heading');
    });

    test('another journal: the same page, from the keyboard', async () => {
      const verify = await VerifyPage.open(page, school);
      await verify.drop({ 'b.skua-journal': 'hello' });
      await verify.heading('result.unchecked');
      await page.getByRole('button', { name: verify.t('result.again') }).press('Enter');
      await verify.heading('page.heading');
      assert.equal(await page.evaluate(() => document.activeElement.id), 'file');
    });

    test('two files at once are one too many', async () => {
      const verify = await VerifyPage.open(page, school);
      await verify.drop({ 'a.skua-journal': header({}), 'b.skua-journal': header({}) });
      await page.waitFor((text) => document.querySelector('[role=alert]')?.textContent === text, verify.t('page.several'));
    });

    test('a header that contradicts its build', async () => {
      const verify = await VerifyPage.open(page, school);
      await verify.drop({ 'c.skua-journal': header({ hashes: { runtime: 'cd'.repeat(32), module: manifest.code.sha256 } }) });
      await verify.heading('result.unchecked');
      assert.match(await verify.words(), /hashes\.runtime: (cd){32} in the journal/);
    });
  });
}

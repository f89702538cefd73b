// Faults in the middle of a lesson: a simulation that traps, a browser that stores nothing, a report that the LMS refuses.
// The student is told, and no work is lost.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { until } from '../driver/scope.mjs';
import { startLms } from '../lms.mjs';
import { ReadingTheIce } from '../reading_the_ice.mjs';
import { texts } from '../texts.mjs';
import { testModule } from './modules.mjs';

const eventually = (test, what) => until(async () => test() || undefined, () => what);

async function expectNote(frame, code, locale) {
  const t = texts('player', locale);
  await frame.waitFor((needed) => needed.every((text) => document.body.innerText.includes(text)),
    [t(`error.${code}`), t(`error.${code}.do`), code]);
}

/** The texts of the test module have no translation: its keys stand there in brackets. */
async function workAndBreak(frame) {
  await frame.getByRole('button', { name: '[work]' }).click();
  await frame.getByRole('button', { name: '[work]' }).click();
  await frame.getByRole('button', { name: '[break]' }).click();
}

for (const engine of engines()) {
  describe(`work is kept: ${engine}`, () => {
    const browsers = {};
    before(async () => {
      for (const locale of ['en', 'es']) browsers[locale] = await launch(engine, { locale });
    });
    after(async () => {
      for (const browser of Object.values(browsers)) await browser.kill();
    });

    for (const locale of ['en', 'es']) {
      test(`a module that traps, ${locale}`, async () => {
        const lms = await startLms(testModule('trap'));
        try {
          const t = texts('player', locale);
          const page = await browsers[locale].newPage();
          await page.goto(`${lms.url}/?locale=${locale}`);
          const frame = page.frame();
          await workAndBreak(frame);

          const { text } = await frame.getByRole('alert').get();
          for (const key of ['error.E-TRAP', 'error.E-TRAP.do']) assert.ok(text.includes(t(key)), text);
          const worked = () => lms.events().filter(({ action }) => action === 'work').map(({ detail }) => detail.times);
          await eventually(() => worked().length === 2, 'both pieces of work reach the LMS after the trap');
          assert.deepEqual(worked(), [1, 2]);

          // The command that broke it is not part of the work: the lesson goes on from before it.
          await frame.getByRole('button', { name: t('error.reload') }).click();
          await frame.getByRole('button', { name: '[work]' }).click();
          await eventually(() => worked().length === 3, 'work goes on after the reload');
          assert.deepEqual(worked(), [1, 2, 3]);
          assert.deepEqual(lms.events().map(({ n }) => n), lms.events().map((_, i) => i));
          await page.close();
        } finally {
          lms.close();
        }
      });

      test(`a browser that stores nothing, ${locale}`, async () => {
        // The page is put into an origin of its own, as by a host with a stricter sandbox: it has no IndexedDB there.
        const lms = await startLms({ sandbox: 'allow-scripts' });
        try {
          const page = await browsers[locale].newPage();
          await page.goto(`${lms.url}/?locale=${locale}`);
          const lesson = new ReadingTheIce(page.frame(), locale);
          assert.equal(await lesson.frame.evaluate(() => globalThis.origin), 'null');
          await lesson.inStage('bottom');
          await expectNote(lesson.frame, 'E-STORAGE', locale);
          await lesson.bottom();
          await lesson.inStage('age');
          await eventually(() => lms.events().some(({ type }) => type === 'predicted'), 'the prediction reaches the LMS');
          await page.close();
        } finally {
          lms.close();
        }
      });

      test(`a report with a field that the LMS does not know, ${locale}`, async () => {
        const lms = await startLms({
          refuse: ({ kind, body }) => (kind === 'event' && body.type === 'predicted'
            ? { code: 'unknown-field', message: '/body/mood: is not known here.' } : undefined),
        });
        try {
          const page = await browsers[locale].newPage();
          await page.goto(`${lms.url}/?locale=${locale}`);
          const lesson = new ReadingTheIce(page.frame(), locale);
          await lesson.bottom();
          await expectNote(lesson.frame, 'E-REFUSED', locale);
          // The lesson goes on.
          await lesson.inStage('age');
          await lesson.age();
          await lesson.inStage('air');
          assert.ok(lms.refused.length >= 1);
          await page.close();
        } finally {
          lms.close();
        }
      });
    }

    test('an LMS that keeps no views and did not answer for a while: after a reload nothing was refused, and what was typed is there', async () => {
      const lms = await startLms();
      try {
        const page = await browsers.en.newPage();
        await page.goto(lms.url);
        let lesson = new ReadingTheIce(page.frame());
        await lesson.bottom();
        const { asked } = await lesson.read('drill_there');
        await lesson.sample(lesson.number(asked));
        const field = () => lesson.frame.getByRole('textbox', { name: lesson.t('age_at_depth', { asked }) });
        await field().fill('123');
        await lesson.everythingSent();
        lms.down = true;
        await field().fill('123 456');
        await lesson.everythingKept();
        lms.down = false;
        await page.goto(lms.url);
        lesson = new ReadingTheIce(page.frame());
        await field().becomes(({ value }) => value === '123 456', 'what was typed');
        await lesson.everythingSent();
        assert.ok(!(await lesson.frame.evaluate(() => document.body.innerText)).includes(texts('player')('error.E-REFUSED')));
        assert.deepEqual(lms.refused, []);
        await page.close();
      } finally {
        lms.close();
      }
    });
  });
}

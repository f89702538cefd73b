// A teacher watches a recorded attempt: goes to events, plays, sees what the student saw, and leaves nothing behind.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { journals, lessonOf } from '../../replay/runtime.mjs';
import { engines, launch } from '../driver/index.mjs';
import { startLms } from '../lms.mjs';
import { ReadingTheIce } from '../reading_the_ice.mjs';

const { version, manifest } = lessonOf('antarctica');
const kBuild = { manifest: version, hashes: { runtime: manifest.runtime.wasm.sha256, module: manifest.code.sha256 } };

/** A committed attempt as if it had been made with the build that is there. */
function recorded(name, build = kBuild) {
  const { text, header } = journals().find((one) => one.name === name);
  return [JSON.stringify({ ...header, ...build }), ...text.split('\n').slice(1)].join('\n');
}
const eventsOf = (journal) => journal.split('\n').filter(Boolean).flatMap((line) => JSON.parse(line).event ?? []);

const kJournal = recorded('ice-core-quick');
const kEvents = eventsOf(kJournal);

for (const engine of engines()) {
  describe(`a replay in ${engine}`, () => {
    let lms;
    let browser;
    let page;
    let frame;
    let lesson;
    const button = (name) => frame.getByRole('button', { name });
    const position = () => frame.getByRole('slider', { name: 'Position' });
    const happened = () => frame.evaluate(() => document.getElementById('replay-event').textContent);
    const seek = (n) => page.evaluate((event) => document.querySelector('skua-player').seek(event), n);

    before(async () => {
      lms = await startLms({ replay: kJournal });
      browser = await launch(engine);
      page = await browser.newPage();
      await page.goto(lms.url);
      frame = page.frame();
      lesson = new ReadingTheIce(frame);
      await page.evaluate(() => {
        globalThis.told = [];
        for (const type of ['skua-position', 'skua-status', 'skua-event', 'skua-error']) {
          addEventListener(type, ({ detail }) => globalThis.told.push({ type, ...detail }));
        }
      });
      await button('Play').get();
    });
    after(async () => {
      await browser?.kill();
      lms?.close();
    });

    test('it is marked as a replay, and stands at the begin', async () => {
      await frame.getByRole('region', { name: 'Replay · what the student did' }).get();
      await lesson.inStage('bottom');
      await lesson.says(`Event 1 of ${kEvents.length} · Started the lesson`);
      assert.match((await position().get()).value, /^0$/);
      assert.equal(await frame.getByRole('status', { name: /sent/ }).count(), 0);
    });

    test('from event to event: the panel shows what the student saw', async () => {
      await button('Next event').click();
      assert.equal((await lesson.read('lesson.guess')).what, lesson.t('bottom_age.y80000'));
      await lesson.button('choose.show_card').get();
      assert.match(await happened(), /^Event 2 of \d+ · Predicted .*: 80,000 years$/);
      const sample = kEvents.find(({ action }) => action === 'take_sample');
      await seek(sample.n);
      await lesson.card(sample.detail.depth_m).get();
      const wrong = kEvents.find(({ type, correct }) => type === 'answered' && !correct);
      await seek(wrong.n);
      await lesson.read('age_at_depth.again.gas_age');
      assert.match(await happened(), /not yet/);
      assert.equal(lesson.number(await frame.getByRole('textbox', { name: lesson.pattern('age_at_depth') }).value()), lesson.number(wrong.response));
      const last = kEvents.at(-1);
      await position().press('End');
      await lesson.inStage('result');
      assert.deepEqual(await lesson.result(), { points: last.score.raw, possible: last.score.max });
      await button('Previous event').click();
      await lesson.inStage('today');
    });

    test('it plays, faster if wanted, and pauses', async () => {
      await seek(0);
      await frame.evaluate(() => {
        const speed = document.getElementById('replay-speed');
        speed.value = '8';
        speed.dispatchEvent(new Event('change'));
      });
      await position().press('k');
      await button('Pause').get();
      await position().becomes(({ value }) => Number(value) > 8000, 'past 8 s');
      await position().press(' ');
      const { value } = await position().get();
      await button('Play').get();
      await new Promise((resolve) => setTimeout(resolve, 400));
      assert.equal((await position().get()).value, value);
      await position().press('ArrowRight');
      await position().becomes((now) => Number(now.value) === Number(value) + 1000, 'a second later');
    });

    test('what the student worked with can be read, and does nothing', async () => {
      await seek(0);
      await lesson.inStage('bottom');
      const guess = lesson.t('bottom_age.y80000');
      await frame.evaluate(() => {
        for (const control of document.querySelectorAll('#n-panel input, #n-panel button, #n-stage button')) control.click();
      });
      await frame.getByRole('radio', { name: guess }).press(' ', 'Enter');
      await new Promise((resolve) => setTimeout(resolve, 300));
      await lesson.inStage('bottom');
      assert.equal(await frame.evaluate(() => document.querySelectorAll('#n-panel input:checked').length), 0);
    });

    test('nothing is delivered, stored or locked, and the page is told where it stands', async () => {
      const told = await page.evaluate(() => globalThis.told);
      assert.deepEqual([...new Set(told.map(({ type }) => type))], ['skua-position']);
      assert.equal(told.at(-1).event, 0);
      assert.equal(lms.items(), 0);
      const kept = await frame.evaluate(async () => {
        const held = (await navigator.locks?.query())?.held ?? [];
        const items = [];
        for (const { name } of (await indexedDB.databases?.()) ?? []) {
          const database = await new Promise((resolve) => { indexedDB.open(name).onsuccess = ({ target }) => resolve(target.result); });
          for (const store of database.objectStoreNames) {
            items.push(...await new Promise((resolve) => {
              database.transaction(store).objectStore(store).getAll().onsuccess = ({ target }) => resolve(target.result);
            }));
          }
          database.close();
        }
        return { held: held.length, items: items.length };
      });
      assert.deepEqual(kept, { held: 0, items: 0 });
    });
  });

  test(`a record that does not hold is shown up to there, one of another build not at all: ${engine}`, async () => {
    const browser = await launch(engine);
    const open = [];
    const shown = async (replay) => {
      const lms = await startLms({ replay });
      open.push(lms);
      const page = await browser.newPage();
      await page.goto(lms.url);
      return page.frame();
    };
    try {
      const astray = await shown(recorded('ice-core-quick').replace('"response":"sealed_later"', '"response":"same_age"'));
      await astray.waitFor(() => document.getElementById('replay-note')?.textContent.startsWith('The replay ends here'));
      const told = recorded('ice-core-quick');
      const answer = told.split('\n').find((line) => line.includes('"correct":false'));
      const unlike = await shown(told.replace(answer, answer.replace('"correct":false', '"correct":true')));
      await unlike.waitFor((n) => document.getElementById('replay-note')?.textContent.startsWith(`The record does not match what the student did: event ${n} is`), JSON.parse(answer).event.n + 1);
      const other = await shown(recorded('ice-core-quick', { hashes: { runtime: '', module: 'ab'.repeat(32) } }));
      assert.match(await other.getByRole('alert').text(), /E-LAUNCH/);
    } finally {
      for (const lms of open) lms.close();
      await browser.kill();
    }
  });
}

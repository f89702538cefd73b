// The begin of a lesson played by ear: nothing but what a screen reader speaks says where to go and what came of it. In Chromium.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { Gallery, kSheets } from '../gallery_page.mjs';
import { until } from '../driver/scope.mjs';
import { startLms } from '../lms.mjs';
import { ReadingTheIce } from '../reading_the_ice.mjs';
import { Speech } from './speech.mjs';

/** Controls that say what they are and not what they do. */
const kNameless = /^(button|checkbox|combobox|slider|spinbutton|switch|tab|textbox|radio|meter|progressbar|figure)(,\s*(not checked|checked|disabled|position.*|max value.*|orientated.*))?$/;

async function opened(options, run) {
  const lms = await startLms(options);
  const browser = await launch('chromium');
  try {
    const page = await browser.newPage();
    await page.goto(lms.url);
    await run(page.frame(), lms);
  } finally {
    await browser.kill();
    lms.close();
  }
}

if (engines().includes('chromium')) {
  test('the begin by ear: the guess, and a sample', async () => opened({}, async (frame, lms) => {
    const lesson = new ReadingTheIce(frame);
    await lesson.inStage('bottom');
    const ear = new Speech(frame);
    assert.ok((await ear.all()).some((phrase) => phrase.startsWith('group, How old is the ice at the bottom')));

    await ear.start();
    assert.ok(await ear.readTo(/^radio, 80,000 years, not checked/));
    await ear.press('Space');
    assert.ok(await ear.readTo(/^button, That is my guess$/), 'it can be pressed now');
    const guessed = (await ear.press('Enter')).join('\n');
    assert.ok(guessed.split('\n').includes(`button, ${lesson.t('choose.show_card')}`), `the first of the ways on has the focus, and is said:\n${guessed}`);
    const after = (await ear.press('Enter')).join('\n');
    assert.match(after, /^heading, How old is the ice\?, level 2$/m, 'the next question is said without being looked for');

    await ear.start();
    assert.ok(await ear.readTo(/^textbox, Depth, m$/));
    await ear.type('25.5');
    // Spoken, a space that does not break is one like any other.
    const says = (phrases, words) => phrases.some((phrase) => phrase.includes(words.replace(/\s/g, ' '))) || undefined;
    const wrong = lesson.t('error.depth', { bottom: lesson.written(3190) });
    // It may wait for what is being said.
    const heard = await ear.press('Enter');
    await until(async () => says([...heard, ...await ear.listen(1000)], wrong), () => `not said: ${wrong}`);
    await ear.type('2500');
    await ear.press('Enter');
    const arrived = lesson.t('sample.can', { depth: lesson.written(2500) });
    await until(async () => says(await ear.listen(1000), arrived), () => `not said: ${arrived}`);
    const ready = await until(async () => {
      await ear.start();
      return ear.readTo(/^button, Take a sample$/);
    }, () => 'no sample can be taken');
    assert.ok(ready, 'once the drill is there');
    await ear.press('Enter');
    await until(async () => lms.commands().some(([, name]) => name === 'take_sample') || undefined, () => 'no sample was taken');
  }));

  test('nothing is nameless when it is read from top to bottom, in the gallery and in the lesson', async () => {
    await opened({ module: 'gallery', activity: 'widgets' }, async (frame) => {
      const gallery = new Gallery(frame, 'en');
      const ear = new Speech(frame);
      for (const sheet of kSheets) {
        await gallery.sheet(sheet);
        assert.deepEqual((await ear.all()).filter((phrase) => kNameless.test(phrase)), [], sheet);
      }
    });
    await opened({}, async (frame) => {
      const lesson = new ReadingTheIce(frame);
      const ear = new Speech(frame);
      for (const stage of ['bottom', 'age', 'air']) {
        await lesson.inStage(stage);
        assert.deepEqual((await ear.all()).filter((phrase) => kNameless.test(phrase)), [], stage);
        await lesson[stage]();
      }
    });
  });
}

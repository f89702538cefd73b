// What a student sets for looks and keys is there at once, on the page and on the stage, and at the next visit.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { startLms } from '../lms.mjs';
import { openLesson } from '../school_pages.mjs';
import { countPictures, picturesOf } from '../stage/pictures_drawn.mjs';
import { pause } from '../stage/gallery_stage.mjs';
import { until } from '../driver/scope.mjs';
import { startSchool } from '../school_server.mjs';
import { texts } from '../texts.mjs';

const t = texts('settings');
const player = texts('player');

const styleOf = (frame, property) => frame.evaluate((name) => getComputedStyle(document.documentElement).getPropertyValue(name), property);
const becomes = (frame, property, wanted) => frame.waitFor(
  ([name, value]) => getComputedStyle(document.documentElement).getPropertyValue(name) === value, [property, wanted]);

for (const engine of engines()) {
  test(`settings in ${engine}`, async () => {
    const school = await startSchool();
    const browser = await launch(engine);
    try {
      const page = await browser.newPage();
      let { frame } = await openLesson(page, school);
      const button = (name) => frame.getByRole('button', { name });
      const radio = (name, group) => frame.getByRole('radio', { name, within: frame.getByRole('group', { name: group }) });
      const text = () => button(player('bar.text'));

      await button(player('bar.settings')).click();
      await frame.getByRole('dialog', { name: player('bar.settings') }).get();
      await radio(t('colors.contrast'), t('colors')).click();
      await becomes(frame, 'color-scheme', 'dark');
      assert.equal(await styleOf(frame, 'background-color'), 'rgb(0, 0, 0)');
      await radio('Atkinson Hyperlegible', t('font')).click();
      await frame.waitFor(() => document.fonts.check('16px "Atkinson Hyperlegible"') && document.documentElement.dataset.font === 'atkinson');
      const size = parseFloat(await styleOf(frame, 'font-size'));
      await radio('125%', t('size')).click();
      await becomes(frame, 'font-size', `${size * 1.25}px`);
      await radio('OpenDyslexic', t('font')).click();
      await frame.waitFor(() => document.fonts.check('16px OpenDyslexic') && document.documentElement.dataset.font === 'dyslexic');
      // Names of all Europe are written with it: whichever font would step in, they are as wide.
      const widths = await frame.evaluate(() => ['serif', 'monospace'].map((otherwise) => {
        const context = document.createElement('canvas').getContext('2d');
        context.font = `40px OpenDyslexic, ${otherwise}`;
        return context.measureText('Łucja Żółć, Ağaçkıran, İpek, Dvořák, Nguyễn, Þór, Ștefan, Őze, ﬁ').width;
      }));
      assert.equal(widths[0], widths[1]);
      await radio('Atkinson Hyperlegible', t('font')).click();
      await frame.waitFor(() => document.documentElement.dataset.font === 'atkinson');
      await button(t('close')).click();

      // At the next visit it is as it was left.
      ({ frame } = await openLesson(page, school, { button: 'student.continue' }));
      await becomes(frame, 'background-color', 'rgb(0, 0, 0)');
      await becomes(frame, 'font-size', `${size * 1.25}px`);

      // Keys: as they are, changed, and none.
      await text().click();
      await text().becomes(({ pressed }) => pressed, 'text view');
      await frame.press('Alt+Shift+3');
      await text().becomes(({ pressed }) => !pressed, 'stage');
      await frame.press('Alt+Shift+5');
      await frame.getByRole('dialog', { name: player('bar.settings') }).get();
      await frame.getByRole('disclosure', { name: t('shortcuts') }).click();
      await frame.waitFor((words) => document.body.innerText.includes(words), t('shortcuts.where'));
      await button(t('shortcuts.change.of', { name: player('bar.text') })).click();
      await frame.press('x');
      await frame.waitFor((words) => document.body.innerText.includes(words), t('shortcuts.needs'));
      await frame.press('Alt+x');
      await frame.waitFor((words) => document.body.innerText.includes(words), t('shortcuts.changed', { keys: 'Alt + X' }));
      await frame.press('Escape');
      await frame.getByRole('dialog', { name: player('bar.settings') }).gone();
      await frame.press('Alt+Shift+3');
      await frame.press('Alt+x');
      await text().becomes(({ pressed }) => pressed, 'text view by the new keys alone');

      // Who comes next to this computer finds it as the device has it; whoever comes back, as they left it.
      ({ frame } = await openLesson(page, school, { name: 'Ben Carter' }));
      await text().becomes(({ pressed }) => !pressed, 'stage for somebody else');
      await becomes(frame, 'font-size', `${size}px`);
      assert.equal(await frame.evaluate(() => document.documentElement.dataset.theme ?? 'as the device'), 'as the device');
      ({ frame } = await openLesson(page, school, { button: 'student.continue' }));
      await text().becomes(({ pressed }) => pressed, 'text view');
      await becomes(frame, 'font-size', `${size * 1.25}px`);
    } finally {
      await browser.kill();
      await school.kill();
    }
  });

  test(`what moves is paused in one step, by button, keys or setting, in ${engine}`, async () => {
    const lms = await startLms({ module: 'frog-circulation', activity: 'two-rounds' });
    const browser = await launch(engine);
    try {
      const page = await browser.newPage();
      await page.goto(lms.url);
      const frame = page.frame();
      const button = (name) => frame.getByRole('button', { name });
      const motion = button(t('motion.pause'));
      const becomes = (on, how) => motion.becomes(({ pressed }) => pressed === on, `${on ? 'paused' : 'in motion'} ${how}`);
      /** The page has the choice, too: nothing of its own glides. */
      const stands = (on) => frame.waitFor((value) => (document.documentElement.dataset.motion ?? 'as the device') === value, on ? 'none' : 'as the device');
      const menu = async () => {
        if (!(await motion.count())) await button(player('bar.menu')).click();
        await motion.get();
      };
      await button(texts('two-rounds')('heart.play')).click();
      await frame.evaluate(countPictures);
      const pictures = picturesOf(frame);
      const inASecond = async () => {
        const before = await pictures();
        await pause(1000);
        return (await pictures()) - before;
      };
      await until(async () => (await inASecond()) > 5 || undefined, () => 'the hearts do not beat');
      await menu();
      await motion.click();
      await stands(true);
      await menu();
      await becomes(true, 'by the button');
      await pause(500);
      const drawn = await inASecond();
      assert.ok(drawn <= 2, `${drawn} pictures in a second of hearts that stand`);
      await frame.press('Alt+Shift+7');
      await stands(false);
      await menu();
      await becomes(false, 'by the keys');

      // The setting is the same choice, both ways; and the keys stand in its list.
      await button(player('bar.settings')).click();
      const radio = (name) => frame.getByRole('radio', { name, within: frame.getByRole('group', { name: t('motion') }) });
      await radio(t('motion.none')).click();
      await stands(true);
      await frame.getByRole('disclosure', { name: t('shortcuts') }).click();
      await button(t('shortcuts.change.of', { name: t('motion.pause') })).click();
      await frame.press('Alt+p');
      await frame.waitFor((words) => document.body.innerText.includes(words), t('shortcuts.changed', { keys: 'Alt + P' }));
      await frame.waitFor((words) => document.body.innerText.includes(words), `${t('shortcuts.plot')} ${player('plot.keys')}`);
      await button(t('close')).click();
      await menu();
      await becomes(true, 'by the setting');
      await frame.press('Alt+Shift+7');
      await frame.press('Alt+p');
      await stands(false);
      await frame.press('Alt+p');
      await stands(true);
      await menu();
      await button(player('bar.settings')).click();
      await radio(t('motion.none')).becomes(({ checked }) => checked, 'none is chosen');
    } finally {
      await browser.kill();
      lms.close();
    }
  });

  test(`the task is read aloud, sentence by sentence, in ${engine}`, async () => {
    const school = await startSchool();
    const browser = await launch(engine);
    try {
      const page = await browser.newPage();
      const { frame } = await openLesson(page, school);
      const read = frame.getByRole('button', { name: t('aloud.read') });
      await frame.getByRole('button', { name: player('bar.settings') }).get();
      await frame.evaluate(giveVoice);
      await read.click();
      const first = texts('ice-core')('stage.bottom');
      await frame.waitFor((heading) => globalThis.spoken[0] === heading, first);
      // The sentence is lit where the engine can.
      await frame.waitFor((heading) => !globalThis.CSS.highlights || [...CSS.highlights.get('skua-aloud')].join() === heading, first);
      await frame.evaluate(() => globalThis.endSentence());
      await frame.waitFor(() => globalThis.spoken.length === 2);
      await frame.getByRole('button', { name: t('aloud.stop') }).click();
      await read.becomes(({ pressed }) => !pressed, 'silent');
      assert.equal(await frame.evaluate(() => CSS.highlights?.size ?? 0), 0);
    } finally {
      await browser.kill();
      await school.kill();
    }
  });
}

/** Browsers under test have no voice: one that says nothing, and tells what it was given to say. */
function giveVoice() {
  globalThis.spoken = [];
  globalThis.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) {
      super();
      this.text = text;
    }
  };
  const synthesis = globalThis.speechSynthesis;
  synthesis.getVoices = () => [{ lang: 'en-US', localService: true, default: true, name: 'Test' }];
  synthesis.cancel = () => {};
  synthesis.speak = (utterance) => {
    globalThis.spoken.push(utterance.text);
    globalThis.endSentence = () => utterance.dispatchEvent(new Event('end'));
  };
  synthesis.dispatchEvent(new Event('voiceschanged'));
}

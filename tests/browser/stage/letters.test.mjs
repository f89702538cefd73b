// The words on the stage are drawn in the student's own font and spacing, as the page's are.
import assert from 'node:assert/strict';
import { until } from '../driver/scope.mjs';
import { drawnWords, watchStage } from '../overflow/stage_page.mjs';
import { texts } from '../texts.mjs';
import { inGallery, measureAt } from './gallery_stage.mjs';

const t = texts('settings');
const player = texts('player');

/** Runs in the page: how wide these words are with letters of 100 px in the page's font, as usual and bold. */
function widthsOnPage(words) {
  const { fontFamily } = getComputedStyle(document.documentElement);
  const context = document.createElement('canvas').getContext('2d');
  return words.map((text) => [400, 700].map((weight) => {
    context.font = `${weight} 100px ${fontFamily}`;
    return context.measureText(text).width;
  }));
}

/** By how much a width is off, as a part of it; the stage's are whole pixels, of which one is lost or won on either side. */
const offBy = (width, wanted) => Math.max(0, Math.abs(width - wanted) - 2) / wanted;

inGallery('words on the stage have the student’s font and spacing', async (gallery, { page, room }) => {
  const { frame } = gallery;
  await room(1240, 780);
  await measureAt(gallery, [60, 120]);
  await gallery.sheet('data');
  await frame.evaluate(watchStage);
  const dialog = frame.getByRole('dialog', { name: player('bar.settings') });
  const choose = async (group, option) => {
    await frame.getByRole('button', { name: player('bar.settings') }).click();
    await frame.getByRole('radio', { name: option, within: frame.getByRole('group', { name: t(group) }) }).click();
    await frame.getByRole('button', { name: t('close') }).click();
    await dialog.gone();
  };
  const drawn = async () => new Map((await frame.evaluate(drawnWords)).map(({ text, width }) => [text, width]));
  const onPage = async (words) => new Map((await frame.evaluate(widthsOnPage, words)).map((width, i) => [words[i], width]));
  /** Waits until what is drawn fits: `test` gives, for the words that are there, by how much each is off (a part of its width). */
  const becomes = (what, test) => {
    let seen;
    return until(async () => {
      const words = await drawn();
      seen = await test(words);
      return seen.length > 4 && seen.filter(({ off }) => off < 0.06).length > 0.8 * seen.length ? words : undefined;
    }, () => `${what}: ${JSON.stringify(seen)}`, { ms: 8000 });
  };

  // Another font first, so that each word is drawn anew and known.
  await choose('font', 'OpenDyslexic');
  let before = await until(async () => ((await drawn()).size > 4 ? drawn() : undefined), () => 'no word is drawn anew');
  let beforeOnPage = await onPage([...before.keys()]);
  const wider = [];
  for (const font of ['Atkinson Hyperlegible', t('device'), 'OpenDyslexic']) {
    await choose('font', font);
    const after = await becomes(font, async (words) => {
      const known = [...words.keys()].filter((text) => before.has(text) && text.length > 3);
      const now = await onPage(known);
      return known.map((text) => {
        // What is bold on the stage is not known here.
        const wanted = now.get(text).map((width, weight) => before.get(text) * width / beforeOnPage.get(text)[weight]);
        return { text, width: words.get(text), wanted, off: Math.min(...wanted.map((one) => offBy(words.get(text), one))) };
      });
    });
    wider.push([...after].reduce((sum, [text, width]) => sum + (before.has(text) ? width / before.get(text) : 1), 0) / after.size);
    before = after;
    beforeOnPage = await onPage([...before.keys()]);
  }
  assert.ok(wider[0] < 0.9 && wider[2] > 1.1, `the fonts differ: ${wider}`);

  const spaces = await frame.evaluate(() => 'letterSpacing' in CanvasRenderingContext2D.prototype);
  const usual = before;
  await choose('spacing', t('spacing.wide'));
  await becomes('wide spacing', (words) => [...words.keys()].filter((text) => usual.has(text) && text.length > 3).map((text) => {
    const wanted = beforeOnPage.get(text).map((width) => {
      const px = usual.get(text) / (width / 100);
      return usual.get(text) + (spaces ? px * (0.12 * text.length + 0.16 * (text.split(' ').length - 1)) : 0);
    });
    return { text, width: words.get(text), wanted, off: Math.min(...wanted.map((one) => offBy(words.get(text), one))) };
  }));
});

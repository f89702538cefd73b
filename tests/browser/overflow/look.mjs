// Texts in each language and in the pseudo-locale, at three sizes, with the task enlarged and folded on a phone, at 400 % and with the
// spacing that a reader may ask for: none is cut off, sticks out or lies on another, neither on the page nor on the stage.
import { kGalleryLanguages } from '../gallery_page.mjs';
import { giveRoom } from '../room.mjs';
import { texts } from '../texts.mjs';
import { findOverflow } from './overflow_page.mjs';
import { findStageFaults, watchStage } from './stage_page.mjs';

const kSizes = [[1280, 800], [1024, 768], [390, 844]];
export const kPhone = kSizes[2];
/** Heights of the task on a phone, in the order in which its handle gives them. */
const kHeights = ['half', 'full', 'folded'];
/** How often a view with faults is looked at again, a second later each time. */
const kAgain = 5;
/** Until transitions are over and the stage has been drawn again. */
export const settle = () => new Promise((resolve) => setTimeout(resolve, 400));

export const speak = async (page, frame, locale) => {
  await page.evaluate((tag) => document.querySelector('skua-player').setAttribute('locale', tag), locale);
  await frame.waitFor((tag) => document.documentElement.lang === tag, locale);
  await settle();
};

/** What a reader's own style may set (WCAG 2.2, 1.4.12). */
const kSpacing = [
  ':is(#app, dialog) * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }',
  ':is(#app, dialog) p { margin-block-end: 2em !important }',
];

/** Runs with style rules of the reader's, which go again. */
export async function styled(frame, rules, run) {
  for (const rule of rules) await frame.evaluate((text) => document.styleSheets[0].insertRule(text), rule);
  try {
    return await run();
  } finally {
    for (const _ of rules) await frame.evaluate(() => document.styleSheets[0].deleteRule(0));
  }
}

/**
 * How a scene is looked at: in the pseudo-locale at each size and in each language at one of them, another each time; on a phone with
 * the task as high as it gets, and folded; at 400 % of a window of 1280 x 1024; and with more room between letters, words and lines.
 */
function views(turn) {
  const sizes = kSizes.map((size, i) => ({ size, locales: [...kGalleryLanguages.filter((_, j) => (j + turn) % kSizes.length === i), 'en-XA'] }));
  const [one, another, third] = [0, 1, 2].map((n) => [kGalleryLanguages[(turn + n) % kGalleryLanguages.length]]);
  return [
    ...sizes, { size: kPhone, locales: another, height: 'full' }, { size: kPhone, locales: third, height: 'folded' }, { size: [320, 256], locales: [...one, 'en-XA'] }, { size: kSizes[0], locales: ['en'], rules: kSpacing }, { size: kPhone, locales: one, rules: kSpacing },
  ];
}

/** Faults of what stands there. Some may pass: a slow machine still lays out what came last, in another language or size. */
async function lasting(frame) {
  const all = async () => [...await frame.evaluate(findOverflow), ...await frame.evaluate(findStageFaults)];
  let found = await all();
  for (let again = 0; again < kAgain && found.length > 0; again += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    found = await all();
  }
  return found;
}

/** From now on all words of the stage are known: on a new context each of them is drawn anew. */
export async function knowWords(frame) {
  if (await frame.evaluate(() => Boolean(globalThis.skuaStage))) return;
  await frame.evaluate(watchStage);
  await frame.evaluate(() => {
    globalThis.skuaContext = document.getElementById('stage').getContext('webgl2').getExtension('WEBGL_lose_context');
    globalThis.skuaContext.loseContext();
  });
  await frame.waitFor(() => !document.getElementById('stage').checkVisibility());
  await frame.evaluate(() => globalThis.skuaContext.restoreContext());
  await frame.waitFor(() => globalThis.skuaStage.frame);
}

/** Draws the task of a phone to a height, or to `half` again, by its handle. */
async function draw(frame, locale, from, to) {
  const turnTo = (at) => frame.getByRole('button', { name: texts('player', locale)(`sheet.${kHeights[at]}`) }).click();
  for (let at = kHeights.indexOf(from); kHeights[at] !== to;) await turnTo(at = (at + 1) % kHeights.length);
}

/**
 * Faults of what stands there, in each view. `open(locale)`: opens what is looked at, in the view that is there then, and gives what
 * closes it again; without something to open in a view it gives nothing, and the view is left out.
 */
export async function look(page, frame, where, turn, open) {
  const faults = [];
  await knowWords(frame);
  for (const { size, locales, rules = [], height = 'half' } of views(turn)) {
    if (open && height !== 'half') continue;
    await giveRoom(page, ...size);
    for (const locale of locales) {
      await styled(frame, rules, async () => {
        await speak(page, frame, locale);
        await draw(frame, locale, 'half', height);
        const close = await open?.(locale);
        if (open && !close) return;
        if (open || height !== 'half') await settle();
        const how = `${rules.length ? ', spaced' : ''}${height === 'half' ? '' : `, ${height}`}`;
        for (const fault of await lasting(frame)) faults.push(`${where}, ${locale}, ${size.join(' x ')}${how}: ${fault}`);
        await close?.();
        await draw(frame, locale, height, 'half');
      });
    }
  }
  await giveRoom(page, ...kSizes[0]);
  await speak(page, frame, 'en');
  return faults;
}

/** Faults of each stage of a lesson as it begins, and of its result. */
export async function lookThrough(page, lesson, stages, options) {
  const faults = [];
  for (const [turn, stage] of stages.entries()) {
    await lesson.inStage(stage);
    faults.push(...await look(page, lesson.frame, stage, turn));
    await lesson.inStage(stage);
    await lesson[stage](options);
  }
  await lesson.result();
  faults.push(...await look(page, lesson.frame, 'result', 1));
  return faults;
}

// Texts in each language and in the pseudo-locale, at three sizes, at 400 % and with the spacing that a reader may ask for: none is
// cut off, sticks out or lies on another.
import { kGalleryLanguages } from '../gallery_page.mjs';
import { giveRoom } from '../room.mjs';
import { findOverflow } from './overflow_page.mjs';

const kSizes = [[1280, 800], [1024, 768], [390, 844]];
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
  '#app * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }',
  '#app p { margin-block-end: 2em !important }',
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
 * How a scene is looked at: in the pseudo-locale at each size and in each language at one of them, another each time; at 400 % of a
 * window of 1280 x 1024; and with more room between letters, words and lines.
 */
function views(turn) {
  const sizes = kSizes.map((size, i) => ({ size, locales: [...kGalleryLanguages.filter((_, j) => (j + turn) % kSizes.length === i), 'en-XA'] }));
  const one = [kGalleryLanguages[turn % kGalleryLanguages.length]];
  return [
    ...sizes, { size: [320, 256], locales: [...one, 'en-XA'] }, { size: kSizes[0], locales: ['en'], rules: kSpacing }, { size: kSizes[2], locales: one, rules: kSpacing },
  ];
}

/** Faults of what stands there. Some may pass: a slow machine still lays out what came last, in another language or size. */
async function lasting(frame) {
  let found = await frame.evaluate(findOverflow);
  for (let again = 0; again < kAgain && found.length > 0; again += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    found = await frame.evaluate(findOverflow);
  }
  return found;
}

/** Faults of what stands there, in each view. */
export async function look(page, frame, where, turn) {
  const faults = [];
  for (const { size, locales, rules = [] } of views(turn)) {
    await giveRoom(page, ...size);
    for (const locale of locales) {
      await styled(frame, rules, async () => {
        await speak(page, frame, locale);
        for (const fault of await lasting(frame)) faults.push(`${where}, ${locale}, ${size.join(' x ')}${rules.length ? ', spaced' : ''}: ${fault}`);
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

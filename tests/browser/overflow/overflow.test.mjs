// Texts in each language and in the pseudo-locale, at three sizes: none is cut off, sticks out or lies on another.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { kGalleryLanguages, kSheets } from '../gallery_page.mjs';
import { giveRoom } from '../room.mjs';
import { openLesson } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';
import { findOverflow } from './overflow_page.mjs';

const kSizes = [[1280, 800], [1024, 768], [390, 844]];
/** That the search finds something: style rules, and what it says of them. */
const kFaults = [
  ['#n-panel [role="tab"] { inline-size: 2rem !important; white-space: nowrap; overflow: visible }', /sticks out of its button/],
  ['#n-panel [role="tab"] { inline-size: 2rem !important; white-space: nowrap; overflow: hidden }', /is cut off by/],
  ['#n-panel { block-size: 2rem; overflow: hidden }', /is cut off by n-panel/],
  ['#status .words, #title { position: fixed !important; inset: 1rem auto auto 2rem }', /lie on each other/],
  ['#n-panel { inline-size: 200vw }', /scrolls sideways/],
];

/** Until transitions are over and the stage has been drawn again. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 400));

const speak = async (page, frame, locale) => {
  await page.evaluate((tag) => document.querySelector('skua-player').setAttribute('locale', tag), locale);
  await frame.waitFor((tag) => document.documentElement.lang === tag, locale);
  await settle();
};

/** Faults of what stands there: in the pseudo-locale at each size, in each language at one of them, another each time. */
async function look(page, frame, where, turn) {
  const faults = [];
  for (const [i, [width, height]] of kSizes.entries()) {
    await giveRoom(page, width, height);
    const locales = [...kGalleryLanguages.filter((_, j) => (j + turn) % kSizes.length === i), 'en-XA'];
    for (const locale of locales) {
      await speak(page, frame, locale);
      for (const fault of await frame.evaluate(findOverflow)) faults.push(`${where}, ${locale}, ${width} x ${height}: ${fault}`);
    }
  }
  await giveRoom(page, ...kSizes[0]);
  await speak(page, frame, 'en');
  return faults;
}

for (const engine of engines()) {
  test(`the gallery has room for every language in ${engine}`, async () => {
    const school = await startSchool();
    const browser = await launch(engine);
    try {
      const page = await browser.newPage();
      const gallery = await openLesson(page, school, { activity: 'widgets' });
      const faults = [];
      for (const [turn, sheet] of kSheets.entries()) {
        await gallery.sheet(sheet);
        faults.push(...await look(page, gallery.frame, sheet, turn));
      }
      assert.deepEqual(faults, []);
      for (const [css, found] of kFaults) {
        await gallery.frame.evaluate((text) => document.styleSheets[0].insertRule(text), css);
        assert.match((await gallery.frame.evaluate(findOverflow)).join('\n'), found);
        await gallery.frame.evaluate(() => document.styleSheets[0].deleteRule(0));
      }
    } finally {
      await browser.kill();
      await school.kill();
    }
  });

  test(`"Reading the ice" has room for every language in ${engine}`, async () => {
    const school = await startSchool();
    const browser = await launch(engine);
    try {
      const page = await browser.newPage();
      const lesson = await openLesson(page, school);
      const faults = [];
      for (const [turn, chapter] of ['bottom', 'age', 'air', 'record', 'warmest', 'coldest', 'today'].entries()) {
        await lesson.inChapter(chapter);
        faults.push(...await look(page, lesson.frame, chapter, turn));
        await lesson.inChapter(chapter);
        await lesson[chapter]({ mistakes: true });
      }
      await lesson.result();
      faults.push(...await look(page, lesson.frame, 'result', 1));
      assert.deepEqual(faults, []);
    } finally {
      await browser.kill();
      await school.kill();
    }
  });
}

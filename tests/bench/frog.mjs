// Main-thread time of "Inside a frog" in Chromium while its tissue moves: the lesson's own scripts, a frame.
import { launch } from '../browser/driver/index.mjs';
import { openLesson } from '../browser/school_pages.mjs';
import { instrument, median } from './chromium.mjs';

const each = (times, part) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))].toFixed(2);

/** Rows of [what, frames, median, 95 in 100, budget], in ms. */
export async function frogRows(school, student) {
  const browser = await launch('chromium');
  try {
    const page = await browser.newPage();
    await instrument(page);
    const lesson = await openLesson(page, school, { name: student, activity: 'inside-a-frog' });
    const times = async (act) => {
      const begun = await lesson.frame.evaluate(() => globalThis.skuaProbe.frameTimes.length);
      await act();
      return lesson.frame.evaluate((from) => globalThis.skuaProbe.frameTimes.slice(from), begun);
    };
    const row = (what, all) => [what, all.length, median(all).toFixed(2), each(all, 0.95), '6'];
    await lesson.outside();
    const skin = await times(() => lesson.openLayer('skin'));
    await lesson.next();
    const muscle = await times(() => lesson.openLayer('muscle'));
    return [row('skin is cut along and across, folded back and pinned', skin), row('muscle the same, over it the skin', muscle)];
  } finally {
    await browser.kill();
  }
}

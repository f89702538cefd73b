// "Inside a frog" in Chromium while it is cut: main-thread time while its tissue moves, the lesson's own scripts, a frame; and how soon
// a cut is seen.
import { readFileSync } from 'node:fs';
import { launch } from '../browser/driver/index.mjs';
import { until } from '../browser/driver/scope.mjs';
import { openLesson } from '../browser/school_pages.mjs';
import { instrument, median } from './chromium.mjs';

const script = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
const each = (times, part) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))].toFixed(2);

/** Does `act` in the lesson, in a page where these scripts run before its own. */
async function inLesson(school, student, scripts, act) {
  const browser = await launch('chromium');
  try {
    const page = await browser.newPage();
    await instrument(page);
    for (const one of scripts) await page.engine.page.addInitScript(script(one));
    return await act(await openLesson(page, school, { name: student, activity: 'inside-a-frog' }));
  } finally {
    await browser.kill();
  }
}

/** Rows of [what, frames, median, 95 in 100, most, budget], in ms. */
export async function frogRows(school, student, { drawn }) {
  return inLesson(school, student, drawn ? [] : ['undrawn_page.mjs'], async (lesson) => {
    const times = async (act) => {
      const begun = await lesson.frame.evaluate(() => globalThis.skuaProbe.frameTimes.length);
      await act();
      return lesson.frame.evaluate((from) => globalThis.skuaProbe.frameTimes.slice(from), begun);
    };
    const how = drawn ? ', drawn by the processor' : '';
    const row = (what, all) => [what + how, all.length, median(all).toFixed(2), each(all, 0.95), Math.max(...all).toFixed(2), drawn ? '' : '6'];
    await lesson.outside();
    const skin = await times(() => lesson.openLayer('skin'));
    await lesson.next();
    const muscle = await times(() => lesson.openLayer('muscle'));
    return [row('skin is cut along and across, folded back and pinned', skin), row('muscle the same, over it the skin', muscle)];
  });
}

const kCuts = [['throat', 'pelvis'], ['shoulder_right', 'shoulder_left'], ['groin_right', 'groin_left']];

/** Rows of [what, cuts, frames that began before the picture with the cut was drawn: most; script time until then: median, most, budget]. */
export async function cutRows(school, student) {
  return inLesson(school, student, ['shown_page.mjs'], async (lesson) => {
    await lesson.outside();
    const rows = [];
    for (const layer of ['skin', 'muscle']) {
      const cuts = [];
      for (const [from, to] of kCuts) {
        await lesson.cut(from, to, { depth: layer });
        cuts.push(await until(() => lesson.frame.evaluate(() => {
          const last = globalThis.skuaShown.presses.at(-1);
          return last?.frames === undefined ? undefined : { frames: last.frames, ms: last.ms };
        }), () => 'the cut is not drawn'));
      }
      const ms = cuts.map((cut) => cut.ms);
      rows.push([`${layer} is cut by name`, cuts.length, Math.max(...cuts.map((cut) => cut.frames)), '1', median(ms).toFixed(1), Math.max(...ms).toFixed(1)]);
      if (layer === 'muscle') continue;
      for (const side of ['right', 'left']) {
        for (const at of ['upper_belly', 'lower_belly']) await lesson.fold('skin', at, side);
      }
      await lesson.next();
    }
    return rows;
  });
}

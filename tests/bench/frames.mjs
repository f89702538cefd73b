// Main-thread time of "Reading the ice" in Chromium while its drill moves, and at rest.
import { launch } from '../browser/driver/index.mjs';
import { openLesson } from '../browser/school_pages.mjs';
import { instrument } from './chromium.mjs';

const kMoving_ms = 2500, kIdle_ms = 2000;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Rows of [what, measured, budget] on a machine as in chromium.mjs; `budget`: ms a frame of the lesson's own. */
export async function frameRows(school, student, machine, budget) {
  const browser = await launch('chromium');
  try {
    const page = await browser.newPage();
    const { busySeconds } = await instrument(page, { machine });
    const lesson = await openLesson(page, school, { name: student });
    await lesson.bottom();
    await lesson.inStage('age');
    const probe = () => lesson.frame.evaluate(() => ({ frames: globalThis.skuaProbe.frames, frameMs: globalThis.skuaProbe.frameMs }));
    const during = async (ms) => {
      const [before, busyBefore] = [await probe(), await busySeconds()];
      await pause(ms);
      const [after, busyAfter] = [await probe(), await busySeconds()];
      return { frames: after.frames - before.frames, scriptMs: after.frameMs - before.frameMs, busyMs: (busyAfter - busyBefore) * 1000 };
    };
    await lesson.frame.getByRole('textbox', { name: lesson.t('depth') }).fill('3190');
    await lesson.button('lower_drill').click();
    await pause(300);
    const moving = await during(kMoving_ms);
    await lesson.says(lesson.t('sample.can', { depth: lesson.written(3190) }));
    await pause(1500);
    const idle = await during(kIdle_ms);
    const each = (ms) => (ms / moving.frames).toFixed(2);
    return [
      ['the lesson\'s own time a frame while the drill moves, ms', each(moving.scriptMs), budget],
      ['all of the page\'s main thread a frame then (style, layout, paint too), ms', each(moving.busyMs), ''],
      ['frames a second while the drill moves', (moving.frames / kMoving_ms * 1000).toFixed(0), ''],
      ['frames in 2 s at rest', idle.frames, '0'],
    ];
  } finally {
    await browser.kill();
  }
}

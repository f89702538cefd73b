// From evidence to durable: from a press on "Take a sample" to the end of the IndexedDB transaction that keeps the block and
// the event that it made.
import { readFileSync } from 'node:fs';
import { launch } from '../browser/driver/index.mjs';
import { openLesson } from '../browser/school_pages.mjs';
import { median } from './chromium.mjs';

const kProbe = readFileSync(new URL('durable_page.mjs', import.meta.url), 'utf8');
const kPresses = 30;

/** Milliseconds of each press, in Chromium. */
export async function timesToDurable(school) {
  const browser = await launch('chromium');
  try {
    const page = await browser.newPage();
    await page.engine.page.addInitScript(kProbe);
    const lesson = await openLesson(page, school, { name: 'Dana Haddad' });
    await lesson.bottom();
    await lesson.inStage('age');
    const depth = lesson.frame.getByRole('textbox', { name: lesson.t('depth', { bottom: lesson.written(3190) }) });
    await lesson.everythingSent();
    const press = async (name) => {
      const before = await lesson.frame.evaluate(() => globalThis.skuaKept.length);
      await lesson.button(name).click();
      return lesson.frame.waitFor((n) => globalThis.skuaKept[n], before);
    };
    const times = [];
    for (let i = 0; i < kPresses; i += 1) {
      const depth_m = 100 + 10 * i;
      await depth.fill(String(depth_m));
      await press('lower_drill');
      await lesson.says(lesson.t('sample.can', { depth: lesson.written(depth_m) }));
      times.push(await press('take_sample'));
    }
    return times;
  } finally {
    await browser.kill();
  }
}

/** Of those: [number, median, 95th of a hundred]. */
export function summary(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return [sorted.length, median(sorted), sorted[Math.ceil(0.95 * sorted.length) - 1]];
}

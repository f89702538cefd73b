// A lesson open in a school of its own, in each engine.
import { test } from 'node:test';
import { engines, kEngines, launch } from './driver/index.mjs';
import { openLesson } from './school_pages.mjs';
import { startSchool } from './school_server.mjs';

/**
 * A test in each engine (of those `among`), which speaks the lesson's language. `run(lesson, {page, school, browser, locale})`. Options
 * as for `openLesson`, and `settings` for `launch`; or a function that gives them for an engine.
 */
export function visitInEachEngine(title, run, options = {}) {
  for (const engine of engines()) {
    const { settings, among = kEngines, ...lesson } = typeof options === 'function' ? options(engine) : options;
    if (!among.includes(engine)) continue;
    const { locale = 'en' } = lesson;
    test(`${title} in ${engine}${locale === 'en' ? '' : `, ${locale}`}`, async () => {
      const school = await startSchool();
      let browser;
      try {
        browser = await launch(engine, { locale, ...settings });
        const page = await browser.newPage();
        await run(await openLesson(page, school, lesson), { page, school, browser, locale });
      } finally {
        await browser?.kill();
        await school.kill();
      }
    });
  }
}

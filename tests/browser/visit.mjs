// A lesson open in a school of its own, in each engine.
import { test } from 'node:test';
import { engines, launch } from './driver/index.mjs';
import { openLesson } from './school_pages.mjs';
import { startSchool } from './school_server.mjs';

/** A test in each engine. `run(lesson, {page, school})`; `options` as for `openLesson`. */
export function visitInEachEngine(title, run, options) {
  for (const engine of engines()) {
    test(`${title} in ${engine}`, async () => {
      const school = await startSchool();
      const browser = await launch(engine);
      try {
        const page = await browser.newPage();
        await run(await openLesson(page, school, options), { page, school });
      } finally {
        await browser.kill();
        await school.kill();
      }
    });
  }
}

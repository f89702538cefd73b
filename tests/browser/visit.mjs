// A lesson open in a school or an LMS of its own, the pages of a school, or the activity editor, in each engine.
import { after, before, describe, test } from 'node:test';
import { engines, kEngines, launch } from './driver/index.mjs';
import { until } from './driver/scope.mjs';
import { EditorPage, startEditorHost } from './editor_host.mjs';
import { InsideAFrog } from './inside_a_frog.mjs';
import { startLms } from './lms.mjs';
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

/**
 * Tests of a school's pages, one after the other in the same school and page, in each engine: `tests(at, engine)` says what they are, and
 * when they run `at` has {school, browser, page}. Nobody replays what they report: the school has no Node.
 */
export function describeInSchool(title, tests) {
  for (const engine of engines()) {
    describe(`${title} in ${engine}`, () => {
      const at = {
        screen: () => at.page.evaluate(() => document.querySelector('main').innerText),
        /** Waits until this stands on the page. */
        says: (text) => until(async () => (await at.screen()).includes(text) || undefined, async () => `"${text}" does not stand there, but:\n${await at.screen()}`),
      };
      before(async () => {
        at.school = await startSchool({ env: { PATH: '/nowhere' } });
        at.browser = await launch(engine);
        at.page = await at.browser.newPage();
      });
      after(async () => {
        await at.browser?.kill();
        await at.school?.kill();
      });
      tests(at, engine);
    });
  }
}

/**
 * Tests of the activity editor, in each engine: `tests(opened)` says what they are, and when they run `opened()` gives {page, editor}, on a
 * page of its own: one that was changed asks before it is left. The one before it is closed, as its preview would go on drawing.
 */
export function describeInEditor(title, tests) {
  for (const engine of engines()) {
    describe(`${title}: ${engine}`, () => {
      let host;
      let browser;
      let page;
      before(async () => {
        host = await startEditorHost();
        browser = await launch(engine);
      });
      after(async () => {
        await browser?.kill();
        host?.close();
      });
      tests(async () => {
        await page?.close();
        page = await browser.newPage();
        await page.goto(`${host.lessons}/lessons/edit/`);
        return { page, editor: new EditorPage(page) };
      });
    });
  }
}

/** "Inside a frog" from its begin, embedded by an LMS, in Chromium: `run(lesson, page)`. */
export async function visitAFrog(run) {
  const lms = await startLms({ module: 'frog-dissection', activity: 'inside-a-frog' });
  let browser;
  try {
    browser = await launch('chromium');
    const page = await browser.newPage();
    await page.goto(lms.url);
    const lesson = new InsideAFrog(page.frame());
    await lesson.inStage('outside');
    await run(lesson, page);
  } finally {
    await browser?.kill();
    lms.close();
  }
}

// Cases in Chromium, with a school and a browser of their own.
import { after, before, describe } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { startSchool } from '../school_server.mjs';

/** `options`: of the launch; `cases(at)` find in `at` the school and the browser, once they run. */
export function atSchool(title, options, cases) {
  if (!engines().includes('chromium')) return;
  describe(title, () => {
    const at = {};
    before(async () => {
      at.school = await startSchool();
      at.browser = await launch('chromium', options);
    });
    after(async () => {
      await at.browser?.kill();
      await at.school?.kill();
    });
    cases(at);
  });
}

// Cases in Chromium, with a school and a browser of their own.
import { after, before, describe } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { startSchool } from '../school_server.mjs';

/** `cases(at)`: once they run, at.school is there, and at.newPage() closes the page before it, whose lesson would go on drawing. */
export function atSchool(title, cases) {
  if (!engines().includes('chromium')) return;
  describe(title, () => {
    let browser;
    let page;
    const at = {
      newPage: async () => {
        await page?.close();
        return (page = await browser.newPage());
      },
    };
    before(async () => {
      at.school = await startSchool();
      browser = await launch('chromium');
    });
    after(async () => {
      await browser?.kill();
      await at.school?.kill();
    });
    cases(at);
  });
}

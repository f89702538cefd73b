// A lesson that begins with more than the first script has widgets for is seen when they are there, not before: nothing moves then.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { startLms } from '../lms.mjs';
import { texts } from '../texts.mjs';

/** The scripts of the other widgets take their time. */
const kSlow = Buffer.from('await new Promise((wait) => setTimeout(wait, 1500));\n');
const slowed = (path, bytes) => (/\/(start|more)[^/]*\.js$/.test(path) ? Buffer.concat([kSlow, bytes]) : undefined);

for (const engine of engines()) {
  test(`a lesson that begins with a text is seen with it in ${engine}`, async () => {
    const lms = await startLms({ activity: 'trapped-air', alter: slowed });
    const browser = await launch(engine);
    try {
      const page = await browser.newPage();
      await page.goto(`${lms.url}/`);
      const frame = page.frame();
      await frame.waitFor(() => document.getElementById('poster')?.matches('.lifted'));
      const seen = await frame.evaluate(() => document.getElementById('n-panel').innerText);
      assert.ok(seen.includes(texts('trapped-air')('why_air')), seen);
    } finally {
      await browser.kill();
      lms.close();
    }
  });
}

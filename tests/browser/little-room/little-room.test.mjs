// An LMS with room for a few thousand characters and no journal: it keeps the newest checkpoint and gives it back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { until } from '../driver/scope.mjs';
import { startLms } from '../lms.mjs';
import { ReadingTheIce } from '../reading_the_ice.mjs';
import { texts } from '../texts.mjs';

const kept = () => localStorage.getItem('checkpoint');

for (const engine of engines()) {
  test(`a lesson goes on from a checkpoint in ${engine}, and says so when it can't`, async () => {
    const lms = await startLms();
    const browser = await launch(engine);
    try {
      const page = await browser.newPage();
      const open = async () => {
        await page.goto(`${lms.url}/little-room`);
        return new ReadingTheIce(page.frame());
      };
      let lesson = await open();
      await lesson.go('bottom', 'air', { mistakes: true });
      await lesson.inStage('record');
      const before = await page.evaluate(kept);
      await lesson.sample(300);
      const text = await until(async () => {
        const now = await page.evaluate(kept);
        return now && now !== before ? now : undefined;
      }, () => 'the sample led to no checkpoint');
      assert.ok(text.length <= 3500, `${text.length} characters`);

      lesson = await open();
      await lesson.inStage('record');
      await lesson.card(300).get();
      await lesson.go('record', 'today');
      // The second try and its hint from before the checkpoint still count.
      assert.deepEqual(await lesson.result(), { points: 4.75, possible: 5 });

      const damaged = text.slice(0, 20) + (text[20] === 'A' ? 'B' : 'A') + text.slice(21);
      await page.goto(`${lms.url}/empty`); // a lesson that is being left may still say where it stands
      await page.evaluate((wrong) => localStorage.setItem('checkpoint', wrong), damaged);
      lesson = await open();
      await lesson.says(texts('player')('error.E-CHECKPOINT.do'));
      assert.equal(await page.evaluate(() => window.problem), 'E-CHECKPOINT');
      assert.equal(await page.evaluate(kept), damaged, 'what the page keeps is left as it is');
    } finally {
      await browser.kill();
      lms.close();
    }
  });
}

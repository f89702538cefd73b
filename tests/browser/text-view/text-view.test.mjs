// On a page of 320 px, or one zoomed to 400 %, the text view opens by itself; a choice of the student's goes before that.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { giveRoom } from '../room.mjs';
import { openLesson } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';
import { texts } from '../texts.mjs';

const t = texts('player');
const kMostWords = 60;

for (const engine of engines()) {
  test(`text view by room, and by choice, in ${engine}`, async () => {
    const school = await startSchool();
    const browser = await launch(engine);
    try {
      const page = await browser.newPage();
      const lesson = await openLesson(page, school);
      const { frame } = lesson;
      await lesson.inChapter('bottom');
      const list = frame.getByRole('heading', { name: t('stage.list') });
      assert.equal(await list.count(), 0);
      await giveRoom(page, 320, 640);
      await list.get();
      assert.ok(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing to scroll sideways');

      // What opens the scene says in a few words what there is.
      const summary = await frame.evaluate(() => document.querySelector('#n-stage > *').innerText);
      const words = summary.split(/\s+/).filter(Boolean).length;
      assert.ok(words >= 8 && words <= kMostWords, `${words} words: ${summary}`);

      const choose = async () => {
        await frame.getByRole('button', { name: t('bar.menu') }).click();
        await frame.getByRole('button', { name: t('bar.text') }).click();
      };
      await choose();
      await list.gone();
      await giveRoom(page, 1280, 800);
      await frame.getByRole('button', { name: t('bar.text') }).click();
      await list.get();
    } finally {
      await browser.kill();
      await school.kill();
    }
  });
}

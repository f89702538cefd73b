// On a page of 320 px, or one zoomed to 400 %, the text view opens by itself; a choice of the student's goes before that.
import assert from 'node:assert/strict';
import { giveRoom } from '../room.mjs';
import { texts } from '../texts.mjs';
import { visitInEachEngine } from '../visit.mjs';

const t = texts('player');
const kMostWords = 60;

visitInEachEngine('text view by room, and by choice,', async (lesson, { page }) => {
  const { frame } = lesson;
  await lesson.inStage('bottom');
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
});

// On a page of 320 px, or one zoomed to 400 %, the text view opens by itself; a choice of the student's goes before that.
import assert from 'node:assert/strict';
import { giveRoom } from '../room.mjs';
import { texts } from '../texts.mjs';
import { visitInEachEngine } from '../visit.mjs';

const t = texts('player');
const kMostWords = 60;

/** What opens the scene says in a few words what there is. */
async function summaryOf(frame) {
  const summary = await frame.evaluate(() => document.querySelector('#n-stage > *').innerText);
  const words = summary.split(/\s+/).filter(Boolean).length;
  assert.ok(words >= 8 && words <= kMostWords, `${words} words: ${summary}`);
  return summary;
}

visitInEachEngine('text view by room, and by choice,', async (lesson, { page }) => {
  const { frame } = lesson;
  await lesson.inStage('bottom');
  const list = frame.getByRole('heading', { name: t('stage.list') });
  assert.equal(await list.count(), 0);
  await giveRoom(page, 320, 640);
  await list.get();
  assert.ok(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing to scroll sideways');

  await summaryOf(frame);

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

visitInEachEngine('a whole dissection in text view', async (lesson) => {
  const { frame } = lesson;
  await lesson.inStage('outside');
  await frame.getByRole('button', { name: t('bar.text') }).click();
  await frame.getByRole('heading', { name: t('stage.list') }).get();
  await frame.getByRole('switch', { name: lesson.t('illustrated') }).gone(); // nothing is drawn that could be drawn otherwise
  assert.ok((await summaryOf(frame)).includes(lesson.t('tray.more', { layer: lesson.t('layer.0') })));

  // Each part that can be had stands under its layer, with its name and its place; what it does is told only of the one at hand.
  const parts = () => frame.evaluate(() => [...document.querySelectorAll('#n-stage .group > .box > button')].map((button) => ({
    name: button.textContent, layer: button.closest('.group').querySelector('.legend').textContent, place: button.nextElementSibling?.innerText ?? '',
  })));
  const outside = await parts();
  for (const [part, place, layer] of [['skin_ventral', 'skin_ventral', 0], ['eye.right', 'eye', 9], ['tympanum.left', 'tympanum', 9]]) {
    const shown = outside.find(({ name }) => name === lesson.t(`part.${part}`));
    assert.deepEqual([shown?.place, shown?.layer], [lesson.t(`part.${place}.place`), lesson.t(`layer.${layer}`)]);
  }
  await lesson.examine('eye.right');
  const [eye] = (await parts()).filter(({ name }) => name === lesson.t('part.eye.right'));
  assert.ok(eye.place.includes(lesson.t('part.eye.does')), `the card stands where the part was pressed, not:\n${eye.place}`);
  assert.ok(!(await lesson.shown()).includes(lesson.t('part.tympanum.does')));

  await lesson.outside();
  await lesson.inStage('skin');
  assert.ok((await summaryOf(frame)).includes(lesson.t('tray.more.belly')));
  // There is nothing to use a tool on; what is done by name stands there at once.
  assert.equal(await frame.getByRole('combobox', { name: lesson.t('tool') }).count(), 0);
  await lesson.skin();
  await lesson.inStage('open');
  assert.ok((await summaryOf(frame)).includes(lesson.t('layer.1')));
  await lesson.open();
  await lesson.inStage('blood');
  const opened = await summaryOf(frame);
  assert.ok(opened.includes(lesson.t('layer.inside')), `it lies on its back again, and says what is on top, not:\n${opened}`);
  assert.deepEqual((await parts()).map(({ name }) => name).filter((name) => [lesson.t('part.ventricle'), lesson.t('part.kidney.right')].includes(name)), [lesson.t('part.ventricle')]);
  await lesson.blood();
  await lesson.food();
  await lesson.water();
  await lesson.inStage('argue');
  await lesson.argue();
  await lesson.result();
}, { activity: 'inside-a-frog' });

visitInEachEngine('a heart without a picture', async (lesson) => {
  const { frame } = lesson;
  await lesson.inStage('beat');
  await frame.getByRole('button', { name: t('bar.text') }).click();
  await frame.getByRole('heading', { name: t('stage.list') }).get();
  assert.ok((await summaryOf(frame)).includes(lesson.t('heart.loop')));
  // Each chamber, vessel and organ stands there with what its blood carries, as it does in the table.
  const { oxygen } = await lesson.measured('heart.row.systemic');
  await lesson.says(lesson.t('heart.at', { place: lesson.t('heart.name.systemic'), n: lesson.written(oxygen) }));
  await lesson.go({ mistakes: true });
  await lesson.result();
}, { activity: 'two-rounds' });

visitInEachEngine('two bodies side by side without a picture', async (lesson) => {
  const { frame } = lesson;
  await lesson.inStage('guess');
  await frame.getByRole('button', { name: t('bar.text') }).click();
  await frame.getByRole('heading', { name: t('stage.list') }).get();
  assert.ok((await summaryOf(frame)).includes(lesson.t('compare.stage')));
  // Both are there at once, each with its parts, and nothing that only a picture has.
  for (const who of ['sex.male', 'sex.female']) await lesson.offered(who, 'compare.size').get();
  await frame.getByRole('switch', { name: lesson.t('illustrated') }).gone();
  await lesson.go({ mistakes: true });
  await lesson.result();
}, { activity: 'frog-and-human' });

visitInEachEngine('a microscope without a picture', async (lesson) => {
  const { frame } = lesson;
  await lesson.inStage('look');
  await frame.getByRole('button', { name: t('bar.text') }).click();
  await frame.getByRole('heading', { name: t('stage.list') }).get();
  assert.ok((await summaryOf(frame)).includes(lesson.t('scope.slide.skin')));
  await lesson.go({ mistakes: true });
  await lesson.result();
}, { activity: 'organ-to-cell' });

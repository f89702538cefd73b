// A question of a kind that the simulation offers: a time is marked on the record, by handles on the plot or by its ages.
import assert from 'node:assert/strict';
import { until } from '../driver/scope.mjs';
import { giveRoom } from '../room.mjs';
import { visitInEachEngine } from '../visit.mjs';

/** Waits until the lesson says that this time is marked. */
async function isMarked(lesson, wanted) {
  await until(async () => {
    const { from, to } = await lesson.marked();
    return (from === wanted.from && to === wanted.to) || undefined;
  }, async () => `not marked: ${JSON.stringify(wanted)}, but ${JSON.stringify(await lesson.marked())}`);
}

visitInEachEngine('a time is marked on the record by keyboard, on the plot and by its ages,', async (lesson) => {
  await lesson.go('bottom', 'range');
  await lesson.inStage('lasted');
  const check = lesson.button('lesson.check');
  assert.ok((await check.get()).disabled, 'nothing was marked yet');
  const { from, to } = await lesson.marked();

  // The handles lie on the plot as time does: to the right is younger.
  const begin = lesson.frame.getByRole('slider', { name: lesson.t('span.from.handle') });
  const end = lesson.frame.getByRole('slider', { name: lesson.t('span.to.handle') });
  await begin.press('ArrowRight', 'ArrowRight');
  await end.press('ArrowLeft');
  await isMarked(lesson, { from: from - 1, to: to + 0.5 });
  assert.equal((await begin.get()).valueText, lesson.t('span.age', { n: lesson.written(from - 1) }));
  assert.ok((await end.get()).focused, 'the handle keeps the focus');

  // An end stops at the other, and says so.
  await lesson.setEnd('to', 399);
  await isMarked(lesson, { from: from - 1, to: from - 1.5 });
  assert.equal(lesson.number((await lesson.read('ui.most', '.told')).n), from - 1.5);
  await lesson.setEnd('to', 140);
  await lesson.setEnd('from', 160);
  await lesson.check();
  await lesson.read('warm_time.again.cold_time');
  await lesson.hint(3);
  await lesson.read('warm_time.hint.1');
  await lesson.setEnd('to', 100);
  await lesson.setEnd('from', 200);
  await lesson.check();
  await lesson.read('warm_time.again.too_long');
  await lesson.setEnd('to', 118);
  await lesson.setEnd('from', 131);
  await lesson.check();
  assert.equal(lesson.number((await lesson.read('warm_time.right')).lasted), 13);
  await begin.gone();
  await lesson.next();
  await lesson.inStage('today');
});

visitInEachEngine('a time is marked without the picture', async (lesson, { page }) => {
  await lesson.go('bottom', 'range');
  await giveRoom(page, 320, 640);
  await lesson.inStage('lasted');
  await lesson.frame.getByRole('slider', { name: lesson.t('span.from.handle') }).gone();
  await lesson.lasted({ mistakes: true });
  await lesson.inStage('today');
});

// Organs of "Inside a frog": taken out in a workable order, and all parts in lists.
import assert from 'node:assert/strict';
import { visitInEachEngine } from '../visit.mjs';

visitInEachEngine('an organ is taken out, weighed, measured and put back, when nothing lies over it', async (lesson) => {
  await lesson.outside();
  await lesson.skin();
  await lesson.open();
  await lesson.examine('ventricle');
  assert.equal((await lesson.button('remove').get()).disabled, true);
  const over = await lesson.readAll('organ.over.one', 2);
  assert.deepEqual(over.map(({ part }) => part).sort(), [lesson.t('piece.liver'), lesson.t('part.sternum')].sort());
  await lesson.takeOut('liver_right');
  await lesson.button('weigh').press('Enter');
  const { n } = await lesson.read('organ.mass');
  // The balance shows it, too, and the ruler what it says, as long as the organ is at hand.
  await lesson.frame.getByRole('group', { name: lesson.t('balance', { n }) }).get();
  await lesson.button('measure').press('Enter');
  const { length } = await lesson.read('organ.size');
  await lesson.frame.getByRole('group', { name: lesson.t('ruler', { length }) }).get();
  await lesson.button('put_back').press('Enter');
  await lesson.button('remove').get();
  await lesson.read('organ.mass');
}, { activity: 'inside-a-frog' });

visitInEachEngine('all parts stand in lists by system, region or layer, those out of reach with the reason', async (lesson) => {
  const fold = (key) => lesson.frame.getByRole('disclosure', { name: lesson.t(key) }).click();
  const why = async (part) => (await lesson.readAll('parts.why')).find((one) => one.part === lesson.t(`part.${part}`))?.why;
  await lesson.outside();
  await lesson.skin();
  await lesson.open();
  await fold('parts');
  await fold('system.nervous');
  assert.equal(await why('brain'), lesson.t('hidden.inside'));
  await lesson.frame.getByRole('switch', { name: lesson.t('through') }).click();
  await lesson.frame.getByRole('radio', { name: lesson.t('arranged.region') }).click();
  await fold('region.back');
  assert.equal(await why('kidney.right'), lesson.t('hidden.under', { part: lesson.t('part.fat_body.right') }));
  await lesson.frame.getByRole('radio', { name: lesson.t('arranged.layer') }).click();
  await lesson.frame.getByRole('disclosure', { name: lesson.t('layer.3') }).get();
}, { activity: 'inside-a-frog' });

visitInEachEngine('a lobe of the liver is moved aside: what lay under it comes in sight, and it goes back', async (lesson) => {
  await lesson.outside();
  await lesson.skin();
  await lesson.open();
  await lesson.examine('liver_right');
  await lesson.button('aside.head').press('Enter');
  assert.match((await lesson.read('aside.came')).parts, new RegExp(lesson.t('part.duodenum')));
  await lesson.read('organ.aside.head');
  await lesson.button('undo').press('Enter');
  await lesson.button('aside.right').press('Enter');
  await lesson.read('organ.aside.right');
  await lesson.button('aside.home').press('Enter');
  await lesson.read('aside.back');
  await lesson.button('aside.head').get();
  await lesson.button('tool.forceps').click();
  // The frog lies on its back, its head up: its right is on the left.
  await lesson.button('part.liver_right').drag([0, 30, 60, 90].map((x) => ({ x: -x, y: 0 })));
  await lesson.read('organ.aside.right');
  await lesson.button('tool.probe').click();
  await lesson.examine('lung.right');
  await lesson.read('aside.fixed');
}, { activity: 'inside-a-frog' });

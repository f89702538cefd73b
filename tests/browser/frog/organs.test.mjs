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
  await lesson.read('organ.mass');
  await lesson.button('measure').press('Enter');
  await lesson.read('organ.size');
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
  assert.equal(await why('kidney.right'), lesson.t('hidden.under', { part: lesson.t('piece.gut') }));
  await lesson.frame.getByRole('radio', { name: lesson.t('arranged.layer') }).click();
  await lesson.frame.getByRole('disclosure', { name: lesson.t('layer.3') }).get();
}, { activity: 'inside-a-frog' });

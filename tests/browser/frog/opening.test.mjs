// The belly of "Inside a frog" is opened: what that uncovers, and the same with a pointer.
import assert from 'node:assert/strict';
import { kDepths } from '../inside_a_frog.mjs';
import { attemptOf } from '../school_pages.mjs';
import { visitInEachEngine } from '../visit.mjs';

const kStudent = 'Ana Torres';
const kActivity = 'inside-a-frog';

const line = (from, to, steps) => Array.from({ length: steps + 1 }, (_, i) => ({ x: from.x + ((to.x - from.x) * i) / steps, y: from.y + ((to.y - from.y) * i) / steps }));

visitInEachEngine('what lies under skin and muscle is not got at before they are folded back, and the other sex has other parts', async (lesson) => {
  await lesson.button('part.thumb_pad.right').get();
  assert.equal(await lesson.button('part.ventricle').count(), 0);
  await lesson.frame.getByRole('switch', { name: lesson.t('female') }).click();
  await lesson.button('part.thumb_pad.right').gone();
  await lesson.outside();
  assert.equal(await lesson.button('part.muscle_ventral').count(), 0);
  await lesson.skin();
  await lesson.button('part.muscle_ventral').get();
  await lesson.openLayer('muscle');
  await lesson.button('part.ventricle').get();
  await lesson.button('part.ovary.left').get();
  assert.equal(await lesson.button('part.kidney.right').count(), 0);
  for (let i = 0; i < 4; i += 1) await lesson.button('undo').click();
  await lesson.button('part.ventricle').gone();
}, { activity: kActivity });

visitInEachEngine('with a pointer: cut, pull a flap, pin it, take the pin out, and cut too deep', async (lesson, { school }) => {
  await lesson.outside();
  const hold = (what) => lesson.button(`tool.${what}`).click();
  const skin = lesson.button('part.skin_ventral');
  await hold('scissors');
  await skin.drag(line({ x: 0, y: -110 }, { x: 0, y: 110 }, 24));
  const cut = await lesson.read('did.cut.skin');
  assert.ok(lesson.number(cut.mm) > 15, JSON.stringify(cut));
  await hold('forceps');
  await skin.drag(line({ x: 4, y: 0 }, { x: 90, y: 0 }, 40));
  assert.equal((await lesson.read('did.pulled')).layer, lesson.t('layer.0'));
  await lesson.button('pin_here').click();
  assert.equal(lesson.number((await lesson.read('did.open.more')).n), 1);
  assert.equal(lesson.number((await lesson.read('state.open')).pins), 1);
  await lesson.frame.getByRole('disclosure', { name: lesson.t('by_name') }).click();
  await lesson.button('unpin', { layer: lesson.t('layer.0'), n: lesson.written(1) }).click();
  assert.equal((await lesson.read('did.unpinned')).layer, lesson.t('layer.0'));
  await hold('scalpel');
  await lesson.select('depth', kDepths, 'beneath');
  await skin.drag(line({ x: -50, y: -20 }, { x: -50, y: 60 }, 12));
  const { parts } = await lesson.read('did.nicked');
  assert.ok(parts.length > 3, parts);
  await lesson.read('state.nicked');
  await lesson.button('undo').click();
  await lesson.frame.waitFor(() => !document.body.textContent.includes('nicked'));
  await lesson.everythingSent();
  const { events } = (await attemptOf(await school.as('teacher'), kStudent, kActivity)).events;
  assert.deepEqual(events.filter(({ action }) => ['cut', 'pull', 'pin'].includes(action)).map(({ action }) => action), ['cut', 'pull', 'pin', 'cut']);
}, { name: kStudent, activity: kActivity });

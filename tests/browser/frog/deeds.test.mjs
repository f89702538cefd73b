// Deeds inside the frog that no task asks for: each kind is taken back, lungs are filled, the stomach is opened, the hand lens and the
// drawn look are switched by the student; and what is seen lies on the side where it lies in a frog.
import assert from 'node:assert/strict';
import { openLesson } from '../school_pages.mjs';
import { texts } from '../texts.mjs';
import { visitInEachEngine } from '../visit.mjs';

const kStudent = 'Ana Torres';
const kActivity = 'inside-a-frog';

/** What a lesson has in words for somebody who does and takes back. */
function hands(lesson) {
  const toggle = (key) => lesson.frame.getByRole('switch', { name: lesson.t(key) });
  return {
    undo: () => lesson.button('undo').press('Enter'),
    toggle,
    is: (key, on) => toggle(key).becomes(({ checked }) => checked === on, on ? 'on' : 'off'),
    card: (part) => lesson.frame.getByRole('heading', { name: new RegExp(`^${lesson.t(`part.${part}`)}`), level: 3 }),
  };
}

/** What is done with organs. */
async function takeBackInside(lesson) {
  const { undo, toggle, is, card } = hands(lesson);
  await lesson.examine('lung.right');
  const strokes = async (n) => lesson.says(lesson.t('lung.air', { n }));
  const blow = () => lesson.button('inflate').press('Enter');
  await strokes(0);
  await blow();
  await strokes(1);
  await blow();
  await strokes(2);
  // Strokes one after the other are one movement.
  await undo();
  await strokes(0);
  await blow();
  await strokes(1);
  await lesson.button('deflate').press('Enter');
  await strokes(0);
  assert.equal((await lesson.button('deflate').get()).disabled, true);

  await lesson.button('measure').press('Enter');
  await lesson.read('organ.size');
  await undo();
  await lesson.button('measure').get();
  await toggle('through').press(' ');
  await is('through', true);
  await undo();
  await is('through', false);
  await lesson.examine('liver_right');
  await undo();
  await card('lung.right').get();

  await lesson.takeOut('liver_right');
  await undo();
  await lesson.button('remove').get();
  await lesson.button('remove').press('Enter');
  await lesson.button('weigh').press('Enter');
  await lesson.read('organ.mass');
  await undo();
  await lesson.button('weigh').get();
  await lesson.button('put_back').press('Enter');
  await lesson.button('remove').get();
  await undo();
  await lesson.button('put_back').get();
}

/** The gut comes out; its stomach is opened, which brings the hand lens, and closed again. */
async function openTheStomach(lesson) {
  const { undo, toggle, is } = hands(lesson);
  const turns = (sight) => lesson.frame.getByRole('slider', { name: lesson.t(sight) });
  for (const part of ['sternum', 'ventricle', 'fat_body.right', 'stomach']) await lesson.takeOut(part);
  await turns('organs_view').get();
  await toggle('lens').press(' ');
  await is('lens', true);
  await turns('lens_view').get();
  await toggle('lens').press(' ');
  await turns('lens_view').gone();
  await lesson.button('open_up').press('Enter');
  await lesson.read('stomach.inside');
  await turns('lens_view').get();
  await undo();
  await lesson.button('open_up').press('Enter');
  await lesson.button('close_up').press('Enter');
  await turns('organs_view').get();
  await lesson.button('uncoil').press('Enter');
  const { times } = await lesson.read('gut.length');
  assert.ok(lesson.number(times) > 1.5, times);
  await undo();
  await lesson.button('uncoil').get();
}

/** The frog lies on its back, its head up: its right is on the left of the stage. Where a part is seen, its button lies, by the view's own camera. */
async function seenWhereItLies(lesson) {
  const at = {};
  for (const part of ['liver_right', 'liver_left_anterior', 'stomach', 'sternum', 'large_intestine']) at[part] = await lesson.button(`part.${part}`).aim();
  const seen = JSON.stringify(at);
  assert.ok(at.liver_right.x < at.sternum.x && at.sternum.x < at.stomach.x && at.sternum.x < at.liver_left_anterior.x, seen);
  assert.ok(at.sternum.y < at.liver_right.y && at.liver_right.y < at.large_intestine.y, seen);
}

visitInEachEngine('a cut, a fold, a pin taken out and the choice of the sex are taken back, and the frog is opened after all', async (lesson) => {
  const { undo, toggle, is } = hands(lesson);
  await toggle('female').press(' ');
  await is('female', true);
  await undo();
  await is('female', false);
  await lesson.outside();
  await lesson.inStage('skin');
  const whole = async (layers) => assert.equal((await lesson.readAll('state.whole')).length, layers);
  await lesson.cut('throat', 'pelvis');
  await lesson.read('did.cut.skin');
  await whole(1);
  await undo();
  await lesson.read('did.nothing');
  await whole(2);
  const pins = async () => (await lesson.readAll('unpin', 0, 'button')).length;
  const unpin = (n) => lesson.button('unpin', { layer: lesson.t('layer.0'), n: lesson.written(n) });
  await lesson.openLayer('skin');
  assert.equal(await pins(), 4);
  await unpin(4).press('Enter');
  await unpin(4).gone();
  await undo();
  await unpin(4).get();
  await undo();
  await unpin(4).gone();
  assert.equal(await pins(), 3);
  await lesson.fold('skin', 'lower_belly', 'left');
  await lesson.next();
  await lesson.inStage('open');
  await lesson.open();
  await lesson.inStage('blood');
}, { activity: kActivity });

visitInEachEngine('what is done with organs is taken back, lungs are filled, the stomach is opened, and nothing is seen mirrored', async (lesson) => {
  await lesson.goThrough(['outside', 'skin', 'open']);
  await lesson.inStage('blood');
  await seenWhereItLies(lesson);
  await takeBackInside(lesson);
  await openTheStomach(lesson);
  const spleen = await lesson.button('part.spleen').aim(), right = await lesson.button('part.lung.right').aim(), left = await lesson.button('part.lung.left').aim();
  assert.ok(right.x < spleen.x && (right.x + left.x) / 2 < spleen.x, JSON.stringify({ spleen, right, left }));
  await lesson.everythingSent();
}, { name: kStudent, activity: kActivity });

visitInEachEngine('who would rather have the frog drawn as in a textbook has it so until they switch it off, whenever they come back', async (lesson, { page, school }) => {
  const drawn = (on) => hands(lesson).is('illustrated', on);
  await lesson.inStage('outside');
  await hands(lesson).toggle('illustrated').press(' ');
  await drawn(true);
  await lesson.outside();
  await lesson.inStage('skin');
  await drawn(true);
  await lesson.everythingSent();
  await page.getByRole('link', { name: texts('school')('lesson.back') }).click();
  await page.getByRole('link', { name: new RegExp(texts('school')('student.continue')) }).get();
  lesson = await openLesson(page, school, { name: kStudent, activity: kActivity, button: 'student.continue' });
  await lesson.inStage('skin');
  await drawn(true);
  await hands(lesson).toggle('illustrated').press(' ');
  await drawn(false);
}, { name: kStudent, activity: kActivity });

// A student goes through "From organ to cell" by role and name only; the school replays it.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { kReading } from '../activity_page.mjs';
import { until } from '../driver/scope.mjs';
import { witnessed } from '../school_pages.mjs';
import { visitInEachEngine } from '../visit.mjs';

const kStudent = 'Ana Torres';
const kActivity = 'organ-to-cell';

visitInEachEngine('from a slide of skin to the argument', async (lesson, { school, browser }) => {
  await lesson.go({ mistakes: true, reading: kReading });
  assert.deepEqual(await lesson.result(), { points: 8.25, possible: 9 });
  await lesson.everythingSent();

  const done = await witnessed(browser, school, kStudent, { activity: kActivity });
  assert.deepEqual(done('goal').map(({ goal }) => goal),
    ['zoomed', 'overview', 'capillary', 'lung', 'stripes', 'goblets', 'plates', 'frog_blood', 'human_blood', 'mystery_seen']);
}, { name: kStudent, activity: kActivity });

visitInEachEngine('who can measure shows it at once; who goes wrong there learns it step by step, told why', async (lesson) => {
  await lesson.look();
  await lesson.inStage('parts');
  await lesson.parts({ shows: true });
  await lesson.inStage('prove');
  await lesson.prove({ mistakes: true });
  await lesson.inStage('air');
  await lesson.says(lesson.t('because.scale_first'));
}, { activity: kActivity });

visitInEachEngine('who mixes up tissues of the skin where they show them looks at them part by part, told why', async (lesson) => {
  await lesson.look({ shows: true });
  await lesson.inStage('prove_tissues');
  await lesson.prove_tissues({ mistakes: true });
  await lesson.inStage('parts');
  await lesson.says(lesson.t('because.skin_first'));
}, { activity: kActivity });

visitInEachEngine('who has shown both goes on to what tissues do, and to the same end', async (lesson) => {
  await lesson.go({ shows: true });
  assert.deepEqual(await lesson.result(), { points: 9, possible: 9 });
}, { activity: kActivity });

visitInEachEngine('a picture has to stay sharp: who turns the knob past it has not focused', async (lesson) => {
  const focus = lesson.frame.getByRole('slider', { name: lesson.t('scope.focus') });
  await focus.press('End');
  await lesson.power(40);
  await focus.press('Home');
  // Step by step, though what is pressed fast may not all count.
  await until(async () => {
    await focus.press(...Array(8).fill('ArrowUp'));
    const { value, max } = await focus.get();
    return value === max || undefined;
  }, () => 'the knob does not come to its end');
  await sleep(1500);
  assert.deepEqual(await lesson.readAll('zoomed.reached', 0), [], 'it was sharp for a moment on the way');
  await lesson.sharpen();
  await lesson.read('zoomed.reached');
}, { activity: kActivity });

visitInEachEngine('the slide is moved by dragging it, by its knobs and by buttons', async (lesson) => {
  const knob = lesson.frame.getByRole('slider', { name: lesson.t('scope.x') });
  const at = async () => (await knob.get()).value;
  const first = await at();
  await lesson.press('scope.right');
  const pressed = await knob.becomes(({ value }) => Number(value) > Number(first), 'further right');
  await knob.press('ArrowLeft');
  const stepped = await knob.becomes(({ value }) => Number(value) < Number(pressed.value), 'further left');
  // What is dragged to the left shows what lies further right.
  const slide = lesson.frame.getByRole('button', { name: lesson.t('scope.slide_held') });
  await slide.drag(Array.from({ length: 12 }, (_, i) => ({ x: 60 - 10 * i, y: -130 })));
  await knob.becomes(({ value }) => Number(value) > Number(stepped.value) + 1000, 'dragged');
}, { activity: kActivity });

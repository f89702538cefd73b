// Letters of 150 and 200 %: on the stage, too, nothing is cut off, struck through, or lies on something else.
import assert from 'node:assert/strict';
import { kPlots } from '../gallery_page.mjs';
import { pathOf } from '../reading_the_ice.mjs';
import { pathOf as pathThroughAir } from '../trapped_air.mjs';
import { visitInEachEngine } from '../visit.mjs';
import { chooseLetters, keepStage, lookLarge } from './letters.mjs';
import { settle } from './look.mjs';
import { findStageFaults } from './stage_page.mjs';

visitInEachEngine('"Reading the ice" has room for large letters', async (lesson, { page }) => {
  const faults = [];
  const looked = { bottom: ['en'], record: ['en', 'fr'], warmest: ['en', 'ar'], lasted: ['en', 'es'] };
  await lesson.inStage('bottom');
  await keepStage(lesson.frame);
  for (const stage of pathOf()) {
    await lesson.inStage(stage);
    if (looked[stage]) faults.push(...await lookLarge(page, lesson.frame, stage, looked[stage]));
    await lesson[stage]();
  }
  await lesson.result();
  faults.push(...await lookLarge(page, lesson.frame, 'result', ['en', 'zh-Hans']));
  assert.deepEqual(faults, []);
});

visitInEachEngine('"Air from long ago" has room for large letters', async (lesson, { page }) => {
  const faults = [];
  await lesson.inStage('look');
  await keepStage(lesson.frame);
  const manner = { mistakes: true };
  for (const [turn, stage] of pathThroughAir(manner).entries()) {
    await lesson.inStage(stage);
    if (turn % 2 === 0) faults.push(...await lookLarge(page, lesson.frame, stage, [['en', 'es', 'fr'][turn / 2 % 3]]));
    await lesson[stage](manner);
  }
  assert.deepEqual(faults, []);
}, { activity: 'trapped-air' });

visitInEachEngine('"Inside a frog" has room for large letters', async (lesson, { page }) => {
  const faults = [];
  await lesson.inStage('outside');
  await keepStage(lesson.frame);
  faults.push(...await lookLarge(page, lesson.frame, 'outside', ['en', 'ar']));
  await lesson.outside();
  await lesson.inStage('skin');
  await lesson.cut('throat', 'pelvis');
  faults.push(...await lookLarge(page, lesson.frame, 'skin', ['en', 'es']));
  assert.deepEqual(faults, []);
}, { activity: 'inside-a-frog' });

/** Moves a word of the frame that was drawn last by so many pixels, as a mistaken layout would. */
function moveWord(wanted, dx, dy) {
  const { words, frame } = globalThis.skuaStage;
  const floats = new Float32Array(frame.vertices.buffer);
  const word = words.find(({ lines }) => lines[0]?.text === wanted);
  for (let at = 0; at + 5 <= floats.length; at += 5) {
    const [u, v] = [floats[at + 2] * 2048, floats[at + 3] * 2048];
    if (u < word.x - 0.5 || u > word.x + word.w + 0.5 || v < word.y - 0.5 || v > word.y + word.h + 0.5) continue;
    floats[at] += dx;
    floats[at + 1] += dy;
  }
}

visitInEachEngine('the gallery has room for large letters', async (gallery, { page }) => {
  const { frame } = gallery;
  const faults = [];
  await gallery.sheet('data');
  await gallery.control('button', 'measure').click();
  await gallery.sheet('controls');
  await gallery.control('slider', 'distance_again').press('PageUp', 'PageUp');
  await gallery.sheet('data');
  await gallery.control('button', 'measure').click();
  await keepStage(frame);
  for (const shape of ['joined', 'log', 'panes', 'stars']) {
    await gallery.sheet('data');
    await gallery.choose('plot_as', kPlots, shape);
    faults.push(...await lookLarge(page, frame, shape, shape === 'joined' ? ['en', 'ar'] : ['en']));
  }
  for (const sheet of ['stage', 'space']) {
    await gallery.sheet(sheet);
    faults.push(...await lookLarge(page, frame, sheet));
  }
  assert.deepEqual(faults, []);

  // That the search finds something.
  await gallery.sheet('data');
  await chooseLetters(page, frame, 150);
  for (const [dx, dy, found] of [[-400, 0, /is cut off by the edge/], [0, 12, /is struck through/], [0, -400, /lie on each other|is cut off/]]) {
    await frame.evaluate(() => document.querySelector('input.cursor').dispatchEvent(new Event('input')));
    await settle();
    assert.deepEqual(await frame.evaluate(findStageFaults), []);
    await frame.evaluate(moveWord, gallery.t('axis.light'), dx, dy);
    assert.match((await frame.evaluate(findStageFaults)).join('\n'), found);
  }
}, { activity: 'widgets' });

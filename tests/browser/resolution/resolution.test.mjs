// Where frames come late because of the pixels, fewer are drawn while something moves, and all as soon as it stands.
import assert from 'node:assert/strict';
import { visitInEachEngine } from '../visit.mjs';

/** Makes frames wait as on a machine whose graphics need 60 ms for all pixels; notes the narrowest canvas that was drawn. */
const slowDown = () => {
  const canvas = document.getElementById('stage');
  const full = canvas.width;
  const request = globalThis.requestAnimationFrame;
  globalThis.skuaNarrowest = full;
  globalThis.requestAnimationFrame = (callback) => {
    globalThis.skuaNarrowest = Math.min(globalThis.skuaNarrowest, canvas.width);
    setTimeout(() => request.call(globalThis, callback), 60 * (canvas.width / full) ** 2);
    return 1;
  };
  return full;
};

visitInEachEngine('the stage is drawn with fewer pixels only while that helps', async (lesson) => {
  const { frame } = lesson;
  await lesson.inStage('bottom');
  await lesson.bottom();
  await lesson.inStage('age');
  const full = await frame.evaluate(slowDown);
  await lesson.sample(3000);
  const narrowest = await frame.evaluate(() => globalThis.skuaNarrowest);
  assert.ok(narrowest < 0.85 * full, `${narrowest} of ${full} px`);
  await frame.waitFor((width) => document.getElementById('stage').width === width, full);
});

// A lesson in which nothing moves asks for no frames; one in which the drill moves does.
import assert from 'node:assert/strict';
import { visitInEachEngine } from '../visit.mjs';

/** Counts, from now on, how often the document asks for an animation frame. */
const countRequests = () => {
  const request = globalThis.requestAnimationFrame;
  globalThis.skuaFrameRequests = 0;
  globalThis.requestAnimationFrame = (callback) => {
    globalThis.skuaFrameRequests += 1;
    return request.call(globalThis, callback);
  };
};
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

visitInEachEngine('no frames while nothing moves', async (lesson) => {
  await lesson.bottom();
  await lesson.inStage('age');
  const requests = () => lesson.frame.evaluate(() => globalThis.skuaFrameRequests);
  await lesson.frame.evaluate(countRequests);

  await pause(1500); // transitions of the stage's start
  const before = await requests();
  await pause(2000);
  assert.equal(await requests() - before, 0, 'requests in 2 s at rest');

  const at = await requests();
  await lesson.sample(2000);
  assert.ok(await requests() - at > 20, 'the drill moves in frames, and they are counted');

  await pause(1500);
  const after = await requests();
  await pause(2000);
  assert.equal(await requests() - after, 0, 'requests in 2 s at rest again');
});

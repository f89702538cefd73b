// The browser may take the stage's WebGL context away at any time: the text view carries the lesson until it comes back, and
// then the stage is drawn again.
import assert from 'node:assert/strict';
import { texts } from '../texts.mjs';
import { visitInEachEngine } from '../visit.mjs';

const t = texts('player');

/** From now on `colours` is how many of them stand in a line down the stage, as it is drawn. */
const watch = (frame) => frame.evaluate(() => {
  const stage = document.getElementById('stage');
  const gl = stage.getContext('webgl2');
  const { drawElements } = gl;
  globalThis.colours = 0;
  gl.drawElements = (...shape) => {
    drawElements.apply(gl, shape);
    const pixels = new Uint8Array(4 * stage.height);
    gl.readPixels(stage.width >> 1, 0, 1, stage.height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
    globalThis.colours = new Set(new Uint32Array(pixels.buffer)).size;
  };
});

visitInEachEngine('the stage comes back after its context was lost', async (lesson) => {
  const { frame } = lesson;
  await lesson.inStage('bottom');
  await watch(frame);
  await frame.evaluate(() => {
    globalThis.context = document.getElementById('stage').getContext('webgl2').getExtension('WEBGL_lose_context');
    globalThis.context.loseContext();
  });
  const list = frame.getByRole('heading', { name: t('stage.list') });
  await list.get();
  await lesson.says(t('error.E-WEBGL.do'));
  await lesson.bottom();
  await lesson.inStage('age');
  await frame.evaluate(() => {
    globalThis.colours = 0;
    globalThis.context.restoreContext();
  });
  await list.gone();
  await frame.waitFor(() => globalThis.colours > 20);
  assert.ok(!(await lesson.shown()).includes(t('error.E-WEBGL.do')), 'and no word that there is none');
});

// The browser may take the stage's WebGL context away at any time: the text view carries the lesson until it comes back, and
// then the stage is drawn again.
import assert from 'node:assert/strict';
import { until } from '../driver/scope.mjs';
import { texts } from '../texts.mjs';
import { visitInEachEngine } from '../visit.mjs';

const t = texts('player');

/** From now on `line` is what stands in a line down the stage, through its middle or that of a node, as it is drawn; `colours`, how many of them. */
const watch = (frame, node) => frame.evaluate((id) => {
  const stage = document.getElementById('stage');
  const gl = stage.getContext('webgl2');
  const { drawElements } = gl;
  const box = (id ? document.getElementById(id) : stage).getBoundingClientRect();
  const x = Math.round((box.left + box.width / 2 - stage.getBoundingClientRect().left) * (stage.width / stage.clientWidth));
  globalThis.colours = 0;
  gl.drawElements = (...shape) => {
    drawElements.apply(gl, shape);
    // What is only drawn to be drawn on, like shadows, is not seen.
    if (gl.getParameter(gl.DRAW_FRAMEBUFFER_BINDING)) return;
    const pixels = new Uint8Array(4 * stage.height);
    gl.readPixels(x, 0, 1, stage.height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
    globalThis.line = [...pixels];
    globalThis.colours = new Set(new Uint32Array(pixels.buffer)).size;
  };
}, node);

const lose = (frame) => frame.evaluate(() => {
  globalThis.context = document.getElementById('stage').getContext('webgl2').getExtension('WEBGL_lose_context');
  globalThis.context.loseContext();
});
const giveBack = (frame) => frame.evaluate(() => {
  [globalThis.colours, globalThis.line] = [0, undefined];
  globalThis.context.restoreContext();
});

visitInEachEngine('the stage comes back after its context was lost', async (lesson) => {
  const { frame } = lesson;
  await lesson.inStage('bottom');
  await watch(frame);
  await lose(frame);
  const list = frame.getByRole('heading', { name: t('stage.list') });
  await list.get();
  await lesson.says(t('error.E-WEBGL.do'));
  await lesson.bottom();
  await lesson.inStage('age');
  await giveBack(frame);
  await list.gone();
  await frame.waitFor(() => globalThis.colours > 20);
  assert.ok(!(await lesson.shown()).includes(t('error.E-WEBGL.do')), 'and no word that there is none');
});

/** Which part of two lines of pixels is not alike. */
const unlike = (a, b) => a.filter((value, i) => Math.abs(value - b[i]) > 12).length / a.length;

visitInEachEngine('a frog comes back as it was after the context was lost', async (lesson) => {
  const { frame } = lesson;
  await lesson.inStage('outside');
  await watch(frame, 'n-skin_dorsal');
  /** The line of a picture that is drawn now, with the light of the focus on the skin. */
  const look = () => frame.evaluate(async () => {
    const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    document.activeElement.blur();
    await frames();
    globalThis.line = undefined;
    document.getElementById('n-skin_dorsal').focus();
    await frames();
    return globalThis.line;
  });
  // Once all is there that is fetched behind the first picture.
  let last;
  const before = await until(async () => {
    const sooner = last;
    last = await look();
    return last && sooner && unlike(last, sooner) < 0.01 ? last : undefined;
  }, () => 'the picture never stands still');
  const ground = before.slice(0, 4);
  assert.ok(before.filter((value, i) => Math.abs(value - ground[i % 4]) > 24).length > 0.1 * before.length, 'the line goes through the frog');

  await lose(frame);
  const list = frame.getByRole('heading', { name: t('stage.list') });
  await list.get();
  await giveBack(frame);
  await list.gone();
  let seen;
  await until(async () => {
    const after = await look();
    seen = after?.length === before.length ? unlike(after, before) : undefined;
    return seen < 0.03 || undefined;
  }, () => `of the picture is another: ${seen}`);
}, { activity: 'inside-a-frog' });

// Runs in each document before its own scripts: after a press on a button, how long its handlers took, how many frames began until
// triangles were drawn of which some are new, and in how many milliseconds of scripts.
(() => {
  const shown = { presses: [] };
  globalThis.skuaShown = shown;
  let press;
  let fresh = false;
  const gl = globalThis.WebGL2RenderingContext.prototype;
  const { bufferData, drawElements } = gl;
  gl.bufferData = function (target, ...rest) {
    fresh ||= target === this.ELEMENT_ARRAY_BUFFER;
    return bufferData.call(this, target, ...rest);
  };
  gl.drawElements = function (...all) {
    if (press && fresh && press.frames === undefined) press.frames = press.begun;
    return drawElements.apply(this, all);
  };
  const request = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (callback) => request((now) => {
    if (!press || press.frames !== undefined) return callback(now);
    press.begun += 1;
    const start = performance.now();
    callback(now);
    press.ms += performance.now() - start;
  });
  addEventListener('click', ({ target }) => {
    press = { name: target.closest?.('button')?.textContent ?? '', begun: 0, ms: 0, frames: undefined };
    shown.presses.push(press);
    fresh = false;
    press.start = performance.now();
  }, true);
  // Last of all: what the page does at once is done.
  addEventListener('click', () => (press.ms += performance.now() - press.start));
})();

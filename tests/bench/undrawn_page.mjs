// Runs in each document before its own scripts: what WebGL is told to draw is not drawn, as if a graphics card had taken it.
// Without one a processor draws it, which takes so long that frames come late, and what was due in between falls to one.
(() => {
  const gl = globalThis.WebGL2RenderingContext?.prototype;
  for (const call of ['drawElements', 'drawArrays', 'clear', 'blitFramebuffer']) gl[call] = () => {};
})();

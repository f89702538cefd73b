// How often a lesson draws its stage.

/** Run in the lesson's page: from now on `skuaPictures` counts. */
export function countPictures() {
  const { prototype } = WebGL2RenderingContext;
  const { bufferData } = prototype;
  globalThis.skuaPictures = 0;
  prototype.bufferData = function (target, data, usage, ...rest) {
    if (target === this.ELEMENT_ARRAY_BUFFER && usage === this.STREAM_DRAW) globalThis.skuaPictures += 1;
    return bufferData.call(this, target, data, usage, ...rest);
  };
}

export const picturesOf = (frame) => () => frame.evaluate(() => globalThis.skuaPictures);

// Run in the page, as they are written: functions that know nothing outside themselves. What is drawn on the stage is pixels; these
// look at what the runtime gives the graphics card, so that the words on it can be told from each other and from lines.

/** From now on what is drawn is kept for `findStageFaults`. Words are known once they have been drawn anew, as in letters of another size. */
export function watchStage() {
  if (globalThis.skuaStage) return;
  const seen = (globalThis.skuaStage = { words: [], frame: undefined });
  let written = [];
  for (const kind of ['OffscreenCanvasRenderingContext2D', 'CanvasRenderingContext2D']) {
    const { prototype } = globalThis[kind] ?? {};
    if (!prototype) continue;
    const { fillText } = prototype;
    prototype.fillText = function (text, x, y) {
      const ink = this.measureText(text);
      written.push({ text, left: x - ink.actualBoundingBoxLeft, right: x + ink.actualBoundingBoxRight, top: y - ink.actualBoundingBoxAscent, bottom: y + ink.actualBoundingBoxDescent });
      return fillText.apply(this, arguments);
    };
  }
  const gl = WebGL2RenderingContext.prototype;
  const watch = (name, look) => {
    const call = gl[name];
    gl[name] = function (...args) {
      look(this, ...args);
      return call.apply(this, args);
    };
  };
  let array, drawn, vertices;
  watch('texSubImage2D', (context, ...args) => {
    const [, , x, y, , , image] = args;
    if (!image?.getContext) return;
    const apart = (word) => word.x >= x + image.width || x >= word.x + word.w || word.y >= y + image.height || y >= word.y + word.h;
    seen.words = seen.words.filter(apart);
    seen.words.push({ x, y, w: image.width, h: image.height, lines: written });
    written = [];
  });
  // A new place for words; pictures in three dimensions have textures of their own.
  watch('texStorage2D', (context, target, levels, format, width, height) => {
    if (format === context.RGBA8 && width === 2048 && height === 2048) seen.words = [];
  });
  watch('bindVertexArray', (_, one) => (array = one));
  watch('bufferData', (context, target, data, usage, from, size) => {
    if (usage !== context.STREAM_DRAW) return;
    const unit = data.BYTES_PER_ELEMENT ?? 1;
    const bytes = new Uint8Array(data.buffer ?? data, (data.byteOffset ?? 0) + (from ?? 0) * unit, size ? size * unit : undefined).slice();
    if (target === context.ELEMENT_ARRAY_BUFFER) return void (seen.frame = { vertices, indices: new Uint32Array(bytes.buffer), commands: [], canvas: context.canvas });
    vertices = bytes;
    drawn = array;
  });
  let clip;
  watch('scissor', (_, ...box) => (clip = box));
  watch('drawElements', (_, mode, count, type, offset) => {
    if (array === drawn && seen.frame) seen.frame.commands.push({ clip, first: offset / 4, count });
  });
}

/** Words that were drawn last, as [{text, left, top, width, ratio}]: where in the window, in CSS px, and how many pixels each has for one of those. */
export function drawnWords() {
  const { words, frame } = globalThis.skuaStage;
  if (!frame) return [];
  const atlas = 2048, floats = new Float32Array(frame.vertices.buffer), origin = frame.canvas.getBoundingClientRect();
  const vertex = (index) => ({ x: floats[index * 5], y: floats[index * 5 + 1], u: floats[index * 5 + 2] * atlas, v: floats[index * 5 + 3] * atlas });
  return frame.commands.flatMap(({ first, count }) => {
    const found = [];
    for (let i = first; i + 6 <= first + count; i += 3) {
      const corner = vertex(frame.indices[i]);
      if (corner.u <= 4 && corner.v <= 4) continue;
      const word = words.find(({ x, y }) => Math.abs(x - corner.u) < 0.5 && Math.abs(y - corner.v) < 0.5);
      const width = vertex(frame.indices[i + 2]).x - corner.x;
      if (word) found.push({ text: word.lines.map(({ text }) => text).join(' '), left: origin.left + corner.x, top: origin.top + corner.y, width, ratio: word.w / width });
      i += 3; // the other half of its rectangle
    }
    return found;
  });
}

/** Shapes that were drawn last, each of triangles that hang together, as [{left, top, right, bottom}]: where in the window, in CSS px. */
export function drawnShapes() {
  const { frame } = globalThis.skuaStage;
  if (!frame) return [];
  const floats = new Float32Array(frame.vertices.buffer), colors = new Uint32Array(frame.vertices.buffer), origin = frame.canvas.getBoundingClientRect();
  const shapes = [];
  let shape;
  for (const { first, count } of frame.commands) {
    for (let i = first; i < first + count; i += 3) {
      const corners = [...frame.indices.subarray(i, i + 3)];
      if (!shape || !corners.some((index) => shape.known.has(index))) shapes.push((shape = { known: new Set(), left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }));
      for (const index of corners) {
        shape.known.add(index);
        if (!(colors[index * 5 + 4] >>> 24)) continue; // the soft edge
        const [x, y] = [origin.left + floats[index * 5], origin.top + floats[index * 5 + 1]];
        Object.assign(shape, { left: Math.min(shape.left, x), right: Math.max(shape.right, x), top: Math.min(shape.top, y), bottom: Math.max(shape.bottom, y) });
      }
    }
  }
  return shapes.filter(({ left, right }) => right > left).map(({ known, ...box }) => box);
}

/** Words on the stage that are cut off, struck through, or lie on each other or under a button: a sentence about each. */
export function findStageFaults() {
  const { words, frame } = globalThis.skuaStage;
  if (!frame || !frame.canvas.isConnected || !frame.canvas.checkVisibility()) return [];
  const { canvas } = frame;
  const atlas = 2048, bytesEach = 20, ratio = canvas.width / canvas.clientWidth;
  const floats = new Float32Array(frame.vertices.buffer), colors = new Uint32Array(frame.vertices.buffer);
  const vertex = (index) => {
    const at = (index * bytesEach) / 4;
    return { x: floats[at], y: floats[at + 1], u: floats[at + 2] * atlas, v: floats[at + 3] * atlas, alpha: colors[at + 4] >>> 24 };
  };

  const area = (points) => Math.abs(points.reduce((sum, p, i) => sum + p.x * points[(i + 1) % points.length].y - p.y * points[(i + 1) % points.length].x, 0)) / 2;
  const boxOf = (corners) => ({ left: Math.min(...corners.map((p) => p.x)), right: Math.max(...corners.map((p) => p.x)), top: Math.min(...corners.map((p) => p.y)), bottom: Math.max(...corners.map((p) => p.y)) });
  const isThin = (corners) => {
    const longest = Math.max(...corners.map((p, i) => Math.hypot(p.x - corners[(i + 1) % 3].x, p.y - corners[(i + 1) % 3].y)));
    return (2 * area(corners)) / longest < 3.5 && longest > 3;
  };

  // What was drawn, in its order: texts as such, all else as triangles.
  const texts = [], triangles = [];
  let order = 0, shape, unknown = 0;
  for (const { clip, first, count } of frame.commands) {
    const [x, bottom, w, h] = clip.map((pixels) => pixels / ratio);
    const within = { left: x, right: x + w, top: canvas.height / ratio - bottom - h, bottom: canvas.height / ratio - bottom };
    for (let i = first; i < first + count; i += 3, ++order) {
      const corners = [0, 1, 2].map((k) => vertex(frame.indices[i + k]));
      const word = corners[0].u > 4 || corners[0].v > 4 ? words.find((one) => Math.abs(one.x - corners[0].u) < 0.5 && Math.abs(one.y - corners[0].v) < 0.5) : undefined;
      if (corners[0].u <= 4 && corners[0].v <= 4) {
        const indices = [0, 1, 2].map((k) => frame.indices[i + k]);
        if (!shape || !indices.some((index) => shape.indices.has(index))) shape = { indices: new Set(), isLine: true };
        for (const index of indices) shape.indices.add(index);
        if (corners.some(({ alpha }) => alpha > 0)) {
          triangles.push({ order, corners, within, shape, box: boxOf(corners) });
          shape.isLine &&= isThin(corners);
        }
        continue;
      }
      i += 3; // the other half of its rectangle
      if (!word) {
        unknown += 1;
        continue;
      }
      for (const line of word.lines) {
        const ink = { left: corners[0].x + line.left, right: corners[0].x + line.right, top: corners[0].y + line.top, bottom: corners[0].y + line.bottom };
        if (corners[0].alpha > 0 && line.text.trim()) texts.push({ order, text: line.text, ink, within });
      }
    }
  }

  const kSlack = 1.5;
  const meets = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > kSlack && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > kSlack;
  const inside = ({ box, corners: [a, b, c] }, x, y) => {
    if (x < box.left || x > box.right || y < box.top || y > box.bottom) return false;
    const side = (p, q) => (q.x - p.x) * (y - p.y) - (q.y - p.y) * (x - p.x);
    const sides = [side(a, b), side(b, c), side(c, a)];
    return sides.every((s) => s >= 0) || sides.every((s) => s <= 0);
  };
  /** The part of a triangle within a box, as corners (Sutherland and Hodgman). */
  const cut = (corners, box) => {
    const sides = [[(p) => p.x - box.left], [(p) => box.right - p.x], [(p) => p.y - box.top], [(p) => box.bottom - p.y]];
    let shape = corners;
    for (const [depth] of sides) {
      const next = [];
      shape.forEach((p, i) => {
        const q = shape[(i + 1) % shape.length], [dp, dq] = [depth(p), depth(q)];
        if (dp >= 0) next.push(p);
        if (dp * dq < 0) next.push(Object.fromEntries(['x', 'y', 'alpha'].map((k) => [k, p[k] + ((q[k] - p[k]) * dp) / (dp - dq)])));
      });
      shape = next;
      if (!shape.length) break;
    }
    return shape;
  };
  const shrunk = (ink) => ({ left: ink.left + 1, right: ink.right - 1, top: ink.top + 1, bottom: ink.bottom - 1 });
  const opaque = triangles.filter(({ corners }) => corners.every(({ alpha }) => alpha >= 180));
  const hidden = (from, to, x, y) => opaque.some((one) => one.order > from && one.order < to && inside(one, x, y));

  const faults = new Set(unknown ? [`${unknown} words on the stage were drawn before anybody watched`] : []);
  const edges = { left: 0, top: 0, right: canvas.clientWidth, bottom: canvas.clientHeight };
  for (const { text, ink, within } of texts) {
    for (const [box, what] of [[edges, 'the edge of the stage'], [within, 'what it is drawn in']]) {
      if (ink.left < box.left - kSlack || ink.right > box.right + kSlack || ink.top < box.top - kSlack || ink.bottom > box.bottom + kSlack) faults.add(`"${text}" on the stage is cut off by ${what}`);
    }
  }
  for (const [i, a] of texts.entries()) {
    for (const b of texts.slice(i + 1)) {
      if (a.order !== b.order && meets(a.ink, b.ink)) faults.add(`"${a.text}" and "${b.text}" lie on each other on the stage`);
    }
  }
  for (const { order: at, text, ink } of texts) {
    const letters = shrunk(ink);
    for (const { order: when, corners, within, box, shape: { isLine } } of triangles) {
      if (box.left >= letters.right || box.right <= letters.left || box.top >= letters.bottom || box.bottom <= letters.top) continue;
      if (when < at && !isLine) continue;
      const part = cut(cut(corners, letters), within);
      if (part.length < 3 || area(part) < 2) continue;
      const middle = Object.fromEntries(['x', 'y', 'alpha'].map((k) => [k, part.reduce((sum, p) => sum + p[k], 0) / part.length]));
      if (middle.alpha < 60 || (when < at && hidden(when, at, middle.x, middle.y))) continue;
      faults.add(`"${text}" on the stage is ${isLine ? 'struck through' : 'covered'} at ${middle.x.toFixed(0)}, ${middle.y.toFixed(0)}`);
      break;
    }
  }

  // The page's own buttons stand in front of the stage.
  const origin = canvas.getBoundingClientRect();
  for (const button of document.querySelectorAll('#scene button, #scene [role="button"]')) {
    const seen = button.querySelector('.icon') ?? button;
    if (!button.checkVisibility() || getComputedStyle(button).opacity === '0' || getComputedStyle(seen).opacity === '0') continue;
    const hides = [button.parentElement, button.parentElement?.parentElement].some((one) => one && getComputedStyle(one).opacity === '0');
    const box = seen.getBoundingClientRect();
    if (hides || box.width < 2 || getComputedStyle(button).clipPath !== 'none') continue;
    const there = { left: box.left - origin.left, right: box.right - origin.left, top: box.top - origin.top, bottom: box.bottom - origin.top };
    for (const { text, ink } of texts) {
      if (button.matches('.plot-more, .seen') && meets(ink, there)) faults.add(`"${text}" on the stage lies under a button`);
    }
  }
  return [...faults];
}

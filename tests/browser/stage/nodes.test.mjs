// What lies over the stage for who does not see it: exactly on what is drawn, and one command for one activation.
import assert from 'node:assert/strict';
import { until } from '../driver/scope.mjs';
import { drawnShapes, drawnWords, watchStage } from '../overflow/stage_page.mjs';
import { boxOf, inGallery, kWithZoom, measureAt, pause, speak, zoomIn } from './gallery_stage.mjs';

/** Of a node and what is drawn for it. */
const kSlackPx = 2;
/** What stands between the edge of a name's box and its letters. */
const kPad = { x: 8, y: 3 };

inGallery('one activation is one command, however it comes,', async (gallery, { lms }) => {
  const { frame } = gallery;
  await gallery.sheet('space');
  let expected = 0;
  const pressed = async (way, act) => {
    await act();
    expected += 1;
    await until(() => (lms.commands().length >= expected ? true : undefined), () => `${way}: no command came`);
    await pause(400);
    assert.equal(lms.commands().length, expected, `commands of ${way}`);
  };
  const byScript = (id) => frame.evaluate((node) => document.getElementById(node).click(), `n-${id}`);
  // On the stage the name says how the lamp stands.
  const bulb = () => gallery.control('button', expected % 2 ? 'lamp.off' : 'lamp.on');
  await pressed('a click without the focus', () => bulb().click());
  await pressed('a click with it', () => bulb().click());
  await pressed('Enter', () => bulb().press('Enter'));
  await pressed('the space bar', () => bulb().press(' '));
  await pressed('a screen reader’s click', () => byScript('bulb'));
  await pressed('another click of the pointer', () => bulb().click());

  await gallery.sheet('controls');
  const measure = gallery.control('button', 'measure');
  await pressed('a click in the panel without the focus', () => measure.click());
  await pressed('a click in the panel with it', () => measure.click());
  await pressed('Enter in the panel', () => measure.press('Enter'));
  await pressed('the space bar in the panel', () => measure.press(' '));
  await pressed('a screen reader’s click in the panel', () => byScript('measure'));
});

/** The names of both readings on the timeline lie in their nodes as they are drawn. */
async function namesLieRight(gallery, when) {
  const { frame } = gallery;
  let words = [];
  const off = async () => {
    words = await frame.evaluate(drawnWords);
    const faults = [];
    for (const n of [1, 2]) {
      const box = await boxOf(frame, `reading/${n}`);
      const name = await frame.evaluate((id) => document.getElementById(id).textContent.trim(), `n-reading/${n}`);
      const near = words.filter(({ text }) => text === name).map(({ left, top, width }) => Math.max(
        Math.abs(left - box.left - kPad.x), Math.abs(top - box.top - kPad.y), Math.abs(width + 2 * kPad.x - box.width)));
      if (!(Math.min(...near) <= kSlackPx)) faults.push(`${name} lies ${Math.min(...near)} px from its node ${JSON.stringify(box)}`);
    }
    return faults;
  };
  await until(async () => ((await off()).length ? undefined : true), async () => `${when}: ${await off()}; drawn: ${JSON.stringify(words)}`, { ms: 3000 });
}

inGallery('names lie in their nodes when the room changes, words are others, and the page is zoomed,', async (gallery, { page, room, engine }) => {
  const { frame } = gallery;
  await room(1240, 780);
  await measureAt(gallery, [60, 120]);
  await gallery.sheet('data');
  await frame.evaluate(watchStage);
  await speak(page, gallery, 'es'); // all words are drawn anew, and so are known
  await namesLieRight(gallery, 'as it opens');
  await room(1140, 760);
  await namesLieRight(gallery, 'with less room');

  if (engine === 'chromium') {
    const zoom = await zoomIn(page);
    await zoom(1.05);
    await frame.waitFor(() => {
      const { width, clientWidth } = document.getElementById('stage');
      return Math.abs(width / clientWidth - 1.05) < 0.01;
    });
    await namesLieRight(gallery, 'zoomed');
  }
});

/** For each of these nodes something is drawn that fills it, and nothing more. */
async function fillTheirNodes(gallery, ids, when) {
  const { frame } = gallery;
  const off = async () => {
    const shapes = await frame.evaluate(drawnShapes);
    const faults = [];
    for (const id of ids) {
      const { left, top, width, height } = await boxOf(frame, id);
      assert.ok(width > 4 && height > 4, `${id} has no place`);
      const wanted = { left, top, right: left + width, bottom: top + height };
      const apart = shapes.map((shape) => Math.max(...Object.keys(wanted).map((side) => Math.abs(shape[side] - wanted[side]))));
      if (!(Math.min(...apart) <= kSlackPx)) faults.push(`what is nearest to ${id} lies ${Math.min(...apart).toFixed(1)} px from ${JSON.stringify(wanted)}`);
    }
    return faults;
  };
  await until(async () => ((await off()).length ? undefined : true), async () => `${when}: ${await off()}`, { ms: 3000 });
}

/** What is operated in each of these nodes fills it, so that a finger that is led by a screen reader finds it there. */
async function fieldsFillTheirNodes(frame, ids, when) {
  for (const id of ids) {
    const field = await frame.evaluate((name) => {
      const { left, top, width, height } = document.querySelector(`#n-${name} input`).getBoundingClientRect();
      return { left, top, width, height };
    }, id);
    const box = await boxOf(frame, id);
    for (const side of Object.keys(field)) assert.ok(Math.abs(field[side] - box[side]) <= kSlackPx, `${when}: the field of ${id} lies at ${JSON.stringify(field)}, not ${JSON.stringify(box)}`);
  }
}

inGallery('a handle, a switch, a thing to be carried and a plot lie in their nodes at each zoom, after they moved, and when the page scrolls,', async (gallery, { page, room, engine }) => {
  const { frame } = gallery;
  await room(1240, 780);
  await measureAt(gallery, [60, 120]);
  await frame.evaluate(watchStage);
  const kOnWall = ['handle', 'wall_switch', 'glass'];
  const look = async (when) => {
    await gallery.sheet('data');
    await fillTheirNodes(gallery, ['plot', 'glass'], when);
    await gallery.sheet('stage');
    await fillTheirNodes(gallery, kOnWall, when);
    await fieldsFillTheirNodes(frame, ['handle', 'cord'], when);
  };
  await look('as it opens');
  const before = await boxOf(frame, 'handle');
  await gallery.control('slider', 'bulbs').press('ArrowRight');
  await gallery.control('button', 'glass.shelf').press('Enter');
  await gallery.control('button', 'at_meter').press('Enter');
  await until(async () => (await boxOf(frame, 'handle')).left > before.left + 10 || undefined, () => 'the handle does not move');
  await look('moved');

  if (kWithZoom.includes(engine)) {
    const zoom = await zoomIn(page, engine);
    for (const factor of [1, 1.5, 2]) {
      await zoom(factor);
      await frame.waitFor((wanted) => {
        const { width, clientWidth } = document.getElementById('stage');
        return Math.abs(width / clientWidth - wanted) < 0.01;
      }, factor);
      await look(`at zoom ${factor}`);
    }
    await zoom(1);
  }
  await page.evaluate(() => Object.assign(document.querySelector('skua-player').style, { width: '', height: '' }));
  await room(560, 500);
  await frame.waitFor(() => document.scrollingElement.scrollHeight > innerHeight + 60);
  await frame.evaluate(() => scrollTo(0, 60));
  await frame.waitFor(() => scrollY === 60);
  await fillTheirNodes(gallery, kOnWall, 'scrolled');
});

/** Gives the node the focus, and finds the outline that is then drawn around it: its left, right and upper edge in the lesson's window. */
async function outlineOf(node) {
  const kFocus = [0x1b, 0x14, 0x64], kNear = 24, kAround = 14, kLeast = 6;
  const canvas = document.getElementById('stage'), element = document.getElementById(`n-${node}`);
  const request = globalThis.requestAnimationFrame;
  const picture = new Promise((resolve) => {
    globalThis.requestAnimationFrame = (callback) => request.call(globalThis, (time) => {
      globalThis.requestAnimationFrame = request;
      callback(time);
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
      copy.drawImage(canvas, 0, 0);
      resolve(copy);
    });
  });
  document.activeElement?.blur();
  element.focus({ preventScroll: true });
  const copy = await picture;
  const origin = canvas.getBoundingClientRect(), box = element.getBoundingClientRect(), ratio = canvas.width / canvas.clientWidth;
  const [x0, y0] = [box.left - origin.left - kAround, box.top - origin.top - kAround];
  const [w, h] = [Math.round((box.width + 2 * kAround) * ratio), Math.round((box.height + 2 * kAround) * ratio)];
  const { data } = copy.getImageData(Math.round(x0 * ratio), Math.round(y0 * ratio), w, h);
  const columns = new Uint32Array(w), rows = new Uint32Array(h);
  for (let i = 0; i < w * h; i += 1) {
    if (kFocus.some((part, k) => Math.abs(data[4 * i + k] - part) > kNear)) continue;
    columns[i % w] += 1;
    rows[Math.floor(i / w)] += 1;
  }
  const first = (counts) => counts.findIndex((count) => count >= kLeast * ratio);
  const last = (counts) => counts.findLastIndex((count) => count >= kLeast * ratio) + 1;
  return { left: origin.left + x0 + first(columns) / ratio, right: origin.left + x0 + last(columns) / ratio, top: origin.top + y0 + first(rows) / ratio };
}

inGallery('nodes of a scene lie on its bodies wherever the camera stands, and when the page scrolls,', async (gallery, { room }) => {
  const { frame } = gallery;
  await gallery.sheet('space');
  const kOutline = 3;
  const lies = async (when) => {
    await pause(900); // it eases there
    const drawn = await frame.evaluate(outlineOf, 'bulb');
    const box = await boxOf(frame, 'bulb');
    const off = [drawn.left - (box.left - kOutline), drawn.right - (box.left + box.width + kOutline), drawn.top - (box.top - kOutline)];
    // Its name may stand in front of one of its sides.
    const aside = Math.min(Math.abs(off[0]), Math.abs(off[1]));
    assert.ok(aside <= kSlackPx && Math.abs(off[2]) <= kSlackPx, `${when} the outline lies ${off.map((px) => px.toFixed(1))} px off; node ${JSON.stringify(box)}`);
    return box;
  };
  let before = await lies('as it opens');
  for (const way of [['left', 'left'], ['up'], ['nearer'], ['right', 'down', 'farther']]) {
    for (const name of way) await frame.evaluate((id) => document.getElementById(id).click(), `n-space_view/${name}`);
    const box = await lies(`after ${way.join(', ')}`);
    assert.notDeepEqual(box, before, `${way} moves nothing`);
    before = box;
  }
  await room(560, 500);
  await frame.waitFor(() => document.scrollingElement.scrollHeight > innerHeight + 60);
  await frame.evaluate(() => scrollTo(0, 60));
  await frame.waitFor(() => scrollY === 60);
  await lies('scrolled');
});

inGallery('a wheel turns a view only for who is in it,', async (gallery) => {
  const { frame } = gallery;
  await gallery.sheet('space');
  await pause(500);
  const width = async () => (await boxOf(frame, 'bulb')).width;
  /** Whether the page kept it, instead of scrolling. */
  const wheel = () => frame.evaluate(() => {
    const event = new WheelEvent('wheel', { deltaY: -120, bubbles: true, cancelable: true, clientX: 300, clientY: 300 });
    document.getElementById('stage').dispatchEvent(event);
    return event.defaultPrevented;
  });
  const before = await width();
  assert.equal(await wheel(), false, 'who passes by scrolls the page');
  await pause(600);
  assert.equal(await width(), before);
  await gallery.control('button', 'lamp.on').click();
  await frame.waitFor(() => document.activeElement.closest('#n-stage') !== null);
  // It comes all the way, even where each frame is late.
  await frame.evaluate(() => {
    const request = globalThis.requestAnimationFrame;
    globalThis.requestAnimationFrame = (callback) => {
      setTimeout(() => request.call(globalThis, callback), 150);
      return 1;
    };
  });
  assert.equal(await wheel(), true);
  await until(async () => (await width()) > before * 1.1 || undefined, async () => `the wheel brings it no nearer than from ${before} to ${await width()} px`, { ms: 8000 });
  // Whoever pressed the view itself is in it, however often.
  const view = gallery.control('slider', 'space_view');
  for (const turn of [1, 2, 3]) {
    await view.drag([0, 10, 20, 30].map((x) => ({ x, y: 0 })));
    await until(async () => (await frame.evaluate(() => document.activeElement.closest('#n-stage') !== null)) || undefined, () => `the view has lost the focus with press ${turn}`);
  }
});

inGallery('some frames come after an input, and then none,', async (gallery) => {
  const { frame } = gallery;
  await measureAt(gallery, [60]);
  await pause(1200);
  await frame.evaluate(() => {
    const request = globalThis.requestAnimationFrame;
    globalThis.skuaRequests = 0;
    globalThis.requestAnimationFrame = (callback) => {
      globalThis.skuaRequests += 1;
      return request.call(globalThis, callback);
    };
  });
  const requests = async (act) => {
    const before = await frame.evaluate(() => globalThis.skuaRequests);
    await act();
    await pause(700);
    const soon = await frame.evaluate(() => globalThis.skuaRequests);
    await pause(1000);
    return [soon - before, (await frame.evaluate(() => globalThis.skuaRequests)) - soon];
  };
  const kMost = 4;
  for (const [what, act] of [
    ['a press', () => frame.evaluate(() => document.getElementById('n-measure').click())],
    ['a step of a slider', () => frame.getByRole('slider', { name: gallery.t('distance'), description: gallery.t('distance.more') }).press('ArrowLeft')],
  ]) {
    const [soon, later] = await requests(act);
    // Both ends of a focus are inputs as well, and so is what each of two keys does.
    assert.ok(soon <= kMost, `${soon} frames after ${what}`);
    assert.equal(later, 0, `frames later, after ${what}`);
  }
});

inGallery('a plot is walked by arrow keys, and its values stand in a table,', async (gallery, { page }) => {
  const { frame } = gallery;
  await measureAt(gallery, [60, 100, 140]);
  await gallery.sheet('data');
  const cursor = frame.getByRole('slider', { name: new RegExp(`^${gallery.t('plot')}`) });
  const read = async () => (await cursor.get()).valueText;
  await cursor.press('Home');
  const said = [await until(read, () => 'nothing is read')];
  for (const key of ['ArrowRight', 'ArrowRight']) {
    await cursor.press(key);
    said.push(await until(async () => ((await read()) !== said.at(-1) ? read() : undefined), () => `${key} goes nowhere from "${said.at(-1)}"`));
  }
  for (const [i, cm] of [60, 100, 140].entries()) assert.ok(said[i].includes(String(cm)), `point ${i + 1} is read as "${said[i]}"`);
  await cursor.press('ArrowLeft');
  await cursor.becomes(({ valueText }) => valueText.includes('100'), 'one back');

  await frame.getByRole('button', { name: new RegExp(`^${gallery.t('plot')}`) }).click();
  await frame.evaluate(() => { document.querySelector('dialog details').open = true; });
  const rows = await frame.waitFor(() => {
    const found = [...document.querySelectorAll('dialog tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent));
    return found.length === 3 && found;
  });
  assert.deepEqual(rows.map(([cm]) => cm), ['60', '100', '140']);
  assert.ok(rows.every(([, lux]) => /\d/.test(lux)), JSON.stringify(rows));
  await frame.press('Escape');

  // In the text view of a language that is written from the right, time and axes still go to the right.
  await speak(page, gallery, 'ar');
  await frame.evaluate(() => document.getElementById('text').click());
  for (const id of ['plot', 'reading']) {
    const control = await frame.waitFor((node) => {
      const input = document.querySelector(`#n-stage #n-${node} input[type="range"]`);
      return input && { direction: getComputedStyle(input).direction, page: getComputedStyle(document.querySelector('#n-stage')).direction };
    }, id);
    assert.deepEqual(control, { direction: 'ltr', page: 'rtl' }, id);
  }
  const inArabic = frame.getByRole('slider', { name: new RegExp(`^${gallery.t('plot')}`) });
  await inArabic.press('Home');
  await inArabic.becomes(({ value }) => value === '0', 'the first');
  await frame.press('ArrowRight');
  await inArabic.becomes(({ value }) => value === '1', 'the next to the right');
});

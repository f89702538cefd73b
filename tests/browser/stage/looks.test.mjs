// What a reader sets in the browser or on the device reaches the stage while the lesson runs. In Chromium, where it can be emulated.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { until } from '../driver/scope.mjs';
import { startLms } from '../lms.mjs';
import { drawnWords, watchStage } from '../overflow/stage_page.mjs';
import { ReadingTheIce } from '../reading_the_ice.mjs';
import { texts } from '../texts.mjs';
import { inGallery, measureAt, pause, zoomIn } from './gallery_stage.mjs';
import { countPictures, picturesOf } from './pictures_drawn.mjs';

const kOnly = { only: ['chromium'] };
const sessionOf = ({ engine }) => engine.page.context().newCDPSession(engine.page);

inGallery('a page that is zoomed is drawn with the pixels that there are', async (gallery, { page }) => {
  const { frame } = gallery;
  await measureAt(gallery, [60, 120]);
  await gallery.sheet('data');
  await frame.evaluate(watchStage);
  const zoom = await zoomIn(page);
  for (const factor of [2, 1, 1.25]) {
    await zoom(factor);
    let seen;
    await until(async () => {
      seen = await frame.evaluate(() => {
        const canvas = document.getElementById('stage');
        return { screen: devicePixelRatio, canvas: canvas.width / canvas.clientWidth };
      });
      seen.words = (await frame.evaluate(drawnWords)).map(({ ratio }) => ratio);
      const near = (ratio) => Math.abs(ratio - factor) < 0.05;
      return (near(seen.canvas) && seen.words.length > 3 && seen.words.every(near)) || undefined;
    }, () => `${factor} pixels to a CSS px, but ${JSON.stringify(seen)}`, { ms: 5000 });
  }
}, kOnly);

inGallery('letters on the stage follow the browser’s own size of text', async (gallery, { page, room }) => {
  const { frame } = gallery;
  await room(1240, 780);
  await measureAt(gallery, [60, 120]);
  await gallery.sheet('data');
  await frame.evaluate(watchStage);
  const session = await sessionOf(page);
  const sized = async (standard) => {
    await session.send('Page.setFontSizes', { fontSizes: { standard, fixed: standard - 3 } });
    await frame.waitFor((px) => getComputedStyle(document.documentElement).fontSize === `${px}px`, standard);
  };
  const widths = async () => new Map((await frame.evaluate(drawnWords)).map(({ text, width }) => [text, width]));
  await sized(20);
  const large = await until(async () => ((await widths()).size > 4 ? widths() : undefined), () => 'no word is drawn anew');
  await sized(16);
  let ratios = [];
  await until(async () => {
    ratios = [...await widths()].filter(([text]) => large.has(text)).map(([text, width]) => large.get(text) / width).sort((a, b) => a - b);
    return (ratios.length > 4 && Math.abs(ratios[Math.floor(ratios.length / 2)] - 20 / 16) < 0.03) || undefined;
  }, () => `letters a quarter larger make words wider by ${ratios}`, { ms: 5000 });
}, kOnly);

/** Tokens of the theme that is on, as the page has them: [r, g, b]. */
const colorsOf = (frame, ...names) => frame.evaluate((tokens) => tokens.map((name) => {
  const probe = document.createElement('i');
  probe.style.cssText = `forced-color-adjust: none; color: var(--skua-${name})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}), names);

inGallery('what has the focus on the stage has a ring of two colours, in forced colours, too', async (gallery, { page }) => {
  const { frame } = gallery;
  await gallery.sheet('controls');
  const glass = gallery.control('button', 'glass.shelf');
  const ring = async () => {
    await glass.press('Shift'); // a key: the ring is for who uses the keyboard
    return frame.evaluate(() => {
      const { outlineColor, outlineWidth, outlineStyle, boxShadow } = getComputedStyle(document.getElementById('n-glass'));
      return { outlineColor, outlineWidth, outlineStyle, boxShadow };
    });
  };
  const media = [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { contrast: 'more' }, { forcedColors: 'active' }];
  for (const look of media) {
    await page.engine.page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none', ...look });
    await frame.waitFor(([query]) => matchMedia(query).matches, [look.forcedColors ? '(forced-colors: active)' : look.contrast ? '(prefers-contrast: more)' : `(prefers-color-scheme: ${look.colorScheme})`]);
    await until(async () => {
      const [focus, surface] = await colorsOf(frame, 'focus', 'surface');
      const seen = await ring();
      const right = focus !== surface && seen.outlineColor === focus && seen.outlineStyle === 'solid' && seen.outlineWidth === '3px' && seen.boxShadow.startsWith(surface) && seen.boxShadow.includes('7px');
      return right || undefined;
    }, async () => `${JSON.stringify(look)}: ${JSON.stringify(await ring())}, colours ${await colorsOf(frame, 'focus', 'surface')}`, { ms: 4000 });
  }
}, kOnly);

inGallery('a view that fills the stage has its ring inside', async (gallery) => {
  const { frame } = gallery;
  await gallery.sheet('space');
  await frame.evaluate(() => document.querySelector('#n-space_view input').focus());
  await frame.press('ArrowLeft');
  const [surface] = await colorsOf(frame, 'surface');
  const { outlineOffset, boxShadow } = await frame.evaluate(() => {
    const style = getComputedStyle(document.getElementById('n-space_view'));
    return { outlineOffset: style.outlineOffset, boxShadow: style.boxShadow };
  });
  assert.equal(outlineOffset, '-5px');
  assert.ok(boxShadow.startsWith(surface) && boxShadow.endsWith('7px inset'), boxShadow);
}, kOnly);

/** The colour that most of the stage's edge has in its next picture. */
async function groundOfNextPicture() {
  const canvas = document.getElementById('stage');
  const request = globalThis.requestAnimationFrame;
  return new Promise((resolve) => {
    globalThis.requestAnimationFrame = (callback) => request.call(globalThis, (time) => {
      globalThis.requestAnimationFrame = request;
      callback(time);
      const copy = new OffscreenCanvas(4, 4).getContext('2d');
      copy.drawImage(canvas, 0, canvas.height - 4, 4, 4, 0, 0, 4, 4);
      resolve([...copy.getImageData(1, 1, 1, 1).data.slice(0, 3)]);
    });
    document.activeElement?.blur();
    document.getElementById('n-glass').focus();
  });
}

inGallery('forced colours reach what is drawn', async (gallery, { page }) => {
  const { frame } = gallery;
  await measureAt(gallery, [60, 120]);
  await gallery.sheet('data');
  await pause(500);
  const before = await frame.evaluate(groundOfNextPicture);
  await page.engine.page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' });
  await frame.waitFor(() => matchMedia('(forced-colors: active)').matches);
  await pause(500);
  const canvasColor = await frame.evaluate(() => {
    const probe = document.createElement('i');
    probe.style.cssText = 'forced-color-adjust: none; color: Canvas';
    document.body.append(probe);
    const parts = getComputedStyle(probe).color.match(/\d+/g).map(Number);
    probe.remove();
    return parts;
  });
  const after = await frame.evaluate(groundOfNextPicture);
  assert.notDeepEqual(after, before);
  assert.deepEqual(after, canvasColor);
}, kOnly);

if (engines().includes('chromium')) {
  test('who wants no motion sees what moves in still pictures, from the moment on in which they say so', async () => {
    const lms = await startLms();
    const browser = await launch('chromium');
    try {
      const page = await browser.newPage();
      await page.goto(lms.url);
      const lesson = new ReadingTheIce(page.frame());
      const { frame } = lesson;
      await lesson.inStage('bottom');
      await lesson.bottom();
      await lesson.inStage('age');
      await frame.evaluate(countPictures);
      const pictures = picturesOf(frame);
      const media = (reducedMotion) => page.engine.page.emulateMedia({ colorScheme: 'light', reducedMotion });
      const lower = async (depth_m) => {
        await frame.getByRole('textbox', { name: lesson.t('depth', { bottom: lesson.written(3190) }) }).fill(String(depth_m));
        await lesson.button('lower_drill').click();
      };
      const there = (depth_m) => lesson.says(lesson.t('sample.can', { depth: lesson.written(depth_m) }));
      const travelling = (depth_m) => frame.evaluate((text) => !document.body.innerText.includes(text), lesson.t('sample.can', { depth: lesson.written(depth_m) }));

      const before = await pictures();
      await lower(1600);
      await there(1600);
      assert.ok((await pictures()) - before > 20, `${(await pictures()) - before} pictures in motion`);

      // While it goes down, the device says so.
      await lower(3190);
      await pause(300);
      await media('reduce');
      await frame.waitFor(() => matchMedia('(prefers-reduced-motion: reduce)').matches);
      await pause(100);
      const still = await pictures();
      await pause(800);
      assert.ok(await travelling(3190), 'the drill was there before it could be seen to stand still');
      assert.ok((await pictures()) - still <= 2, `${(await pictures()) - still} pictures in 0.8 s without motion`);
      await there(3190);

      // The same by the lesson's own settings.
      await media('no-preference');
      const t = texts('settings'), player = texts('player');
      const settings = frame.getByRole('button', { name: player('bar.settings') });
      if (!(await settings.count())) await frame.getByRole('button', { name: player('bar.menu') }).click();
      await settings.click();
      await frame.getByRole('radio', { name: t('motion.none') }).click();
      await frame.getByRole('button', { name: t('close') }).click();
      await pause(300);
      const quiet = await pictures();
      await lower(200);
      await there(200);
      const drawn = (await pictures()) - quiet;
      // What is typed and pressed is shown at once; besides, one picture a second for 3.6 s, and the last.
      assert.ok(drawn <= 20, `${drawn} pictures without motion`);
    } finally {
      await browser.kill();
      lms.close();
    }
  });
}

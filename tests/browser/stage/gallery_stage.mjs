// The gallery in a page of a few lines, whose stage is looked at closely.
import { test } from 'node:test';
import { Gallery } from '../gallery_page.mjs';
import { engines, launch } from '../driver/index.mjs';
import { startLms } from '../lms.mjs';
import { speak as turnTo } from '../overflow/look.mjs';
import { texts } from '../texts.mjs';

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A test in each of these engines: `run(gallery, {page, lms, room, engine})`; `room(width, height)` is what the lesson is given in the page. */
export function inGallery(title, run, { only = engines(), ...options } = {}) {
  for (const engine of engines().filter((one) => only.includes(one))) {
    test(`${title} in ${engine}`, async () => {
      const lms = await startLms({ module: 'gallery', activity: 'widgets' });
      const browser = await launch(engine, options);
      try {
        const page = await browser.newPage();
        await page.goto(lms.url);
        const room = async (width, height) => {
          await page.evaluate((w, h) => Object.assign(document.querySelector('skua-player').style, { width: `${w}px`, height: `${h}px` }), width, height);
          await page.frame().waitFor((w) => innerWidth === w, width);
        };
        const gallery = new Gallery(page.frame(), 'en');
        await gallery.control('tablist', 'sheets').get();
        await run(gallery, { page, lms, room, engine });
      } finally {
        await browser.kill();
        lms.close();
      }
    });
  }
}

/** Writes down a reading at each of these distances (cm): two make a timeline on the stage, and a plot. */
export async function measureAt(gallery, distances) {
  await gallery.sheet('controls');
  for (const cm of distances) {
    const slider = gallery.frame.getByRole('slider', { name: gallery.t('distance_again') });
    await slider.get();
    await gallery.frame.evaluate((value) => {
      const input = document.querySelector('#n-distance_again input');
      input.value = value;
      input.dispatchEvent(new Event('input'));
    }, cm);
    await slider.becomes(({ value }) => Number(value) === cm, `${cm} cm`);
    await gallery.control('button', 'measure').press('Enter');
  }
}

/** The page around the lesson wants another language. */
export async function speak(page, gallery, locale) {
  await turnTo(page, gallery.frame, locale);
  [gallery.locale, gallery.t] = [locale, texts('gallery', locale)];
}

/** Engines whose driver can zoom. */
export const kWithZoom = ['chromium', 'firefox'];

/** The lesson fills a window of 1280 x 800, which is then zoomed: fewer CSS pixels, each made of more. */
export async function zoomIn(page, engine = 'chromium') {
  await page.evaluate(() => Object.assign(document.querySelector('skua-player').style, { width: '100vw', height: '100vh' }));
  const session = engine === 'chromium' ? await page.engine.page.context().newCDPSession(page.engine.page) : undefined;
  return async (factor) => {
    const width = Math.round(1280 / factor);
    const metrics = { width, height: Math.round(800 / factor), deviceScaleFactor: factor };
    if (session) await session.send('Emulation.setDeviceMetricsOverride', { ...metrics, mobile: false });
    else await page.engine.page.setViewport(metrics);
    await page.frame().waitFor((ratio, wide) => Math.abs(devicePixelRatio - ratio) < 0.01 && Math.abs(innerWidth - wide) <= 1, factor, width);
  };
}

/** Where an element of the stage lies in the lesson's window, CSS px. */
export const boxOf = (frame, node) => frame.evaluate((id) => {
  const { left, top, width, height } = document.getElementById(`n-${id}`).getBoundingClientRect();
  return { left, top, width, height };
}, node);

// What a lesson leaves to the page that it stands in and to the browser: scrolling, the pointer outside of it, and its pages in the
// cache of those that were left.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { until } from '../driver/scope.mjs';
import { kSite } from '../school_server.mjs';
import { inGallery, pause } from '../stage/gallery_stage.mjs';

/** The light meter on the bench; the panel has a slider for it, too. */
const meterOf = ({ frame, t }) => frame.getByRole('slider', { name: t('distance'), description: t('distance.more') });
/** Where the lesson's stage lies on the page. */
const stageOn = async (page) => {
  const outer = await page.evaluate(() => document.querySelector('skua-player').getBoundingClientRect().toJSON());
  const { left, top, width, height } = await page.frame().evaluate(() => document.getElementById('stage').getBoundingClientRect().toJSON());
  return { left: outer.left + left, top: outer.top + top, right: outer.left + left + width, bottom: outer.top + top + height, below: outer.bottom };
};

inGallery('a finger on the ground of the stage, or on what only shows something, scrolls the page around the lesson,', async (gallery, { page, room }) => {
  const { frame } = gallery;
  await page.evaluate(() => {
    document.body.style.margin = 0;
    const more = document.createElement('div');
    more.style.height = '3000px';
    document.body.append(more);
  });
  await room(390, 700);
  await gallery.sheet('controls');
  await page.evaluate(() => scrollTo(0, 0));
  const scrolled = () => page.evaluate(() => scrollY);
  const upFrom = (x, y) => page.engine.swipe([0, 15, 40, 80, 120, 160].map((by) => ({ x, y: y - by })));
  /** A page that still glides takes a finger for a halt. */
  const standing = () => until(async () => {
    const before = await scrolled();
    await pause(300);
    return (await scrolled()) === before || undefined;
  }, () => 'the page glides on and on');
  const scrolls = async (what, { x, y }) => {
    await standing();
    await page.evaluate(() => scrollTo(0, 0));
    await upFrom(x, y);
    await until(async () => ((await scrolled()) > 60 ? true : undefined), async () => `a finger on ${what} scrolls the page by ${await scrolled()} px`, { ms: 5000 });
  };

  const { left, top, bottom } = await stageOn(page);
  await scrolls("the stage's ground", { x: left + 6, y: (top + bottom) / 2 });

  // A meter that is only read is ground like any other.
  await gallery.sheet('stage');
  await standing();
  await page.evaluate(() => scrollTo(0, 0));
  const { top: outer } = await page.evaluate(() => document.querySelector('skua-player').getBoundingClientRect().toJSON());
  const shown = await frame.evaluate((key) => {
    const { left: x, top: y, width, height } = document.getElementById(key).getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, 'n-table_meter');
  await scrolls('the meter on the table', { x: left + shown.x, y: outer + shown.y });
  assert.equal(await frame.evaluate(() => scrollY), 0, 'and the lesson never scrolls as a page');
}, { only: ['chromium'], by: 'touch', viewport: { width: 390, height: 844 } });

inGallery('what is dragged past the edge of the stage goes on, and is let go outside,', async (gallery, { page }) => {
  const { frame, t } = gallery;
  await gallery.sheet('controls');
  const meter = meterOf(gallery);
  const value = async () => Number((await meter.get()).value);
  const glass = (place) => gallery.control('button', `glass.${place}`);
  const { below } = await stageOn(page);
  const under = below + 30 - (await meter.aim()).y;
  assert.equal(await value(), 100);
  await meter.drag([{ x: 0, y: 0 }, { x: -4, y: 10 }, { x: -4, y: under }, { x: -40, y: under }, { x: -90, y: under }]);
  await meter.becomes((found) => Number(found.value) < 80, 'nearer, with the pointer below the lesson');
  const left = await value();
  // Passing over the stage to something else no longer moves it.
  await glass('shelf').click();
  await gallery.control('button', 'at_lamp').get();
  await frame.press('Escape');
  await gallery.control('button', 'at_lamp').gone();
  assert.equal(await value(), left);

  const middleOf = (name) => frame.evaluate((wanted) => {
    const { x, y, width, height } = [...document.querySelectorAll('#n-stage button')].find(({ textContent }) => textContent === wanted).getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, name);
  await glass('shelf').press('Enter');
  await gallery.control('button', 'at_lamp').get();
  const [from, to] = [await middleOf(t('glass.shelf')), await middleOf(t('at_lamp'))];
  await frame.press('Escape');
  await gallery.control('button', 'at_lamp').gone();
  const down = below + 30 - (await glass('shelf').aim()).y;
  const lamp = { x: to.x - from.x, y: to.y - from.y };
  await glass('shelf').drag([{ x: 0, y: 0 }, { x: -20, y: 10 }, { x: -40, y: down }, { x: -90, y: down }]);
  await gallery.control('button', 'at_lamp').gone();
  await glass('shelf').get();
  await glass('shelf').drag([{ x: 0, y: 0 }, { x: -20, y: 10 }, { x: -40, y: down }, { x: lamp.x / 2, y: lamp.y / 2 }, lamp, lamp]);
  await glass('at_lamp').get();
});

test('nothing that students get listens for the end of a page in a way that keeps it from being kept', () => {
  const scripts = readdirSync(kSite, { recursive: true }).filter((file) => /\.(m?js|html)$/.test(file));
  assert.ok(scripts.length > 20, `${scripts.length} scripts and pages`);
  const listening = scripts.filter((file) => /["'`](?:before)?unload["'`]|\bon(?:before)?unload\b/.test(readFileSync(join(kSite, file), 'utf8')));
  // The editor asks before a lesson goes that was changed and not saved.
  assert.deepEqual([...new Set(listening.map((file) => file.split('/').at(-1)))], ['editor.js']);
  for (const file of listening) assert.doesNotMatch(readFileSync(join(kSite, file), 'utf8'), /["'`]unload["'`]|\bonunload\b/);
});

// On a phone, with a finger: a tap names a part, a finger turns the frog, two bring it nearer, and its buttons are large enough.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { until } from '../driver/scope.mjs';
import { openLesson } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';

const kPhone = { width: 390, height: 844 };
/** What a fingertip needs (WCAG 2.2, 2.5.5). */
const kFingertip = 44;

/** A hand on the page: fingers at places in its pixels. */
async function handOn(page) {
  const { page: playwrightPage } = page.engine;
  const session = await playwrightPage.context().newCDPSession(playwrightPage);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
  const touch = (type, ...points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  return {
    async tap(at) {
      await touch('touchStart', at);
      await touch('touchEnd');
    },
    async drag([x, y], [dx, dy]) {
      await touch('touchStart', [x, y]);
      for (let i = 1; i <= 8; i += 1) await touch('touchMove', [x + (dx * i) / 8, y + (dy * i) / 8]);
      await touch('touchEnd');
    },
    async pinch([x, y], from, to) {
      const fingers = (apart) => [[x - apart / 2, y], [x + apart / 2, y]];
      await touch('touchStart', ...fingers(from));
      for (let i = 1; i <= 8; i += 1) await touch('touchMove', ...fingers(from + ((to - from) * i) / 8));
      await touch('touchEnd');
    },
  };
}

/** Where a node of the stage is seen, in the page's pixels: its frame fills the page from its left edge. */
async function seen(page, node) {
  const [left, top] = await page.evaluate(() => {
    const { x, y } = document.querySelector('skua-player').getBoundingClientRect();
    return [x, y];
  });
  const { x, y, width, height } = await page.frame().evaluate((id) => {
    const box = document.getElementById(id).getBoundingClientRect();
    return { x: box.x, y: box.y, width: box.width, height: box.height };
  }, `n-${node}`);
  return { middle: [left + x + width / 2, top + y + height / 2], width, height };
}

if (engines().includes('chromium')) {
  test('a frog under a finger, on a phone', async () => {
    const school = await startSchool();
    const browser = await launch('chromium', { viewport: kPhone });
    try {
      const page = await browser.newPage();
      const lesson = await openLesson(page, school, { activity: 'inside-a-frog' });
      await lesson.inStage('outside');
      const hand = await handOn(page);
      const turned = () => page.frame().evaluate(() => document.querySelector('#n-frog_view input').getAttribute('aria-valuetext'));
      const atFirst = await turned();

      const controls = await page.frame().evaluate(() => [...document.querySelectorAll('#n-stage button[id^="n-frog_view/"]')].map((el) => {
        const { width, height } = el.getBoundingClientRect();
        return { name: el.textContent, width, height };
      }));
      assert.equal(controls.length, 7);
      assert.deepEqual(controls.filter(({ width, height }) => width < kFingertip || height < kFingertip), []);

      const belly = await seen(page, 'skin_ventral');
      await hand.tap(belly.middle);
      const name = lesson.t('part.skin_ventral');
      await until(async () => (await lesson.readAll('card.title', 0)).some(({ part }) => part === name) || undefined, async () => `no card of "${name}", but:\n${await lesson.shown()}`);
      assert.equal(await turned(), atFirst, 'a tap turns nothing');
      await hand.drag(belly.middle, [80, 0]);
      await until(async () => (await turned()) !== atFirst || undefined, () => 'a finger does not turn it');
      const before = await seen(page, 'skin_dorsal');
      await hand.pinch(belly.middle, 60, 160);
      await until(async () => (await seen(page, 'skin_dorsal')).width > before.width * 1.1 || undefined, () => 'two fingers that part bring nothing nearer');

      // Who is in the frog brings it nearer; anybody else enlarges the page.
      const enlarged = () => page.evaluate(() => visualViewport.scale);
      assert.equal(await enlarged(), 1);
      await page.frame().evaluate(() => document.activeElement.blur());
      await hand.pinch(belly.middle, 60, 160);
      await until(async () => (await enlarged()) > 1.2 || undefined, () => 'two fingers do not enlarge the page', { ms: 5000 });
    } finally {
      await browser.kill();
      await school.kill();
    }
  });
}

// The driver itself: a page on one origin with a sandboxed frame of another origin inside, both under policies that
// forbid eval and inline script. If something fails here, the other browser tests say nothing about the lesson.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { existsSync, statSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { engines, launch } from './index.mjs';
import { removeFolder, temporaryFolder } from './processes.mjs';
import { close, kPolicy, origin, serve } from './served.mjs';

const kInner = {
  '/': `<!doctype html><html lang="en"><title>inner</title><link rel="stylesheet" href="style.css">
    <h1>Inside</h1>
    <button id="count">Count 0</button>
    <button disabled>Not now</button>
    <label>Depth <input id="depth" type="range" min="0" max="3200" step="5" value="100"></label>
    <label>Answer <input id="answer" inputmode="decimal" value="old"></label>
    <div id="stage"><canvas width="300" height="100"></canvas><button id="drill">Lower the drill</button></div>
    <div id="tall"></div>
    <button id="far">Far below</button>
    <button hidden>Count 0</button>
    <output id="log"></output>
    <script src="script.js"></script>`,
  '/style.css': `#stage { position: relative; width: 300px; height: 100px } #tall { height: 2000px }
    #drill { position: absolute; left: 100px; top: 20px; width: 100px; height: 40px; pointer-events: none; opacity: 0.01 }`,
  '/script.js': `const log = (text) => { document.querySelector('#log').textContent += text + ';'; };
    let n = 0;
    count.addEventListener('click', (e) => { n += 1; count.textContent = 'Count ' + n; log('trusted ' + e.isTrusted); });
    far.addEventListener('click', () => log('far'));
    answer.addEventListener('keydown', (e) => { if (e.key === 'Enter') log('answer ' + answer.value); });
    document.querySelector('canvas').addEventListener('pointerdown', (e) => log('stage ' + Math.round(e.offsetX) + ',' + Math.round(e.offsetY)));
    addEventListener('pagehide', () => localStorage.setItem('hidden', 'yes'));
    log('stored ' + localStorage.getItem('hidden'));
    log('webgl ' + Boolean(document.createElement('canvas').getContext('webgl2')));`,
};

let inner;
let outer;
before(async () => {
  inner = await serve(kInner);
  outer = await serve({
    '/': `<!doctype html><html lang="en"><title>outer</title><h1>Outside</h1><link rel="stylesheet" href="style.css">
      <div id="above"></div><skua-frame></skua-frame><script src="script.js"></script>`,
    '/style.css': '#above { height: 700px } skua-frame, iframe { display: block; width: 700px; height: 500px }',
    '/script.js': `const frame = document.createElement('iframe');
      frame.width = 700; frame.height = 500;
      frame.sandbox = 'allow-scripts allow-same-origin';
      frame.src = '${origin(inner)}/';
      document.querySelector('skua-frame').attachShadow({ mode: 'open' }).append(frame);`,
  }, `${kPolicy}; frame-src ${origin(inner)}`);
});
after(() => close(inner, outer));

for (const engine of engines()) {
  describe(`driver: ${engine}`, () => {
    let browser;
    let page;
    let profile;
    before(async () => {
      profile = temporaryFolder('driver-test');
      browser = await launch(engine, { userDataDir: profile });
      page = await browser.newPage();
      await page.goto(origin(outer));
    });
    after(async () => {
      await browser?.kill();
      removeFolder(profile);
    });

    test('finds by role and name on the page and in the frame', async () => {
      assert.equal(await page.getByRole('heading', { name: 'Outside' }).text(), 'Outside');
      assert.equal(await page.frame().getByRole('heading', { name: /^ins/i, level: 1 }).text(), 'Inside');
      assert.equal(await page.frame().getByRole('button', { name: 'Count 0' }).count(), 1, 'the hidden one does not count');
    });

    test('clicks with the real pointer', async () => {
      const frame = page.frame();
      await frame.getByRole('button', { name: 'Count 0' }).click();
      await frame.getByRole('button', { name: 'Count 1' }).get();
      await frame.getByRole('button', { name: 'Far below' }).click();
      assert.match(await frame.getByRole('status').text(), /trusted true;.*far;/);
    });

    test('reaches the canvas through an element that lies over it', async () => {
      const frame = page.frame();
      await frame.getByRole('button', { name: 'Lower the drill' }).click();
      const log = await frame.getByRole('status').becomes(({ text }) => text.includes('stage'));
      const [, x, y] = /stage (\d+),(\d+)/.exec(log.text);
      assert.ok(Math.abs(x - 150) <= 2 && Math.abs(y - 40) <= 2, log.text);
    });

    test('a press that lands beside what was aimed at does nothing, and the next one counts', async () => {
      const frame = page.frame();
      const count = frame.getByRole('button', { name: /^Count/ });
      const { name } = await count.get();
      const beside = await count.aim();
      await frame.getByRole('textbox', { name: 'Answer' }).aim();
      await page.engine.click(beside.x, beside.y);
      assert.equal(await count.landed(), false);
      assert.equal((await count.get()).name, name, 'nothing is counted');
      await count.click();
      await count.becomes((found) => found.name !== name);
      await frame.getByRole('button', { name: 'Count 2' }).get();
    });

    test('moves a slider and types with keys', async () => {
      const frame = page.frame();
      const depth = frame.getByRole('slider', { name: 'Depth' });
      await depth.setSlider(1235);
      assert.equal(await depth.value(), '1235');
      await depth.setSlider(3195);
      assert.equal(await depth.value(), '3195');
      const answer = frame.getByRole('textbox', { name: 'Answer' });
      await answer.fill('-57.3');
      await answer.press('Enter');
      await frame.getByRole('status').becomes(({ text }) => text.includes('answer -57.3;'));
    });

    test('presses a button with the keyboard', async () => {
      await page.frame().getByRole('button', { name: 'Count 2' }).press('Enter');
      await page.frame().getByRole('button', { name: 'Count 3' }).press(' ');
      await page.frame().getByRole('button', { name: 'Count 4' }).get();
    });

    test('sizes the page, takes its picture, and has WebGL', async () => {
      await page.setViewport(480, 844);
      assert.deepEqual(await page.evaluate(() => [innerWidth, innerHeight]), [480, 844]);
      const picture = join(profile, 'picture.png');
      await page.screenshot(picture);
      assert.ok(existsSync(picture) && statSync(picture).size > 1000);
      assert.match(await page.frame().getByRole('status').text(), /webgl true/);
    });

    test('closing the tab lets the page know', async () => {
      const second = await browser.newPage();
      await page.close();
      await second.goto(origin(outer));
      assert.match(await second.frame().getByRole('status').text(), /stored yes/);
    });
  });

  test(`driver: ${engine} without WebGL`, async () => {
    const browser = await launch(engine, { webgl: false });
    try {
      const page = await browser.newPage();
      await page.goto(origin(outer));
      assert.match(await page.frame().getByRole('status').text(), /webgl false/);
    } finally {
      await browser.kill();
    }
  });
}

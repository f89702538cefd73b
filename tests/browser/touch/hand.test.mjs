// The driver's finger: taps and swipes that the page gets as touches, and targets that a finger would miss.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engines, kWithTouch, launch } from '../driver/index.mjs';
import { close, origin, serve } from '../driver/served.mjs';

const kFiles = {
  '/': `<!doctype html><html lang="en"><title>touch</title><link rel="stylesheet" href="style.css">
    <button id="large">Large</button> <button id="small">Small</button>
    <label>Answer <input id="answer" value="old"></label>
    <label><input type="checkbox"> Lamp</label>
    <output id="log"></output><script src="script.js"></script>`,
  '/style.css': '#large { width: 200px; height: 60px } #small { width: 20px; height: 20px; padding: 0; overflow: hidden } label { height: 60px; display: block } #answer { height: 30px }',
  '/script.js': `const log = document.querySelector('#log');
    const tell = ({ type, pointerType, isTrusted, offsetX }) => { log.textContent += [type, pointerType, isTrusted, Math.round(offsetX)].join(' ') + ';'; };
    for (const type of ['pointerdown', 'pointerup', 'click']) large.addEventListener(type, tell);
    large.addEventListener('touchmove', ({ touches }) => { log.textContent += 'moved ' + touches.length + ';'; });`,
};

for (const engine of engines().filter((name) => kWithTouch.includes(name))) {
  describe(`driver by touch: ${engine}`, () => {
    let server;
    let browser;
    let page;
    before(async () => {
      server = await serve(kFiles);
      browser = await launch(engine, { by: 'touch', viewport: { width: 390, height: 844 } });
      page = await browser.newPage();
      await page.goto(origin(server));
    });
    after(async () => {
      await browser?.kill();
      close(server);
    });
    const log = (what) => page.getByRole('status').becomes(({ text }) => what.test(text), String(what));

    test('the page knows that a finger is there', async () => {
      assert.deepEqual(await page.evaluate(() => [matchMedia('(pointer: coarse)').matches, matchMedia('(hover: hover)').matches]), [true, false]);
    });

    test('taps, also where others press Enter', async () => {
      const large = page.getByRole('button', { name: 'Large' });
      await large.click();
      await log(/^pointerdown touch true 98;pointerup touch true 98;click touch true 98;$/);
      await large.press('Enter');
      await log(/(click touch true 98;.*){2}$/);
      await assert.rejects(large.press('ArrowLeft'), /a finger has no ArrowLeft/);
      await page.getByRole('checkbox', { name: 'Lamp' }).click();
      await page.getByRole('checkbox', { name: 'Lamp' }).becomes(({ checked }) => checked, 'ticked');
    });

    test('swipes', async () => {
      await page.getByRole('button', { name: 'Large' }).drag([{ x: 0, y: 0 }, { x: 20, y: 0 }, { x: 40, y: 0 }]);
      await log(/moved 1;/);
    });

    test('types into a field', async () => {
      const answer = page.getByRole('textbox', { name: 'Answer' });
      await answer.fill('-57.3');
      assert.equal(await answer.value(), '-57.3');
    });

    test('what a finger would miss is no target', async () => {
      await assert.rejects(page.getByRole('button', { name: 'Small' }).aim({ ms: 500 }), /smaller than 24 pixels: 20 by 20/);
    });
  });
}

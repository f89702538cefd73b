// What a module gets after its first picture: late, never, and into a lesson that is gone on with.
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { until } from '../driver/scope.mjs';
import { InsideAFrog } from '../inside_a_frog.mjs';
import { startLms } from '../lms.mjs';

const isAsset = (path) => /\/frog-dissection\.[a-z]+\.bin$/.test(path);
const nameOf = (path) => /\.([a-z]+)\.bin$/.exec(path)[1];
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The recorded dissection until the frog lies open: what a school would hand to whoever goes on with it. */
function opened() {
  const lines = readFileSync(new URL('../../replay/frog-opened.skua-journal', import.meta.url), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const all = lines.flatMap(({ block }) => block?.commands ?? []);
  const end = all.findIndex(([, name]) => name === 'remove');
  assert.ok(end > 20, `${end} commands before the first organ is taken out`);
  return { commands: all.slice(0, end), events: lines.filter(({ event }) => event && event.commands <= end).length };
}

/** The lesson's page, its first picture in sight. */
async function openedPage(browser, lms) {
  const page = await browser.newPage();
  await page.goto(`${lms.url}/`);
  const frame = page.frame();
  await frame.waitFor(() => document.getElementById('poster')?.matches('.lifted'));
  return { page, frame };
}

/** All that is told in words, in its order. */
const told = (frame) => frame.evaluate(() => [...document.querySelectorAll('#n-panel [data-node], #n-stage [data-node]')]
  .map((node) => [node.dataset.node, node.getAttribute('role') ?? node.tagName, node.getAttribute('aria-label') ?? node.textContent]));

async function picture(page, name) {
  const file = join(tmpdir(), `skua-assets-${process.pid}-${name}.png`);
  await page.screenshot(file);
  const bytes = readFileSync(file);
  rmSync(file);
  return bytes;
}

/** Until two pictures in a row are the same. */
async function atRest(page, name) {
  for (let before = await picture(page, name); ;) {
    await pause(400);
    const now = await picture(page, name);
    if (now.equals(before)) return now;
    before = now;
  }
}

for (const engine of engines()) {
  test(`an opened frog is whole at once, and drawn once more when its finer organs come, in ${engine}`, async () => {
    const asked = [];
    let release = () => {};
    const held = new Promise((resolve) => (release = resolve));
    const alter = (path, bytes) => {
      if (!isAsset(path)) return undefined;
      asked.push(nameOf(path));
      return held.then(() => bytes);
    };
    const lms = await startLms({ module: 'frog-dissection', activity: 'inside-a-frog', alter, begun: opened() });
    const browser = await launch(engine);
    try {
      const { page, frame } = await openedPage(browser, lms);
      await until(() => asked.length > 0 || undefined, () => 'no asset was asked for');
      assert.deepEqual(asked, ['inside']);
      const before = { told: await told(frame), picture: await atRest(page, `${engine}-before`) };
      assert.ok(before.told.some(([node]) => node === 'ventricle'), 'the heart can be pressed');
      await frame.evaluate(() => {
        const request = globalThis.requestAnimationFrame.bind(globalThis);
        globalThis.framesDrawn = 0;
        globalThis.requestAnimationFrame = (act) => request((time) => {
          globalThis.framesDrawn += 1;
          act(time);
        });
      });
      release();
      await frame.waitFor(() => globalThis.framesDrawn > 0);
      const after = { told: await told(frame), picture: await atRest(page, `${engine}-after`) };
      // Another one for the finest organs, where the machine draws fast.
      assert.ok(await frame.evaluate(() => globalThis.framesDrawn) <= asked.length);
      assert.deepEqual(after.told, before.told);
      assert.ok(!after.picture.equals(before.picture), 'the picture is another one');
      assert.deepEqual(asked, ['inside', 'fine'].slice(0, asked.length));
    } finally {
      await browser.kill();
      lms.close();
    }
  });

  test(`where they can't be had the lesson goes on without a word, and has them once they can, in ${engine}`, async () => {
    let down = true, asked = 0;
    const alter = (path) => {
      if (!isAsset(path)) return undefined;
      asked += 1;
      if (down) throw new Error('no such luck');
      return undefined;
    };
    const lms = await startLms({ module: 'frog-dissection', activity: 'inside-a-frog', alter, begun: opened() });
    const browser = await launch(engine);
    try {
      const { page, frame } = await openedPage(browser, lms);
      await until(() => asked > 0 || undefined, () => 'no asset was asked for');
      const lesson = new InsideAFrog(frame);
      await lesson.examine('ventricle');
      assert.equal(await frame.evaluate(() => document.querySelectorAll('[data-code]').length), 0);
      const before = await atRest(page, `${engine}-without`);
      down = false;
      await frame.evaluate(() => dispatchEvent(new Event('online')));
      await until(async () => !(await picture(page, `${engine}-with`)).equals(before) || undefined, () => 'the picture stays as it was');
      await lesson.examine('stomach');
    } finally {
      await browser.kill();
      lms.close();
    }
  });
}

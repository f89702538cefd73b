// Every committed journal is reproduced in this browser, too: the same states, events and chain as in Node.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { journals, lessonOf, startWith } from '../../replay/runtime.mjs';
import { engines, launch } from '../driver/index.mjs';
import { startLms } from '../lms.mjs';

/** Runs in a page of the lesson's origin: fetches the lesson's files and replays. */
const inPage = async (start, manifest, base, journal) => {
  const url = (file) => new URL(file.url, base).href;
  if (!globalThis.SkuaRuntime) {
    const script = document.createElement('script');
    script.src = url(manifest.runtime.js);
    await new Promise((resolve, reject) => {
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${script.src} did not load`));
      document.head.append(script);
    });
  }
  const compiled = async (file) => WebAssembly.compile(await (await fetch(url(file))).arrayBuffer());
  const activities = await Promise.all(manifest.activities.flatMap(({ file }) => (file ? [fetch(url(file)).then((reply) => reply.text())] : [])));
  const runtime = await start(globalThis.SkuaRuntime, await compiled(manifest.runtime.wasm), await compiled(manifest.code), manifest.module, activities);
  return runtime.verify(journal);
};
const kInPage = `(...args) => (${inPage})(${startWith}, ...args)`;

const kModules = [['antarctica', 'ice-core'], ['frog-dissection', 'inside-a-frog'], ['frog-microscope', 'organ-to-cell']];

for (const [engine, [module, activity]] of engines().flatMap((one) => kModules.map((other) => [one, other]))) {
  describe(`golden states of ${module}: ${engine}`, () => {
    let browser;
    let page;
    let lms;
    before(async () => {
      lms = await startLms({ module, activity });
      browser = await launch(engine);
      page = await browser.newPage();
      await page.goto(`${lms.lessonUrl}index.html`);
    });
    after(async () => {
      await browser?.kill();
      lms?.close();
    });

    for (const { name, text, header } of journals(module)) {
      test(name, async () => {
        const { manifest } = lessonOf(header.module.name);
        const verdict = await page.evaluate(kInPage, manifest, lms.lessonUrl, text);
        assert.ok(verdict.ok, JSON.stringify(verdict.divergence ?? verdict.error));
        assert.ok(verdict.events > 1);
      });
    }
  });
}

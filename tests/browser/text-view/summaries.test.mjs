// Whoever sees no picture reads first what is there: at most 60 words in each language, of every lesson and every sheet of the gallery.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kGalleryLanguages, kSheets } from '../gallery_page.mjs';
import { engines, launch } from '../driver/index.mjs';
import { until } from '../driver/scope.mjs';
import { startLms } from '../lms.mjs';

const kLeastWords = 6, kMostWords = 60;
const kLessons = [
  ['antarctica', 'ice-core'], ['antarctica', 'ice-check', 'assessment'], ['antarctica', 'trapped-air'], ['frog-dissection', 'explore-a-frog'], ['frog-dissection', 'inside-a-frog'], ['frog-dissection', 'frog-and-human'],
  ['frog-dissection', 'name-the-pins'], ['frog-dissection', 'frog-practical', 'assessment'], ['frog-circulation', 'two-rounds'], ['frog-microscope', 'organ-to-cell'],
];

const wordsIn = (text, language) => [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)].filter(({ isWordLike }) => isWordLike).length;

async function inTextView(page) {
  const frame = page.frame();
  await frame.waitFor(() => document.querySelector('#n-stage > *') && !document.getElementById('app').inert);
  await frame.evaluate(() => document.getElementById('text').getAttribute('aria-pressed') === 'true' || document.getElementById('text').click());
  await frame.waitFor(() => document.getElementById('app').dataset.view === 'text');
  return frame;
}

/** What is wrong with what opens the scene, in each language. */
async function faultsIn(page, frame, scene) {
  const faults = [];
  const read = () => frame.evaluate(() => document.querySelector('#n-stage > *').innerText.trim());
  let before = await read();
  for (const language of [...kGalleryLanguages.filter((tag) => tag !== 'en'), 'en']) {
    await page.evaluate((tag) => document.querySelector('skua-player').setAttribute('locale', tag), language);
    await frame.waitFor((tag) => document.documentElement.lang === tag, language);
    const summary = await until(async () => {
      const said = await read();
      return said !== before ? said : undefined;
    }, () => `${scene} says the same in ${language}: ${before}`, { ms: 5000 });
    before = summary;
    const count = wordsIn(summary, language);
    if (count < kLeastWords || count > kMostWords) faults.push(`${scene}, ${language}: ${count} words: ${summary}`);
  }
  return faults;
}

for (const engine of engines()) {
  test(`what opens each scene is said in at most ${kMostWords} words, in ${engine}`, async () => {
    const browser = await launch(engine);
    const page = await browser.newPage();
    const faults = [];
    try {
      for (const [module, activity, mode = 'practice'] of [...kLessons, ['gallery', 'widgets']]) {
        const lms = await startLms({ module, activity });
        try {
          await page.goto(`${lms.url}/?mode=${mode}`);
          const frame = await inTextView(page);
          if (module !== 'gallery') {
            faults.push(...await faultsIn(page, frame, activity));
            continue;
          }
          for (const sheet of kSheets) {
            await frame.evaluate((at) => document.querySelectorAll('[role=tab]')[at].click(), kSheets.indexOf(sheet));
            await frame.waitFor((at) => document.querySelectorAll('[role=tab]')[at].getAttribute('aria-selected') === 'true', kSheets.indexOf(sheet));
            faults.push(...await faultsIn(page, frame, `gallery, ${sheet}`));
          }
        } finally {
          lms.close();
        }
      }
      assert.deepEqual(faults, []);
    } finally {
      await browser.kill();
    }
  });
}

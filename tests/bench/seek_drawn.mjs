// How long a teacher waits for another place in a replay, in Chromium: from the host's call until the lesson says that it
// stands there, with all that the panel shows, and until the frame after that one is drawn.
import { launch } from '../browser/driver/index.mjs';
import { startLms } from '../browser/lms.mjs';
import { journals, lessonOf } from '../replay/runtime.mjs';
import { median } from './chromium.mjs';

const kSeeks = 60;
/** While the page still fetches what it does not begin with, and the processor draws each text for the first time. */
const kEarly = 10;

/** The attempt as if it had been made with the build that is there. */
function recorded({ text, header }) {
  const { version, manifest } = lessonOf('antarctica');
  const build = { manifest: version, hashes: { runtime: manifest.runtime.wasm.sha256, module: manifest.code.sha256 } };
  return [JSON.stringify({ ...header, ...build }), ...text.split('\n').slice(1)].join('\n');
}

/** Rows of [attempt and what is waited for, median, slowest of the first ten, slowest of the others], in ms: of the longest attempt. */
export async function drawnSeekRows() {
  const longest = journals().filter(({ header }) => header.activity === 'ice-core').sort((a, b) => b.text.length - a.text.length)[0];
  const events = longest.text.split('\n').filter((line) => line.startsWith('{"event"')).length;
  const lms = await startLms({ replay: recorded(longest) });
  const browser = await launch('chromium');
  try {
    const page = await browser.newPage();
    await page.goto(lms.url);
    await page.frame().getByRole('button', { name: 'Play' }).get();
    const times = [];
    for (let i = 1; i <= kSeeks; i += 1) {
      const event = Math.floor(((i * 0.6180339887) % 1) * events);
      times.push(await page.evaluate((wanted) => new Promise((resolve) => {
        const begin = performance.now();
        const heard = ({ detail }) => {
          if (detail.event !== wanted) return;
          removeEventListener('skua-position', heard);
          const stands = performance.now() - begin;
          requestAnimationFrame(() => requestAnimationFrame(() => resolve([stands, performance.now() - begin])));
        };
        addEventListener('skua-position', heard);
        document.querySelector('skua-player').seek(wanted);
      }), event));
    }
    const slowest = (some) => Math.max(...some).toFixed(0);
    return ['stands there', 'is drawn'].map((what, i) => {
      const waits = times.map((both) => both[i]);
      return [`${longest.name}: ${what}`, median(waits).toFixed(0), slowest(waits.slice(0, kEarly)), slowest(waits.slice(kEarly))];
    });
  } finally {
    await browser.kill();
    lms.close();
  }
}

// How long a teacher waits for another place in a replay, in Chromium: from the host's call until the frame after the one in
// which the lesson says where it stands.
import { launch } from '../browser/driver/index.mjs';
import { startLms } from '../browser/lms.mjs';
import { journals, lessonOf } from '../replay/runtime.mjs';
import { median } from './chromium.mjs';

const kSeeks = 60;
/** While the page still fetches what it does not begin with, and the lesson is played ahead. */
const kEarly = 10;

/** The attempt as if it had been made with the build that is there. */
function recorded({ text, header }) {
  const { version, manifest } = lessonOf('antarctica');
  const build = { manifest: version, hashes: { runtime: manifest.runtime.wasm.sha256, module: manifest.code.sha256 } };
  return [JSON.stringify({ ...header, ...build }), ...text.split('\n').slice(1)].join('\n');
}

/** Rows of [attempt, median, slowest of the first ten, slowest of the others], in ms: of the longest attempt. */
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
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begin)));
        };
        addEventListener('skua-position', heard);
        document.querySelector('skua-player').seek(wanted);
      }), event));
    }
    const slowest = (some) => Math.max(...some).toFixed(0);
    return [[longest.name, median(times).toFixed(0), slowest(times.slice(0, kEarly)), slowest(times.slice(kEarly))]];
  } finally {
    await browser.kill();
    lms.close();
  }
}

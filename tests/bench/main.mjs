// See tools/bench.
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch } from '../browser/driver/index.mjs';
import { openLesson } from '../browser/school_pages.mjs';
import { kSite, startSchool } from '../browser/school_server.mjs';
import { measure } from '../codesize/measure.mjs';
import { castRows } from './cast.mjs';
import { instrument, kPlain, kQuarter, kSlow, median, timeToControl } from './chromium.mjs';
import { summary, timesToDurable } from './durable.mjs';
import { eventRows } from './event.mjs';
import { frameRows } from './frames.mjs';
import { cutRows, frogRows } from './frog.mjs';
import { passRows } from './pass.mjs';
import { replayRows } from './replay.mjs';
import { seekRows } from './seek.mjs';
import { drawnSeekRows } from './seek_drawn.mjs';
import { makeBenchSite } from './site.mjs';
import { weightRows } from './sizes.mjs';
import { tickRows } from './tick.mjs';
import { tissueRows } from './tissue.mjs';

const kBenchSite = fileURLToPath(new URL('../../build/bench-site', import.meta.url));
const kLessonControls = '#n-panel button, #n-panel input, #n-stage button, #n-stage input';
const kb = (bytes) => (bytes / 1000).toFixed(1);

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  console.log([line(head), line(head.map((_, i) => (i ? '--:' : '---'))), ...rows.map(line), ''].join('\n'));
}

function readRuns(words) {
  if (words.length === 0) return 5;
  const runs = Number(words[1]);
  if (words.length !== 2 || words[0] !== '--runs' || !Number.isInteger(runs) || runs < 1) {
    console.error('usage: bench [--runs N]');
    process.exit(2);
  }
  return runs;
}

/** Opens a page `runs` times with an empty cache and, for the second visit, once more with what the first one left. */
async function starts(browser, open, machine, runs, controls) {
  const cold = [];
  const warm = [];
  for (let i = 0; i < runs; i += 1) {
    const page = await browser.newPage();
    const { clearCache } = await instrument(page, { controls, machine });
    await clearCache();
    cold.push(await open(page));
    warm.push(await open(page));
    await page.close();
  }
  return { cold: median(cold), warm: median(warm) };
}

/** The lesson as the student opens it: the school's page, the frame in it, the handshake, runtime and module. */
async function lessonOpener(browser, school, name, activity) {
  const page = await browser.newPage();
  await openLesson(page, school, { name, activity });
  await page.waitFor(() => location.pathname === '/lesson');
  const url = await page.url();
  await page.close();
  return (one) => timeToControl(one, url, one.frame());
}

async function timesToControl(school, hello, runs) {
  const rows = [];
  for (const [machine, student] of [[kPlain, 'Ana Torres'], [kSlow, 'Chen Wei']]) {
    const browser = await launch('chromium');
    try {
      const lessons = [];
      for (const [title, activity] of [['Reading the ice', 'ice-core'], ['Inside a frog', 'inside-a-frog'], ['Explore a frog', 'explore-a-frog'], ['From organ to cell', 'organ-to-cell']]) {
        lessons.push([title, await starts(browser, await lessonOpener(browser, school, student, activity), machine, runs, kLessonControls)]);
      }
      const three = await starts(browser, (page) => timeToControl(page, `${school.lessons}/${hello.path}`, page.main), machine, runs);
      for (const [name, times] of [...lessons, ['three.js hello', three]]) {
        rows.push([name, machine.name, Math.round(times.cold), Math.round(times.warm)]);
      }
    } finally {
      await browser.kill();
    }
  }
  table(['time to the first usable control, ms', 'machine', 'first visit', 'second visit'], rows);
}

async function durable(school) {
  const [presses, middle, high] = summary(await timesToDurable(school));
  table([`from evidence to durable: ${presses} presses, ms`, 'median', 'p95', 'budget'], [
    ['from the press to the end of the transaction that keeps it', middle.toFixed(1), high.toFixed(1), '50'],
  ]);
}

function sizeTable(hello) {
  const { sizes } = measure(kSite);
  const sum = (...names) => names.reduce((total, name) => ({ raw: total.raw + sizes[name].raw, brotli: total.brotli + sizes[name].brotli }), { raw: 0, brotli: 0 });
  const row = (name, size, budget) => [name, kb(size.raw), kb(size.brotli), budget];
  table(['size, kB', 'raw', 'brotli', 'budget (brotli)'], [
    row('runtime (js + wasm)', sum('runtime js', 'runtime wasm'), '300'),
    row('module antarctica', sum('module antarctica'), '40'),
    row('player page with script and styles', sum('player page'), '20'),
    row('host SDK', sum('host SDK'), ''),
    row('three.js hello page', hello, ''),
  ]);
}

const runs = readRuns(process.argv.slice(2));
const hello = await makeBenchSite(kSite, kBenchSite);
const school = await startSchool({ site: kBenchSite });
try {
  sizeTable(hello);
  table(['an attempt played again in Node', 'minutes', 'journal, kB', 'skua verify with the start of Node, ms', 'all of it in a runtime that stands, ms', 'of that reading the file, ms', 'playing and comparing, ms', 'the model\'s own steps, ms', 'playing / steps', 'a tick\'s steps on average, us', 'budget'], await replayRows());
  table(['what an attempt weighs, characters', 'minutes', 'journal', 'largest keyframe', 'checkpoint'], await weightRows());
  table(['an event on the main thread, in WebAssembly, us', 'events', 'each', 'of that the session alone'], eventRows());
  table(['a pass of the view, in WebAssembly, us', 'each', 'of that the change', 'bytes for the page'], passRows());
  table(['a tick of a lesson in JSON beside its simulation, in WebAssembly, us', 'each', 'budget'], tickRows());
  table(['the frog\'s tissue, in WebAssembly', 'measured', 'budget'], tissueRows());
  table(['what a pointer is on in a scene, in WebAssembly, us', 'median', 'of 99 in 100', 'budget'], castRows());
  table(['a replay to watch, ms', 'commands', 'to open', 'to know all of it (beside playing)', 'a seek, median', 'the slowest of 300'], await seekRows());
  table(['a seek in a replay that is watched in Chromium, until the lesson …, ms', 'median of 60', 'the slowest of the first 10', 'of the other 50'], await drawnSeekRows());
  await timesToControl(school, hello, runs);
  for (const [machine, student, budget] of [[kPlain, 'Ben Carter', '2'], [kQuarter, 'Eli Novak', '8']]) {
    table([`main thread, ${machine.name}`, 'measured', 'budget'], await frameRows(school, student, machine, budget));
  }
  table(['"Inside a frog" while its tissue moves: the lesson\'s own time a frame, ms', 'frames', 'median', '95 in 100', 'most', 'budget'], [
    ...await frogRows(school, 'Ana Torres', { drawn: false }), ...await frogRows(school, 'Dana Haddad', { drawn: true }),
  ]);
  table(['"Inside a frog": from the press that cuts to the picture with the cut', 'cuts', 'frames begun until then, most', 'budget', 'script, ms: median', 'most'], await cutRows(school, 'Eli Novak'));
  await durable(school);
} finally {
  await school.kill();
  rmSync(kBenchSite, { recursive: true, force: true });
}
process.exit(0);

#!/usr/bin/env node
// read.mjs [ACTIVITY] [--port N] [--transcript FILE]: a lesson ("ice-core" if none is named) for one reader, who asks over http and gets either what a
// screen reader speaks or what is to be seen, but not both: for finding out whether a lesson is understood by ear as well as by eye.
//
//     /start                  from the top of the page      /next?times=12   and: previous, next heading, next landmark …
//     /press?keys=Tab,Enter   real keys, on what the reading cursor is on
//     /type?text=3190         into what the cursor is on, in place of what stands there
//     /find?text=Liver        on to where that is said      /listen?seconds=3         what is said meanwhile
//     /look?file=PATH         a picture of the page         /click?x=10&y=20   the real pointer; /keys?keys=…  where the focus is
//     /result                 points; how many commands reached the lesson, and how many moves, keys and clicks of the reader it took
//
// A transcript has all of it: each line that begins with ">" is what was done, those after it what was answered. Once the program is ended
// (Ctrl+C) the result stands below.
import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { launch } from '../driver/index.mjs';
import { startLms } from '../lms.mjs';
import { Speech, moves } from './speech.mjs';

const words = process.argv.slice(2);
const option = (name, otherwise) => {
  const at = words.indexOf(`--${name}`);
  return at < 0 ? otherwise : words.splice(at, 2)[1];
};
const port = Number(option('port', 8700)), transcript = option('transcript');
const [activity = 'ice-core'] = words;
const modules = fileURLToPath(new URL('../../../modules', import.meta.url));
const file = readdirSync(modules, { recursive: true }).find((path) => path.endsWith(`/activities/${activity}.json`));
if (!file) throw new Error(`no module has an activity "${activity}"`);
const lms = await startLms({ module: file.split('/')[0], activity });
const browser = await launch('chromium');
const page = await browser.newPage();
await page.setViewport(1280, 800);
await page.goto(lms.url);
const frame = page.frame();
await frame.waitFor(() => document.getElementById('status')?.dataset.word === 'saved');
const ear = new Speech(frame);

if (transcript) writeFileSync(transcript, '');
const note = (...lines) => transcript && appendFileSync(transcript, lines.map((line) => `${line}\n`).join(''));

const keysIn = (query) => (query.get('keys') ?? '').split(',').filter(Boolean);

/** What the reader did so far: moves of the reading cursor, keys and clicks; and requests, each of which may be several of these. */
const did = { requests: 0, moves: 0, keys: 0, clicks: 0 };
/** Points of the attempt, by the newest event that has any, and what it took. */
function result() {
  const events = lms.events();
  const { score, done, items } = events.findLast((event) => event.score) ?? {};
  return { score, done, items, completed: events.some(({ type }) => type === 'completed'), commands: lms.commands().length, events: events.length, reader: did };
}

async function answer(path, query) {
  const what = decodeURIComponent(path.slice(1));
  did.requests += 1;
  if (what === 'start') return ear.start();
  if (what === 'press') {
    did.keys += keysIn(query).length;
    return ear.press(...keysIn(query));
  }
  if (what === 'type') {
    did.keys += (query.get('text') ?? '').length;
    return ear.type(query.get('text') ?? '');
  }
  if (what === 'find') {
    const wanted = query.get('text') ?? '';
    did.moves += 1;
    const heard = await ear.readTo(new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i'), 1500);
    return [heard ?? `"${wanted}" is not said from here to the end`];
  }
  if (what === 'listen') return ear.listen(1000 * Number(query.get('seconds') ?? 3));
  if (moves.includes(what)) {
    const phrases = [];
    for (let i = 0; i < Number(query.get('times') ?? 1) && phrases.at(-1) !== 'end of document'; i += 1) {
      did.moves += 1;
      phrases.push(...await ear.move(what));
    }
    return phrases;
  }
  if (what === 'look') {
    await page.engine.page.screenshot({ path: query.get('file') });
    return ['taken'];
  }
  if (what === 'click') {
    did.clicks += 1;
    await page.engine.click(Number(query.get('x')), Number(query.get('y')));
    return ['clicked'];
  }
  if (what === 'keys') {
    did.keys += keysIn(query).length;
    await frame.press(...keysIn(query));
    return ['pressed'];
  }
  if (what === 'result') {
    did.requests -= 1;
    return [JSON.stringify(result())];
  }
  throw new Error(`no "${what}": start, ${moves.join(', ')}, find, press, type, listen, look, click, keys, result`);
}

createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://x');
  const lines = await answer(pathname, searchParams).catch((error) => [`error: ${error.message}`]);
  note(`> ${[decodeURIComponent(pathname.slice(1)), ...[...searchParams].filter(([name]) => name !== 'file').map(([, value]) => value)].join(' ')}`, ...lines);
  response.end(`${lines.join('\n')}\n`);
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/start`));
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    note('', JSON.stringify(result()));
    await browser.kill();
    lms.close();
    process.exit(0);
  });
}

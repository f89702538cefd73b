#!/usr/bin/env node
// read.mjs [ACTIVITY] [--port N]: a lesson ("ice-core" if none is named) for one reader, who asks over http and gets either what a
// screen reader speaks or what is to be seen, but not both: for finding out whether a lesson is understood by ear as well as by eye.
//
//     /start                  from the top of the page      /next?times=12   and: previous, next heading, next landmark …
//     /press?keys=Tab,Enter   real keys, on what the reading cursor is on
//     /type?text=3190         into what the cursor is on, in place of what stands there
//     /find?text=Liver        on to where that is said      /listen?seconds=3         what is said meanwhile
//     /look?file=PATH         a picture of the page         /click?x=10&y=20   the real pointer; /keys?keys=…  where the focus is
//     /result                 points, and how many commands it took
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { launch } from '../driver/index.mjs';
import { startLms } from '../lms.mjs';
import { Speech, moves } from './speech.mjs';

const words = process.argv.slice(2);
const flag = words.indexOf('--port');
const [, port = 8700] = flag < 0 ? [] : words.splice(flag, 2).map(Number);
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

const keysIn = (query) => (query.get('keys') ?? '').split(',').filter(Boolean);

async function answer(path, query) {
  const what = decodeURIComponent(path.slice(1));
  if (what === 'start') return ear.start();
  if (what === 'press') return ear.press(...keysIn(query));
  if (what === 'type') return ear.type(query.get('text') ?? '');
  if (what === 'find') {
    const wanted = query.get('text') ?? '';
    const heard = await ear.readTo(new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i'), 1500);
    return [heard ?? `"${wanted}" is not said from here to the end`];
  }
  if (what === 'listen') return ear.listen(1000 * Number(query.get('seconds') ?? 3));
  if (moves.includes(what)) {
    const phrases = [];
    for (let i = 0; i < Number(query.get('times') ?? 1) && phrases.at(-1) !== 'end of document'; i += 1) phrases.push(...await ear.move(what));
    return phrases;
  }
  if (what === 'look') {
    await page.engine.page.screenshot({ path: query.get('file') });
    return ['taken'];
  }
  if (what === 'click') {
    await page.engine.click(Number(query.get('x')), Number(query.get('y')));
    return ['clicked'];
  }
  if (what === 'keys') {
    await frame.press(...keysIn(query));
    return ['pressed'];
  }
  if (what === 'result') {
    const last = lms.events().at(-1);
    return [JSON.stringify({ score: last?.score, done: last?.done, items: last?.items, commands: lms.commands().length, events: lms.events().length })];
  }
  throw new Error(`no "${what}": start, ${moves.join(', ')}, find, press, type, listen, look, click, keys, result`);
}

createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://x');
  const lines = await answer(pathname, searchParams).catch((error) => [`error: ${error.message}`]);
  response.end(`${lines.join('\n')}\n`);
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/start`));
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    await browser.kill();
    lms.close();
    process.exit(0);
  });
}

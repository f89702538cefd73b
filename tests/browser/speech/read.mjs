#!/usr/bin/env node
// read.mjs [--port N]: "Reading the ice" for one reader, who asks over http and gets either what a screen reader speaks or what is
// to be seen, but not both: for finding out whether the lesson is understood by ear as well as by eye.
//
//     /start                  from the top of the page      /next?times=12   and: previous, next heading, next landmark …
//     /press?keys=Tab,Enter   real keys, on what the reading cursor is on
//     /type?text=3190         into what the cursor is on, in place of what stands there
//     /listen?seconds=3       what is said meanwhile
//     /look?file=PATH         a picture of the page         /click?x=10&y=20   the real pointer; /keys?keys=…  where the focus is
//     /result                 points, and how many commands it took
import { createServer } from 'node:http';
import { launch } from '../driver/index.mjs';
import { startLms } from '../lms.mjs';
import { Speech, moves } from './speech.mjs';

const words = process.argv.slice(2);
const port = Number(words[words.indexOf('--port') + 1] || 8700);
const lms = await startLms();
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
  throw new Error(`no "${what}": start, ${moves.join(', ')}, press, type, listen, look, click, keys, result`);
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

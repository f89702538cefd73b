// Whatever the other side posts: readers never throw; what they take is what they say it is, also after it was sent on as
// JSON; what the schema allows is never ignored. An entry of a notebook that is taken becomes a page without tags of its own.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { notebookPage } from '../../../web/notebook/page.ts';
import { wordsIn } from '../../../web/notebook/words.ts';
import { wrongInEntry } from '../../../web/protocol/notebook.ts';
import { jsonBytes, launchFault, readConnect, readHello, readHostMessage, readPlayerMessage, readReceipt, wrongInLaunch } from '../../../web/protocol/read.ts';
import { seededRun } from './seeded_run.mjs';

const ajv = new Ajv2020({ strict: false });
for (const name of readdirSync('web/protocol').filter((file) => file.endsWith('.schema.json'))) ajv.addSchema(JSON.parse(readFileSync(`web/protocol/${name}`, 'utf8')), name);
const follows = ajv.getSchema('messages.schema.json');

const readers = [readHello, readConnect, readHostMessage, readPlayerMessage];

/** Whether it is JSON through and through, with whole numbers that JavaScript keeps. */
function isPlain(value) {
  if (typeof value === 'number') return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (Array.isArray(value)) return value.every(isPlain) && Object.keys(value).length === value.length;
  return typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain);
}

function checkReceipt(value) {
  const receipt = readReceipt(value);
  if (!receipt) return;
  assert(receipt.acknowledged.every((id) => typeof id === 'string'));
  assert(receipt.refused.every(({ id, code, message }) => [id, code, message].every((text) => typeof text === 'string')));
}

function checkLaunch(message) {
  const fault = launchFault(message);
  if (fault !== undefined) return assert.match(fault, /^[a-z].*: must be /s);
  assert.equal(wrongInLaunch(message), undefined, 'what a page may set is what a player takes');
}

const words = wordsIn('en', JSON.parse(readFileSync('web/notebook/locales/en.json', 'utf8')));
const kTags = new Set('html head meta title style body main h1 h2 h3 p section article span time div svg g path text rect circle clipPath ul li details summary table thead tbody tr th td strong img'.split(' '));

function checkEntries(message) {
  const entries = [message?.entry, ...(Array.isArray(message?.notebook?.entries) ? message.notebook.entries : [])].filter((entry) => wrongInEntry(entry) === undefined);
  const page = notebookPage(entries, { words, title: 'Ice', made: '2026-03-02T09:00:00.000Z' });
  for (const [, tag] of page.matchAll(/<([a-z]\w*)/gi)) assert(kTags.has(tag), `<${tag}>`);
  assert(!/[="(, ]NaN/.test(page.replace(/>[^<]*</g, '><')), 'a drawing has numbers');
}

seededRun((value) => {
  checkEntries(value);
  const taken = readers.filter((read) => read(value) !== undefined);
  assert(taken.length <= 1, 'only one side takes a message');
  checkReceipt(value);
  checkLaunch(value);
  assert(jsonBytes(value) > 0);
  if (jsonBytes(value) === Infinity || !isPlain(value)) return;
  const sent = JSON.parse(JSON.stringify(value));
  assert.deepEqual(readers.filter((read) => read(sent) !== undefined), taken, 'it is taken alike after it was sent as JSON');
  if (follows(value)) assert.equal(taken.length, 1, 'what follows the schema is taken');
});

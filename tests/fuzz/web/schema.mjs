// The school and the published schema judge items alike. What the school takes follows item.schema.json; what follows it is
// taken, but for what a schema can't say: that is listed below, rule by rule.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import Ajv2020 from 'ajv/dist/2020.js';
import { corpusIn, inputOf, kOptions } from './seeded_run.mjs';

const kProgram = 'build/asan/tests/fuzz/school/item-verdicts';
const kAtOnce = 5000;

/** Refusals of items that follow the schema. */
const kBeyondSchema = [
  /^foreign-attempt /, /^too-large /,
  /\/score\/raw: must be (at most max|0 where max is 0)\.$/, /\/score\/scaled: must be (raw \/ max|0 where max is 0)\.$/, /\/done: must be at most items\.$/,
  /: must be no earlier than the (command|view) before it\.$/,
  // The schema counts characters.
  /: must be a (string of 1 to 200|number or a string of at most 4000) bytes\.$/, /: must be named with 1 to 200 bytes\.$/,
  // The schema takes the 39th of September.
  /\/time: must be a UTC time/,
  // Half of a character is no text in UTF-8.
  /^not-json .*stops making sense/,
];

const follows = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync('web/protocol/item.schema.json', 'utf8')));

function verdictsOf(items) {
  const { status, stdout, stderr } = spawnSync(kProgram, { input: items.map((item) => `${JSON.stringify(item)}\n`).join(''), encoding: 'utf8', maxBuffer: 1 << 28 });
  const verdicts = stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
  if (status !== 0 || verdicts.length !== items.length) throw new Error(`${kProgram} ended with ${status} after ${verdicts.length} of ${items.length} items: ${stderr.slice(0, 2000)}`);
  return verdicts;
}

const { values, positionals } = parseArgs({ options: kOptions, allowPositionals: true });
const [seed, first, runs] = [values.seed, values.first, values.runs].map(Number);
const corpus = corpusIn(positionals[0]).flatMap(({ value }) => value.items);

function compare(items, nameOf) {
  verdictsOf(items).forEach((verdict, i) => {
    const valid = follows(items[i]), taken = verdict === 'taken';
    if (values.show) console.log(`${JSON.stringify(items[i])}\n${verdict}; the schema: ${valid || JSON.stringify(follows.errors)}`);
    if (valid === taken || (valid && kBeyondSchema.some((rule) => rule.test(verdict)))) return;
    console.error(`The school: ${verdict}. The schema: ${valid ? 'right' : JSON.stringify(follows.errors)}\nIt was ${nameOf(i)}\n${JSON.stringify(items[i])}`);
    if (values.keep) writeFileSync(values.keep, JSON.stringify({ items: [items[i]] }));
    process.exit(1);
  });
}

compare(corpus, (i) => `item ${i} of the corpus`);
for (let at = first; at < first + runs; at += kAtOnce) {
  const numbers = Array.from({ length: Math.min(kAtOnce, first + runs - at) }, (_, i) => at + i);
  compare(numbers.map((number) => inputOf(seed, number, corpus, { json: true }) ?? null), (i) => `input ${at + i}: --seed ${seed} --first ${at + i} --runs 1 --show`);
}
console.log(`${runs} inputs of seed ${seed}, from ${first}`);

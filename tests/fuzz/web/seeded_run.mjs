// What seeded_run.cpp is to native targets: CORPUS [--seed S] [--first N] [--runs N] [--show] [--keep FILE]
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mutate, randomOf } from './mutate.mjs';

/** As JSON where it is that. */
function textOf(value) {
  try {
    return JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}n` : part)) ?? String(value);
  } catch {
    return String(value);
  }
}

export const kOptions = { seed: { type: 'string', default: '1' }, first: { type: 'string', default: '0' }, runs: { type: 'string', default: '20000' }, show: { type: 'boolean' }, keep: { type: 'string' } };

/** The files of a corpus by name, as JSON. */
export function corpusIn(folder) {
  return readdirSync(folder).sort().map((name) => ({ name: join(folder, name), value: JSON.parse(readFileSync(join(folder, name), 'utf8')) }));
}

/** Input `number` of a seed. */
export function inputOf(seed, number, corpus, { json = false } = {}) {
  const random = randomOf(seed, number);
  let value = structuredClone(random.pick(corpus));
  for (let i = 1 + random.below(4); i > 0; i -= 1) value = mutate(random, value, corpus, json);
  return value;
}

/** Calls `check` with the corpus and with mutations of it; what it throws is told with the input, and ends the program. */
export function seededRun(check) {
  const { values, positionals } = parseArgs({ options: kOptions, allowPositionals: true });
  const [seed, first, runs] = [values.seed, values.first, values.runs].map(Number);
  const files = corpusIn(positionals[0]);
  const corpus = files.map(({ value }) => value);
  const run = (name, value) => {
    try {
      check(value);
    } catch (error) {
      console.error(`${error.stack}\nIt was ${name}\n${textOf(value)}`);
      if (values.keep) writeFileSync(values.keep, textOf(value));
      process.exit(1);
    }
  };
  for (const { name, value } of files) run(name, value);
  for (let number = first; number < first + runs; number += 1) {
    const value = inputOf(seed, number, corpus);
    if (values.show) console.log(textOf(value));
    run(`input ${number}: --seed ${seed} --first ${number} --runs 1 --show`, value);
  }
  console.log(`${runs} inputs of seed ${seed}, from ${first}`);
}

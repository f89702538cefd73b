#!/usr/bin/env node
// main.mjs [--runs N] [--seed S]     N forged journals of 30 seconds, and a tenth as many honest ones, before the verifier
//
// The last line says how many verdicts were right. A wrong one is printed with the seed that shows it again:
// --runs 1 --seed S.
import { Forger } from './offline.mjs';
import { textOf } from './play.mjs';

function readArguments(words) {
  const options = { runs: 300, seed: 1 };
  for (let i = 0; i < words.length; i += 2) {
    const name = words[i].replace(/^--/, '');
    const value = Number(words[i + 1]);
    if (!(name in options) || !Number.isInteger(value) || value < 0) {
      console.error('usage: main.mjs [--runs N] [--seed S]');
      process.exit(2);
    }
    options[name] = value;
  }
  return options;
}

const { runs, seed: first } = readArguments(process.argv.slice(2));
const forger = await Forger.start();
const counts = new Map();
let [passed, failed] = [0, 0];
const started = Date.now();
let shown = started;
function progress(words) {
  if (Date.now() - shown < 2000) return;
  shown = Date.now();
  console.log(words);
}
for (let seed = first; seed < first + runs; seed += 1) {
  const { name, text } = await forger.forge(seed);
  const verdict = forger.runtime.verify(text);
  const right = verdict.ok === false || verdict.error !== undefined;
  if (right) passed += 1;
  else {
    failed += 1;
    console.log(`FAILED seed ${seed}: a forged journal (${name}) was accepted`);
  }
  const kind = verdict.divergence?.kind ?? (verdict.error ? 'not playable' : 'accepted');
  counts.set(name, (counts.get(name) ?? new Map()).set(kind, (counts.get(name)?.get(kind) ?? 0) + 1));
  progress(`${seed - first + 1} of ${runs} forged journals …`);
}
const honest = Math.ceil(runs / 10);
for (let seed = first; seed < first + honest; seed += 1) {
  await forger.renew(seed);
  const verdict = forger.runtime.verify(textOf(forger.honest(seed).records));
  progress(`${seed - first + 1} of ${honest} honest journals …`);
  if (verdict.ok) passed += 1;
  else {
    failed += 1;
    console.log(`FAILED seed ${seed}: an honest journal was refused: ${verdict.divergence?.message ?? verdict.error}`);
  }
}

for (const [name, kinds] of counts) console.log(`${name}: ${[...kinds].map(([kind, count]) => `${count} by ${kind}`).join(', ')}`);
console.log(`${runs} forged and ${honest} honest journals from seed ${first}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

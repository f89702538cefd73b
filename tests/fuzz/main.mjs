// Runs fuzz targets over seeded mutations, on all processors at once; see tools/test fuzz.
//
//   node tests/fuzz/main.mjs [--runs N] [--seed S] [TARGET…]
//
// The same seed makes the same inputs. What an input breaks is printed with its number, and the input is written to
// build/fuzz-findings, from where it goes into the corpus once the fault is understood.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleTargets, kTargets } from './targets.mjs';

const project = fileURLToPath(new URL('../../', import.meta.url));
const kFindings = 'build/fuzz-findings';
const kQuickRuns = 20_000;
/** So long no target stays at one piece of work: then its progress is seen, and all processors end together. */
const kPiece = 50_000;

/** The command line as {runs, seed, names}, or a text that says what is wrong with it. */
export function readArguments(words, today = new Date()) {
  const chosen = { runs: kQuickRuns, seed: Number(today.toISOString().slice(0, 10).replaceAll('-', '')), names: [] };
  for (let i = 0; i < words.length; i += 1) {
    if (words[i] === '--runs' || words[i] === '--seed') {
      const number = /^\d{1,10}$/.test(words[i + 1] ?? '') ? Number(words[i + 1]) : NaN;
      if (!(number <= 0xffffffff)) return `${words[i]} takes a whole number from 0 to 4294967295.`;
      chosen[words[i].slice(2)] = number;
      i += 1;
    } else if (kTargets[words[i]]) chosen.names.push(words[i]);
    else return `There is no target "${words[i]}". Targets: ${Object.keys(kTargets).join(', ')}.`;
  }
  if (!chosen.names.length) chosen.names = Object.keys(kTargets);
  return chosen;
}

/** One piece of a target's inputs: resolves with what was printed if it failed, else with nothing. */
function runPiece({ name, seed, first, runs }) {
  const keep = join(kFindings, `${name}-${seed}-${first}`);
  const [program, ...before] = kTargets[name].command;
  const options = [`tests/fuzz/corpus/${kTargets[name].corpus ?? name}`, '--seed', seed, '--first', first, '--runs', runs, '--keep', keep];
  return new Promise((resolve) => {
    const child = spawn(program, [...before, ...options.map(String)], { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output = (output + text).slice(-20_000)));
    child.once('error', (error) => resolve(String(error)));
    child.once('close', (code, signal) => resolve(code === 0 ? undefined : `${output}${signal ?? `exit code ${code}`}\nIts program: ${[program, ...before, options[0]].join(' ')}`));
  });
}

/** All pieces of a run, target by target; of a target that failed the rest is left out. */
async function runAll({ names, runs, seed }) {
  const pieces = names.flatMap((name) => Array.from({ length: Math.max(1, Math.ceil(runs / kPiece)) }, (_, i) => (
    { name, seed, first: i * kPiece, runs: Math.min(kPiece, runs - i * kPiece) })));
  const failures = new Map(), left = new Map();
  for (const { name } of pieces) left.set(name, (left.get(name) ?? 0) + 1);
  const begun = new Map();
  const worker = async () => {
    for (let piece = pieces.shift(); piece; piece = pieces.shift()) {
      const { name } = piece;
      begun.set(name, begun.get(name) ?? Date.now());
      const failure = failures.has(name) ? undefined : await runPiece(piece);
      if (failure) {
        if (!failures.has(name)) console.log(`FAILED ${name}:\n${failure}`);
        failures.set(name, failure);
      }
      left.set(name, left.get(name) - 1);
      if (left.get(name) === 0 && !failures.has(name)) {
        console.log(`ok ${name}: ${runs.toLocaleString('en')} inputs of seed ${seed}, ${Math.round((Date.now() - begun.get(name)) / 1000)} s`);
      }
    }
  };
  await Promise.all(cpus().map(worker));
  console.log(`${names.length - failures.size} passed, ${failures.size} failed`);
  return failures.size ? 1 : 0;
}

async function main(words) {
  const chosen = readArguments(words);
  if (typeof chosen === 'string') {
    console.error(chosen);
    return 2;
  }
  const missing = chosen.names.map((name) => kTargets[name].command[0]).find((program) => program.includes('/') && !existsSync(join(project, program)) && program !== process.execPath);
  if (missing) {
    console.error(`${missing} is not built. Run tools/test fuzz, or: cmake --build --preset asan`);
    return 2;
  }
  mkdirSync(join(project, kFindings), { recursive: true });
  await bundleTargets(chosen.names);
  return runAll(chosen);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));

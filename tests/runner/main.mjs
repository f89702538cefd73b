// Runs parts of the tests; see tools/test.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { add, none, wording } from './counts.mjs';
import { chooseParts, everyPart, seedOfDay, shortRun } from './parts.mjs';
import { earlier, fingerprint, writeReport } from './state.mjs';
import { project, run } from './steps.mjs';
import { inTurns, oneAtATime } from './turns.mjs';

const building = oneAtATime();
const built = new Map();

/** Builds, unless that was done in this run from the same `sources`. A step of tests is simply run. */
function runStep({ title, command, env, counts }, log, sources) {
  if (counts) return run(title, command, { log, env });
  return building(async () => {
    const step = command.join(' ');
    if (built.get(step) === sources) return { status: 0, output: '' };
    const result = await run(title, command, { log, env });
    if (result.status === 0) built.set(step, sources);
    return result;
  });
}

/** Runs the steps of a part. A step that fails without a failed test of its own counts as one. */
async function runPart({ name, steps }) {
  const log = join(project, `build/test-logs/${name}.log`);
  writeFileSync(log, '');
  const started = Date.now();
  const sources = fingerprint();
  let counts = none;
  for (const step of steps) {
    const { counts: read } = step;
    const { status, output } = await runStep(step, log, sources);
    let own = read?.(output) ?? none;
    if (status !== 0 && own.failed === 0) own = { ...none, skipped: own.skipped, failed: 1 };
    counts = add(counts, own);
    if (status !== 0 && !read) break; // what was not built can't be tested
  }
  if (counts.passed + counts.failed === 0) {
    console.log(`${name}: no test was run, which counts as a failure. Its log: ${log}`);
    counts = { ...counts, failed: 1 };
  }
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`${name}: ${wording(counts)}${counts.failed ? `. Its log: ${log}` : ''}`);
  return { part: name, counts, seconds };
}

/** What of a part was drawn from which seed. */
const drawnIn = ({ steps }) => steps.flatMap(({ drawn }) => drawn ?? []).join(', ');

async function main(words) {
  const all = words.length === 1 && words[0] === '--all';
  const parts = all ? everyPart() : words.length ? chooseParts(words) : shortRun();
  if (typeof parts === 'string') {
    console.error(parts);
    return 2;
  }
  if (!words.length) console.log(`SKUA_TEST_SEED=${seedOfDay()} draws the same cases for browsers; all of them with --all`);
  mkdirSync(join(project, 'build/test-logs'), { recursive: true });
  const done = new Map(all ? parts.map((part) => [part.name, earlier(part.name, fingerprint(part))]) : []);
  const report = () => {
    const [run, left] = [parts.filter(({ name }) => done.get(name)), parts.filter(({ name }) => !done.get(name))];
    writeReport(run.map(({ name }) => done.get(name)), left.map(({ name }) => name), fingerprint());
  };
  if (all) report();
  const results = await inTurns(parts, cpus().length, async (part, again) => {
    const before = done.get(part.name);
    if (before && !again) {
      console.log(`${part.name}: ${wording(before.counts)}, as before: its sources have not changed.`);
      return before;
    }
    if (!all) return runPart(part);
    const note = [drawnIn(part), again && 'failed beside another part, run again alone'].filter(Boolean).join('; ');
    const print = fingerprint(part); // of what it begins with, should a source change meanwhile
    const result = { ...(await runPart(part)), print, note };
    done.set(part.name, result);
    report();
    return result;
  });
  if (all) console.log('The report is in tests/report.md.');
  const total = results.map(({ counts }) => counts).reduce(add, none);
  console.log(wording(total));
  return total.failed > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));

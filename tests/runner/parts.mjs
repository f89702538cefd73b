// What each part of the tests builds and runs.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { countsIn, countsInCtest } from './counts.mjs';
import { project } from './steps.mjs';
import { kEngines } from '../browser/driver/index.mjs';

function cmake(preset) {
  return [
    { title: `${preset}: configuring`, command: ['cmake', '--preset', preset] },
    { title: `${preset}: building`, command: ['cmake', '--build', '--preset', preset, '-j', `${cpus().length}`] },
  ];
}
const site = { title: 'web: building the site', command: ['node', 'web/build.mjs'] };
const ctest = (preset) => ({
  title: `${preset}: tests`, command: ['ctest', '--preset', preset, '-V', '-j', '2'], counts: countsInCtest,
});

function filesUnder(folder, ending) {
  if (!existsSync(join(project, folder))) return [];
  return readdirSync(join(project, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesUnder(path, ending);
    return entry.name.endsWith(ending) ? [path] : [];
  }).sort();
}

// One file after the other: two browsers at once would disturb each other's timing.
const nodeTests = (title, files, env) => ({
  title, command: ['node', '--test', '--test-concurrency=1', '--test-reporter=spec', ...files], env, counts: countsIn,
});

/** What every run does in every engine: a whole lesson, and the golden states. */
const kAlways = ['finish-lesson', 'golden'];
/** How many of the other cases a short run does in the engines after the first, which does all. */
const kSample = 2;

/** The same seed draws the same cases; SKUA_TEST_SEED repeats a run, else the day counts. */
export function sampleOf(files, engine, seed) {
  const always = (file) => kAlways.some((name) => file.startsWith(`tests/browser/${name}/`));
  const draw = (file) => createHash('sha256').update(`${seed} ${engine} ${file}`).digest('hex');
  const others = files.filter((file) => !always(file)).sort((a, b) => draw(a).localeCompare(draw(b)));
  return [...files.filter(always), ...others.slice(0, kSample)].sort();
}

function casesFor(engine, short) {
  const files = filesUnder('tests/browser', '.test.mjs');
  if (!short || engine === kEngines[0]) return files;
  const seed = process.env.SKUA_TEST_SEED ?? new Date().toISOString().slice(0, 10);
  const chosen = sampleOf(files, engine, seed);
  console.log(`${engine} (SKUA_TEST_SEED=${seed}): ${chosen.map((file) => file.split('/')[2]).join(', ')}; the rest with --all`);
  return chosen;
}

export const kParts = ['native', 'asan', 'wasm', 'web', 'school', 'faults', 'size', 'browser'];

/** What may be said to a part: `--name NUMBER`. */
const kFlags = { faults: ['schedules', 'seed'] };
/** What a run of everything says to it. */
const kThorough = { faults: { schedules: 10_000 } };

/** Seeds of this run: the day, if none is named. */
const today = () => Number(new Date().toISOString().slice(0, 10).replaceAll('-', ''));

const builders = {
  native: () => [...cmake('native'), ctest('native')],
  asan: () => [...cmake('asan'), ctest('asan')],
  wasm: () => [...cmake('wasm'), ctest('wasm'), site, nodeTests('wasm: replays in Node', filesUnder('tests/replay', '.test.mjs'))],
  web: () => [
    // A program that checks, and is one test: it prints nothing that could be counted.
    { title: 'web: types', command: ['npx', 'tsc', '--noEmit'], counts: () => ({ passed: 1, failed: 0, skipped: 0 }) },
    { title: 'web: unit tests', command: ['node', 'tests/unit/web/run.mjs'], counts: countsIn },
    nodeTests('web: tests of the test tools', ['tests/runner', 'tests/codesize'].flatMap((folder) => filesUnder(folder, '.test.mjs'))),
  ],
  school: () => [...cmake('native'), nodeTests('school: tests', filesUnder('tests/school', '.test.mjs'))],
  faults: (_engines, _short, { schedules = 1_000, seed = today() } = {}) => [
    ...cmake('native'),
    { title: `faults: ${schedules} schedules from seed ${seed}`, command: ['build/native/tests/faults/skua-faults', '--schedules', `${schedules}`, '--seed', `${seed}`], counts: countsIn },
  ],
  size: () => [...cmake('wasm'), site, { title: 'size: checks', command: ['node', 'tests/codesize/check.mjs'], counts: countsIn }],
  browser: (engines, short) => [
    ...cmake('native'), ...cmake('wasm'), site,
    ...engines.map((engine) => nodeTests(`browser: tests in ${engine}`, casesFor(engine, short), { SKUA_TEST_ENGINES: engine })),
  ],
};

/** Every part as thorough as it gets. */
export const everyPart = () => kParts.map((name) => ({ name, steps: builders[name](kEngines, false, kThorough[name]) }));

/** The flags of a part that stand at the beginning of these words, and how many words they are. */
function flagsAt(words, name) {
  const flags = {};
  let taken = 0;
  for (; kFlags[name]?.some((flag) => words[taken] === `--${flag}`); taken += 2) {
    const value = Number(words[taken + 1]);
    if (!Number.isInteger(value) || value < 0) return `${words[taken]} of the part "${name}" needs a whole number, not "${words[taken + 1] ?? ''}".`;
    flags[words[taken].slice(2)] = value;
  }
  return { flags, taken };
}

/** Reads the command line's parts: [{name, steps}], or a text that says what is wrong with it. No parts: a short run of all. */
export function chooseParts(words) {
  if (words.length === 0) return kParts.map((name) => ({ name, steps: builders[name](kEngines, true) }));
  const parts = [];
  for (let i = 0; i < words.length; i += 1) {
    const name = words[i];
    if (!kParts.includes(name)) return `There is no part "${name}". Parts: ${kParts.join(', ')}. See tools/test --help.`;
    const engines = [];
    while (name === 'browser' && kEngines.includes(words[i + 1])) engines.push(words[i += 1]);
    const said = flagsAt(words.slice(i + 1), name);
    if (typeof said === 'string') return said;
    i += said.taken;
    parts.push({ name, steps: builders[name](engines.length ? engines : kEngines, false, said.flags) });
  }
  return parts;
}

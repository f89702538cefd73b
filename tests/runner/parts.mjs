// What each part of the tests builds and runs.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, join } from 'node:path';
import { countsIn, countsInCtest } from './counts.mjs';
import { project } from './steps.mjs';
import { kEngines } from '../browser/driver/index.mjs';
import { readArguments as readFuzzArguments } from '../fuzz/main.mjs';
import { kTargets } from '../fuzz/targets.mjs';

/** Builds all of a preset, or only `targets`. */
function cmake(preset, ...targets) {
  return [
    { title: `${preset}: configuring`, command: ['cmake', '--preset', preset] },
    { title: `${preset}: building`, command: ['cmake', '--build', '--preset', preset, '-j', `${cpus().length}`, ...targets.flatMap((name) => ['--target', name])] },
  ];
}
const site = { title: 'web: building the site', command: ['node', 'web/build.mjs'] };
/** What a lesson and a school need to be opened; unit tests are much more to build. */
const lessonsAndSchool = () => [...cmake('native', 'skua-school'), ...cmake('wasm', 'skua_runtime', 'skua_checker', 'skua_lessons', 'skua_test_modules'), site];
const ctest = (preset, title = `${preset}: tests`, ...which) => ({
  title, command: ['ctest', '--preset', preset, '-V', '-j', '2', ...which], counts: countsInCtest,
});

function filesUnder(folder, ending) {
  if (!existsSync(join(project, folder))) return [];
  return readdirSync(join(project, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesUnder(path, ending);
    return entry.name.endsWith(ending) ? [path] : [];
  }).sort();
}

// One file after the other: two browsers at once would disturb each other's timing. What waits for nobody can have more at a time.
const nodeTests = (title, files, env, atOnce = 1) => ({
  title, command: ['node', '--test', `--test-concurrency=${atOnce}`, '--test-reporter=spec', ...files], env, counts: countsIn,
});

/** What every run does in every engine: a whole lesson, and the golden states. */
const kAlways = ['finish-lesson', 'golden'];
/** Cases of half a minute to three: a short run does one of them in the first engine. */
const kLong = [
  'axe', 'bad-input', 'carried', 'circulation', 'class-work', 'context-loss', 'editor', 'finish-in-arabic', 'frog', 'gallery-ways', 'guides', 'idle', 'keys',
  'little-room', 'microscope', 'no-webgl', 'notebook', 'outline', 'overflow', 'own-lessons', 'plot', 'resolution', 'restart', 'resume',
  'school-notebook', 'settings', 'span', 'speech', 'stage', 'text-view', 'touch', 'trapped-air', 'two-windows',
];
/** How many of all other cases a short run does in the engines after the first, which does all that are not long. */
const kSample = 1;

/** The same seed draws the same cases; SKUA_TEST_SEED repeats a run, else the day counts. */
export function sampleOf(files, engine, seed) {
  const isIn = (folders) => (file) => folders.some((name) => file.startsWith(`tests/browser/${name}/`));
  const first = engine === kEngines[0];
  const always = first ? (file) => !isIn(kLong)(file) : isIn(kAlways);
  const draw = (file) => createHash('sha256').update(`${seed} ${engine} ${file}`).digest('hex');
  const others = files.filter((file) => !always(file)).sort((a, b) => draw(a).localeCompare(draw(b)));
  return [...files.filter(always), ...others.slice(0, first ? 1 : kSample)].sort();
}

const caseOf = (file) => file.split('/')[2];
/** Cases that need what only some engines or their drivers offer. */
const kOnlyIn = { axe: ['chromium'], outline: ['chromium'], speech: ['chromium'], offline: ['chromium', 'firefox'], restart: ['chromium', 'firefox'], touch: ['chromium', 'firefox'] };
const isFor = (engine, name) => kOnlyIn[name]?.includes(engine) ?? true;
/** Browser cases, by the names of their folders. */
export const kCases = [...new Set(filesUnder('tests/browser', '.test.mjs').map(caseOf))];

const filesFor = (engine, cases = []) =>
  filesUnder('tests/browser', '.test.mjs').filter((file) => isFor(engine, caseOf(file)) && (!cases.length || cases.includes(caseOf(file))));
const browserTests = (what, engine, files) => nodeTests(`browser: ${what} in ${engine}`, files, { SKUA_TEST_ENGINES: engine });

export const kParts = ['native', 'asan', 'fuzz', 'wasm', 'web', 'school', 'load', 'faults', 'forgery', 'cuts', 'size', 'browser', 'killed'];

/** What a run of everything does, short or not: "asan" has all that "native" has, which is there to be asked for, as it is quicker. */
export const kInEveryRun = kParts.filter((name) => name !== 'native');

/** What may be said to a part as `--name NUMBER`. */
const kFlags = { school: ['seed'], load: ['kills', 'seed'], faults: ['schedules', 'seed'], forgery: ['runs', 'seed'], cuts: ['runs', 'seed'], killed: ['runs', 'seed'] };
/** Words of their own that some parts may be told. */
const kWords = { browser: [...kEngines, ...kCases], killed: kEngines };

/** The seed of a run of everything, so that what it found is found again. */
const kAllSeed = 1;
/** Seeds of other runs, if none is named: the day. */
const today = () => Number(new Date().toISOString().slice(0, 10).replaceAll('-', ''));

const written = (number) => number.toLocaleString('en');
/** A step whose cases are drawn from a seed: how many and which, for the report. */
const drawing = (drawn, step) => ({ ...step, drawn });

const builders = {
  native: () => [...cmake('native'), ctest('native')],
  asan: () => [
    ...cmake('asan'), ctest('asan'),
    ...cmake('native', 'skua-anatomy-tests', 'learners'), ctest('native', 'native: what takes too long with the sanitizers', '-R', '^(anatomy|learners_in_readme)$'),
  ],
  // Journals are replayed by the school's own program, too: that one waits for its clock, so one more at a time.
  wasm: () => [...cmake('native', 'skua-school'), ...cmake('wasm'), ctest('wasm'), site, nodeTests('wasm: replays in Node', filesUnder('tests/replay', '.test.mjs'), {}, cpus().length + 1)],
  web: () => [
    // A program that checks, and is one test: it prints nothing that could be counted.
    { title: 'web: types', command: ['npx', 'tsc', '--noEmit'], counts: () => ({ passed: 1, failed: 0, skipped: 0 }) },
    { title: 'web: unit tests', command: ['node', 'tests/unit/web/run.mjs'], counts: countsIn },
    nodeTests('web: tests of the test tools', ['tests/runner', 'tests/codesize'].flatMap((folder) => filesUnder(folder, '.test.mjs'))),
  ],
  school: (words) => {
    const { seed } = flagsIn('school', words);
    const tests = nodeTests('school: tests', filesUnder('tests/school', '.test.mjs'), seed === undefined ? {} : { SKUA_TEST_SEED: `${seed}` });
    return [...lessonsAndSchool(), seed === undefined ? tests : drawing(`seed ${seed}`, tests)];
  },
  load: (words) => {
    const { kills = 3, seed = today() } = flagsIn('load', words);
    return [
      ...lessonsAndSchool(),
      drawing(`${kills} kills, seed ${seed}`, nodeTests(`load: a school under load is killed ${kills} times, seed ${seed}`, filesUnder('tests/load', '.test.mjs'), {
        SKUA_LOAD_KILLS: `${kills}`, SKUA_LOAD_SEED: `${seed}`,
      })),
    ];
  },
  fuzz: (words) => {
    const { runs, seed } = readFuzzArguments(words);
    return [...cmake('asan'), drawing(`${written(runs)} inputs, seed ${seed}`, { title: 'fuzz: targets', command: ['node', 'tests/fuzz/main.mjs', ...words], counts: countsIn })];
  },
  faults: (words) => {
    const { schedules = 1_000, seed = today() } = flagsIn('faults', words);
    // The page's own scripts are slower: one in fifty.
    const pages = Math.max(1, Math.floor(schedules / 50));
    return [
      ...cmake('native', 'skua-faults'), ...lessonsAndSchool(),
      drawing(`${written(schedules)} schedules from seed ${seed}`, {
        title: `faults: ${schedules} schedules from seed ${seed}`, command: ['build/native/tests/faults/skua-faults', '--schedules', `${schedules}`, '--seed', `${seed}`], counts: countsIn,
      }),
      drawing(`${written(pages)} of whole pages`, {
        title: `faults: ${pages} schedules of whole pages`, command: ['node', 'tests/faults/page/run.mjs', '--schedules', `${pages}`, '--seed', `${seed}`], counts: countsIn,
      }),
    ];
  },
  forgery: (words) => {
    const { runs = 170, seed = today() } = flagsIn('forgery', words);
    return [
      ...lessonsAndSchool(),
      drawing(`${written(runs)} forged and ${written(Math.ceil(runs / 10))} honest journals from seed ${seed}`, {
        title: `forgery: ${runs} forged journals from seed ${seed}`, command: ['node', 'tests/forgery/main.mjs', '--runs', `${runs}`, '--seed', `${seed}`], counts: countsIn,
      }),
      nodeTests('forgery: at the school', filesUnder('tests/forgery', '.test.mjs')),
    ];
  },
  cuts: (words) => {
    const { runs = 20_000, seed = today() % 1_000_000 } = flagsIn('cuts', words);
    return [...cmake('native', 'skua-cuts'), drawing(`${written(runs)} cuts, on sheets from seed ${seed}`, {
      title: `cuts: ${runs} random cuts of tissue`, command: ['build/native/tests/cuts/skua-cuts', '--runs', `${runs}`, '--seed', `${seed}`], counts: countsIn,
    })];
  },
  size: () => [...cmake('wasm', 'skua_runtime', 'skua_checker', 'skua_lessons'), site, { title: 'size: checks', command: ['node', 'tests/codesize/check.mjs'], counts: countsIn }],
  browser: (words) => {
    const engines = kEngines.filter((engine) => words.includes(engine));
    const cases = kCases.filter((name) => words.includes(name));
    return [
      ...lessonsAndSchool(),
      ...(engines.length ? engines : kEngines).flatMap((engine) => {
        const files = filesFor(engine, cases);
        return files.length ? [browserTests(cases.join(', ') || 'tests', engine, files)] : [];
      }),
    ];
  },
  killed: (words) => {
    const engines = kEngines.filter((engine) => words.includes(engine));
    const { runs = 2, seed = today() } = flagsIn('killed', words.filter((word) => !kEngines.includes(word)));
    return [
      ...lessonsAndSchool(),
      ...(engines.length ? engines : kEngines).map((engine) => drawing(`${runs} students from seed ${seed}`, nodeTests(`killed: ${runs} students from seed ${seed} in ${engine}`, ['tests/faults/killed.test.mjs'], {
        SKUA_TEST_ENGINES: engine, SKUA_KILL_RUNS: `${runs}`, SKUA_KILL_SEED: `${seed}`,
      }))),
    ];
  },
};

/** The numbers after a part's flags; a text that says what is wrong with them. */
function flagsIn(part, words) {
  const flags = {};
  for (let i = 0; i < words.length; i += 2) {
    const name = words[i].replace(/^--/, '');
    if (!kFlags[part]?.includes(name) || words[i] === name) return `There is no part "${words[i]}". Parts: ${kParts.join(', ')}. See tools/test --help.`;
    const value = Number(words[i + 1]);
    if (!Number.isInteger(value) || value < 0) return `${words[i]} of the part "${part}" needs a whole number, not "${words[i + 1] ?? ''}".`;
    flags[name] = value;
  }
  return flags;
}

/** What is wrong with the words after a part's name; nothing where they are right. */
function faultOf(part, words) {
  const read = part === 'fuzz' ? readFuzzArguments(words) : flagsIn(part, words.filter((word) => !kWords[part]?.includes(word)));
  return typeof read === 'string' ? read : undefined;
}

/** What a short run does in browsers: for each engine its files, folder by folder, whole lessons first, since they take longest. */
function sampled(seed) {
  const pieces = kEngines.flatMap((engine) => {
    const chosen = sampleOf(filesFor(engine), engine, seed);
    return [...new Set(chosen.map(caseOf))].map((name) => ({ engine, name, files: chosen.filter((file) => caseOf(file) === name) }));
  });
  const isFirst = ({ name }) => kAlways.includes(name);
  return [...pieces.filter(isFirst), ...pieces.filter((piece) => !isFirst(piece))];
}

/** What draws the browser cases of a short run. */
export const seedOfDay = () => process.env.SKUA_TEST_SEED ?? new Date().toISOString().slice(0, 10);

/** A short run of all. Browsers, and what waits for the school's clock, run side by side. */
export function shortRun(seed = seedOfDay()) {
  const alone = kInEveryRun.filter((name) => !['forgery', 'browser', 'killed'].includes(name)).map((name) => ({ name, steps: builders[name]([]) }));
  const browsers = sampled(seed).map(({ engine, name, files }) => ({
    name: `browser-${engine}-${name}`, beside: true, steps: [...lessonsAndSchool(), browserTests(name, engine, files)],
  }));
  const killed = kEngines.map((engine) => ({ name: `killed-${engine}`, beside: true, steps: builders.killed([engine]) }));
  return [...alone, { name: 'forgery', beside: true, steps: builders.forgery([]) }, ...browsers, ...killed];
}

/** Reads the command line's parts: [{name, steps}], or a text that says what is wrong with it. */
export function chooseParts(words) {
  const chosen = [];
  for (const word of words) {
    if (kParts.includes(word)) chosen.push({ name: word, words: [] });
    else if (chosen.length) chosen.at(-1).words.push(word);
    else return faultOf('', [word]);
  }
  const fault = chosen.map((part) => faultOf(part.name, part.words)).find((text) => text !== undefined);
  return fault ?? chosen.map((part) => ({ name: part.name, steps: builders[part.name](part.words) }));
}

/** What a run of everything says to a part; one that takes long comes in pieces, remembered one by one. */
const kThorough = {
  school: [['school', '--seed', `${kAllSeed}`]],
  load: [['load', '--kills', '30', '--seed', `${kAllSeed}`]],
  faults: [['faults', '--schedules', '10000', '--seed', `${kAllSeed}`]],
  forgery: [['forgery', '--runs', '10000', '--seed', `${kAllSeed}`]],
  cuts: [0, 1].map((n) => [`cuts-${n + 1}`, '--runs', '500000', '--seed', `${kAllSeed + 100_000 * n}`]),
  killed: [
    ...[0, 1, 2, 3, 4].map((n) => [`killed-chromium-${n + 1}`, 'chromium', '--runs', '20', '--seed', `${kAllSeed + 20 * n}`]),
    ...['firefox', 'webkit'].map((engine) => [`killed-${engine}`, engine, '--runs', '20', '--seed', `${kAllSeed}`]),
  ],
  fuzz: Object.keys(kTargets).map((target) => [`fuzz-${target}`, '--runs', '1000000', '--seed', `${kAllSeed}`, target]),
};

/** These take long and fail seldom: a run of everything ends with them. */
const kLast = ['load', 'forgery', 'cuts', 'fuzz'];

/** These wait most of their time, or use one processor: pieces of them are run side by side. */
const kBeside = ['killed', 'cuts', 'fuzz'];

/** Cases of an hour in all: each of their files is a piece of its own. */
const kInFiles = ['axe', 'frog', 'overflow'];

/** Browsers, case by case; `reads` is the folder of the case. */
const everyBrowserPart = () => kEngines.flatMap((engine) => kCases.filter((name) => isFor(engine, name)).flatMap((reads) => {
  const files = filesFor(engine, [reads]);
  const pieces = kInFiles.includes(reads) ? files.map((file) => [`${reads}-${basename(file, '.test.mjs')}`, [file]]) : [[reads, files]];
  return pieces.map(([name, own]) => ({ name: `browser-${engine}-${name}`, reads, beside: true, steps: [...lessonsAndSchool(), browserTests(name, engine, own)] }));
}));

/** Every part as thorough as it gets. */
export const everyPart = () => [...kInEveryRun.filter((part) => !kLast.includes(part)), ...kLast].flatMap((part) => (part === 'browser' ? everyBrowserPart() :
  (kThorough[part] ?? [[part]]).map(([name, ...words]) => ({ name, beside: kBeside.includes(part), steps: builders[part](words) }))));

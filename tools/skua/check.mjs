// `skua check`: reads activities, plays modules at random, and says what is wrong or which rule one breaks. See
// runtime/platform/headless/check.h.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { symbolsOf, unknownImports } from '../toolchain/check-imports.mjs';
import { faultLines, offerLines, remarkLines } from './activity_check.mjs';
import { fileModule } from './activity_file.mjs';
import { attemptsIn } from './attempts.mjs';
import { measurementFaults } from './measurements_check.mjs';

const project = fileURLToPath(new URL('../../', import.meta.url));
const kChecker = join(project, 'build/wasm/checker/skua-check.js');
const kCommands = 200;

const kUsage = `skua check [FILE | MODULE]... [--offers] [--runs N] [--seed S] [--journal FILE]... [--patience SECONDS]

Reads an activity, FILE.json, or those in modules/MODULE/activities/, and says what is wrong with one, with line and column; the same for what
module.json lets students measure. Then plays each activity N times at random, each game again in other ways, and compares: the same commands must give
the same state at each of them, whatever memory held, with states saved and loaded in between, looked at or not.
A remark is no fault: it says which objective a lesson has too few occasions to master, on all its ways or on one.

  FILE             an activity in JSON, wherever it lies; its "simulation" says which module it is over
  MODULE           a folder of modules/, or a .wasm file; default: all of modules/
  --offers         what activities may use of the module's simulations, and nothing else
  --runs N         games of each activity (default 100)
  --seed S         of the first game (default 1); the same seed plays the same game
  --journal FILE   an attempt (.skua-journal) whose commands are tried, too
  --patience S     seconds after which a game that takes milliseconds will not come back any more (default 20)

Exit status: 0 all is well; 1 an activity has faults, or a rule is broken; 2 it can't be checked.`;

class Unusable extends Error {}

function readArguments(words) {
  const wanted = { modules: [], journals: [], offers: false, runs: 100, seed: 1, patience: 20 };
  const whole = (word, value, least) => {
    if (!/^\d+$/.test(value ?? '') || Number(value) < least || Number(value) > 0xffffffff) throw new Unusable(`${word} needs a whole number from ${least}`);
    return Number(value);
  };
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i];
    if (word === '--runs') wanted.runs = whole(word, words[i += 1], 1);
    else if (word === '--seed') wanted.seed = whole(word, words[i += 1], 0);
    else if (word === '--patience') wanted.patience = whole(word, words[i += 1], 1);
    else if (word === '--offers') wanted.offers = true;
    else if (word === '--journal') wanted.journals.push(words[i += 1] ?? '');
    else if (word.startsWith('-')) throw new Unusable(`there is no option ${word}`);
    else wanted.modules.push(word);
  }
  return wanted;
}

/** Names of modules/, or the paths of built ones, as {word, name, wasm}. */
function findModules(words) {
  const folder = join(project, 'modules');
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'module.json'))).sort();
  return (words.length ? words : names).map((word) => {
    if (word.endsWith('.json')) return findOfFile(word, names);
    const own = names.includes(word);
    const wasm = own ? join(project, 'build/wasm/modules', word, `${word}.wasm`) : word;
    if (!own && !word.endsWith('.wasm')) throw new Unusable(`there is no module "${word}"; modules/ has ${names.join(', ')}`);
    if (!existsSync(wasm)) throw new Unusable(`${wasm} is not there. ${own ? 'Build it first: cmake --build --preset wasm' : ''}`);
    return { word, name: own ? word : basename(word, '.wasm'), wasm, activities: own ? activitiesIn(word) : [] };
  });
}

/** The module that an activity is over, with this one alone; without a module where nothing is known of its simulation. */
function findOfFile(path, names) {
  const { module, fault } = fileModule(path, { project, names, activitiesIn });
  if (fault) return { word: path, path, faults: [fault] };
  const [found] = findModules([module]);
  return { ...found, word: path, path, activities: [path], alone: true };
}

/** The paths of a module's activities in JSON. */
function activitiesIn(module) {
  const folder = join(project, 'modules', module, 'activities');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')).sort().map((name) => join(folder, name)) : [];
}

function checkImports({ name, wasm }) {
  const unknown = unknownImports(readFileSync(wasm), symbolsOf(readFileSync(join(project, 'runtime/exports.txt'), 'utf8')));
  if (!unknown.length) return true;
  console.log(`${name} breaks a rule: imports\n  It needs what the runtime does not offer: ${unknown.join(', ')}\n  No clock, no chance, no files, no network: see runtime/exports.txt.`);
  return false;
}

const textIn = (place) => {
  const bytes = new Uint8Array(place);
  return new TextDecoder().decode(bytes.slice(2, 2 + bytes[0] + bytes[1] * 256));
};

/** Reads a module's activities and plays its games, or with `alone` those of the activities that were read: {module, read: [{path, faults, remarks}], played, violation?: {activity, seed, …}}. */
function play({ wasm, activities, alone }, wanted, attempts) {
  const place = new SharedArrayBuffer(2048);
  const worker = new Worker(new URL('./check_worker.mjs', import.meta.url), {
    workerData: { checker: kChecker, wasm, attempts, activities, alone, games: { seed: wanted.seed, count: wanted.offers ? 0 : wanted.runs }, commands: kCommands, place },
  });
  const outcome = { module: undefined, read: [], played: new Map(), violation: undefined };
  let current;
  let patience;
  const stopped = (rule, says, advice) => ({ ...current, rule, says, advice, where: textIn(place) });
  return new Promise((resolve, reject) => {
    const wait = () => {
      clearTimeout(patience);
      patience = setTimeout(() => {
        outcome.violation = stopped('loop', `The module did not come back within ${wanted.patience} seconds.`, 'Every loop must end, whatever the parameters of a command are.');
        worker.terminate().then(() => resolve(outcome));
      }, wanted.patience * 1000);
    };
    worker.on('message', (message) => {
      wait();
      if (message.module) outcome.module = message.module;
      if (message.read) outcome.read.push(message.read);
      if (message.begun) current = message.begun;
      if (message.played) note(outcome, message.played);
      if (message.trapped) outcome.violation = stopped('trap', `The module stopped: ${message.trapped}.`, 'Check every parameter of a command before it is used as an index or a size.');
      if (message.failed) reject(new Unusable(`${wasm}: ${message.failed}`));
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      clearTimeout(patience);
      resolve(outcome);
    });
    wait();
  });
}

function note(outcome, { activity, seed, commands, refused, ticks, state, checkpoint, violation }) {
  const sum = outcome.played.get(activity) ?? { games: 0, commands: 0, refused: 0, ticks: 0, state: 0, checkpoint: 0 };
  outcome.played.set(activity, {
    games: sum.games + 1, commands: sum.commands + commands, refused: sum.refused + refused, ticks: sum.ticks + ticks,
    state: Math.max(sum.state, state), checkpoint: Math.max(sum.checkpoint, checkpoint),
  });
  if (violation) outcome.violation = { activity, seed, ...violation };
}

/** Whether nothing is wrong with the activities; each fault on a line. */
function reportActivities(read) {
  for (const { path, faults } of read) {
    for (const line of faultLines(relative(process.cwd(), path), faults)) console.log(line);
  }
  return read.every(({ faults }) => faults.length === 0);
}

/** What their authors should weigh; to be told once nothing is wrong with them. */
function tellRemarks(read) {
  for (const { path, remarks } of read) {
    for (const line of remarkLines(relative(process.cwd(), path), remarks)) console.log(line);
  }
}

/** The same for what its module.json says; one that is only built has none. */
function reportMeasurements(word, built) {
  const path = join(project, 'modules', word, 'module.json');
  if (!built || !existsSync(path)) return true;
  const lines = faultLines(relative(process.cwd(), path), measurementFaults(readFileSync(path, 'utf8'), built.simulations));
  for (const line of lines) console.log(line);
  return lines.length === 0;
}

function report({ word, name }, { module, read, played, violation }, seconds) {
  const number = new Intl.NumberFormat('en');
  console.log(`${name} ${module?.version ?? ''}`.trim());
  if (!reportActivities(read)) return console.log('  The activities have to be mended before anything is played.');
  for (const [activity, { games, commands, refused, ticks, state, checkpoint }] of played) {
    console.log(`  ${activity}: ${number.format(games)} games, ${number.format(commands)} commands (${Math.round((100 * refused) / Math.max(1, commands))} % refused), ${number.format(ticks)} ticks, states of at most ${number.format(state)} bytes, checkpoints of ${number.format(checkpoint)}`);
  }
  tellRemarks(read);
  if (!violation) return console.log(`  No rule is broken (${seconds.toFixed(1)} s).`);
  const { activity, seed, rule, says, advice, tick, number: count, command, field, where } = violation;
  console.log(`  ${activity} breaks a rule: ${rule}\n    ${says}`);
  console.log(where === undefined ? `    at command ${count}${command ? `, ${command},` : ''} tick ${tick}` : `    while ${where}`);
  if (field) console.log(`    ${field}`);
  console.log(`    ${advice}\n  The same game again: skua check ${word} --runs 1 --seed ${seed}`);
}

async function main(words) {
  if (words.includes('--help') || words.includes('-h')) return console.log(kUsage) ?? 0;
  const wanted = readArguments(words);
  const attempts = attemptsIn(join(project, 'tests/replay'), wanted.journals);
  let good = true;
  for (const module of findModules(wanted.modules)) {
    if (module.faults) good = reportActivities([module]);
    else if (!checkImports(module)) good = false;
    else {
      const started = Date.now();
      const outcome = await play(module, wanted, attempts.filter(({ module: name }) => name === module.name));
      if (!reportMeasurements(module.word, outcome.module)) good = false;
      if (wanted.offers) {
        if (!reportActivities(outcome.read)) good = false;
        console.log(outcome.module.simulations.flatMap(offerLines).join('\n') || `${module.name} offers no simulation.`);
        continue;
      }
      report(module, outcome, (Date.now() - started) / 1000);
      if (outcome.violation || outcome.read.some(({ faults }) => faults.length)) good = false;
    }
  }
  return good ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Unusable || error instanceof SyntaxError || error.code === 'ENOENT')) throw error;
  console.error(`skua check: ${error.message}`);
  process.exitCode = 2;
}

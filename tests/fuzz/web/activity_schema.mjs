// The runtime, `skua check` and the published schema judge activities alike. What is read follows activity.schema.json; what follows
// it is read, but for what a schema can't say: that is listed below, rule by rule. Whatever stands in a file, the check comes back, and
// what it finds nothing wrong with follows the schema with its texts.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import Ajv2020 from 'ajv/dist/2020.js';
import { checkActivity } from '../../../tools/skua/activity_check.mjs';
import { editActivity } from './activity_edits.mjs';
import { randomOf } from './mutate.mjs';
import { corpusIn, inputOf, kOptions } from './seeded_run.mjs';

const kProgram = 'build/asan/tests/fuzz/activity-verdicts';
const kAtOnce = 2000;

/** Faults of what follows the schema: of names that there are not, of what belongs together, of expressions. */
const kBeyondSchema = [
  // Names.
  /: the (module has no simulation|simulation (has no command|shows no part)|simulation's picture has no place) /, /: no (kind of question|question|objective|stage) is called /,
  /: another (objective|stage|question, goal or practice|choice) is called /, / is the name of a part of the page; /, / is no aim that was asked for before$/,
  / is none of (the (objective's codes|options|evidence|partners)) ?/, / is the right answer$/, /: the kind takes nothing called /, / is missing: the kind takes /,
  // What belongs together.
  /: "slip" and "guess" together must be below 1/, / is a performance expectation: "shown_by" must name /,
  / (says of no practice that it "uses" it|is never marked, so it shows nothing: .*|does not list ".*" in its "objectives"|is not met by everybody .*)$/,
  /: asks \d+ questions; at most /, / needs .*, which a button can't give: /, /\/at_once: is missing: /, /: is not marked at once: /,
  /: (gives the student one way to choose|leads back to|stands behind a way that the student chooses|is never taken)/,
  /: only a prediction is held against /, /: is marked by the school: its key must not be here$/, /: is (a prediction|an aim|a look back): nothing of it is right or wrong$/,
  /: is one of a prediction, an aim and a look back, not two$/, /: is missing: (which answer is right|what is shown to who asks for the answer|what does the teacher look for)\?$/,
  /: (puts all options in order, each once|at least one option is right|names a partner for each option)$/,
  // What counts.
  /: is more than at the try before: /, /\/points: (is for what is marked|counts nowhere)/,
  // Half of a character is no text in UTF-8.
  /surrogate U\+D800/,
  // Expressions.
  /: at character \d+ of "/s, /: is out of range: the kind takes /, /(: can never hold|with it the condition of ".*" can never hold)/,
];

const follows = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync('web/protocol/activity.schema.json', 'utf8')));

const isMap = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** As the runtime gets it: the check takes out what an editor remembers of texts. */
function played(activity) {
  const { texts_before: _, ...rest } = isMap(activity) ? activity : {};
  return isMap(activity) ? rest : activity;
}

/** Of each what the runtime finds wrong, or which texts it needs. */
function verdictsOf(activities) {
  const { status, stdout, stderr } = spawnSync(kProgram, { input: activities.map((one) => `${JSON.stringify(played(one))}\n`).join(''), encoding: 'utf8', maxBuffer: 1 << 29 });
  const verdicts = stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
  if (status !== 0 || verdicts.length !== activities.length) throw new Error(`${kProgram} ended with ${status} after ${verdicts.length} of ${activities.length} activities: ${stderr.slice(0, 2000)}`);
  return verdicts;
}

const told = ({ at, message }) => (at ? `${at}: ${message}` : message);

/** What is wrong with the three of them together; nothing where they agree. `verdict`: the runtime's. */
function disagreement(activity, verdict) {
  const faults = (verdict.errors ?? []).map(told);
  // The runtime leaves texts to the check.
  const valid = follows(isMap(activity) ? { ...played(activity), texts: {} } : activity);
  if (!faults.length && !valid) return `the runtime reads it; the schema: ${JSON.stringify(follows.errors)}`;
  if (valid) {
    const strange = faults.find((fault) => !kBeyondSchema.some((rule) => rule.test(fault)));
    if (strange !== undefined) return `the schema takes it; the runtime: ${strange}`;
  }
  const checked = checkActivity(JSON.stringify(activity), () => verdict);
  if (!checked.faults.length && !follows(activity)) return `the check finds nothing wrong; the schema: ${JSON.stringify(follows.errors)}`;
  return undefined;
}

const { values, positionals } = parseArgs({ options: kOptions, allowPositionals: true });
const [seed, first, runs] = [values.seed, values.first, values.runs].map(Number);
const corpus = corpusIn(positionals[0]).map(({ value }) => value);

/** Every second one is an activity with an author's mistakes; the others are broken in any way. */
function input(number) {
  if (number % 2) return inputOf(seed, number, corpus, { json: true }) ?? null;
  const random = randomOf(seed, number);
  const activity = structuredClone(random.pick(corpus));
  for (let i = 1 + random.below(2); i > 0; i -= 1) editActivity(random, activity, corpus);
  return activity;
}

function compare(activities, nameOf) {
  verdictsOf(activities).forEach((verdict, i) => {
    const wrong = disagreement(activities[i], verdict);
    if (values.show) console.log(`${JSON.stringify(activities[i])}\n${wrong ?? verdict.errors?.map(told).join('\n') ?? 'read'}`);
    if (!wrong) return;
    console.error(`${wrong}\nIt was ${nameOf(i)}\n${JSON.stringify(activities[i])}`);
    if (values.keep) writeFileSync(values.keep, JSON.stringify(activities[i]));
    process.exit(1);
  });
}

compare(corpus, (i) => `activity ${i} of the corpus`);
for (let at = first; at < first + runs; at += kAtOnce) {
  const numbers = Array.from({ length: Math.min(kAtOnce, first + runs - at) }, (_, i) => at + i);
  compare(numbers.map(input), (i) => `input ${at + i}: --seed ${seed} --first ${at + i} --runs 1 --show`);
}
console.log(`${runs} inputs of seed ${seed}, from ${first}`);

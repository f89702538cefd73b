// See tools/load.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { itemsFor } from '../replay/attempts.mjs';
import { kSite, lessonOf } from '../replay/runtime.mjs';
import { faultsOf } from './check.mjs';
import { Client, pause } from './client.mjs';
import { Figures, spread, table } from './figures.mjs';
import { Killer } from './killer.mjs';
import { readOptions } from './options.mjs';
import { Student } from './student.mjs';

const kModule = 'antarctica';
const kActivity = 'ice-core';
const kReplays_ms = 120_000;

/** A school over a temporary folder, or the one that runs there. */
async function schoolFor({ at, students }) {
  if (at) return { where: () => at, close: async () => {} };
  const { School } = await import('../school/school.mjs');
  const data = mkdtempSync(join(tmpdir(), 'skua-load-'));
  // Journals are compared word for word, with what was typed.
  const options = ['--students', `${students}`, '--free-text-leaves'];
  const school = await School.start({ site: kSite, data, options });
  return {
    where: () => school.origin,
    async killAndRestart() {
      await school.end('SIGKILL');
      const start = performance.now();
      await school.listen(school.port, school.lessonPort, { options });
      return performance.now() - start;
    },
    async close() {
      await school.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function itemsOf(journal, launch) {
  const { version } = lessonOf(kModule);
  if (launch.manifest !== version) throw new Error(`The school's lesson is version ${launch.manifest}, build/site has ${version}: only that one can be played.`);
  return itemsFor(journal, launch);
}

/** The class's students who have not begun, ready to work. */
async function gather({ students: wanted, rate, journal }, school, figures) {
  const anyone = new Client(school.where, figures);
  const { json: people } = await anyone.insist('GET', '/api/people');
  anyone.close();
  const students = [];
  let assignment;
  for (const person of people.filter(({ role }) => role === 'student')) {
    if (students.length === wanted) break;
    const student = new Student(person, school.where, figures, rate);
    await student.client.signIn(person.id);
    assignment ??= (await student.client.insist('GET', '/api/assignments')).json.find(({ module, activity }) => module === kModule && activity === kActivity);
    if (!assignment) throw new Error(`The school has no assignment of ${kModule}, ${kActivity}.`);
    if (await student.begin(assignment.id, (launch) => itemsOf(journal, launch))) students.push(student);
    else student.client.close();
  }
  if (students.length === wanted) return students;
  throw new Error(`Only ${students.length} of the class have not begun, ${wanted} are needed: start the school over an empty --data with --students ${wanted}.`);
}

/** The grade book's cells of these students, as soon as every attempt that ended was replayed. */
async function bases(teacher, students) {
  const mine = new Set(students.map(({ attempt }) => attempt));
  for (const latest = Date.now() + kReplays_ms; ; await pause(500)) {
    const { json } = await teacher.insist('GET', '/api/gradebook');
    const cells = json.rows.flatMap(({ student, cells }) => cells.map((cell) => ({ ...cell, name: student.name }))).filter(({ attempt }) => mine.has(attempt));
    if (Date.now() < latest && cells.some(({ basis, reason_code: code }) => basis === 'checking' && code !== 'no-node' && code !== 'no-script')) continue;
    return cells;
  }
}

/** What is wrong with what the school has now, as lines; and what the scores rest on. */
async function look(school, figures, students) {
  const teacher = new Client(school.where, figures);
  const { json: people } = await teacher.insist('GET', '/api/people');
  await teacher.signIn(people.find(({ role }) => role === 'teacher').id);
  const faults = [];
  for (const student of students) {
    const { json } = await teacher.insist('GET', `/api/attempts/${student.attempt}/events`);
    const { text } = await teacher.insist('GET', `/api/attempts/${student.attempt}/journal`);
    faults.push(...faultsOf(student, json, text).map((fault) => `${student.person.name}: ${fault}`));
    if (student.acknowledged.size < student.made.length) faults.push(`${student.person.name}: ${student.made.length - student.acknowledged.size} items were never acknowledged`);
  }
  const cells = await bases(teacher, students);
  for (const { basis, reason, name } of cells) if (basis === 'refused') faults.push(`${name}: refused: ${reason}`);
  teacher.close();
  return { faults, cells };
}

function report({ students, rate, journal, seed, kill }, figures, took_s, restarts, cells) {
  const count = (of) => cells.filter(({ basis }) => basis === of).length;
  const rows = [
    ['students at once', students],
    ['items a second and student', rate],
    ['items acknowledged', figures.acknowledged.length],
    ['items acknowledged a second', (figures.acknowledged.length / took_s).toFixed(0)],
    ['deliveries', figures.answers.length],
    ['requests broken off or not taken (tried again)', figures.broken],
    ['answers 503 (tried again)', figures.busy],
    ['tokens renewed, expired', `${figures.renewed}, ${figures.expired}`],
    ...(kill ? [['killed, restarted', restarts.length], ['longest restart, ms', Math.max(...restarts).toFixed(0)]] : []),
    ['attempts witnessed, replayed, not checked yet, not ended', `${count('witnessed')}, ${count('replayed')}, ${count('checking')}, ${count('client-asserted')}`],
  ];
  console.log(`\n${table([`\`${journal}\`, seed ${seed}`, ''], rows)}\n`);
  console.log(`${table(['ms', 'p50', 'p95', 'p99', 'longest'], [
    ['a delivery, with its repetitions', ...spread(figures.answers)],
    ['an item, from made to acknowledged', ...spread(figures.acknowledged)],
  ])}\n`);
}

async function run(options) {
  const figures = new Figures();
  const school = await schoolFor(options);
  let students = [];
  try {
    students = await gather(options, school, figures);
    const start = performance.now();
    const end = start + options.seconds * 1000;
    const killer = new Killer(options, school, figures);
    const [restarts] = await Promise.all([killer.work(start), ...students.map((student) => student.work(end))]);
    const took_s = (performance.now() - start) / 1000;
    const { faults, cells } = await look(school, figures, students);
    report(options, figures, took_s, restarts, cells);
    if (restarts.length < options.kill) faults.push(`only ${restarts.length} of ${options.kill} kills happened while somebody was writing: take more --seconds, or fewer`);
    for (const fault of faults) console.log(`WRONG: ${fault}`);
    if (!faults.length) console.log('Everything that was acknowledged is there, once, in order and word for word; nothing else is.');
    return faults.length ? 1 : 0;
  } finally {
    for (const student of students) student.client.close();
    await school.close();
  }
}

const options = readOptions(process.argv.slice(2));
if (typeof options === 'string') {
  console.error(`load: ${options}`);
  process.exit(2);
}
process.exit(await run(options).catch((error) => {
  console.error(`load: ${error.message}`);
  return 1;
}));

// See load.
import { Fault, readArguments, usage } from './arguments.mjs';
import { compare } from './check.mjs';
import { Client } from './client.mjs';
import { OwnSchool } from './own_school.mjs';
import { readRecording } from './recording.mjs';
import { Student } from './student.mjs';
import { Tally } from './tally.mjs';

/** So long after the end the school has to take what is left. */
const kPatience_ms = 20_000;
const kStudentsOfAClass = 5;

/** Who works at what: each student of the class at each assignment, until there are enough. */
async function placesIn(where, wanted) {
  const people = await new Client(where).ask('GET', '/api/people');
  const places = [];
  for (const { id } of people.filter(({ role }) => role === 'student')) {
    const client = new Client(where);
    await client.signIn(id);
    for (const one of await client.ask('GET', '/api/assignments')) if (!one.unavailable) places.push({ person: id, assignment: one.id });
    client.close();
  }
  if (places.length < wanted) throw new Fault(`This school has ${places.length} places (students times assignments). Ask for at most so many with --students.`);
  const teacher = new Client(where);
  const adult = people.find(({ role }) => role === 'teacher');
  if (!adult) throw new Fault('This school has no teacher, who could look whether all is there.');
  await teacher.signIn(adult.id);
  // Not the first student's assignments only.
  const turn = (place) => places.filter(({ assignment }) => assignment === place.assignment).indexOf(place);
  const shuffled = [...places].sort((a, b) => turn(a) - turn(b) || a.assignment.localeCompare(b.assignment));
  return { teacher, places: shuffled.slice(0, wanted) };
}

/** Moments in (0, length), drawn from a seed. */
function moments(seed, count, length) {
  let state = seed >>> 0;
  const draws = Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state / 2 ** 32) * length;
  });
  return draws.sort((a, b) => a - b);
}

async function killNowAndThen(school, { seed, kill, seconds }, begun) {
  const down_ms = [];
  for (const at of moments(seed, kill, seconds * 1000)) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, begun + at - Date.now())));
    down_ms.push(Math.round(await school.killAndRestart()));
  }
  return down_ms;
}

async function checkAll(students, teacher) {
  const result = { attempts: students.length, extra: 0, faults: [] };
  for (const student of students) {
    const { extra, fault } = compare(student, await teacher.ask('GET', `/api/attempts/${student.attempt}/journal`));
    result.extra += extra;
    if (student.waiting.length) result.faults.push(`${student.person}, attempt ${student.attempt}: ${student.waiting.length} items were never taken`);
    if (fault) result.faults.push(`${student.person}, attempt ${student.attempt}: ${fault}`);
  }
  return result;
}

async function run(chosen) {
  const records = readRecording(chosen.journal);
  const school = chosen.address ? undefined : await OwnSchool.start({ site: chosen.site, activities: Math.ceil(chosen.students / kStudentsOfAClass) });
  const where = school ? () => school.origin : () => chosen.address;
  try {
    const { teacher, places } = await placesIn(where, chosen.students);
    const tally = new Tally();
    const students = places.map((place) => new Student({ where, tally, ...place }));
    for (const student of students) await student.open(records, chosen.goOn);
    const begun = Date.now(), end = begun + chosen.seconds * 1000;
    const working = students.map((student) => student.work(chosen.rate, end, kPatience_ms));
    const down_ms = school ? await killNowAndThen(school, chosen, begun) : [];
    await Promise.all(working);
    const seconds = (Date.now() - begun) / 1000;
    // What lies on the disk counts, not what a program that is still running remembers.
    if (school) await school.killAndRestart();
    const check = await checkAll(students, teacher);
    if (school) await school.end('SIGTERM');
    const integrity = await school?.integrity();
    return { students: students.length, rate: chosen.rate, seconds, killed: down_ms.length, down_ms, ...tally.summary(), check, ...(integrity !== undefined && { integrity }) };
  } finally {
    await school?.close();
  }
}

const count = (number) => number.toLocaleString('en');
const listed = (counts) => Object.entries(counts).map(([name, number]) => `${name} × ${count(number)}`).join(', ');
const inWords = ({ p50, p95, p99, most }) => `p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms, longest ${most} ms`;

function print(result) {
  const { students, rate, seconds, killed, down_ms, check } = result;
  console.log(`${students} students, ${rate} items a second each, ${seconds.toFixed(1)} s: ${count(result.acknowledged)} items acknowledged in ${count(result.requests)} requests`);
  console.log(`a request: ${inWords(result.request_ms)}`);
  console.log(`an item, from made to acknowledged: ${inWords(result.item_ms)}`);
  console.log(`answers: ${listed(result.statuses)}${Object.keys(result.failures).length ? `; without an answer: ${listed(result.failures)}` : ''}`);
  if (Object.keys(result.refusals).length) console.log(`refused: ${listed(result.refusals)}`);
  if (killed) console.log(`killed ${killed} times; up again after ${Math.min(...down_ms)} to ${Math.max(...down_ms)} ms`);
  console.log(check.faults.length ? check.faults.map((fault) => `WRONG ${fault}`).join('\n')
    : `${check.attempts} attempts: everything acknowledged is there, once and in order; ${count(check.extra)} items are there whose answer was lost`);
  if (result.integrity !== undefined) console.log(`SQLite on the database: ${result.integrity}`);
}

export async function main(words) {
  if (words.some((word) => ['-h', '--help', 'help'].includes(word))) {
    console.log(usage());
    return 0;
  }
  try {
    const chosen = readArguments(words);
    const result = await run(chosen);
    if (chosen.json) console.log(JSON.stringify(result));
    else print(result);
    const good = !result.check.faults.length && !Object.keys(result.refusals).length && (result.integrity ?? 'ok') === 'ok';
    return good ? 0 : 1;
  } catch (error) {
    console.error(`load: ${error instanceof Fault ? error.message : error.stack}`);
    return 2;
  }
}

// Forgers at a real school, over HTTP, with the built runtime: what the verifier alone can't know, the school has seen.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { School, assignment } from '../school/school.mjs';
import { isPatchesFault, patchedRuntime, withPatched } from './patched.mjs';
import { recordsOf } from './play.mjs';
import { startHonest } from './program.mjs';
import { randomOf } from './random.mjs';

const kSite = fileURLToPath(new URL('../../build/site', import.meta.url));
const kSeed = Number(process.env.SKUA_TEST_SEED ?? 7);
const kQuick = [[0, 'predict', { item: 'bottom_age', response: 'y8000' }], [0, 'next', { choice: 'show_card' }]];
/** Up to the first question, which comes with the first sample. */
const kAsked = [...kQuick, [0, 'take_sample', {}]];
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

let school, runtime, teacher, random;

before(async () => {
  school = await School.start({ site: kSite, options: ['--students', '60'] });
  runtime = await startHonest('antarctica');
  teacher = await school.signIn('ms-okafor');
  random = randomOf(kSeed);
});
after(() => school?.close());

/** A student with an attempt that has begun now; `at` is its header as the school has it. */
async function begin(of = assignment) {
  const people = (await school.get('/api/people')).json.filter(({ role, id }) => role === 'student' && !used.has(id));
  const { id } = people[0] ?? assert.fail('the class has no student left');
  used.add(id);
  const student = await school.signIn(id);
  const reply = await student.post(`/api/assignments/${of}/launch`, { locale: 'en' });
  assert.equal(reply.status, 200, reply.text);
  const { launch } = reply.json;
  student.tokens.set(launch.attempt, launch.token);
  const manifest = JSON.parse((await school.get(new URL(reply.json.src).pathname + 'manifest.json', { lessons: true })).text);
  const header = {
    skua: 'journal', schema: 2, abi: manifest.abi, module: { name: manifest.module, version: manifest.version },
    hashes: { runtime: manifest.runtime.wasm.sha256, module: manifest.code.sha256 }, manifest: launch.manifest,
    activity: launch.activity, attempt: launch.attempt, actor: launch.actor, seed: launch.seed, mode: launch.mode,
  };
  return { student, launch, header, began: Date.now() };
}
const used = new Set();

/** The same thing has the same id, as in the lesson. */
function idOf(...parts) {
  const print = createHash('sha256').update(parts.join('/')).digest('hex');
  return `${print.slice(0, 8)}-${print.slice(8, 12)}-8${print.slice(13, 16)}-9${print.slice(17, 20)}-${print.slice(20, 32)}`;
}

const itemsOf = (attempt, records) => records.filter(({ block, event }) => block || event).map(({ block, event }) => ({
  id: idOf(attempt, block ? `block ${block.first}` : `event ${event.n}`), attempt, kind: block ? 'commands' : 'event', time: new Date().toISOString(), body: block ?? event,
}));
const played = (header, commands, by = runtime) => recordsOf(by, header, commands);
const codes = ({ refused }) => [...new Set(refused.map(({ code }) => code))];

/** Ends it as the last event of the lesson would: with what this runtime says of the moment. */
function completedWith(records, score) {
  const { close } = records.at(-1);
  const { tick, commands, state, chain, events } = close;
  return { event: { n: events, type: 'completed', tick, commands, score, done: 5, items: 5, state, chain } };
}

async function verdictOf(attempt) {
  for (let i = 0; i < 200; i += 1) {
    const { rows } = (await teacher.get('/api/gradebook')).json;
    const cell = rows.flatMap(({ cells }) => cells).find((one) => one.attempt === attempt);
    if (/^(witnessed|replayed|refused)$/.test(cell?.basis ?? '')) return cell;
    await pause(100);
  }
  return assert.fail('no verdict in 20 s');
}

test(`the first history that arrives is the history (seed ${kSeed})`, async () => {
  const { student, header } = await begin();
  const wrong = played(header, [...kAsked, [0, 'answer', { item: 'age_at_depth', response: `${random.below(1000)}` }]]);
  assert.deepEqual(codes(await student.deliver(header.attempt, ...itemsOf(header.attempt, wrong))), []);
  // The browser is killed, its storage wiped; the same attempt again, without the wrong answer.
  const again = played(header, [...kAsked, [0, 'hint', { item: 'age_at_depth' }]]);
  assert.ok(codes(await student.deliver(header.attempt, ...itemsOf(header.attempt, again))).includes('fork'));
  const { commands } = (await student.post(`/api/assignments/${assignment}/launch`, { locale: 'en' })).json.launch.resume;
  assert.deepEqual(commands.map(([, name]) => name), ['predict', 'next', 'take_sample', 'answer']);

  // Two tabs: the second goes on from before the first one's last answer.
  const tab = played(header, [...kAsked, [0, 'answer', { item: 'age_at_depth', response: '5000' }]]);
  assert.ok(codes(await student.deliver(header.attempt, ...itemsOf(header.attempt, tab))).includes('fork'));
});

test('time that did not pass is not taken', async () => {
  const { student, header } = await begin();
  const long = played(header, [...kAsked, [0, 'lower_drill', { depth_m: 3000 }], [200, 'lower_drill', { depth_m: 10 }], [400, 'lower_drill', { depth_m: 3000 }],
    [600, 'lower_drill', { depth_m: 10 }], [800, 'hint', { item: 'age_at_depth' }]]);
  assert.ok(long, 'the model takes it');
  assert.ok(codes(await student.deliver(header.attempt, ...itemsOf(header.attempt, long))).includes('ahead'));
});

test('another\'s work, seed, attempt or token is not one\'s own', async () => {
  const [mine, theirs] = [await begin(), await begin()];
  const work = itemsOf(mine.header.attempt, played(theirs.header, kQuick));
  assert.ok(codes(await mine.student.deliver(mine.header.attempt, ...work)).includes('chain'));
  const other = itemsOf(mine.header.attempt, played({ ...mine.header, seed: mine.header.seed + 1 }, kQuick));
  assert.ok(codes(await mine.student.deliver(mine.header.attempt, ...other)).includes('chain'));
  const foreign = itemsOf(theirs.header.attempt, played(theirs.header, kQuick));
  assert.ok(codes(await mine.student.deliver(mine.header.attempt, ...foreign)).includes('foreign-attempt'));
  const send = (token) => mine.student.post(`/api/attempts/${mine.header.attempt}/items`, { items: [] }, { Authorization: `Bearer ${token}` });
  const [head, body, sign] = mine.launch.token.split('.');
  const told = JSON.parse(Buffer.from(body, 'base64url'));
  const altered = Buffer.from(JSON.stringify({ ...told, exp: (told.exp ?? 0) + 1e6 })).toString('base64url');
  const unsigned = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
  for (const token of [theirs.launch.token, `${head}.${altered}.${sign}`, `${unsigned}.${altered}.`, 'x']) {
    const reply = await send(token);
    assert.ok(reply.status === 401 || reply.status === 403, `${reply.status} for ${token.slice(0, 20)}`);
  }
  assert.equal((await mine.student.post(`/api/attempts/${theirs.header.attempt}/items`, { items: [] }, { Authorization: `Bearer ${theirs.launch.token}` })).status, 403);

  // A patched module, or a claim: all is well-formed and in time, and the replay says otherwise.
  const claimed = played(mine.header, kQuick);
  const lie = [...claimed.slice(0, -1), completedWith(claimed, { raw: 5, max: 5, scaled: 1 })];
  assert.deepEqual(codes(await mine.student.deliver(mine.header.attempt, ...itemsOf(mine.header.attempt, lie))), []);
  const cell = await verdictOf(mine.header.attempt);
  assert.equal(cell.basis, 'refused');
  assert.equal(cell.score?.raw ?? 0, 0);
  assert.match(cell.reason, /completed|event/);
});

test('an attempt that was made offline without a flaw and handed in at once is replayed, not witnessed, whatever its clock says', async () => {
  const { student, header } = await begin();
  const drills = Array.from({ length: 10 }, (_, i) => [i * 200, 'lower_drill', { depth_m: i % 2 ? 10 : 3000 }]);
  const records = played(header, [...kAsked, ...drills, [2000, 'hint', { item: 'age_at_depth' }]]);
  assert.ok(records, 'the model takes it');
  const last = Math.max(...records.map(({ block }) => block?.commands.at(-1)[0] ?? 0));
  assert.ok(last > 1900, `${last}`);
  await pause(30_000); // the forger waits until nothing of it is ahead of time
  assert.deepEqual(codes(await student.deliver(header.attempt, ...itemsOf(header.attempt, records))), []);
  assert.equal((await teacher.post(`/api/attempts/${header.attempt}/verify`, {})).status, 202);
  assert.equal((await verdictOf(header.attempt)).basis, 'replayed');
});

test('a module that was made to judge otherwise is found out', async () => {
  const { student, header } = await begin();
  const commands = [...kAsked, ...[100, 900, 1500].flatMap((depth_m) => [[0, 'lower_drill', { depth_m }]]), [0, 'answer', { item: 'age_at_depth', response: '400000' }]];
  const honest = played(header, commands);
  let patched;
  for (let i = 0; i < 400 && !patched; i += 1) {
    const other = await patchedRuntime(random);
    try {
      const made = other && withPatched(() => played(header, commands, other));
      if (made && JSON.stringify(made) !== JSON.stringify(honest)) patched = made;
    } catch (error) {
      if (!isPatchesFault(error)) throw error;
    }
  }
  assert.ok(patched, 'no patch made a difference');
  const sent = [...patched.slice(0, -1), completedWith(patched, { raw: 5, max: 5, scaled: 1 })];
  await student.deliver(header.attempt, ...itemsOf(header.attempt, sent));
  assert.equal((await verdictOf(header.attempt)).basis, 'refused');
});

test('the school is no oracle: nobody learns what it marks before handing in', async () => {
  const kCheck = 'antarctica.ice-check';
  const { student, header } = await begin(kCheck);
  const { attempt } = header;
  const listed = async () => (await student.get('/api/assignments')).json.find(({ id }) => id === kCheck);
  const guesses = ['140_170', '170_210', '210_250'].map((response) => [0, 'answer', { item: 'cold_co2', response }]);
  const all = itemsOf(attempt, played(header, guesses));
  // Numbers in between are held by malformed events, so that the last event could come first.
  const submitted = all.filter(({ body }) => body.type === 'submitted');
  const malformed = submitted.map((item) => ({ ...item, body: { ...item.body, mood: 1 } }));
  const early = { ...submitted[0], id: idOf(attempt, 'early'), body: { n: 4, type: 'completed', tick: 0, score: { raw: 0, max: 0, scaled: 0 }, done: 4, items: 4 } };
  const { refused } = await student.deliver(attempt, all[0], ...malformed, early);
  assert.deepEqual(refused.map(({ code }) => code), ['unknown-field', 'unknown-field', 'unknown-field', 'gap']);
  for (let i = 0; i < guesses.length; i += 1) {
    const [block] = itemsOf(attempt, played(header, guesses.slice(0, i + 1)).filter((record) => record.block)).slice(-1);
    const first = i, { state, chain } = block.body;
    assert.deepEqual(codes(await student.deliver(attempt, { ...block, id: idOf(attempt, `guess ${i}`), body: { first, commands: [guesses[i]], state, chain } }, submitted[i])), []);
    await teacher.post(`/api/attempts/${attempt}/verify`, {});
    await verdictOf(attempt);
    assert.equal((await listed()).score, undefined, `after guess ${i}`);
  }
});

test('a whole assessment that was made elsewhere and handed in at once is replayed, not witnessed; without its chain it is not taken', async () => {
  const { student, header } = await begin('antarctica.ice-check');
  const answers = [['ice_age', 219670], ['ages_apart', '2400'], ['cold_co2', '170_210'], ['warm_spacing', 101.75]];
  const items = itemsOf(header.attempt, played(header, [...answers.map(([item, response]) => [0, 'answer', { item, response }]), [0, 'hand_in', {}]]));
  const bare = items.map(({ body: { state, chain, ...body }, ...item }) => ({ ...item, body }));
  assert.ok(codes(await student.deliver(header.attempt, ...bare.filter(({ kind }) => kind === 'commands'))).includes('chain'));
  assert.deepEqual(codes(await student.deliver(header.attempt, ...items)), []);
  const cell = await verdictOf(header.attempt);
  assert.deepEqual([cell.basis, cell.score], ['replayed', { raw: 4, max: 4, scaled: 1 }]);
});

for (const [what, is_hidden, code] of [
  ['all from a wrong try on', ({ n }, first) => n >= first, 'events-missing'],
  ['wrong tries and hints among what was told', ({ type }) => ['answered', 'hinted'].includes(type), 'divergence'],
]) {
  test(`${what} can not be kept from the teacher: they are the replay's, and what never arrived is told`, async () => {
    const { student, header } = await begin();
    const tries = ['1000', '51000', '101000'].map((response) => [0, 'answer', { item: 'age_at_depth', response }]);
    const records = played(header, [...kAsked, ...tries, [0, 'hint', { item: 'age_at_depth' }], [0, 'lower_drill', { depth_m: 100 }]]);
    const items = itemsOf(header.attempt, records);
    const first = items.find(({ body }) => body.type === 'answered').body.n;
    const hidden = items.map((item) => (item.kind === 'event' && is_hidden(item.body, first) ? { ...item, body: { ...item.body, mood: 1 } } : item));
    assert.deepEqual(codes(await student.deliver(header.attempt, ...hidden)), ['unknown-field']);
    await teacher.post(`/api/attempts/${header.attempt}/verify`, {});
    const cell = await verdictOf(header.attempt);
    assert.ok(cell.tries >= 3 && cell.hints === 1, JSON.stringify(cell));
    assert.equal(cell.reason_code, code);
    assert.match(cell.reason, /never arrived/);
  });
}

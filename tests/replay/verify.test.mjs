// `skua verify` as a program: what it says and how it ends when a journal holds, when it does not, and when it can't be checked.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { School } from '../school/school.mjs';
import { itemsFor, play } from './attempts.mjs';
import { Lesson } from './lesson.mjs';
import { closeOf, eventsOf, kSite, lessonOf } from './runtime.mjs';

const kSkua = fileURLToPath(new URL('../../tools/skua/skua', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'skua-verify-'));
after(() => rmSync(folder, { recursive: true }));

function verify(words, input = '') {
  const { status, stdout, stderr } = spawnSync(kSkua, ['verify', ...words], { encoding: 'utf8', input });
  return { status, stdout, stderr, json: () => JSON.parse(stdout) };
}

const { version, manifest } = lessonOf('antarctica');
const kHeader = {
  skua: 'journal', schema: 2, abi: manifest.abi, module: { name: manifest.module, version: manifest.version },
  hashes: { runtime: manifest.runtime.wasm.sha256, module: manifest.code.sha256 }, manifest: version,
  activity: 'ice-core', attempt: '0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10', actor: 'a-student', seed: 20260302, mode: 'practice',
};
const headerWith = (change) => `${JSON.stringify({ ...kHeader, ...change })}\n`;

let journal;
before(async () => {
  ({ journal } = await play('ice-core-quick', { named: true }));
});

test('a journal as a lesson made it: everything is reproduced; exit 0', () => {
  const { status, stdout } = verify(['-'], journal);
  assert.equal(status, 0, stdout);
  const { commands, events, tick, state, chain } = closeOf(journal);
  assert.match(stdout, /^Reproduced: everything that was recorded came out again\.\n/);
  assert.match(stdout, new RegExp(`build ${version}`));
  assert.match(stdout, /score +4\.5 of 5 \(90 %\), completed/);
  assert.match(stdout, new RegExp(`${commands} commands in \\d+ blocks, ${events} events, ${tick} ticks \\(${(tick / 60).toFixed(2)} s\\)`));
  assert.ok(stdout.includes(state) && stdout.includes(chain));
  assert.match(stdout, /age_at_depth +2 +1 +0\.75 +yes\n/);
});

test('the same for a program, from a request; the keys are for items that the school marks', () => {
  for (const keys of [null, { items: {} }]) {
    const { status, stdout, json } = verify(['--json'], JSON.stringify({ journal, keys }));
    assert.equal(status, 0);
    assert.equal(stdout.trim().split('\n').length, 1);
    const { ok, state, score, completed, items } = json();
    assert.deepEqual({ ok, state, score, completed }, { ok: true, state: closeOf(journal).state, score: closeOf(journal).score, completed: true });
    assert.deepEqual(items.map(({ id, points }) => [id, points]), [
      ['which_first', 0], ['age_at_depth', 0.75], ['which_age', 1], ['air_younger', 1], ['plan', 0], ['low_co2', 1], ['then', 1], ['warmest', 0], ['oldest_side', 0],
      ['coldest', 0], ['warmed', 0], ['saw', 0], ['cold_then', 0], ['range', 1], ['warm_time', 0.75], ['today_co2', 1],
    ]);
  }
});

/** The rows of a report's evidence, each as its cells. */
function printed(stdout) {
  const lines = stdout.trimEnd().split('\n');
  const head = lines.findIndex((line) => /^ +time +tick +event /.test(line));
  const starts = ['event', 'about', 'given', 'what came'].map((name) => lines[head].indexOf(name));
  return lines.slice(head + 1).map((line) => [...line.slice(0, starts[0]).trim().split(/ +/), ...starts.map((at, i) => line.slice(at, starts[i + 1]).trim())]);
}

/** The same of what a journal says. */
const rowOf = ({ type, tick, item, action, response, step, correct, try: nth, hints, misconception, detail = {} }) => [
  `0:${String(Math.floor(tick / 60)).padStart(2, '0')}`, String(tick), type, item ?? action ?? '', String(response ?? step ?? ''),
  [
    ...(correct === undefined ? [] : [correct ? 'right' : 'not yet']), ...(nth > 1 ? [`try ${nth}`] : []),
    ...Object.entries(detail).map(([name, value]) => `${name}: ${value}`), ...(type === 'submitted' ? ['Marked by the school'] : []),
    ...(hints ? [`Hints: ${hints}`] : []), ...(misconception ? [`Suggests: ${misconception}`] : []),
  ].join(' · ').trim(),
];

for (const name of ['ice-core-quick', 'ice-core-astray', 'ice-check']) {
  test(`${name}: the evidence is printed as it was recorded`, async () => {
    const { journal } = await play(name, { named: true });
    const { stdout } = verify(['-'], journal);
    assert.match(stdout, /What happened in the replay\n +Each line came out when the steps in the file were played again\.\n/);
    assert.deepEqual(printed(stdout), eventsOf(journal).map(rowOf));
    assert.deepEqual(verify(['-', '--json'], journal).json().evidence, eventsOf(journal));
  });
}

test('an event that was changed is printed as the replay has it, and not as the file says', () => {
  const forged = journal.replace(/("correct":)false(,"try":1,"hints":0,"misconception":)"gas_age"/, '$1true$2"forged"');
  assert.notEqual(forged, journal);
  const { status, stdout } = verify(['-'], forged);
  assert.equal(status, 1);
  assert.match(stdout, /What happened in the replay\n.*The record says something else: do not take these lines for what the student did\.\n/);
  assert.deepEqual(printed(stdout), eventsOf(journal).map(rowOf));
});

test('a step that was changed ends the evidence there, and none of it is told as what was recorded', () => {
  const at = journal.split('\n').findIndex((line) => line.includes('"answer"') && line.includes('"308,120"'));
  const forged = journal.split('\n').with(at, journal.split('\n')[at].replace('"308,120"', '"311,690"')).join('\n');
  const { status, stdout } = verify(['-'], forged);
  assert.equal(status, 1);
  assert.match(stdout, /^Not reproduced[^]*What happened in the replay\n.*The record says something else: do not take/);
  const rows = printed(stdout);
  const before = eventsOf(journal).findIndex(({ type }) => type === 'answered');
  assert.deepEqual(rows.slice(0, before), eventsOf(journal).slice(0, before).map(rowOf));
  const [[, , ...answer], ...shown] = rows.slice(before);
  assert.deepEqual(answer, ['answered', 'age_at_depth', '311690', 'right']);
  assert.ok(shown.every(([, , type, about]) => type === 'performed' && about === 'objective'), 'at most what that answer shows, and nothing after it');
});

test('the answer to a request says nothing of the events, which whoever makes one has: it grows with the items alone', () => {
  const { stdout, json } = verify(['--json'], JSON.stringify({ journal, keys: null }));
  assert.deepEqual(['evidence', 'left_out'].filter((name) => name in json()), []);
  const { items, ...rest } = json();
  assert.ok(JSON.stringify(rest).length < 1200, `${JSON.stringify(rest).length} bytes beside the items`);
  assert.ok(JSON.stringify(items).length < 120 * items.length, `${items.length} items: ${JSON.stringify(items).length} of ${stdout.length} bytes`);
});

test('a lesson whose module has a name of several words writes journals that are found by it', async () => {
  const { journal: seen } = await play('slides-seen', { named: true });
  assert.match(seen, /"name":"frog_microscope"/);
  const { status, stdout } = verify(['-'], seen);
  assert.equal(status, 0, stdout);
  assert.match(stdout, /^Reproduced/);
});

test('a file that is not there, or is a folder, is told in words', () => {
  for (const [path, why] of [[join(folder, 'none.skua-journal'), 'there is no such file'], [folder, 'it is a folder']]) {
    const { status, stdout } = verify([path]);
    assert.deepEqual([status, stdout], [2, `Not checked. ${path} can't be read: ${why}.\n`]);
    assert.equal(verify(['--json', path]).json().error, `${path} can't be read: ${why}.`);
  }
});

/** Changes made by somebody with an editor: what `skua verify` says of each, and of which command. */
const kForgeries = [
  ['another answer', (text) => text.replace('"response":"308,120"', '"response":"311,690"'), /The first difference: (state|chain) at command \d+ \(answer\)/],
  ['a command left out', (text) => text.split('\n').filter((line) => !line.includes('"hint"') || line.startsWith('{"event"')).join('\n'), /The journal can't be read|The first difference/],
  ['a better score at the end', (text) => text.replace(/"score":\{"raw":4\.5,"max":5,"scaled":0\.9\},"completed":true\}\}/, '"score":{"raw":5,"max":5,"scaled":1},"completed":true}}'), /The first difference: close[^]*recorded +5\n +replayed +4\.5\n/],
  ['an event that says right instead of wrong', (text) => text.replace('"correct":false', '"correct":true'), /The first difference: event at command \d+ \(answer\)[^]*field +\/correct\n/],
  ['another seed', (text) => text.replace('"seed":20260302', '"seed":7'), /The first difference/],
  ['another student', (text) => text.replace('"actor":"k3v9x2"', '"actor":"other"'), /The first difference: chain/],
];
for (const [what, forge, says] of kForgeries) {
  test(`${what} is found`, () => {
    const forged = forge(journal);
    assert.notEqual(forged, journal);
    const { status, stdout } = verify(['-'], forged);
    assert.notEqual(status, 0, stdout);
    assert.match(stdout, says);
  });
}

test('a completed attempt from the school: it is closed, and neither its end nor its closing record can be changed', async () => {
  const school = await School.start({ site: kSite });
  try {
    const student = await school.signIn('ana-torres'), teacher = await school.signIn('ms-okafor');
    const { launch } = await student.launch();
    const { attempt } = launch;
    const cell = async () => (await teacher.get('/api/gradebook')).json.rows.flatMap(({ cells }) => cells).find((one) => one.attempt === attempt);
    const items = await itemsFor('ice-core-quick', launch);
    const ticks = Math.max(...items.map(({ body }) => body.tick ?? body.commands?.at(-1)[0] ?? 0));
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, ticks / 60 - 4) * 1000)); // time has to pass first
    assert.deepEqual((await student.deliver(attempt, ...items)).refused, []);
    const latest = Date.now() + 20_000;
    while (!/^(witnessed|replayed)$/.test((await cell()).basis)) {
      assert.ok(Date.now() < latest, JSON.stringify(await cell()));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const { text } = await teacher.get(`/api/attempts/${attempt}/journal`);
    const close = closeOf(text);
    assert.deepEqual([close.completed, close.score, close.events], [true, (await cell()).score, items.filter(({ kind }) => kind === 'event').length]);
    const { status, stdout } = verify(['-'], text);
    assert.equal(status, 0, stdout);
    const lines = text.trimEnd().split('\n');
    const closedWith = (change, kept = lines.slice(0, -1)) => `${[...kept, JSON.stringify({ close: { ...close, ...change } })].join('\n')}\n`;
    for (const [change, field] of [
      [{ score: { raw: 5, max: 5, scaled: 1 } }, '/score/raw'], [{ completed: false }, '/completed'], [{ events: close.events - 1 }, '/events'],
      [{ state: '0'.repeat(16) }, '/state'], [{ chain: '0'.repeat(64) }, '/chain'], [{ commands: close.commands + 1 }, '/commands'],
    ]) {
      const { status, stdout } = verify(['-'], closedWith(change));
      assert.equal(status, 1, stdout);
      assert.match(stdout, new RegExp(`The first difference: close[^]*field +/close${field}\\n`));
    }
    const cut = lines.slice(0, -1).filter((line) => !line.startsWith('{"block"') || JSON.parse(line).block.first < close.commands - 1);
    assert.notEqual(verify(['-'], closedWith({}, cut)).status, 0);
  } finally {
    await school.close();
  }
});

test('a last line that was not written to its end is left out, and told; so is an end that is missing', () => {
  const whole = verify(['-'], journal.split('\n').slice(0, -2).join('\n'));
  assert.equal(whole.status, 0, whole.stdout);
  assert.match(whole.stdout, /^Reproduced as far as the file goes: it has no closing record/);
  const { status, stdout } = verify(['-'], journal.slice(0, -40));
  assert.equal(status, 0, stdout);
  assert.match(stdout, /The last line was not written to its end; it was left out\./);
});

const kUnread = [
  ['bytes behind a zero byte', (text) => text.replace('\n{"event"', '\n\0{"event"'), /Line \d+ of the journal holds a zero byte/],
  ['a second record on a line', (text) => text.replace('{"block":', '{"event":{"n":9},"block":'), /must have one of block, event, view and close/],
  ['a mode that is none', (text) => text.replace('"mode":"practice"', '"mode":"play"'), /mode: expected practice or assessment/],
];
for (const [what, change, says] of kUnread) {
  test(`${what}: not checked; exit 2`, () => {
    const { status, stdout } = verify(['-'], change(journal));
    assert.equal(status, 2, stdout);
    assert.match(stdout, says);
  });
}

test('an event that was taken out is missed, in the middle and at the end', () => {
  const lines = journal.split('\n');
  const events = lines.flatMap((line, i) => (line.startsWith('{"event"') ? [i] : []));
  for (const out of [events[2], events.at(-1)]) {
    const { status, stdout } = verify(['-'], lines.filter((_, i) => i !== out).join('\n'));
    assert.equal(status, 1, stdout);
    assert.match(stdout, /The first difference: event at .*\n +event \d+ is missing/);
  }
});

test('what the school marks is not scored without its answers, and that is said', async () => {
  const { journal: check } = await play('ice-check', { named: true });
  const without = verify(['-'], check);
  assert.equal(without.status, 0, without.stdout);
  assert.match(without.stdout, /score +4 items not marked: the school has the answers \(--keys FILE\), completed/);
  assert.match(without.stdout, /ice_age +2 +0 +- +not marked\n/);
  const keys = join(kSite, 'keys/antarctica', version, 'ice-check.json');
  assert.match(verify(['-', '--keys', keys], check).stdout, /score +3 of 4 \(75 %\), completed/);
});

test('a checkpoint is believed only by whoever says so; exit 2 else', async () => {
  const { attempt, actor, activity, seed, mode } = kHeader;
  const lesson = await Lesson.start('antarctica', { attempt, actor, activity, seed, mode, keep: 'checkpoint' }, { start: Date.UTC(2026, 2, 2), named: true });
  lesson.flush();
  const { text: checkpoint } = lesson.checkpoint;
  const { status, stdout } = verify(['-'], headerWith({ checkpoint }));
  assert.equal(status, 2, stdout);
  assert.match(stdout, /^Not checked\. The attempt goes on from a checkpoint/);
  const trusted = verify(['-', '--trust-checkpoint'], headerWith({ checkpoint }));
  assert.equal(trusted.status, 0, trusted.stdout);
  assert.match(trusted.stdout, /a checkpoint that was believed/);
});

/** A site in which the lesson's module is another one, and the header of an attempt at it. */
function siteWith(module) {
  const site = mkdtempSync(join(folder, 'site-'));
  const { folder: lesson } = lessonOf('antarctica');
  const code = readFileSync(new URL(`../../build/wasm/tests/modules/${module}/${module}.wasm`, import.meta.url));
  const hash = createHash('sha256').update(code).digest('hex');
  // Its activity is its own: those in JSON are about the simulation of the module that is not there.
  const activities = manifest.activities.map(({ file, locales, ...entry }) => entry);
  const own = { ...manifest, activities, code: { url: '../../../files/0000000000000000/module.wasm', sha256: hash, bytes: code.length } };
  const put = (path, bytes) => {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), bytes);
  };
  const text = JSON.stringify(own);
  const name = createHash('sha256').update(text).digest('hex').slice(0, 16);
  put(`lessons/antarctica/${name}/manifest.json`, text);
  put('files/0000000000000000/module.wasm', code);
  for (const { url } of Object.values(manifest.runtime)) cpSync(join(lesson, url), join(site, `lessons/antarctica/${name}`, url));
  return { site, header: headerWith({ manifest: name, hashes: { ...kHeader.hashes, module: hash } }) };
}

test('a module that stops: at which command; exit 1', () => {
  const { site, header } = siteWith('trap');
  const block = (first, ...names) => `${JSON.stringify({ block: { first, commands: names.map((name) => [0, name, {}]) } })}\n`;
  const { status, stdout, json } = verify(['-', '--json', '--site', site], header + block(0, 'work', 'work') + block(2, 'work', 'break', 'work'));
  assert.equal(status, 1, stdout);
  assert.equal(json().code, 'trap');
  assert.match(json().error, /stopped at command 3 \(break\) at tick 0/);
});

test('a build that is not kept: what, and what to do; exit 2', () => {
  const { status, stdout } = verify(['-'], headerWith({ manifest: '00000000deadbeef' }));
  assert.equal(status, 2);
  assert.match(stdout, /^Not checked\. The attempt ran on build 00000000deadbeef of “antarctica”, which is not kept here\.\nCheck it where/);
});

test('the same for a program: one line of JSON that says that the build is missing', () => {
  const { status, stdout, json } = verify(['--json'], JSON.stringify({ journal: headerWith({ manifest: '00000000deadbeef' }), keys: null }));
  assert.equal(status, 2);
  assert.equal(stdout.trim().split('\n').length, 1);
  assert.equal(json().missing, true);
  assert.equal(json().ok, false);
  assert.match(json().error, /00000000deadbeef/);
});

test('several folders are looked through: a build in the second is found, and its contradiction told', () => {
  const { status, json } = verify(['-', '--json', '--site', folder, '--site', kSite], headerWith({ module: { name: 'antarctica', version: '9.9.9' } }));
  assert.equal(status, 2);
  assert.equal(json().code, 'other-bytes');
  assert.equal(json().missing, undefined);
});

test('a file that is not there, that is no journal, that is too large', () => {
  const none = join(folder, 'none.skua-journal');
  assert.deepEqual([verify([none]).status, verify([none]).stdout.includes(none)], [2, true]);
  assert.match(verify(['-'], 'hello').stdout, /not a journal/);
  const large = join(folder, 'large.skua-journal');
  writeFileSync(large, headerWith({}) + ' '.repeat(8_000_000));
  assert.deepEqual([verify([large, '--json']).status, verify([large, '--json']).json().ok], [2, false]);
});

test('a request that is none, and words that mean nothing', () => {
  for (const input of ['', '{', 'null', '[]', '{"journal":3}']) {
    const { status, json } = verify(['--json'], input);
    assert.deepEqual([status, json().ok], [2, false], input);
  }
  for (const words of [[], ['--mood', 'a'], ['a', 'b'], ['a', '--site']]) {
    const { status, stdout, stderr } = verify(words);
    assert.deepEqual([status, stdout], [2, ''], words.join(' '));
    assert.match(stderr, /^skua verify: /);
  }
});

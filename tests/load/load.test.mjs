// A class works, its school is killed in mid write and comes back: tools/load says that nothing is lost. And tools/load
// itself: a school that lost something, has it twice or in another order does not pass.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { faultsOf } from './check.mjs';
import { percentile } from './figures.mjs';
import { momentsOf } from './killer.mjs';
import { readOptions } from './options.mjs';

const kills = Number(process.env.SKUA_LOAD_KILLS ?? 3);
const seed = process.env.SKUA_LOAD_SEED ?? '1';
/** So that one kill has time to do harm before the next one. */
const kSecondsEach = 4;
/** So many things, and some more, the journal has for a student to send: they must last until the last kill. */
const kItems = 200;

const main = fileURLToPath(new URL('main.mjs', import.meta.url));

test(`ten students work while the school is killed ${kills} times`, () => {
  const seconds = Math.max(12, kSecondsEach * kills);
  const rate = Math.min(5, kItems / seconds).toFixed(2);
  const words = ['--students', '10', '--seconds', `${seconds}`, '--rate', rate, '--kill', `${kills}`, '--seed', seed, '--journal', 'thorough'];
  const { status, stdout, stderr } = spawnSync('node', [main, ...words], { encoding: 'utf8' });
  console.log(stdout);
  assert.equal(status, 0, `load ${words.join(' ')}\n${stdout}${stderr}`);
  assert.equal(stdout.match(/^kill \d+: .* [1-9]\d* under way/gm)?.length ?? 0, kills);
});

describe('what a school has is held against what was made', () => {
  const item = (kind, body) => ({ id: randomUUID(), kind, time: '2026-03-02T09:00:00.000Z', body });
  const made = [
    item('event', { n: 0, type: 'started' }), item('commands', { first: 0, commands: [[1, 'a', {}]] }), item('event', { n: 1, type: 'performed' }),
    item('view', { first: 0, views: [[1, 0, { focus: '' }]] }), item('commands', { first: 1, commands: [[2, 'b', {}]] }),
  ];
  const student = { attempt: 'x', actor: 'y', seed: 3, made, acknowledged: new Set(made.map(({ id }) => id)) };
  const names = { event: 'event', commands: 'block', view: 'view' };
  /** The verdict on a school that has these of the items. */
  const verdict = (items, { acknowledged = student.acknowledged, refused = [], header = {} } = {}) => {
    const journal = [{ attempt: 'x', actor: 'y', seed: 3, ...header }, ...items.map(({ kind, time, body }) => ({ [names[kind]]: body, ...(kind !== 'view' && { time }) }))];
    const events = items.filter(({ kind }) => kind === 'event').map(({ id, time, body }) => ({ id, time, received: time, ...body }));
    return faultsOf({ ...student, acknowledged }, { events, refused }, journal.map((line) => JSON.stringify(line)).join('\n')).join('; ');
  };

  test('all of it', () => assert.equal(verdict(made), ''));
  test('each that is missing', () => {
    for (const one of made) assert.match(verdict(made.filter((item) => item !== one)), /1 of \d (event|block|view)s that were acknowledged are not there/);
  });
  test('each that is there twice', () => {
    for (const one of made) assert.match(verdict([...made, one]), /1 (event|block|view)s more than were made/);
  });
  test('another order, other words, another id', () => {
    assert.match(verdict([made[2], made[1], made[0], made[3], made[4]]), /event 0 is /);
    assert.match(verdict([made[0], made[4], made[2], made[3], made[1]]), /block 0 is /);
    assert.match(verdict([...made.slice(0, 4), { ...made[4], body: { first: 1, commands: [[2, 'c', {}]] } }]), /block 1 is .*"c".* not .*"b"/);
    assert.match(verdict([{ ...made[0], id: randomUUID() }, ...made.slice(1)]), /event 0 is /);
  });
  test('what was on its way may be there or not', () => {
    const acknowledged = new Set(made.slice(0, 3).map(({ id }) => id));
    for (const there of [3, 4, 5]) assert.equal(verdict(made.slice(0, there), { acknowledged }), '');
  });
  test('what was refused, and another attempt', () => {
    assert.match(verdict(made, { refused: [{ code: 'gap' }] }), /1 items were refused, the first with gap/);
    assert.match(verdict(made, { header: { seed: 4 } }), /seed is 4, not 3/);
  });
});

test('the same seed kills at the same moments', () => {
  const moments = momentsOf(7, 20, 60);
  assert.deepEqual(moments, momentsOf(7, 20, 60));
  assert.notDeepEqual(moments, momentsOf(8, 20, 60));
  moments.forEach(({ at_ms, later_ms }, i) => assert.ok(at_ms >= i * 2700 && at_ms <= (i + 1) * 2700 && later_ms >= 0 && later_ms < 6));
});

test('percentiles', () => {
  const values = Array.from({ length: 200 }, (_, i) => 200 - i);
  assert.deepEqual([50, 95, 99, 100].map((percent) => percentile(values, percent)), [100, 190, 198, 200]);
  assert.equal(percentile([4], 50), 4);
});

test('words', () => {
  assert.deepEqual(readOptions([]), { journal: 'ice-core-quick', students: 30, seconds: 30, rate: 4, kill: 0, seed: 1 });
  assert.equal(readOptions(['http://localhost:8440/', '--rate', '0.5']).at, 'http://localhost:8440');
  for (const [words, says] of [
    [['http://school.example/'], /on this machine/], [['https://127.0.0.1/'], /on this machine/], [['--students', '0'], /1 to 500/], [['--students'], /1 to 500/],
    [['--kill', '1.5'], /0 to 1000/], [['--journal', 'long'], /quick, astray, thorough/], [['--mood', '1'], /not known/], [['http://127.0.0.1:1/', '--kill', '1'], /of its own/],
  ]) assert.match(readOptions(words), says, words.join(' '));
});

// `skua state` as authors run it: the state at a moment of an attempt, what two moments differ in, and what it says when it can't.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { play } from './attempts.mjs';
import { closeOf } from './runtime.mjs';

const kSkua = fileURLToPath(new URL('../../tools/skua/skua', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'skua-state-'));
const path = join(folder, 'quick.skua-journal');
after(() => rmSync(folder, { recursive: true }));

function state(...words) {
  const { status, stdout, stderr } = spawnSync(kSkua, ['state', ...words], { encoding: 'utf8' });
  return { status, stdout, stderr, lines: stdout.trimEnd().split('\n'), json: () => stdout.trimEnd().split('\n').map((line) => JSON.parse(line)) };
}
/** The same with a journal that was changed. */
function stateOf(text, ...words) {
  const changed = join(folder, 'changed.skua-journal');
  writeFileSync(changed, text);
  return state(changed, ...words);
}

let journal;
let blocks;
before(async () => {
  ({ journal } = await play('ice-core-quick', { named: true }));
  writeFileSync(path, journal);
  blocks = journal.trimEnd().split('\n').flatMap((line) => JSON.parse(line).block ?? []);
});

test('after a command: which it was, its tick, the recorded hash, and the fields as a tree', () => {
  const { status, stdout, lines } = state(path, '--after', '4');
  assert.equal(status, 0);
  const { commands, state: recorded } = blocks.find(({ first }) => first === 3);
  const [[tick, name]] = commands;
  assert.equal(name, 'take_sample');
  assert.equal(lines[0], `After 4 commands: ${name} {}, tick ${tick} (2.98 s), state ${recorded}`);
  assert.match(stdout, /\n {2}drill_m +2500\n/);
  assert.match(stdout, /\n {2}samples \(1\)\n {4}0\n {6}depth_m +2500\n/);
});

test('after each command the hash is the recorded one; at the begin no command is named', () => {
  for (const { first, commands, state: recorded } of [blocks[0], blocks[9], blocks.at(-1)]) {
    const [{ command, ...at }] = state(path, '--json', '--after', String(first + commands.length)).json();
    assert.deepEqual([at.state, at.commands, [command.tick, command.name, command.parameters]], [recorded, first + commands.length, commands.at(-1)]);
  }
  assert.match(state(path, '--after', '0').stdout, /^After 0 commands, tick 0 \(0 s\), state [0-9a-f]{16}\n/);
});

test('without a moment, or with one behind the end: the end', () => {
  const [end] = state(path, '--json').json();
  assert.deepEqual([end.commands, end.state], [closeOf(journal).commands, closeOf(journal).state]);
  assert.deepEqual(state(path, '--after', '5000', '--json').json(), [end]);
});

test('against another moment: each field that differs, in the order of the model, and no other', () => {
  const [one, other] = state(path, '--json', '--after', '3', '--against', '4').json();
  const { status, lines } = state(path, '--after', '3', '--against', '4');
  assert.equal(status, 0);
  assert.match(lines[0], /^After 3 commands: lower_drill /);
  assert.match(lines[1], /^After 4 commands: take_sample /);
  assert.match(lines.slice(2).join('\n'), /^ {2}samples\.count +0 \| 1\n {2}samples\[0\]\.depth_m +\(none\) \| 2500(\n|$)/m);
  const [here, there] = [new Map(one.fields), new Map(other.fields)];
  const differ = [...new Set([...here.keys(), ...there.keys()])].filter((field) => here.get(field) !== there.get(field));
  assert.deepEqual(lines.slice(2).map((line) => line.trim().split(/ {2,}/)), differ.map((field) => [field, `${here.get(field) ?? '(none)'} | ${there.get(field) ?? '(none)'}`]));
  assert.match(state(path, '--after', '3', '--against', '3').stdout, /\n {2}No field is different\.\n$/);
});

/** What is wrong, where, and what to do. */
const kUnread = [
  [['--after', '3'], /^skua state: which journal\?\n\nskua state JOURNAL \[--after N\]/],
  [[path, '--after', 'many'], /^skua state: --after needs a number of commands, not "many"\n$/],
  [[path, '--against'], /^skua state: --against needs a number of commands, not ""\n$/],
  [[path, '--tick', '3'], /^skua state: there is no option --tick\n$/],
  [[path, path], /^skua state: one journal at a time: /],
  [[path, '--site'], /^skua state: --site needs a folder\n$/],
  [[join(folder, 'none')], /^skua state: \S+none can't be read: there is no such file\./],
  [[path, '--site', folder], /^skua state: The attempt ran on build [0-9a-f]{16} of “antarctica”, which is not kept here\. Check it where/],
];
for (const [words, says] of kUnread) {
  test(`skua state ${words.map((word) => word.replace(folder, '…')).join(' ')}: exit 2`, () => {
    const { status, stdout, stderr } = state(...words);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, says);
  });
}

test('a journal that is none, that was cut into, or that has a command which the model refuses', () => {
  for (const [text, says] of [
    ['hello', /^skua state: This is not a journal: its first line.* Choose a file that ends in \.skua-journal/],
    [journal.replace('{"block":', '{"event":{"n":9},"block":'), /^skua state: This is not a whole journal\. The journal can't be read: line \d+: .* Save the journal again/],
    [journal.replace('"take_sample"', '"melt_everything"'), /^skua state: This is not a whole journal\. The journal can't be played: .*melt_everything/],
  ]) {
    const { status, stderr } = stateOf(text);
    assert.equal(status, 2);
    assert.match(stderr, says);
  }
});

test('up to a command that the model refuses the state is told', () => {
  assert.equal(stateOf(journal.replace('"take_sample"', '"melt_everything"'), '--after', '3').status, 0);
});

// Every committed journal, replayed in Node, is reproduced: each state, each event, the chain, the end. And the same attempt,
// made today, gives the same journal.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kNames, play } from './attempts.mjs';
import { closeOf, journals, verify } from './runtime.mjs';

const kOnPurpose = 'If the model or the protocol was changed on purpose: node tests/replay/rebaseline.mjs, and commit what it writes with the reason.';
const all = journals();
test('there is a journal of each attempt', () => assert.deepEqual(all.map(({ name }) => name), [...kNames].sort()));

for (const { name, text } of all) {
  test(`${name} in Node`, async () => {
    const verdict = await verify(text);
    assert.ok(verdict.ok, `${JSON.stringify(verdict.divergence ?? verdict.error)}\n${kOnPurpose}`);
    const { tick, commands, events, state, chain, score, completed } = closeOf(text);
    const { blocks, items, ...ends } = verdict;
    assert.deepEqual(ends, { ok: true, commands, tick, events, state, chain, score, completed });
    assert.ok(blocks > 1 && items.length > 1);
  });

  test(`${name}: with one command less it is another attempt`, async () => {
    const lines = text.trim().split('\n');
    const at = lines.findLastIndex((line) => line.startsWith('{"block"'));
    const { block } = JSON.parse(lines[at]);
    block.commands.pop();
    lines.splice(at, 1, ...(block.commands.length ? [JSON.stringify({ block })] : []));
    assert.equal((await verify(`${lines.join('\n')}\n`)).ok, false);
  });
}

for (const name of kNames) {
  test(`${name}, made today`, async () => {
    const { journal, own } = await play(name);
    // The ABI is the compiler's, too.
    const plain = (text) => text.replace(/"abi":\d+/, '"abi":0').split('\n');
    assert.deepEqual(plain(journal), plain(all.find((one) => one.name === name).text), kOnPurpose);
    assert.deepEqual(closeOf(own), closeOf(journal));
    assert.ok((await verify(own)).ok);
  });
}

test('45 minutes of work weigh less than 100 kB', async () => {
  const { journal, minutes } = await play('ice-core-thorough', { named: true });
  assert.ok(minutes >= 44 && minutes <= 46, `${minutes} minutes`);
  assert.ok(journal.length < 100_000, `${journal.length} bytes`);
  assert.ok(closeOf(journal).commands > 500);
});

test('a command that the model refuses is an error that names it', async () => {
  const { text } = all[0];
  const { divergence } = await verify(text.replace(/\[0,"[a-z_]+"/, '[0,"melt_everything"'));
  assert.equal(divergence.kind, 'command');
  assert.match(divergence.message, /melt_everything/);
});

// Every committed journal, replayed in Node, is reproduced: each state, each event, the chain, the end. And the same attempt,
// made today, gives the same journal.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { kNames, play } from './attempts.mjs';
import { closeOf, eventsOf, journals, kSite, lessonOf, verify } from './runtime.mjs';

const kOnPurpose = 'If the model or the protocol was changed on purpose: node tests/replay/rebaseline.mjs, and commit what it writes with the reason.';
const all = journals();
test('there is a journal of each attempt', () => assert.deepEqual(all.map(({ name }) => name), [...kNames].sort()));

for (const { name, text } of all) {
  test(`${name} in Node`, async () => {
    const verdict = await verify(text);
    assert.ok(verdict.ok, `${JSON.stringify(verdict.divergence ?? verdict.error)}\n${kOnPurpose}`);
    const { tick, commands, events, state, chain, score, completed } = closeOf(text);
    const { blocks, items, evidence, ...ends } = verdict;
    assert.deepEqual(ends, { ok: true, commands, tick, events, state, chain, score, completed, closed: true });
    assert.ok(blocks > 1 && items.length > 1);
    assert.deepEqual(evidence, eventsOf(text));
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

test('what the school marks has no points without its keys, and those of the build with them', async () => {
  const { text, header } = all.find(({ name }) => name === 'ice-check');
  assert.deepEqual((await verify(text)).score, { raw: 0, max: 0, scaled: 0 });
  const keys = readFileSync(join(kSite, 'keys', header.module.name, lessonOf(header.module.name).version, `${header.activity}.json`), 'utf8');
  const { ok, score, items, completed } = await verify(text, keys);
  assert.deepEqual({ ok, score, completed }, { ok: true, score: { raw: 3, max: 4, scaled: 0.75 }, completed: true });
  assert.deepEqual(items.map(({ id, tries, points }) => [id, tries, points]), [['ice_age', 2, 1], ['ages_apart', 1, 1], ['cold_co2', 1, 1], ['warm_spacing', 1, 0]]);
});

test('a lesson holds none of its keys: not in what is served', () => {
  const { folder, manifest } = lessonOf('antarctica');
  const files = [manifest.code, manifest.runtime.js, manifest.runtime.wasm, ...Object.values(manifest.locales)].map(({ url }) => readFileSync(join(folder, url), 'latin1'));
  for (const text of [JSON.stringify(manifest), ...files]) {
    assert.ok(!text.includes('graded_by_school') && !text.includes('219670') && !text.includes('101.75'));
  }
});

test('a command that the model refuses is an error that names it', async () => {
  const { text } = all[0];
  const { divergence } = await verify(text.replace(/\[0,"[a-z_]+"/, '[0,"melt_everything"'));
  assert.equal(divergence.kind, 'command');
  assert.match(divergence.message, /melt_everything/);
});

// An edited command is found by the state it leads to, and named together with the field that differs. The editor here knows
// the chain and the events, and has left them out: only states and keyframes tell.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { journals, start } from './runtime.mjs';

/** The journal without all that is not state: [header, ...blocks]. */
function bare(text) {
  const [header, ...records] = text.trimEnd().split('\n').map((line) => JSON.parse(line));
  return [header, ...records.filter(({ block }) => block).map(({ block: { chain, ...rest } }) => ({ block: rest }))];
}

/** Every journal that differs from this one in one parameter of one command. */
function* edits(records) {
  for (const [i, { block }] of records.entries()) {
    for (const [j, [tick, name, values]] of (block?.commands ?? []).entries()) {
      for (const key of Object.keys(values)) {
        if (typeof values[key] !== 'number' && !/^\d/.test(values[key])) continue;
        const other = { ...values, [key]: typeof values[key] === 'number' ? values[key] + 1 : `1${values[key]}` };
        const commands = block.commands.with(j, [tick, name, other]);
        yield [...records.slice(0, i), { block: { ...block, commands } }, ...records.slice(i + 1)].map((record) => JSON.stringify(record)).join('\n');
      }
    }
  }
}

for (const { name, text } of journals()) {
  test(`${name}: a state that differs is told with its field`, async () => {
    const runtime = await start('antarctica');
    const records = bare(text);
    assert.ok(runtime.verify(records.map((record) => JSON.stringify(record)).join('\n')).ok);
    let [states, named] = [0, 0];
    for (const journal of edits(records)) {
      const { ok, divergence } = runtime.verify(journal);
      if (ok || divergence.kind !== 'state') continue;
      states += 1;
      assert.equal(typeof divergence.tick, 'number');
      assert.match(divergence.message, /^the state after commands? \d+/);
      assert.ok(divergence.command.name);
      if (divergence.field) named += 1;
    }
    console.log(`${name}: of ${states} states that differ ${named} are told with the field`);
    assert.ok(states > 5, `${states} states differ`);
    assert.ok(named >= 0.9 * states, `${named} of ${states} are told with the field`);
  });
}

// An edited command is found by the state it leads to, and named together with the field that differs. The editor here knows
// the chain and the events, and has left them out: only states and keyframes tell.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { journals, start } from './runtime.mjs';

/** Fields beyond these have no mark (web/protocol/journal.md). */
const kMarked = 256;
const textOf = (records) => records.map((record) => JSON.stringify(record)).join('\n');

/** The journal without all that is not state: [header, ...blocks]. */
function bare(text) {
  const [header, ...records] = text.trimEnd().split('\n').map((line) => JSON.parse(line));
  return [header, ...records.filter(({ block }) => block).map(({ block: { chain, ...rest } }) => ({ block: rest }))];
}

/** Every journal that differs from this one in one parameter of one command: with the number of that command. */
function* edits(records) {
  for (const [i, { block }] of records.entries()) {
    for (const [j, [tick, name, values]] of (block?.commands ?? []).entries()) {
      for (const key of Object.keys(values)) {
        if (typeof values[key] !== 'number' && !/^\d/.test(values[key])) continue;
        const other = { ...values, [key]: typeof values[key] === 'number' ? values[key] + 1 : `1${values[key]}` };
        const commands = block.commands.with(j, [tick, name, other]);
        yield { edited: block.first + j, journal: textOf([...records.slice(0, i), { block: { ...block, commands } }, ...records.slice(i + 1)]) };
      }
    }
  }
}

/** [first, last] command of the block that a divergence names, and the block. */
function namedBlock(records, { message }) {
  const [, first, last = first] = /^the (?:state|fields) after commands? (\d+)(?: to (\d+))? /.exec(message).map(Number);
  const { block } = records.find(({ block }) => block?.first === first);
  assert.equal(last || first, first + block.commands.length - 1);
  return block;
}

/** The fields that differ, in the model's order, each as {field, recorded, replayed, index}. */
function differences(recorded, replayed) {
  return Array.from({ length: Math.max(recorded.length, replayed.length) }, (_, index) => {
    const [here, there] = [recorded[index] ?? ['(none)', '(none)'], replayed[index] ?? ['(none)', '(none)']];
    return { index, recorded: here, replayed: there };
  }).filter(({ recorded: [left, one], replayed: [right, other] }) => left !== right || one !== other);
}

for (const { name, text } of journals()) {
  test(`${name}: a state that differs is told with its block and its field`, async () => {
    const runtime = await start('antarctica');
    const records = bare(text);
    const honest = textOf(records);
    assert.ok(runtime.verify(honest).ok);
    const told = { states: 0, first: 0, later: 0, none: 0 };
    for (const { edited, journal } of edits(records)) {
      const { ok, divergence } = runtime.verify(journal);
      if (ok || divergence.kind !== 'state') continue;
      told.states += 1;
      const { first, commands, keyframe } = namedBlock(records, divergence);
      const end = first + commands.length;
      assert.ok(first <= edited && edited < end, `command ${edited} was edited: ${divergence.message}`);
      assert.deepEqual(divergence.command, { number: end - 1, name: commands.at(-1)[1] });
      assert.equal(divergence.tick, commands.at(-1)[0]);

      const all = differences(runtime.stateAt(honest, end).fields, runtime.stateAt(journal, end).fields);
      const at = all.findIndex(({ recorded, replayed }) => [recorded[0], replayed[0]].includes(divergence.field));
      const what = `command ${edited}: ${JSON.stringify(divergence)}, and these differ: ${JSON.stringify(all.slice(0, 3))}`;
      if (keyframe) assert.equal(at, 0, what);
      if (divergence.field === undefined) {
        told.none += 1;
        assert.ok(all.filter(({ index }) => index < kMarked).length <= 1, what); // its mark is the same by chance
      } else {
        assert.ok(at >= 0 && at <= 1 && all[at].index < kMarked, what);
        assert.equal(divergence.replayed, all[at].replayed[1], what);
        assert.ok([all[at].recorded[1], ...(keyframe ? [] : ['(another value)'])].includes(divergence.recorded), what);
        told[at === 0 ? 'first' : 'later'] += 1;
      }
    }
    console.log(`${name}: of ${told.states} states that differ ${told.first} are told with the first field, ${told.later} with a later one, ${told.none} with none`);
    assert.ok(told.states > 5, `${told.states} states differ`);
    // A mark has 6 bits: of 64 changes one leaves it as it was.
    assert.ok(told.first >= 0.9 * told.states, JSON.stringify(told));
  });
}

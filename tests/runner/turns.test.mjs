import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTurns, oneAtATime } from './turns.mjs';

const tick = () => new Promise((resolve) => setImmediate(resolve));
const part = (name, beside = false) => ({ name, beside });

/** Runs parts, of which `faults` names those that fail while another runs; notes who ran beside whom. */
async function running(parts, workers, faults = []) {
  const now = new Set();
  const runs = [];
  const results = await inTurns(parts, workers, async ({ name }, again) => {
    now.add(name);
    const beside = new Set(now);
    for (let n = 0; n < 3; n++) {
      await tick();
      for (const one of now) beside.add(one);
    }
    now.delete(name);
    runs.push([...beside].sort().join('+'));
    return { part: name, again, counts: { failed: faults.includes(name) && beside.size > 1 ? 1 : 0 } };
  });
  return { results, runs };
}

test('only parts that may are run side by side, and results keep their order', async () => {
  const { results, runs } = await running([part('a'), part('b', true), part('c', true), part('d')], 2);
  assert.deepEqual(results.map(({ part: name }) => name), ['a', 'b', 'c', 'd']);
  assert.deepEqual([runs[0], runs[1], runs[2], runs[3]], ['a', 'b+c', 'b+c', 'd']);
});

test('what failed beside another is run again alone, and the report can say so', async () => {
  const { results, runs } = await running([part('b', true), part('c', true)], 2, ['c']);
  assert.deepEqual(results.map(({ counts, again }) => [counts.failed, again]), [[0, false], [0, true]]);
  assert.equal(runs.at(-1), 'c');
});

test('a failure that has nothing to do with company stays one', async () => {
  const results = await inTurns([part('b', true), part('a')], 2, async () => ({ counts: { failed: 2 } }));
  assert.deepEqual(results.map(({ counts }) => counts.failed), [2, 2]);
});

test('one task at a time, in the order asked, also after one that failed', async () => {
  const lock = oneAtATime();
  const said = [];
  const task = (name, fails) => lock(async () => {
    said.push(`${name} begins`);
    await tick();
    said.push(`${name} ends`);
    if (fails) throw new Error(name);
    return name;
  });
  const [first, second] = await Promise.allSettled([task('a', true), task('b')]);
  assert.equal(first.reason.message, 'a');
  assert.equal(second.value, 'b');
  assert.deepEqual(said, ['a begins', 'a ends', 'b begins', 'b ends']);
});

// Every committed journal, replayed in Node, is reproduced: each state, each event, the chain, the end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { journals, verify } from './runtime.mjs';

const all = journals();
test('there are journals', () => assert.ok(all.length > 0));

for (const { name, text } of all) {
  test(`${name} in Node`, async () => {
    const verdict = await verify(text);
    assert.ok(verdict.ok, `${JSON.stringify(verdict.divergence ?? verdict.error)}
If the model was changed on purpose: node tests/replay/rebaseline.mjs, and commit what it writes with the reason.`);
    assert.ok(verdict.events > 1 && verdict.blocks > 1);
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

test('a command that the model refuses is an error that names it', async () => {
  const { text } = all[0];
  const { divergence } = await verify(text.replace(/\[0,"[a-z_]+"/, '[0,"melt_everything"'));
  assert.equal(divergence.kind, 'command');
  assert.match(divergence.message, /melt_everything/);
});

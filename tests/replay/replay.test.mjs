// Every committed journal, replayed in Node, ends in the state that was committed with it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { journals, replay } from './runtime.mjs';

const all = journals();
test('there are journals', () => assert.ok(all.length > 0));

for (const { name, journal, expected } of all) {
  test(`${name} in Node`, async () => {
    assert.deepEqual(await replay(journal), expected,
      'If the model was changed on purpose: node tests/replay/rebaseline.mjs, and commit what it writes with the reason.');
  });

  test(`${name}: without its last command it is another state`, async () => {
    const other = await replay({ ...journal, commands: journal.commands.slice(0, -1) });
    assert.notEqual(other.hash, expected.hash);
  });
}

test('a command that the model refuses is an error that names it', async () => {
  const { journal } = all[0];
  const result = await replay({ ...journal, commands: [[0, 'melt_everything', {}]] });
  assert.match(result.error, /melt_everything/);
});

// What the frog's meshes weigh when they are fetched. Runs in the folder where they were made.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';

const kLimit_kB = { first: 84, both: 260 };

function kilobytes(name) {
  const bytes = readFileSync(name);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length / 1000;
}

test('the level that is fetched first, and both together, are no larger than they were', () => {
  const first = kilobytes('frog-first.bin'), fine = kilobytes('frog-fine.bin');
  assert.ok(first <= kLimit_kB.first, `first: ${first} kB`);
  assert.ok(first + fine <= kLimit_kB.both, `first and fine: ${first + fine} kB`);
});

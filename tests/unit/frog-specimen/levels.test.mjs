// What the frog's meshes weigh when they are fetched. Runs in the folder where they were made.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';

/** `closed` is part of the module, which comes before the first picture; the others come after it. */
const kLimit_kB = { closed: 51, inside: 65, fine: 185 };

function kilobytes(name) {
  const bytes = readFileSync(name);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length / 1000;
}

for (const [level, limit] of Object.entries(kLimit_kB)) {
  test(`the meshes of "${level}" are no larger than they were`, () => {
    const size = kilobytes(`frog-${level}.bin`);
    assert.ok(size <= limit, `${size} kB, and ${limit} are allowed`);
  });
}

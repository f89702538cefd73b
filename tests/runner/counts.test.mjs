import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countsIn, countsInCtest, wording } from './counts.mjs';

test('doctest, Node and plain lines are added up', () => {
  const output = [
    '[doctest] test cases:  12 |  11 passed | 1 failed | 2 skipped',
    '\u001b[34mℹ pass 4\u001b[39m', 'ℹ fail 1', 'ℹ cancelled 1', 'ℹ skipped 0', 'ℹ todo 0',
    '# pass 2', '# fail 0',
    '7 passed, 0 failed',
  ].join('\n');
  assert.deepEqual(countsIn(output), { passed: 24, failed: 3, skipped: 2 });
});

test('lines that only look like a summary do not count', () => {
  assert.deepEqual(countsIn('the 3 passed, 1 failed of yesterday\n# passage 3\n'), { passed: 0, failed: 0, skipped: 0 });
});

test('ctest: own counts, programs without any, and crashes after all cases passed', () => {
  const output = `
test 1
1: [doctest] test cases:  5 |  5 passed | 0 failed | 0 skipped
1/4 Test #1: journal ..........................   Passed    0.01 sec
2: no counts here
2/4 Test #2: license_header ...................   Passed    0.01 sec
3: [doctest] test cases:  3 |  3 passed | 0 failed | 0 skipped
3: ==ERROR: LeakSanitizer
3/4 Test #3: outbox ...........................***Failed    0.01 sec
4/4 Test #4: clock ............................***Timeout  30.01 sec
`;
  assert.deepEqual(countsInCtest(output), { passed: 9, failed: 2, skipped: 0 });
});

test('the closing line', () => {
  assert.equal(wording({ passed: 3, failed: 0, skipped: 0 }), '3 passed, 0 failed');
  assert.equal(wording({ passed: 3, failed: 1, skipped: 2 }), '3 passed, 1 failed, 2 skipped');
});

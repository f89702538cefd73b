import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fingerprint, rowsOf, table } from './state.mjs';

const counts = { passed: 30, failed: 1, skipped: 0 };
const print = '0123456789abcdef';
const results = [{ part: 'native', counts, seconds: 5, print, note: '' }, { part: 'browser-webkit-two-windows', counts, seconds: 90, print, note: '30 kills, seed 1' }];

test('the report has a row for each part, with its sources and what was drawn from which seed', () => {
  assert.deepEqual(table(results), [
    '| part | passed | failed | skipped | seconds | sources | drawn |',
    '|---|--:|--:|--:|--:|---|---|',
    '| native | 30 | 1 | 0 | 5 | 0123456789abcdef |  |',
    '| browser-webkit-two-windows | 30 | 1 | 0 | 90 | 0123456789abcdef | 30 kills, seed 1 |',
    '',
  ]);
});

test('what a report says is read again as it was', () => {
  assert.deepEqual([...rowsOf(['# Test report', '', ...table(results), '| with | version |', '|---|---|', '| Node | v20 |', ''].join('\n')).values()], results);
});

test('a part is another one when it runs something else, but not on more processors', () => {
  const part = (...command) => fingerprint({ name: 'size', steps: [{ command: ['cmake', '-j', '2'] }, { command, counts: () => {} }] });
  assert.equal(part('node', '--test-concurrency=2', 'a'), part('node', '--test-concurrency=8', 'a'));
  assert.notEqual(part('node', '--runs', '10'), part('node', '--runs', '20'));
});

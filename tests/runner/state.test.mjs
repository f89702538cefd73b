import assert from 'node:assert/strict';
import { test } from 'node:test';
import { table } from './state.mjs';

test('the report has a row for each part, with what was drawn from which seed', () => {
  const counts = { passed: 30, failed: 1, skipped: 0 };
  assert.deepEqual(table([{ part: 'native', counts, seconds: 5, drawn: '' }, { part: 'load', counts, seconds: 90, drawn: '30 kills, seed 1' }]), [
    '| part | passed | failed | skipped | seconds | drawn |',
    '|---|--:|--:|--:|--:|---|',
    '| native | 30 | 1 | 0 | 5 |  |',
    '| load | 30 | 1 | 0 | 90 | 30 kills, seed 1 |',
    '',
  ]);
});

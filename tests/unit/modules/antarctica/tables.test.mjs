// The tables' parser: what is wrong in a line is said with file, line and what was expected.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { makeHeader, expected, pack, parseTable, TableError, TABLES } from '../../../../modules/antarctica/assets/tables.mjs';

const assets = new URL('../../../../modules/antarctica/assets/', import.meta.url);
const table = {
  file: 'small.csv', name: 'small', rows: 2,
  columns: [
    { head: 'age', name: 'age', unit: 500, min: 0, max: 2000, ascending: true },
    { head: 'value', name: 'value', unit: 0.01, min: -15, max: 10 },
  ],
};
const good = '# Source: somebody\nage,value\n0,1.5\n500,-9.88\n';
const refuses = (text, message) => assert.throws(() => parseTable(text, table), (error) => {
  assert.ok(error instanceof TableError);
  assert.equal(error.message, message);
  return true;
});

test('a good table becomes whole numbers', () => {
  assert.deepEqual(parseTable(good, table), [[0, 1], [150, -988]]);
});

test('each fault names its line', () => {
  refuses(good.replace('1.5', 'cold'),
    'small.csv:3: column "value": expected a number with at most 2 decimals from -15 to 10, found "cold"');
  refuses(good.replace('1.5', '1.555'),
    'small.csv:3: column "value": expected a number with at most 2 decimals from -15 to 10, found "1.555"');
  refuses(good.replace('1.5', '11'),
    'small.csv:3: column "value": expected a number with at most 2 decimals from -15 to 10, found "11"');
  refuses(good.replace('1.5', ''),
    'small.csv:3: column "value": expected a number with at most 2 decimals from -15 to 10, found ""');
  refuses(good.replace('500,', '499,'), 'small.csv:4: column "age": expected a multiple of 500, found "499"');
  refuses(good.replace('500,', '0,'), 'small.csv:4: column "age": expected more than in the row above, found "0"');
  refuses(good.replace('500,', '500,1,'), 'small.csv:4: expected 2 values, found 3');
  refuses(good.replace('age,value', 'age,temperature'),
    'small.csv:2: expected the column names "age,value", found "age,temperature"');
  refuses(good.replace('# Source: somebody\n', ''), 'small.csv:1: no line "# Source: ..." above the column names');
  refuses(good.replace('0,1.5', '0,1.5\n# late'), 'small.csv:4: a comment below the column names');
  refuses(good.replace('500,-9.88\n', ''), 'small.csv:4: expected 2 rows, found 1');
  refuses(good.replace('500', '1e3'), 'small.csv:4: column "age": expected a whole number from 0 to 2000, found "1e3"');
  refuses(good.replaceAll('\n', '\r\n'), 'small.csv:2: expected the column names "age,value", found "age,value\r"');
  refuses('', 'small.csv:1: no line with the column names');
});

/** The inverse of `pack`, as record.cpp has it. */
function unpack(bytes, follows) {
  const values = [];
  const rows = bytes.length / 2;
  for (let row = 0; row < rows; row += 1) {
    const packed = bytes[row] + 256 * bytes[rows + row];
    values.push(expected(values, row, follows) + (packed % 2 === 1 ? -(packed + 1) / 2 : packed / 2));
  }
  return values;
}

test('what is packed comes back', () => {
  const values = [0, 63, -1, 64, 8191, -8192, 24_575, -8192];
  assert.deepEqual(unpack(pack(values)), values);
  assert.throws(() => pack([0, 32_768]), /row 2: 32768 is more than 32,767 steps/);
  for (const each of TABLES) {
    const columns = parseTable(readFileSync(new URL(each.file, assets), 'utf8'), each);
    each.columns.forEach(({ along, steady }, i) => {
      const follows = { along: columns[along], steady };
      assert.deepEqual(unpack(pack(columns[i], follows), follows), columns[i]);
    });
  }
});

test('every table is whole and cites its source', () => {
  const header = makeHeader((file) => readFileSync(new URL(file, assets), 'utf8'));
  for (const each of TABLES) assert.match(header, new RegExp(`k_${each.name}_rows = ${each.rows};`));
});

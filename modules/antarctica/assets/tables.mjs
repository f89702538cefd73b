// Turns the tables of this folder into one C++ header: node tables.mjs OUTPUT
//
// Each column becomes whole numbers (in units of `unit`), then differences from what the rows above let expect,
// then two bytes with the sign in the lowest bit: neighbouring measurements differ little, so the upper bytes, which stand behind all
// the lower ones, are nearly all alike, and the page's compression does the rest. Every line is checked on the way.

import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `unit` is the size of one step in the header; a value must be a whole number of steps. `along`: the column of the same table
 * that this one follows in a nearly straight line. `steady`: from row to row it goes on nearly as it went.
 */
export const TABLES = [
  {
    file: 'temperature.csv', name: 'temperature', rows: 1479,
    columns: [
      { head: 'ice_age_yr_bp', name: 'age', unit: 500, min: 0, max: 810_000, ascending: true },
      { head: 'temperature_anomaly_c', name: 'centi_c', unit: 0.01, min: -15, max: 10 },
      { head: 'mean_depth_m', name: 'depth_dm', unit: 0.1, min: 0, max: 3200, ascending: true, steady: true },
    ],
  },
  {
    file: 'depth_age.csv', name: 'depth_age', rows: 127,
    columns: [
      { head: 'depth_m', name: 'depth_dm', unit: 0.1, min: 0, max: 3200, ascending: true },
      { head: 'ice_age_yr_bp', name: 'age', unit: 1, min: -75, max: 810_000, ascending: true, steady: true },
    ],
  },
  {
    file: 'co2.csv', name: 'co2', rows: 1096,
    columns: [
      // one age was measured twice
      { head: 'gas_age_yr_bp', name: 'age', unit: 1, min: -75, max: 810_000, ascending: true, repeats: true, steady: true },
      { head: 'co2_ppm', name: 'deci_ppm', unit: 0.1, min: 150, max: 350 },
    ],
  },
  {
    file: 'methane.csv', name: 'methane', rows: 2103,
    columns: [
      { head: 'depth_m', name: 'depth_cm', unit: 0.01, min: 0, max: 3200, ascending: true },
      { head: 'gas_age_yr_bp', name: 'age', unit: 1, min: -75, max: 810_000, ascending: true, along: 0 },
      { head: 'ch4_ppb', name: 'ppb', unit: 1, min: 250, max: 2000 },
    ],
  },
  {
    file: 'mauna_loa.csv', name: 'mauna_loa', rows: 67,
    columns: [
      { head: 'year', name: 'year', unit: 1, min: 1958, max: 2100, ascending: true },
      { head: 'co2_ppm', name: 'centi_ppm', unit: 0.01, min: 300, max: 600, steady: true },
    ],
  },
];

export class TableError extends Error {}

/** Digits after the point that a column with this unit may have. */
const decimalsOf = (unit) => (unit < 1 ? Math.round(-Math.log10(unit)) : 0);

function parseCell(cell, column, previous, fail) {
  const decimals = decimalsOf(column.unit);
  const shape = decimals > 0 ? new RegExp(`^-?\\d+(\\.\\d{1,${decimals}})?$`) : /^-?\d+$/;
  const form = decimals > 0 ? `a number with at most ${decimals} decimals` : 'a whole number';
  const expected = `expected ${form} from ${column.min} to ${column.max}`;
  const value = Number(cell);
  if (!shape.test(cell) || value < column.min || value > column.max) {
    fail(`column "${column.head}": ${expected}, found "${cell}"`);
  }
  const steps = Math.round(value / column.unit);
  if (column.unit > 1 && steps * column.unit !== value) {
    fail(`column "${column.head}": expected a multiple of ${column.unit}, found "${cell}"`);
  }
  if (column.ascending && previous !== undefined && steps < previous + (column.repeats ? 0 : 1)) {
    const least = column.repeats ? 'no less' : 'more';
    fail(`column "${column.head}": expected ${least} than in the row above, found "${cell}"`);
  }
  return steps;
}

/** Reads one table; `text` is the file's content. Returns one list of whole numbers per column. */
export function parseTable(text, table) {
  const columns = table.columns.map(() => []);
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  let cited = false;
  let headed = false;
  lines.forEach((line, index) => {
    const fail = (message) => {
      throw new TableError(`${table.file}:${index + 1}: ${message}`);
    };
    if (line.startsWith('#')) {
      if (headed) fail('a comment below the column names');
      cited ||= /^# Source: \S/.test(line);
      return;
    }
    const cells = line.split(',');
    if (!headed) {
      const heads = table.columns.map((column) => column.head).join(',');
      if (line !== heads) fail(`expected the column names "${heads}", found "${line}"`);
      if (!cited) fail('no line "# Source: ..." above the column names');
      headed = true;
      return;
    }
    if (cells.length !== columns.length) {
      fail(`expected ${columns.length} values, found ${cells.length}`);
    }
    cells.forEach((cell, i) => {
      columns[i].push(parseCell(cell, table.columns[i], columns[i].at(-1), fail));
    });
  });
  const end = `${table.file}:${lines.length + 1}: `;
  if (!headed) throw new TableError(`${end}no line with the column names`);
  if (columns[0].length !== table.rows) {
    throw new TableError(`${end}expected ${table.rows} rows, found ${columns[0].length}`);
  }
  return columns;
}

/**
 * What a row is expected to hold: the same as the one above; where the column is steady, as much more again; or what the line through
 * the rows above gives where it follows another one, `along`. record.cpp reckons likewise.
 */
export function expected(values, row, { along, steady } = {}) {
  if (row === 0) return 0;
  const last = values[row - 1];
  if (row === 1) return last;
  if (steady) return 2 * last - values[row - 2];
  if (!along) return last;
  const from = Math.max(0, row - 3);
  const run = along[row - 1] - along[from];
  return last + Math.trunc(((along[row] - along[row - 1]) * (last - values[from])) / run);
}

/** Differences from what is expected, sign in the lowest bit: the lower bytes of all, then the upper ones. */
export function pack(values, follows) {
  const differences = values.map((value, row) => {
    const difference = value - expected(values, row, follows);
    const packed = difference < 0 ? -2 * difference - 1 : 2 * difference;
    if (packed > 65_535) throw new TableError(`row ${row + 1}: ${value} is more than 32,767 steps from what the rows above let expect`);
    return packed;
  });
  return [...differences.map((packed) => packed & 255), ...differences.map((packed) => packed >> 8)];
}

function columnSource(table, column, values, along) {
  const bytes = pack(values, { along, steady: column.steady });
  const lines = [];
  for (let i = 0; i < bytes.length; i += 24) lines.push(`    ${bytes.slice(i, i + 24).join(',')},`);
  return `inline constexpr unsigned char k_${table.name}_${column.name}[] = {\n${lines.join('\n')}\n};\n`;
}

/** The whole header; `read` gives a file's content by its name. */
export function makeHeader(read) {
  const parts = [
    '// Made by tables.mjs from the tables beside it; change those.\n#pragma once\n\nnamespace skua::antarctica::packed {\n',
  ];
  for (const table of TABLES) {
    const columns = parseTable(read(table.file), table);
    parts.push(`inline constexpr int k_${table.name}_rows = ${columns[0].length};\n`);
    table.columns.forEach((column, i) => parts.push(columnSource(table, column, columns[i], columns[column.along])));
  }
  parts.push('}  // namespace skua::antarctica::packed\n');
  return parts.join('\n');
}

function main() {
  const output = process.argv[2];
  if (output === undefined) {
    console.error('tables.mjs: say where the header goes: node tables.mjs OUTPUT');
    return 2;
  }
  const folder = dirname(fileURLToPath(import.meta.url));
  const read = (file) => {
    try {
      return readFileSync(join(folder, file), 'utf8');
    } catch (error) {
      throw new TableError(`${join(folder, file)}: can't be read (${error.code})`);
    }
  };
  try {
    writeFileSync(output, makeHeader(read));
  } catch (error) {
    console.error(error instanceof TableError ? error.message : `${basename(output)}: ${error.message}`);
    return 1;
  }
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main();

#!/usr/bin/env node
// check.mjs                 compares the built site with expected.json for this version of emcc, and with the budgets
// check.mjs --rebaseline    writes what was measured into expected.json
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkBudgets, compare } from './compare.mjs';
import { emccVersion, measure } from './measure.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const kExpected = path('expected.json');

function sorted(value) {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

function main(words) {
  if (words.length > 1 || (words[0] && words[0] !== '--rebaseline')) {
    console.error('usage: check.mjs [--rebaseline]');
    return 2;
  }
  const version = emccVersion();
  const measured = measure(path('../../build/site'));
  const expectations = existsSync(kExpected) ? JSON.parse(readFileSync(kExpected, 'utf8')) : {};
  if (words[0]) {
    writeFileSync(kExpected, `${JSON.stringify(sorted({ ...expectations, [version]: measured }), null, 1)}\n`);
    console.log(`expected.json now has what emcc ${version} made.`);
  }
  const results = checkBudgets(measured.sizes);
  let skipped = 0;
  if (words[0]) {
    // What was just written can't differ.
  } else if (expectations[version]) {
    results.push(...compare(expectations[version], measured));
  } else {
    skipped = 1;
    console.log(`Sizes and symbols are not compared: expected.json has ${Object.keys(expectations).join(', ') || 'nothing'}, and this is emcc ${version}. To add it: node tests/codesize/check.mjs --rebaseline`);
  }
  for (const { name, problem, note } of results) console.log(problem ? `FAILED ${name}: ${problem}` : `ok ${name}${note ? `: ${note}` : ''}`);
  const failed = results.filter(({ problem }) => problem).length;
  console.log(`${results.length - failed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  return failed ? 1 : 0;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error(`check.mjs: ${error.message}`);
  process.exitCode = 1;
}

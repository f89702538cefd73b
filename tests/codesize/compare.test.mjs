import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkBudgets, compare } from './compare.mjs';

const base = () => ({
  sizes: { 'runtime wasm': { raw: 100_000, brotli: 40_000 }, 'runtime js': { raw: 1000, brotli: 400 } },
  imports: { 'module a': ['env.malloc'] },
  exports: { 'module a': ['skua_module'], runtime: ['malloc', 'skua_boot'] },
});
const problems = (expected, measured) => compare(expected, measured).filter(({ problem }) => problem);

test('the same passes, and so does a drift within 1 % or 256 bytes', () => {
  const measured = base();
  measured.sizes['runtime wasm'] = { raw: 101_000, brotli: 39_600 };
  measured.sizes['runtime js'] = { raw: 1256, brotli: 144 };
  assert.deepEqual(problems(base(), measured), []);
});

test('a larger drift fails in either direction and says what to do', () => {
  for (const brotli of [40_401, 39_599]) {
    const measured = base();
    measured.sizes['runtime wasm'].brotli = brotli;
    const [found, ...others] = problems(base(), measured);
    assert.equal(others.length, 0);
    assert.match(found.problem, new RegExp(`brotli 40000 -> ${brotli}.*--rebaseline`));
  }
});

test('sizes and symbols that come or go fail by name', () => {
  const measured = base();
  measured.imports['module a'] = ['env.free'];
  measured.exports.runtime.push('skua_extra');
  delete measured.sizes['runtime js'];
  measured.sizes['host SDK'] = { raw: 1, brotli: 1 };
  const text = problems(base(), measured).map(({ name, problem }) => `${name}: ${problem}`).join('\n');
  assert.match(text, /imports: module a: -env\.malloc \+env\.free/);
  assert.match(text, /exports: runtime: \+skua_extra/);
  assert.match(text, /size: runtime js: expected, but nothing/);
  assert.match(text, /size: host SDK: is new/);
});

test('budgets: sums, one for each module, and what was not measured', () => {
  const sizes = {
    'runtime js': { brotli: 20_000 }, 'runtime wasm': { brotli: 280_001 },
    'module a': { brotli: 40_000 }, 'module b': { brotli: 40_001 }, 'activity a walk': { brotli: 1 }, 'activity c walk': { brotli: 1 },
  };
  const failed = checkBudgets(sizes).filter(({ problem }) => problem).map(({ name }) => name);
  assert.deepEqual(failed, ['budget: runtime (js + wasm)', 'budget: module b', 'budget: activity a walk', 'budget: activity c walk', 'budget: page with its scripts and styles']);
});

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
  assert.deepEqual(failed, ['budget: runtime (js + wasm)', 'budget: module b', 'budget: activity a walk', 'budget: activity c walk', 'budget: page with its scripts and styles', 'budget: Inside a frog, to the first control', 'budget: the frog, all of it: module, assets, activities, texts', 'budget: the frog\'s specimen: meshes of both sexes, all levels']);
});

const frog = () => Object.fromEntries(Object.entries({
  'player page': 18_000, 'first widgets': 1000, 'manifest frog-dissection': 2000, 'runtime js': 10_000, 'runtime wasm': 250_000, 'module frog-dissection': 140_000,
  'specimen frog-dissection': 280_000, 'asset frog-dissection inside': 60_000, 'asset frog-dissection fine': 180_000, 'activity frog-dissection inside-a-frog': 1000,
  'texts frog-dissection inside-a-frog en': 13_000, 'texts frog-dissection inside-a-frog ar': 15_000, 'texts frog-dissection inside-a-frog en-XA': 99_000,
}).map(([key, brotli]) => [key, { brotli }]));
const ofFrog = (sizes) => checkBudgets(sizes).filter(({ name }) => /frog(,|'s)/.test(name));

test('the frog: what comes before the first control, in the largest language, and all of it', () => {
  assert.deepEqual(ofFrog(frog()).map(({ problem, note }) => problem ?? note), ['437000 of 450000 bytes with brotli', '396000 of 600000 bytes with brotli', '280000 of 350000 bytes with brotli']);
  const drifted = frog();
  drifted['runtime wasm'].brotli += 13_001;
  drifted['asset frog-dissection fine'].brotli += 204_001;
  drifted['specimen frog-dissection'].brotli += 70_001;
  assert.deepEqual(ofFrog(drifted).map(({ problem }) => /^\d+/.exec(problem)?.[0]), ['450001', '600001', '350001']);
});

test('assets, or texts, that were not measured are no budget kept', () => {
  const sizes = frog();
  for (const key of Object.keys(sizes)) if (/^(asset|texts)/.test(key)) delete sizes[key];
  assert.deepEqual(ofFrog(sizes).map(({ problem }) => problem), ['"texts frog-dissection inside-a-frog …" was not measured', '"asset frog-dissection *" was not measured', undefined]);
});

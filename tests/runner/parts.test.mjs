import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseParts, everyPart, kInEveryRun, kParts, sampleOf, shortRun } from './parts.mjs';

const files = ['axe', 'bad-input', 'finish-lesson', 'golden', 'idle', 'resume'].map((name) => `tests/browser/${name}/${name}.test.mjs`);

test('a short run always has a whole lesson and the golden states', () => {
  for (const seed of ['a', 'b', 'c']) {
    const chosen = sampleOf(files, 'webkit', seed);
    assert.ok(chosen.includes(files[2]) && chosen.includes(files[3]));
    assert.equal(chosen.length, 3);
    assert.deepEqual(chosen, sampleOf(files, 'webkit', seed));
  }
});

test('a short run does all but the long cases in the first engine, and one of those', () => {
  const drawn = ['1', '2', '3', '4', '5', '6'].map((seed) => sampleOf(files, 'chromium', seed));
  for (const chosen of drawn) {
    assert.equal(chosen.length, 3);
    assert.ok(chosen.includes(files[2]) && chosen.includes(files[3]));
  }
  assert.ok(new Set(drawn.map(String)).size > 1);
});

test('seeds draw different cases', () => {
  const drawn = new Set(['1', '2', '3', '4', '5', '6'].map((seed) => sampleOf(files, 'firefox', seed).join()));
  assert.ok(drawn.size > 1);
});

test('a short run leaves no part out, and does in each engine what was drawn, folder by folder', () => {
  for (const seed of ['1', '2', '3']) {
    const parts = shortRun(seed);
    const names = parts.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    for (const name of kInEveryRun) assert.ok(names.some((one) => one === name || one.startsWith(`${name}-`)), name);
    const filesOf = ({ steps }) => steps.at(-1).command.filter((word) => word.endsWith('.test.mjs'));
    for (const engine of ['chromium', 'firefox', 'webkit']) {
      const [{ steps }] = chooseParts(['browser', engine]);
      const drawn = parts.filter(({ name }) => name.startsWith(`browser-${engine}-`)).flatMap(filesOf).sort();
      assert.deepEqual(drawn, sampleOf(filesOf({ steps }), engine, seed));
      assert.ok(names.includes(`browser-${engine}-finish-lesson`) && names.includes(`browser-${engine}-golden`) && names.includes(`killed-${engine}`));
    }
  }
});

test('unit tests are run once on this machine, with the sanitizers; without them what these leave out', () => {
  assert.deepEqual(kParts.filter((name) => !kInEveryRun.includes(name)), ['native']);
  for (const parts of [shortRun('1'), everyPart()]) {
    assert.ok(parts.every(({ name }) => name !== 'native'));
    const { steps } = parts.find(({ name }) => name === 'asan');
    assert.deepEqual(steps.filter(({ counts }) => counts).map(({ command }) => command.join(' ')), ['ctest --preset asan -V -j 2', 'ctest --preset native -V -j 2 -R ^(anatomy|learners_in_readme)$']);
  }
});

test('only browsers, and what waits, run side by side in a short run', () => {
  const beside = shortRun('1').filter((part) => part.beside).map(({ name }) => name.split('-')[0]);
  assert.deepEqual([...new Set(beside)], ['forgery', 'browser', 'killed']);
  assert.ok(chooseParts(['browser', 'killed', 'forgery']).every((part) => !part.beside), 'what is named is run alone');
});

test('--all runs every case in every engine that has it', () => {
  const steps = everyPart().filter(({ name }) => name.startsWith('browser-')).map(({ steps }) => steps.at(-1));
  const tests = ({ command }) => command.filter((word) => word.endsWith('.test.mjs'));
  for (const engine of ['chromium', 'firefox', 'webkit']) {
    const [{ steps: all }] = chooseParts(['browser', engine]);
    assert.deepEqual(steps.filter(({ env }) => env.SKUA_TEST_ENGINES === engine).flatMap(tests).sort(), tests(all.at(-1)).sort());
  }
});

test('a case that an engine can not run is not run there, and nothing else in its place', () => {
  const [{ steps }] = chooseParts(['browser', 'webkit', 'offline', 'golden']);
  assert.match(steps.at(-1).command.join(' '), /golden\.test\.mjs$/);
  const [{ steps: none }] = chooseParts(['browser', 'webkit', 'offline']);
  assert.ok(none.every(({ command }) => !command.includes('--test')));
});

test('a part that is none is named', () => {
  assert.match(chooseParts(['nativ']), /"nativ".*native/);
  assert.match(chooseParts(['native', 'chromium']), /"chromium"/);
  assert.match(chooseParts(['browser', 'netscape']), /"netscape"/);
});

test('each part gets the words that follow it', () => {
  const commandOf = (words, name) => chooseParts(words).find((part) => part.name === name).steps.at(-1).command.join(' ');
  assert.match(commandOf(['fuzz', '--runs', '500', 'journal', 'web'], 'fuzz'), /--runs 500 journal$/);
  assert.deepEqual(chooseParts(['fuzz', 'web', 'browser', 'webkit']).map(({ name }) => name), ['fuzz', 'web', 'browser']);
  assert.match(chooseParts(['fuzz', '--runs', 'many']), /--runs takes a whole number/);
  assert.match(chooseParts(['fuzz', 'jurnal']), /no target "jurnal".*journal/);
});

test('--all runs a million inputs for each target, each a part of its own, and leaves no part out', () => {
  const names = everyPart().map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  for (const name of kInEveryRun) assert.ok(names.some((one) => one === name || one.startsWith(`${name}-`)), name);
  const { steps } = everyPart().find(({ name }) => name === 'fuzz-archive');
  assert.match(steps.at(-1).command.join(' '), /--runs 1000000 --seed \d+ archive$/);
});

test('a part is told its flags, and a flag without a number is named', () => {
  const [part] = chooseParts(['faults', '--schedules', '7', '--seed', '3']);
  assert.match(part.steps.map(({ command }) => command.join(' ')).join('\n'), /--schedules 7 --seed 3/);
  assert.match(chooseParts(['faults', '--seed']), /--seed.*"faults".*whole number/);
  assert.match(chooseParts(['native', '--seed', '3']), /no part "--seed"/);
  const { env } = chooseParts(['load', '--kills', '2', '--seed', '5'])[0].steps.at(-1);
  assert.deepEqual(env, { SKUA_LOAD_KILLS: '2', SKUA_LOAD_SEED: '5' });
});

test('--all kills 100 students in Chromium and 20 in each other engine, in portions with other seeds', () => {
  const portions = everyPart().filter(({ name }) => name.startsWith('killed')).flatMap(({ steps }) => steps.filter(({ env }) => env?.SKUA_KILL_RUNS));
  const sum = (engine) => portions.filter(({ env }) => env.SKUA_TEST_ENGINES === engine).reduce((all, { env }) => all + Number(env.SKUA_KILL_RUNS), 0);
  assert.deepEqual(['chromium', 'firefox', 'webkit'].map(sum), [100, 20, 20]);
  assert.equal(new Set(portions.map(({ env }) => `${env.SKUA_TEST_ENGINES} ${env.SKUA_KILL_SEED}`)).size, portions.length);
});

test('--all draws the same cases every day, and says which and how many', () => {
  const parts = everyPart();
  const drawn = (name) => parts.find((part) => part.name === name).steps.flatMap((step) => step.drawn ?? []).join(', ');
  assert.equal(drawn('school'), 'seed 1');
  assert.equal(drawn('load'), '30 kills, seed 1');
  assert.equal(drawn('faults'), '10,000 schedules from seed 1, 200 of whole pages');
  assert.equal(drawn('forgery'), '10,000 forged and 1,000 honest journals from seed 1');
  assert.equal(drawn('cuts-1'), '500,000 cuts, on sheets from seed 1');
  assert.equal(drawn('cuts-2'), '500,000 cuts, on sheets from seed 100001');
  assert.equal(drawn('fuzz-archive'), '1,000,000 inputs, seed 1');
  assert.equal(drawn('killed-chromium-2'), '20 students from seed 21');
  assert.equal(drawn('asan'), '');
  const said = JSON.stringify(parts);
  for (const separator of ['', '-']) assert.ok(!said.includes(new Date().toISOString().slice(0, 10).replaceAll('-', separator)), 'the day is nowhere');
});

// `skua check` as authors run it: what is shipped keeps the rules, and what breaks one is told which and where.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const kCheck = fileURLToPath(new URL('../../tools/skua/check.mjs', import.meta.url));
const module = (name) => fileURLToPath(new URL(`../../build/wasm/tests/modules/${name}/${name}.wasm`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'skua-check-'));
after(() => rmSync(folder, { recursive: true }));

function check(...words) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [kCheck, ...words], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('every module that is shipped keeps the rules', () => {
  const { status, stdout, stderr } = check('--runs', '8');
  assert.equal(status, 0, stdout + stderr);
  assert.match(stdout, /^antarctica 1\.\d+\.\d+\n {2}ice-check: 8 games, .*\n {2}ice-core: 8 games, .*\n {2}trapped-air: 8 games, /);
  assert.match(stdout, /^gallery 0\.\d+\.\d+\n {2}widgets: 8 games, /m);
});

test('an archive that leaves something out: rule, command, field, and how to see it again', () => {
  const { status, stdout } = check(module('forgetful'));
  assert.equal(status, 1);
  assert.match(stdout, /shift breaks a rule: archive\n.*\n {4}at command \d+, work \{\}, tick 0\n {4}worked: \d+ \| \d+\n {4}archive\(\) must name every member/);
  const [, seed] = stdout.match(/skua check \S+forgetful\.wasm --runs 1 --seed (\d+)/);
  assert.match(check(module('forgetful'), '--runs', '1', '--seed', seed).stdout, /breaks a rule: archive/);
});

test('a module that stops: what it was asked to do', () => {
  const { status, stdout } = check(module('trap'));
  assert.equal(status, 1);
  assert.match(stdout, /ice-core breaks a rule: trap\n {4}The module stopped: .*\n {4}while applying, tick 0, command break \{\}/);
});

test('a module that does not come back is ended', () => {
  const { status, stdout } = check(module('endless'), '--patience', '2');
  assert.equal(status, 1);
  assert.match(stdout, /wheel breaks a rule: loop\n.* within 2 seconds\.\n {4}while applying, tick 0, command turn \{\}/);
});

test('a module that wants a clock', () => {
  const path = join(folder, 'clock.wasm');
  const text = (value) => [value.length, ...Buffer.from(value)];
  // A module of one import: env.time, a function without parameters.
  const imports = [1, ...text('env'), ...text('time'), 0, 0];
  writeFileSync(path, Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 2, imports.length, ...imports]));
  const { status, stdout } = check(path);
  assert.equal(status, 1);
  assert.match(stdout, /clock breaks a rule: imports\n.*: time\n/);
});

test('what can\'t be checked: exit 2, and why', () => {
  for (const [words, why] of [
    [['penguins'], /there is no module "penguins"; modules\/ has antarctica/],
    [[module('other_abi')], /built for ABI/],
    [[module('no_module')], /not a Skua module/],
    [['--runs', 'many'], /--runs needs a whole number/],
    [['--journal', join(folder, 'none')], /none/],
  ]) {
    const { status, stderr } = check(...words);
    assert.equal(status, 2, stderr);
    assert.match(stderr, why);
  }
});

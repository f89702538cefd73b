// `skua verify` as a program: what it says and how it ends when a journal can't be checked.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { lessonOf } from './runtime.mjs';

const kSkua = fileURLToPath(new URL('../../tools/skua/skua', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'skua-verify-'));
after(() => rmSync(folder, { recursive: true }));

function verify(words, input = '') {
  const { status, stdout, stderr } = spawnSync(kSkua, ['verify', ...words], { encoding: 'utf8', input });
  return { status, stdout, stderr, json: () => JSON.parse(stdout) };
}

const { version, manifest } = lessonOf('antarctica');
const kHeader = {
  skua: 'journal', schema: 2, abi: manifest.abi, module: { name: manifest.module, version: manifest.version },
  hashes: { runtime: manifest.runtime.wasm.sha256, module: manifest.code.sha256 }, manifest: version,
  activity: 'ice-core', attempt: '0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10', actor: 'a-student', seed: 20260302, mode: 'practice',
};
const headerWith = (change) => `${JSON.stringify({ ...kHeader, ...change })}\n`;

test('a build that is not kept: what, and what to do; exit 2', () => {
  const { status, stdout } = verify(['-'], headerWith({ manifest: '00000000deadbeef' }));
  assert.equal(status, 2);
  assert.match(stdout, /^Not checked\. The attempt ran on build 00000000deadbeef of “antarctica”, which is not kept here\.\nCheck it where/);
});

test('the same for a program: one line of JSON that says that the build is missing', () => {
  const { status, stdout, json } = verify(['--json'], JSON.stringify({ journal: headerWith({ manifest: '00000000deadbeef' }), keys: null }));
  assert.equal(status, 2);
  assert.equal(stdout.trim().split('\n').length, 1);
  assert.equal(json().missing, true);
  assert.equal(json().ok, false);
  assert.match(json().error, /00000000deadbeef/);
});

test('several folders are looked through: a build in the second is found, and its contradiction told', () => {
  const site = fileURLToPath(new URL('../../build/site', import.meta.url));
  const { status, json } = verify(['-', '--json', '--site', folder, '--site', site], headerWith({ module: { name: 'antarctica', version: '9.9.9' } }));
  assert.equal(status, 2);
  assert.equal(json().code, 'other-bytes');
  assert.equal(json().missing, undefined);
});

test('a file that is not there, that is no journal, that is too large', () => {
  const none = join(folder, 'none.skua-journal');
  assert.deepEqual([verify([none]).status, verify([none]).stdout.includes(none)], [2, true]);
  assert.match(verify(['-'], 'hello').stdout, /not a journal/);
  const large = join(folder, 'large.skua-journal');
  writeFileSync(large, headerWith({}) + ' '.repeat(8_000_000));
  assert.deepEqual([verify([large, '--json']).status, verify([large, '--json']).json().ok], [2, false]);
});

test('a request that is none, and words that mean nothing', () => {
  for (const input of ['', '{', 'null', '[]', '{"journal":3}']) {
    const { status, json } = verify(['--json'], input);
    assert.deepEqual([status, json().ok], [2, false], input);
  }
  for (const words of [[], ['--mood', 'a'], ['a', 'b'], ['a', '--site']]) {
    const { status, stdout, stderr } = verify(words);
    assert.deepEqual([status, stdout], [2, ''], words.join(' '));
    assert.match(stderr, /^skua verify: /);
  }
});

// What is wrong with a lesson's files, its module or the page around it is told to the student, in the student's language.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { startLms } from '../lms.mjs';
import { texts } from '../texts.mjs';
import { testModule } from './modules.mjs';

function flipped(bytes) {
  const other = Buffer.from(bytes);
  other[other.length - 1] ^= 1;
  return other;
}

/** Another text for an activity in JSON, with a manifest that fits it. */
function servedAs(id, text) {
  const bytes = Buffer.from(text);
  return {
    manifest(value) {
      Object.assign(value.activities.find((one) => one.id === id).file, { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length });
    },
    alter: (path) => (path.endsWith(`/antarctica.${id}.json`) ? bytes : undefined),
  };
}

/** Each: what is served wrongly, and what the student and the teacher are told. */
const kCases = [
  {
    name: 'a module of another ABI version', code: 'E-ABI', detail: /ABI \d+/,
    serve: async () => testModule('other_abi'),
  },
  {
    name: 'a file that is no module of ours', code: 'E-MODULE', detail: /not a Skua module/,
    serve: async () => testModule('no_module'),
  },
  {
    name: 'module bytes that are not what the manifest says', code: 'E-HASH', detail: /antarctica\.wasm/,
    serve: async () => ({ alter: (path, bytes) => (path.endsWith('/antarctica.wasm') ? flipped(bytes) : undefined) }),
  },
  {
    name: 'runtime bytes that are not what the manifest says', code: 'E-HASH', detail: /skua\.wasm/,
    serve: async () => ({ alter: (path, bytes) => (path.endsWith('/skua.wasm') ? flipped(bytes) : undefined) }),
  },
  {
    name: 'a runtime script that is not what the manifest says', code: 'E-HASH', detail: /skua\.js/,
    serve: async () => ({ alter: (path, bytes) => (path.endsWith('/skua.js') ? Buffer.concat([bytes, Buffer.from(' ')]) : undefined) }),
  },
  {
    name: 'an activity that is not what the manifest says', code: 'E-HASH', detail: /antarctica\.ice-core\.json/,
    serve: async () => ({ alter: (path, bytes) => (path.endsWith('/antarctica.ice-core.json') ? flipped(bytes) : undefined) }),
  },
  {
    name: 'an activity about a simulation that the module does not have', code: 'E-ACTIVITY', detail: /ice-core: \/simulation: .*glacier/,
    serve: async () => servedAs('ice-core', '{"skua":"activity","schema":1,"id":"ice-core","simulation":"glacier"}'),
  },
  {
    name: 'a manifest that is not the one that names the lesson', code: 'E-HASH', detail: /manifest\.json/,
    serve: async () => ({ alter: (path, bytes) => (path.endsWith('/manifest.json') ? Buffer.concat([bytes, Buffer.from(' ')]) : undefined) }),
  },
  {
    name: 'a manifest with a wrong field', code: 'E-MANIFEST', detail: /manifest\.json.*code.*sha256/,
    serve: async () => ({ manifest: (value) => { value.code.sha256 = 'short'; } }),
  },
  {
    name: 'a file that is missing', code: 'E-NETWORK', detail: /antarctica\.wasm.*404/,
    serve: async () => ({ manifest: (value) => { value.code.url = '../../../files/none/antarctica.wasm'; } }),
  },
  {
    name: 'an activity that the module does not have', code: 'E-ACTIVITY', detail: /glacier/,
    serve: async () => ({ activity: 'glacier' }),
  },
  { name: 'a host that never answers', code: 'E-HOST', page: '/silent', serve: async () => ({}) },
];

/** Checks that the student reads title, advice and code of the fault, in this language. */
async function expectFault(frame, { code, detail }, locale) {
  const t = texts('player', locale);
  const { text } = await frame.getByRole('alert').get();
  assert.ok(text.includes(t(`error.${code}`)), `title of ${code} in ${locale}: ${text}`);
  assert.ok(text.includes(t(`error.${code}.do`)), `advice of ${code} in ${locale}: ${text}`);
  assert.ok(text.includes(code), `code ${code}: ${text}`);
  if (detail) assert.match(text, detail);
}

for (const engine of engines()) {
  describe(`bad input: ${engine}`, () => {
    const browsers = {};
    before(async () => {
      for (const locale of ['en', 'es']) browsers[locale] = await launch(engine, { locale });
    });
    after(async () => {
      for (const browser of Object.values(browsers)) await browser.kill();
    });

    for (const one of kCases) {
      test(one.name, async () => {
        const lms = await startLms(await one.serve());
        try {
          for (const [locale, browser] of Object.entries(browsers)) {
            const page = await browser.newPage();
            await page.goto(`${lms.url}${one.page ?? '/'}?locale=${locale}`);
            await expectFault(page.frame(), one, locale);
            await page.close();
          }
          assert.deepEqual(lms.events(), []);
        } finally {
          lms.close();
        }
      });
    }
  });
}

// Runs the built runtime and a lesson's module in Node, to replay journals. These are the very bytes that students get.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';

const here = dirname(fileURLToPath(import.meta.url));
const kSite = join(here, '../../build/site');

/** The committed journals with what must come out of them: [{name, journal, expected}]. */
export function journals() {
  return readdirSync(here).filter((name) => name.endsWith('.json')).sort()
    .map((name) => ({ name, path: join(here, name), ...JSON.parse(readFileSync(join(here, name), 'utf8')) }));
}

/** The newest version of a module's lesson: its folder in the site and its manifest. */
export function lessonOf(module, site = kSite) {
  const latest = join(site, 'lessons', module, 'latest.json');
  if (!existsSync(latest)) throw new Error(`${latest} is not there. Build the site first: node web/build.mjs`);
  const { version } = JSON.parse(readFileSync(latest, 'utf8'));
  const folder = join(site, 'lessons', module, version);
  return { version, folder, manifest: JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) };
}

/** What a page needs to do the same: see tests/browser/golden. Must not refer to anything outside itself. */
export async function replayWith(SkuaRuntime, runtime, code, name, journal) {
  const port = { patch() {}, effects() {}, wake() {}, measureText: () => ({ width: 1, height: 1 }), rasterText() {} };
  const skua = await SkuaRuntime({
    instantiateWasm(imports, done) {
      WebAssembly.instantiate(runtime, imports).then((instance) => done(instance, runtime));
      return {};
    },
    skua: port,
  });
  const loaded = await skua.skuaLoadModule(code, name);
  if (loaded !== 0) throw new Error(`the module ${name} does not load: ${loaded}`);
  const text = skua.stringToNewUTF8(journal);
  const result = JSON.parse(skua.UTF8ToString(skua._skua_replay(text)));
  skua._free(text);
  return result;
}

function classicScript(path, name) {
  const run = compileFunction(`${readFileSync(path, 'utf8')}\nreturn ${name};`, ['require', 'module', 'exports', '__filename', '__dirname'], { filename: path });
  const module = { exports: {} };
  return run(createRequire(path), module, module.exports, path, dirname(path));
}

/** Replays a journal in Node: {hash, tick, commands, evidence, score, completed} or {error}. */
export async function replay(journal) {
  const { folder, manifest } = lessonOf(journal.module.name);
  const bytes = ({ url }) => readFileSync(join(folder, url));
  const factory = classicScript(join(folder, manifest.runtime.js.url), 'SkuaRuntime');
  const runtime = await WebAssembly.compile(bytes(manifest.runtime.wasm));
  const code = await WebAssembly.compile(bytes(manifest.code));
  return replayWith(factory, runtime, code, manifest.module, JSON.stringify(journal));
}

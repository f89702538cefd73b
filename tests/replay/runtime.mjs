// Runs the built runtime and a lesson's module in Node, to replay journals. These are the very bytes that students get.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';

const here = dirname(fileURLToPath(import.meta.url));
export const kSite = join(here, '../../build/site');
const kEnding = '.skua-journal';

/**
 * The committed journals of a module, or of all: [{name, path, text, header}]. Their headers name no build, so that they stay as they
 * are from build to build.
 */
export function journals(module = 'antarctica') {
  return readdirSync(here).filter((name) => name.endsWith(kEnding)).sort().map((file) => {
    const path = join(here, file);
    const text = readFileSync(path, 'utf8');
    return { name: file.slice(0, -kEnding.length), path, text, header: JSON.parse(text.split('\n', 1)[0]) };
  }).filter(({ header }) => module === 'all' || folderOf(header.module.name) === module);
}

/** The closing record of a journal: what the attempt came to. */
export const closeOf = (text) => JSON.parse(text.trimEnd().split('\n').at(-1)).close;

/** The events that a journal holds. */
export const eventsOf = (text) => text.trimEnd().split('\n').flatMap((line) => JSON.parse(line).event ?? []);

/** A module's folder, by the name that its code has. */
const folderOf = (name) => name.replaceAll('_', '-');

/** The newest version of a module's lesson: its folder in the site and its manifest. */
export function lessonOf(name, site = kSite) {
  const module = folderOf(name);
  const latest = join(site, 'lessons', module, 'latest.json');
  if (!existsSync(latest)) throw new Error(`${latest} is not there. Build the site first: node web/build.mjs`);
  const { version } = JSON.parse(readFileSync(latest, 'utf8'));
  const folder = join(site, 'lessons', module, version);
  return { version, folder, manifest: JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) };
}

/** The texts of a lesson's activities in JSON. `read` gives a file's, by its entry in the manifest. */
export const activitiesOf = ({ activities }, read) => activities.flatMap(({ file }) => (file ? [read(file)] : []));

/**
 * A runtime with its module and activities in JSON. Must not refer to anything outside itself: pages do the same, see
 * tests/browser/golden.
 */
export async function startWith(SkuaRuntime, runtime, code, name, activities) {
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
  for (const activity of activities) {
    const text = skua.stringToNewUTF8(activity);
    const wrong = skua.UTF8ToString(skua._skua_add_activity(text));
    skua._free(text);
    if (wrong) throw new Error(`an activity of ${name} can't be read: ${wrong}`);
  }
  return {
    skua,
    /** Texts and numbers. */
    call(entry, ...texts) {
      const places = texts.map((text) => (typeof text === 'string' ? skua.stringToNewUTF8(text) : text));
      const result = skua[entry](...places);
      places.forEach((place, i) => typeof texts[i] === 'string' && skua._free(place));
      return result;
    },
    verify(journal, keys = '') {
      return JSON.parse(skua.UTF8ToString(this.call('_skua_verify', journal, keys)));
    },
    /** The state after so many commands of a journal (runtime/platform/headless/state_at.h). */
    stateAt(journal, commands) {
      return JSON.parse(skua.UTF8ToString(this.call('_skua_state_at', journal, commands)));
    },
  };
}

/** Runs the runtime's script; `clock` is the Date that it sees. */
export function runtimeScript(path, clock = Date) {
  const names = ['require', 'module', 'exports', '__filename', '__dirname', 'Date'];
  const run = compileFunction(`${readFileSync(path, 'utf8')}\nreturn SkuaRuntime;`, names, { filename: path });
  const module = { exports: {} };
  return run(createRequire(path), module, module.exports, path, dirname(path), clock);
}

/** A new runtime in Node with the newest version of a module. */
export async function start(module) {
  const { folder, manifest } = lessonOf(module);
  const bytes = ({ url }) => readFileSync(join(folder, url));
  const factory = runtimeScript(join(folder, manifest.runtime.js.url));
  const runtime = await WebAssembly.compile(bytes(manifest.runtime.wasm));
  const activities = activitiesOf(manifest, (file) => bytes(file).toString('utf8'));
  return startWith(factory, runtime, await WebAssembly.compile(bytes(manifest.code)), manifest.module, activities);
}

/** What the runtime says of a journal (runtime/platform/headless/verify.h). */
export async function verify(text, keys = '') {
  const { module } = JSON.parse(text.split('\n', 1)[0]);
  return (await start(module.name)).verify(text, keys);
}

// The built runtime in Node, with a lesson's module or with one that somebody made of it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { activitiesOf, lessonOf, runtimeScript, startWith } from '../replay/runtime.mjs';

export { lessonOf };

let program;

/** Compiled once: {factory, runtime, code, activities}. */
async function programOf(module) {
  if (program?.module === module) return program;
  const { folder, manifest } = lessonOf(module);
  const compiled = ({ url }) => WebAssembly.compile(readFileSync(join(folder, url)));
  const factory = runtimeScript(join(folder, manifest.runtime.js.url));
  const activities = activitiesOf(manifest, ({ url }) => readFileSync(join(folder, url), 'utf8'));
  program = { module, factory, runtime: await compiled(manifest.runtime.wasm), code: await compiled(manifest.code), activities };
  return program;
}

export async function startWithCode(module, code) {
  console.warn = () => {}; // Nobody reads the lesson's words here, so it has none.
  const { factory, runtime, activities } = await programOf(module);
  return startWith(factory, runtime, code, module, activities);
}

export const startHonest = async (module) => startWithCode(module, (await programOf(module)).code);

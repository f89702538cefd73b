// Runtimes with a module whose code was changed: what a student's browser could be made to run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { lessonOf, startWithCode } from './program.mjs';

/** Comparisons of i32 and f64 and their opposites: what a judgement is made of. */
const kOpposite = new Map([[0x46, 0x47], [0x47, 0x46], [0x48, 0x4e], [0x4e, 0x48], [0x4a, 0x4c], [0x4c, 0x4a], [0x49, 0x4f], [0x4f, 0x49], [0x63, 0x66], [0x66, 0x63]]);
const kCodeSection = 10;
/** An honest module is done within a few milliseconds. */
const kLongest_ms = 2000;

/** What a patched module makes; one whose loop no longer ends is stopped, with an error. */
export function withPatched(work) {
  globalThis.skuaPatchedWork = work;
  return new Script('skuaPatchedWork()').runInThisContext({ timeout: kLongest_ms });
}

/** The error is the patched module's own fault. */
export const isPatchesFault = (error) => error instanceof WebAssembly.RuntimeError || error instanceof RangeError || error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

/** The module no longer says what it is, or no longer has what its lessons are about. */
const isOfNoUse = ({ message }) => /does not load|can't be read/.test(message);

function codeSection(bytes) {
  let at = 8;
  const leb = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const id = bytes[at++];
    const size = leb();
    if (id === kCodeSection) return { from: at, to: at + size };
    at += size;
  }
  throw new Error('the module has no code');
}

/** A runtime with the module in which one comparison is turned round; undefined if that is no module any more. */
export async function patchedRuntime(random) {
  const { folder, manifest } = lessonOf('antarctica');
  const bytes = readFileSync(join(folder, manifest.code.url));
  const { from, to } = codeSection(bytes);
  const places = [];
  for (let at = from; at < to; at += 1) if (kOpposite.has(bytes[at])) places.push(at);
  const at = random.pick(places);
  bytes[at] = kOpposite.get(bytes[at]);
  try {
    return await startWithCode('antarctica', await WebAssembly.compile(bytes));
  } catch (error) {
    if (error instanceof WebAssembly.CompileError || isPatchesFault(error) || isOfNoUse(error)) return undefined;
    throw error;
  }
}

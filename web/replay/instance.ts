/** One runtime with one module, made for one replay and thrown away after it. */

import { problem, type Problem } from "./problem.ts";

interface Exports {
  stringToNewUTF8(text: string): number;
  UTF8ToString(pointer: number): string;
  _free(pointer: number): void;
  skuaLoadModule(code: WebAssembly.Module, name: string): Promise<number>;
  /** Runtimes that were built before journals could be checked have none. */
  _skua_verify?(journal: number, keys: number): number;
  _skua_state_at?(journal: number, commands: number): number;
  /** Runtimes of lessons without activities in JSON may have none. */
  _skua_add_activity?(json: number): number;
}

/** What the runtime's script leaves behind. */
export type RuntimeFactory = (options: object) => Promise<Exports>;

export interface Program {
  factory: RuntimeFactory;
  runtime: WebAssembly.Module;
  code: WebAssembly.Module;
  /** The module's name. */
  name: string;
  /** The attempt's activity, where it is one in JSON. */
  activity?: string;
}

/** Nobody looks at this lesson: there is no page to draw on, and no storage. */
const nobody = { patch() {}, effects() {}, wake() {}, measureText: () => ({ width: 1, height: 1 }), rasterText() {} };

/** WebAssembly that stopped, ran out of memory or of stack; the instance can't be trusted any more. */
export function isTrap(error: unknown): boolean {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
}

export async function instantiate({ factory, runtime, code, name, activity }: Program): Promise<Exports | Problem> {
  const exports = await new Promise<Exports>((resolve, reject) => {
    factory({
      instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void) {
        WebAssembly.instantiate(runtime, imports).then((instance) => done(instance, runtime), reject);
        return {};
      },
      skua: nobody,
      // What it has to say about its end is told by the error that it throws.
      printErr() {},
    }).then(resolve, reject);
  });
  if (!exports._skua_verify) return problem("old-runtime");
  const loaded = await exports.skuaLoadModule(code, name);
  // Its ABI was the runtime's when both were built: what does not load is not what the build made.
  if (loaded !== 0) return problem("not-a-module", { code: loaded });
  const wrong = activity && call(exports, [activity], (text) => exports._skua_add_activity!(text!));
  return wrong ? problem("not-an-activity", { message: wrong }) : exports;
}

/** Hands texts over for one call, and reads the text that it returns. */
function call(exports: Exports, texts: string[], act: (...places: number[]) => number): string {
  const places = texts.map((text) => exports.stringToNewUTF8(text));
  const result = exports.UTF8ToString(act(...places));
  for (const place of places) exports._free(place);
  return result;
}

/** Plays a journal; JSON in, JSON out. Throws what `isTrap` knows. */
export function play(exports: Exports, journal: string, keys: string): string {
  return call(exports, [journal, keys], (text, answers) => exports._skua_verify!(text!, answers!));
}

/** The state after so many commands of a journal, as JSON; throws the same. */
export function stateAt(exports: Exports, journal: string, commands: number): string {
  return call(exports, [journal], (text) => exports._skua_state_at!(text!, commands));
}

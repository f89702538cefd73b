/** The program of `skua check`, in a worker: reads an activity over the module's simulation, and says all that is wrong. */

import { activityFaults } from "../../tools/skua/activity_check.mjs";
import type { Fault } from "./faults.ts";
import type { Offers } from "./offers.ts";

/** Addresses; the module's name is for its own messages. */
export interface CheckStart {
  script: string;
  wasm: string;
  code: string;
  module: string;
}
export type CheckRequest = { start: CheckStart } | { check: number; text: string };
export type CheckReply = { offers: Offers[] } | { check: number; faults: Fault[] } | { failed: string };

interface Checker {
  stringToNewUTF8(text: string): number;
  UTF8ToString(text: number): string;
  _free(pointer: number): void;
  skuaLoadModule(code: WebAssembly.Module, name: string): Promise<number>;
  _skua_check_activity(json: number): number;
  _skua_check_module(): number;
}
type Factory = (options: object) => Promise<Checker>;

declare function importScripts(...urls: string[]): void;
declare const SkuaCheck: Factory;

/** Each activity that was read stays in memory: after so many there is a new instance. */
const mostReads = 200;

let program: { runtime: WebAssembly.Module; code: WebAssembly.Module; module: string };
let checker: Checker;
let reads = 0;

const compile = async (url: string): Promise<WebAssembly.Module> => {
  const reply = await fetch(url);
  if (!reply.ok) throw new Error(`${new URL(url).pathname}: ${reply.status}`);
  return WebAssembly.compile(await reply.arrayBuffer());
};

async function begin(): Promise<void> {
  reads = 0;
  checker = await SkuaCheck({
    skua: { at() {} },
    printErr() {},
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void) {
      void WebAssembly.instantiate(program.runtime, imports).then((instance) => done(instance, program.runtime));
      return {};
    },
  });
  const loaded = await checker.skuaLoadModule(program.code, program.module);
  if (loaded !== 0) throw new Error(`${program.module}: ${loaded}`);
}

function read(text: string): unknown {
  reads += 1;
  const pointer = checker.stringToNewUTF8(text);
  try {
    return JSON.parse(checker.UTF8ToString(checker._skua_check_activity(pointer)));
  } finally {
    checker._free(pointer);
  }
}

async function answer(request: CheckRequest): Promise<CheckReply> {
  if ("start" in request) {
    const { script, wasm, code, module } = request.start;
    importScripts(script);
    const [runtime, simulation] = await Promise.all([compile(wasm), compile(code)]);
    program = { runtime, code: simulation, module };
    await begin();
    return { offers: (JSON.parse(checker.UTF8ToString(checker._skua_check_module())) as { simulations: Offers[] }).simulations };
  }
  if (reads >= mostReads) await begin();
  try {
    return { check: request.check, faults: activityFaults(request.text, read) as Fault[] };
  } catch (error) {
    await begin();
    return { check: request.check, faults: [{ line: 1, column: 1, at: "", message: String(error) }] };
  }
}

let turn: Promise<unknown> = Promise.resolve();
addEventListener("message", ({ data }: MessageEvent<CheckRequest>) => {
  turn = turn.then(() => answer(data)).then(postMessage, (error: unknown) => postMessage({ failed: String(error) } satisfies CheckReply));
});

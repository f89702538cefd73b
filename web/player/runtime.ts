/** The WebAssembly runtime as the player sees it: JSON in, JSON out, and one place where its faults are caught. */

import type { Item, Launch, LessonEvent, PreviewLaunch, Refusal, ReplayLaunch, Score, StatusWord, UndeliveredReason } from "../protocol/protocol.ts";
import { now } from "./clock.ts";
import { asProblem, Problem } from "./errors.ts";
import type { Input, Patch } from "./nodes.ts";
import type { NumberNotation } from "./notation.ts";
import { measureText, rasterText } from "./stage_text.ts";

export interface BootConfig {
  locale: string;
  strings: Record<string, string>;
  numbers: NumberNotation;
  theme: "light" | "dark";
  reducedMotion: boolean;
  /** 0xRRGGBB of each colour of the palette, where they are not the theme's. */
  colors?: number[];
  now: number;
}

export type Effect =
  | { type: "store"; items: Item[] }
  | { type: "delete"; ids: string[] }
  | { type: "deliver"; batch: number; ids: string[] }
  | { type: "wake"; at: number }
  | { type: "status"; word: StatusWord; waiting: number }
  | { type: "progress"; score: Score; completed: boolean }
  | { type: "checkpoint"; text: string }
  | { type: "announce"; text: string }
  | ({ type: "playback" } & PlaybackState);

/** How a replay stands (runtime/attempt/playback_port.h). Times in milliseconds. */
export interface PlaybackState {
  position: number;
  duration: number;
  playing: boolean;
  speed: number;
  /** Number of the last event; -1 before the first. */
  event: number;
  /** How many are known. */
  events: number;
  explored: boolean;
  command?: { number: number; name: string };
  divergence?: { at: number; message: string };
  /** An event that the journal tells otherwise than the replay; known when all is explored. */
  mismatch?: { at: number; event: number; message: string };
  torn?: boolean;
  list?: { at: number; event: LessonEvent }[];
}

export type OutboxEvent =
  | { type: "loaded"; items: Item[] }
  | { type: "stored"; ids: string[] }
  | { type: "storage-failed"; reason: string }
  | { type: "delivered"; batch: number; acknowledged: string[]; refused: Refusal[] }
  | { type: "undelivered"; batch: number; reason: UndeliveredReason; retry_after_ms?: number }
  | { type: "timer" | "online" | "offline" | "flush"; now: number };

/** What the runtime calls. */
interface Port {
  patch(json: string): void;
  effects(json: string): void;
  wake(): void;
  clock(): number;
  warn(text: string): void;
  measureText: typeof measureText;
  rasterText: typeof rasterText;
}

interface Exports {
  stringToNewUTF8(text: string): number;
  _free(pointer: number): void;
  _skua_boot(json: number): number;
  skuaLoadModule(code: WebAssembly.Module, name: string): Promise<number>;
  skuaModuleAbi?(): number;
  skuaGiveAsset(name: string, bytes: Uint8Array): number;
  _skua_launch(json: number): number;
  _skua_stage(width: number, height: number, dpr: number, draw: boolean): number;
  _skua_frame(now: number): number;
  _skua_input(json: number): void;
  _skua_pointer(kind: number, x: number, y: number, button: number): number;
  _skua_outbox(json: number): void;
  _skua_playback(json: number): number;
  _skua_measure(json: number): number;
  UTF8ToString(text: number): string;
}

export type RuntimeFactory = (options: {
  instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void): object;
  skua: Port;
}) => Promise<Exports>;

export interface RuntimeEvents {
  patch(patch: Patch): void;
  effects(effects: Effect[]): void;
  wake(): void;
  /** The instance can't be trusted any more; it is not called again. */
  trapped(problem: Problem): void;
}

/** What the runtime says while it is being called waits until the call has returned, so nothing enters it twice. */
export class Runtime {
  readonly #events: RuntimeEvents;
  #exports: Exports | undefined;
  readonly #said: (() => void)[] = [];
  /** What the runtime last warned of: why a launch was refused. */
  #warned = "";
  #inside = false;
  #dead = false;

  private constructor(events: RuntimeEvents) {
    this.#events = events;
  }

  static async start(factory: RuntimeFactory, module: WebAssembly.Module, events: RuntimeEvents): Promise<Runtime> {
    const runtime = new Runtime(events);
    const later = (act: () => void) => runtime.#say(act);
    runtime.#exports = await new Promise<Exports>((resolve, reject) => {
      factory({
        instantiateWasm(imports, done) {
          WebAssembly.instantiate(module, imports).then((instance) => done(instance, module), reject);
          return {};
        },
        skua: {
          patch: (json) => later(() => events.patch(JSON.parse(json) as Patch)),
          effects: (json) => later(() => events.effects(JSON.parse(json) as Effect[])),
          wake: () => later(events.wake),
          clock: now,
          warn: (text) => (runtime.#warned = text),
          measureText,
          rasterText,
        },
      }).then(resolve, reject);
    }).catch((error: unknown) => {
      throw asProblem(error, "E-TRAP");
    });
    return runtime;
  }

  boot(config: BootConfig): void {
    const code = this.#withText(config, (m, text) => m._skua_boot(text), true);
    if (code) throw new Problem("E-TRAP", `boot: ${code}`);
  }

  async load(code: WebAssembly.Module, name: string, abi: number): Promise<void> {
    let result: number;
    try {
      result = await this.#exports!.skuaLoadModule(code, name);
    } catch (error) {
      throw asProblem(error, error instanceof WebAssembly.RuntimeError ? "E-TRAP" : "E-MODULE");
    }
    if (result === 2) throw new Problem("E-ABI", `${name}: ABI ${this.#exports!.skuaModuleAbi?.() ?? "other"}, the runtime has ${abi}`);
    if (result !== 0) throw new Problem("E-MODULE", `${name}: not a Skua module`);
  }

  /** `program`: an activity in JSON, which the module itself does not have. */
  launch(launch: (Launch | ReplayLaunch | Omit<PreviewLaunch, "program">) & { program: string | undefined }, hashes: { runtime: string; module: string }): void {
    this.#warned = "";
    const code = this.#withText({ ...launch, hashes }, (m, text) => m._skua_launch(text), true);
    // The first thing that is wrong; all of them are in the console.
    const why = this.#warned.split("\n", 1)[0]!.slice(0, 200);
    if (code) throw new Problem(code === 1 ? "E-LAUNCH" : code === 3 ? "E-ACTIVITY" : code === 5 ? "E-CHECKPOINT" : "E-REPLAY", code === 3 ? `${launch.activity}: ${why}` : why);
  }

  /** An asset of the module, whose bytes are what the manifest says. */
  asset(name: string, bytes: Uint8Array): void {
    this.#call((m) => m.skuaGiveAsset(name, bytes));
  }

  /** `playback` steers a replay, and asks how it stands ({@link PlaybackState}); `measure` asks for values by their names. */
  ask<T>(which: "playback" | "measure", what: object): T | undefined {
    return this.#withText(what, (m, text) => JSON.parse(m.UTF8ToString(m[`_skua_${which}`](text))) as T);
  }

  /** Lays the stage out, and makes what it is drawn on where it is to `draw`. False: it can't be drawn; no size, no drawing. */
  stage(width: number, height: number, dpr: number, draw: boolean): boolean {
    return this.#call((m) => m._skua_stage(width, height, dpr, draw)) === 1;
  }

  /** Milliseconds until the next frame that is wanted, -1 for none. */
  frame(now: number): number {
    return this.#call((m) => m._skua_frame(now)) ?? -1;
  }

  /** Bit 1: over something that can be operated; bit 2: it holds the pointer; bit 4: a finger is to scroll the page all the same. */
  pointer(kind: number, x: number, y: number, button: number): number {
    return this.#call((m) => m._skua_pointer(kind, x, y, button)) ?? 0;
  }

  input(input: Input): void {
    this.#withText(input, (m, text) => m._skua_input(text));
  }

  outbox(event: OutboxEvent): void {
    this.#withText(event, (m, text) => m._skua_outbox(text));
  }

  #withText<T>(value: unknown, use: (m: Exports, pointer: number) => T, starting = false): T | undefined {
    return this.#call((m) => {
      const pointer = m.stringToNewUTF8(JSON.stringify(value));
      const result = use(m, pointer);
      m._free(pointer);
      return result;
    }, starting);
  }

  /** While it is being started a trap is the starter's problem; later it comes as an event. */
  #call<T>(use: (m: Exports) => T, starting = false): T | undefined {
    if (this.#dead) return undefined;
    if (this.#inside) throw new Error("the runtime was entered twice");
    this.#inside = true;
    let result: T;
    try {
      result = use(this.#exports!);
    } catch (error) {
      this.#dead = true;
      this.#inside = false;
      if (starting) throw asProblem(error, "E-TRAP");
      queueMicrotask(() => this.#events.trapped(asProblem(error, "E-TRAP")));
      return undefined;
    }
    this.#inside = false;
    this.#listen();
    return result;
  }

  #say(act: () => void): void {
    this.#said.push(act);
    if (!this.#inside) queueMicrotask(() => this.#listen());
  }

  #listen(): void {
    for (let act = this.#said.shift(); act; act = this.#said.shift()) act();
  }
}

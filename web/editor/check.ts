/** Asks the worker what is wrong with an activity; only the newest text is of interest. */

import type { CheckReply, CheckRequest } from "./check_worker.ts";
import type { Fault } from "./faults.ts";
import type { ModuleFiles } from "./lessons.ts";
import type { Offers } from "./offers.ts";

/** Addresses relative to this script; the build puts them in. */
declare const CHECK_WORKER_URL: string;
declare const CHECK_JS_URL: string;
declare const CHECK_WASM_URL: string;

const at = (url: string): string => new URL(url, import.meta.url).href;

export interface CheckOptions {
  offers(all: Offers[]): void;
  /** Of this text. */
  checked(text: string, faults: Fault[]): void;
  /** It can't be checked at all. */
  failed(why: string): void;
}

export class Check {
  readonly #worker = new Worker(at(CHECK_WORKER_URL));
  readonly #options: CheckOptions;
  #asked = 0;
  #busy = false;
  #text = "";
  #next: string | undefined;

  constructor({ module, code }: ModuleFiles, options: CheckOptions) {
    this.#options = options;
    this.#worker.addEventListener("message", ({ data }: MessageEvent<CheckReply>) => this.#hear(data));
    this.#worker.addEventListener("error", ({ message }) => options.failed(message));
    this.#post({ start: { script: at(CHECK_JS_URL), wasm: at(CHECK_WASM_URL), code: code.href, module } });
  }

  check(text: string): void {
    this.#next = text;
    this.#turn();
  }

  end(): void {
    this.#worker.terminate();
  }

  #turn(): void {
    if (this.#busy || this.#next === undefined) return;
    this.#busy = true;
    this.#text = this.#next;
    this.#next = undefined;
    this.#post({ check: (this.#asked += 1), text: this.#text });
  }

  #post(request: CheckRequest): void {
    this.#worker.postMessage(request);
  }

  #hear(reply: CheckReply): void {
    if ("offers" in reply) return this.#options.offers(reply.offers);
    if ("failed" in reply) return this.#options.failed(reply.failed);
    this.#busy = false;
    if (this.#next === undefined) this.#options.checked(this.#text, reply.faults);
    this.#turn();
  }
}

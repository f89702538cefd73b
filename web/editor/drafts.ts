/** Brings drafts to the host a moment after each change, and knows what is kept. */

import { activityBytes, type DraftMessage, type EditedActivity, type KeepReason } from "../protocol/editor.ts";

/** `kept`: the host has all; `keeping`: it is about to; otherwise why it has not. */
export type Keeping = "kept" | "keeping" | KeepReason;

export interface DraftOptions {
  post(message: DraftMessage): void;
  said(word: Keeping): void;
  later(act: () => void, ms: number): () => void;
}

const pauseMs = 500;
const firstRetryMs = 2_000;
const lastRetryMs = 60_000;

export class Drafts {
  readonly #options: DraftOptions;
  #newest: EditedActivity | undefined;
  #number = 0;
  /** Number of the draft that brought the newest text; 0: it has not been sent. */
  #sentAs = 0;
  #cancel: (() => void) | undefined;
  #retryMs = firstRetryMs;
  #word: Keeping = "kept";
  #waiting: ((kept: boolean) => void)[] = [];

  constructor(options: DraftOptions) {
    this.#options = options;
  }

  get word(): Keeping {
    return this.#word;
  }

  changed(activity: EditedActivity): void {
    this.#newest = activity;
    this.#sentAs = 0;
    if (this.#word === "conflict") return;
    if (new TextEncoder().encode(activity.activity).length > activityBytes) {
      this.#cancel?.();
      return this.#say("too-large");
    }
    if (this.#word === "kept" || this.#word === "too-large") this.#say("keeping");
    this.#send(pauseMs);
  }

  /** At once. Resolves to whether all is kept, as soon as that is known. */
  flush(): Promise<boolean> {
    if (this.#word === "kept") return Promise.resolve(true);
    if (this.#word === "conflict" || this.#word === "too-large") return Promise.resolve(false);
    if (!this.#sentAs) this.#send(0);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  kept(draft: number): void {
    this.#retryMs = firstRetryMs;
    if (draft === this.#sentAs) this.#say("kept");
    else if (this.#word !== "conflict" && this.#word !== "too-large") this.#say("keeping");
  }

  /** Whatever is newest is tried again; an older draft's failure is no news once a newer one is under way. */
  unkept(draft: number, reason: KeepReason): void {
    if (reason !== "conflict" && this.#sentAs && draft !== this.#sentAs) return;
    this.#say(reason);
    this.#cancel?.();
    if (reason === "conflict" || reason === "too-large") return;
    this.#sentAs = 0;
    this.#send(this.#retryMs);
    this.#retryMs = Math.min(lastRetryMs, this.#retryMs * 2);
  }

  #send(ms: number): void {
    this.#cancel?.();
    this.#cancel = this.#options.later(() => {
      this.#sentAs = this.#number += 1;
      this.#options.post({ type: "draft", draft: this.#sentAs, ...this.#newest! });
    }, ms);
  }

  #say(word: Keeping): void {
    this.#word = word;
    this.#options.said(word);
    if (word !== "keeping") for (const resolve of this.#waiting.splice(0)) resolve(word === "kept");
  }
}

/** One window at a time works on an attempt, where windows of this frame can hear of each other. */

import { Problem } from "./errors.ts";
import { stopWith } from "./faults.ts";
import type * as Channel from "./channel_hold.ts";

/** Address of channel_hold.ts relative to this script; the build puts it in. */
declare const HOLD_URL: string;

/** Takes the attempt, from another window if it must; false if another one has it. `lost` is called when one takes it later. */
export type Take = (steal: boolean, lost: () => void) => Promise<boolean>;

/** A page that is being reloaded gives its lock back a moment late. */
const lateMs = 600;

const lock = (name: string): Take => (steal, lost) =>
  new Promise((resolve) => {
    let held = false;
    navigator.locks
      .request(name, steal ? { steal } : { ifAvailable: true }, (given) => {
        resolve((held = !!given));
        return given && new Promise<never>(() => {}); // until the page goes
      })
      .catch(() => {
        resolve(true); // no locks in this frame
        if (held) lost();
      });
  });

/** `lost` is called when another window has the attempt; while the page is `busy` it does not take it back. */
export class Hold {
  /** Resolves when the attempt is this window's. */
  readonly taken: Promise<void>;
  readonly #take: Promise<Take>;

  constructor(attempt: string, readonly lost: () => void, readonly busy: () => boolean) {
    const name = `skua:${attempt}`;
    this.#take = navigator.locks
      ? Promise.resolve(lock(name))
      : import(HOLD_URL).then((channel: typeof Channel) => channel.takeByChannel(name), () => async () => true);
    this.taken = this.#open();
  }

  async #open(): Promise<void> {
    const take = async () => (await this.#take)(false, () => this.lose());
    if (await take()) return;
    await new Promise((resolve) => setTimeout(resolve, lateMs));
    if (!(await take())) await this.#ask();
  }

  /** Another window has it. */
  lose(): void {
    this.lost();
    void this.#ask();
  }

  /** What the other window did meanwhile comes with a new launch. */
  async #ask(): Promise<never> {
    do await stopWith(new Problem("E-ELSEWHERE"));
    while (this.busy());
    await (await this.#take)(true, () => {});
    location.reload();
    return new Promise(() => {});
  }
}

/** Frames, only when the runtime wants one: an idle lesson draws nothing, a hidden one rests. */

import { now } from "./clock.ts";

export class Frames {
  readonly #draw: (now: number) => number;
  #request = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;

  /** `draw` returns the milliseconds until the next frame that is wanted; 0 the next one, -1 none. */
  constructor(draw: (now: number) => number) {
    this.#draw = draw;
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#rest() : this.wake()));
  }

  start(): void {
    this.#running = true;
    this.wake();
  }

  stop(): void {
    this.#running = false;
    this.#rest();
  }

  /** Something changed: a frame is wanted. */
  wake(): void {
    if (!this.#running || this.#request || document.hidden) return;
    clearTimeout(this.#timer);
    this.#request = requestAnimationFrame(() => this.#run());
  }

  /** A frame at once: when a press returns, the page already shows what it did, to eyes, screen readers and the next press. */
  hurry(): void {
    if (!this.#running) return;
    this.#rest();
    this.#run();
  }

  #run(): void {
    this.#request = 0;
    const wait = this.#draw(now());
    if (wait === 0) this.wake();
    else if (wait > 0 && !this.#request) this.#timer = setTimeout(() => this.wake(), wait);
  }

  #rest(): void {
    cancelAnimationFrame(this.#request);
    this.#request = 0;
    clearTimeout(this.#timer);
  }
}

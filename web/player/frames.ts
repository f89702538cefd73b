/** Frames, only when the runtime wants one: an idle lesson draws nothing, a hidden one rests. */

import { now } from "./clock.ts";

export class Frames {
  private request = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;

  /** `draw` returns the milliseconds until the next frame that is wanted; 0 the next one, -1 none. */
  constructor(private readonly draw: (now: number) => number) {
    document.addEventListener("visibilitychange", () => (document.hidden ? this.rest() : this.wake()));
  }

  start(): void {
    this.running = true;
    this.wake();
  }

  stop(): void {
    this.running = false;
    this.rest();
  }

  /** Something changed: a frame is wanted. */
  wake(): void {
    if (!this.running || this.request || document.hidden) return;
    clearTimeout(this.timer);
    this.request = requestAnimationFrame(() => {
      this.request = 0;
      const wait = this.draw(now());
      if (wait === 0) this.wake();
      else if (wait > 0 && !this.request) this.timer = setTimeout(() => this.wake(), wait);
    });
  }

  private rest(): void {
    cancelAnimationFrame(this.request);
    this.request = 0;
    clearTimeout(this.timer);
  }
}

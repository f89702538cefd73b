/** Time as a schedule has it: nothing happens but what is due next. What belongs to a page that died does not happen at all. */
import { AsyncLocalStorage } from "node:async_hooks";

export interface Owner {
  alive: boolean;
}

interface Due {
  at: number;
  order: number;
  owner: Owner | undefined;
  act: () => void;
}

const realImmediate = setImmediate;
const owners = new AsyncLocalStorage<Owner>();

/** Code that runs as part of a page: its timers and listeners end with the page. */
export const as = <T>(owner: Owner, run: () => T): T => owners.run(owner, run);
export const ownerNow = (): Owner | undefined => owners.getStore();

export class Time {
  /** True time, in milliseconds. */
  now = 1_772_444_467_250;
  /** How far the clock on the wall is ahead. */
  wall = 0;
  /** Work that takes real time, such as compiling. */
  busy = 0;
  #order = 0;
  #due: Due[] = [];

  /** Puts itself in the place of the timers and clocks of a page. */
  install(): void {
    const timers = new Map<number, Due>();
    let last = 0;
    Object.assign(globalThis, {
      setTimeout: (act: () => void, ms = 0) => {
        const id = ++last;
        timers.set(id, this.after(Math.max(1, Math.floor(ms)), () => (timers.delete(id), act()), ownerNow()));
        return id;
      },
      clearTimeout: (id: number) => {
        const due = timers.get(id);
        const at = due ? this.#due.indexOf(due) : -1;
        if (at >= 0) this.#due.splice(at, 1);
        timers.delete(id);
      },
    });
    Date.now = () => Math.floor(this.now + this.wall);
    performance.now = () => this.now;
  }

  after(ms: number, act: () => void, owner?: Owner): Due {
    const due = { at: this.now + Math.max(0, ms), order: ++this.#order, owner, act };
    this.#due.push(due);
    return due;
  }

  /** Everything that needs no time has happened. */
  async settle(): Promise<void> {
    do await new Promise((resolve) => realImmediate(resolve));
    while (this.busy);
  }

  /** The next thing that is due; false when there is none before `limit`. */
  async step(limit: number): Promise<boolean> {
    this.#due.sort((a, b) => a.at - b.at || a.order - b.order);
    const next = this.#due[0];
    if (!next || next.at > limit) return false;
    this.#due.shift();
    this.now = next.at;
    if (next.owner?.alive !== false) {
      if (next.owner) as(next.owner, next.act);
      else next.act();
      await this.settle();
    }
    return true;
  }

  clear(): void {
    this.#due = [];
  }
}

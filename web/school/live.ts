/** The school's live stream of events, kept open: when it breaks it is opened again, with growing pauses. */
import type { LiveEvent } from "./api.ts";

export type LiveState = "connecting" | "live" | "reconnecting";

/** What the feed uses of its surroundings; tests bring their own. */
export interface Surroundings {
  open: () => WebSocket;
  wait: (callback: () => void, ms: number) => unknown;
  random: () => number;
}

export interface Listener {
  event: (event: LiveEvent) => void;
  /** `live` means: from now on nothing is missed. What happened before must be asked for. */
  state: (state: LiveState) => void;
}

const longestPauseMs = 15_000;

/** Pause before the nth try in a row, spread so that a whole school doesn't come back in the same moment. */
export const pauseBefore = (tries: number, random: () => number): number =>
  Math.min(1000 * 2 ** (tries - 1), longestPauseMs) * (0.75 + 0.5 * random());

/** Follows the stream until the page is gone. */
export class LiveFeed {
  readonly #listener: Listener;
  readonly #world: Surroundings;
  #socket: WebSocket | undefined;
  #tries = 0;

  constructor(listener: Listener, world: Surroundings = browser) {
    this.#listener = listener;
    this.#world = world;
    listener.state("connecting");
    this.#open();
  }

  /** The network is back: no need to wait any longer. */
  retryNow(): void {
    if (this.#socket) return;
    this.#tries = 0;
    this.#open();
  }

  #open(): void {
    if (this.#socket) return;
    const socket = this.#world.open();
    this.#socket = socket;
    socket.onopen = () => {
      this.#tries = 0;
      this.#listener.state("live");
    };
    socket.onmessage = ({ data }) => {
      const event = read(data);
      if (event) this.#listener.event(event);
    };
    socket.onclose = () => {
      this.#socket = undefined;
      this.#listener.state("reconnecting");
      this.#world.wait(() => this.#open(), pauseBefore(++this.#tries, this.#world.random));
    };
  }
}

function read(data: unknown): LiveEvent | undefined {
  try {
    const event = JSON.parse(String(data)) as LiveEvent;
    return typeof event.attempt === "string" && typeof event.student.name === "string" && typeof event.event.type === "string" ? event : undefined;
  } catch {
    return undefined;
  }
}

const browser: Surroundings = {
  open: () => new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/live`),
  wait: (callback, ms) => setTimeout(callback, ms),
  random: Math.random,
};

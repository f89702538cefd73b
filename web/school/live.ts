/** The school's live stream of what is new, kept open: when it breaks it is opened again, with growing pauses. */
import type { LiveCell, LiveEvent } from "./api.ts";

export type LiveState = "connecting" | "live" | "reconnecting";

/** What the feed uses of its surroundings; tests bring their own. */
export interface Surroundings {
  open: () => WebSocket;
  wait: (callback: () => void, ms: number) => unknown;
  random: () => number;
}

export interface Listener {
  event: (event: LiveEvent) => void;
  cell: (cell: LiveCell) => void;
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
      const news = read(data);
      if (!news) return;
      if ("event" in news) this.#listener.event(news);
      else this.#listener.cell(news);
    };
    socket.onclose = () => {
      this.#socket = undefined;
      this.#listener.state("reconnecting");
      this.#world.wait(() => this.#open(), pauseBefore(++this.#tries, this.#world.random));
    };
  }
}

function read(data: unknown): LiveEvent | LiveCell | undefined {
  try {
    const news = JSON.parse(String(data));
    const known = typeof news.student.name === "string" && typeof news.assignment === "string";
    const isEvent = typeof news.attempt === "string" && typeof news.event?.type === "string";
    return known && (isEvent || typeof news.cell?.status === "string") ? news : undefined;
  } catch {
    return undefined;
  }
}

const browser: Surroundings = {
  open: () => new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/live`),
  wait: (callback, ms) => setTimeout(callback, ms),
  random: Math.random,
};

/** An attempt shown again: a bar to play, pause and go anywhere in it. A script of its own, fetched for replays and previews only. */

import { Announcer } from "./announcer.ts";
import type { Connection } from "./connection.ts";
import { attr, byId, h, words } from "./dom.ts";
import { isPlain } from "./keys.ts";
import { clockOf, playbackWords, sentenceOf, type PlaybackWords } from "./playback_words.ts";
import type { LessonEvent, PreviewLaunch, ReplayLaunch } from "../protocol/protocol.ts";
import { Preview } from "./preview.ts";
import type { Effect, PlaybackState, Runtime } from "./runtime.ts";

/** Address of the bar's style relative to this script; the build puts it in. */
declare const PLAYBACK_CSS_URL: string;

export interface PlaybackOptions {
  runtime(): Runtime | undefined;
  texts(): Record<string, string>;
  connection: Connection;
}

interface Happened {
  at: number;
  event: LessonEvent;
}

type Steer = { do: "play" | "pause" | "events" | "state" } | { do: "speed" | "seek" | "event"; value: number };

const speeds = [0.5, 1, 2, 4, 8];
const arrowMs = 1000;
const signs = {
  play: "M7.5 5v14l11-7z",
  pause: "M8.5 5.5v13M15.5 5.5v13",
  again: "M4.5 12a7.5 7.5 0 1 1 2.6 5.7M4.5 19v-4.5H9",
  previous: "M17.5 6v12l-9-6zM6.5 6v12",
  next: "M6.5 6v12l9-6zM17.5 6v12",
};

function sign(path: string): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const line = document.createElementNS(space, "path");
  attr(line, "d", path);
  svg.append(line);
  attr(svg, "viewBox", "0 0 24 24");
  attr(svg, "class", "icon");
  attr(svg, "aria-hidden", "true");
  return svg;
}

const button = (id: string, path: string): HTMLButtonElement => {
  const el = h("button", { type: "button", id });
  el.append(sign(path));
  return el;
};

/** What stands beside a lesson that nobody works on, and takes what the runtime wants done. */
export interface Aside {
  /** A runtime was launched; after a fault, another one. */
  begin(): void;
  run(effect: Effect): void;
  seek(event: number): void;
  relabel(): void;
}

/** The replay or preview is ready to be begun when its style is there. */
export async function openPlayback(launch: ReplayLaunch | PreviewLaunch, options: PlaybackOptions): Promise<Aside> {
  const link = h("link", { rel: "stylesheet", href: new URL(PLAYBACK_CSS_URL, import.meta.url).href });
  const styled = new Promise((resolve) => (link.onload = link.onerror = resolve));
  document.head.append(link);
  await styled;
  return launch.mode === "preview" ? new Preview(launch, options.runtime) : new Playback(options);
}

export class Playback implements Aside {
  readonly #options: PlaybackOptions;
  readonly #said: Announcer;
  readonly #bar = h("section", { id: "replay" });
  readonly #name = h("h2", { id: "replay-name" });
  readonly #play = button("replay-play", signs.play);
  readonly #previous = button("replay-previous", signs.previous);
  readonly #next = button("replay-next", signs.next);
  readonly #slider = h("input", { type: "range", id: "replay-position", min: 0, step: 1 });
  readonly #marks = h("div", { class: "marks", "aria-hidden": "true" });
  readonly #time = h("p", { id: "replay-time", "aria-hidden": "true" });
  readonly #speed = h("select", { id: "replay-speed" });
  readonly #event = h("p", { id: "replay-event" });
  readonly #note = h("p", { id: "replay-note" });
  #events: Happened[] = [];
  #state: PlaybackState | undefined;
  /** What the page around was told last. */
  #told = "";
  #dragging = false;
  /** Whoever moved the slider hears its value: the event is not told besides. */
  #silent = false;

  constructor(options: PlaybackOptions) {
    this.#options = options;
    const live = h("div", { class: "live", role: "status", "aria-live": "polite" });
    this.#said = new Announcer(live);
    attr(this.#bar, "aria-labelledby", this.#name.id);
    this.#speed.append(...speeds.map((speed) => h("option", { value: speed }, speed === 0.5 ? "½×" : `${speed}×`)));
    this.#speed.value = "1";
    this.#bar.append(
      h("div", { class: "head" }, this.#name, this.#event),
      h("div", { class: "buttons" }, this.#previous, this.#play, this.#next),
      h("div", { class: "track" }, this.#marks, this.#slider),
      this.#time, this.#speed, this.#note, live,
    );
    byId("app").after(this.#bar);
    this.#listen();
    for (const id of ["n-bar", "n-panel", "n-stage"]) quieten(byId(id));
  }

  /** A runtime was launched with the journal; after a fault, another one. */
  begin(): void {
    this.#events = [];
    const before = this.#state;
    this.#steer({ do: "state" });
    if (!before) return;
    this.#steer({ do: "speed", value: before.speed });
    this.#steer({ do: "seek", value: before.position });
  }

  /** The runtime tells how it stands. */
  run(effect: Effect): void {
    if (effect.type === "playback") this.#show(effect);
  }

  #show(state: PlaybackState): void {
    const before = this.#state;
    this.#state = state;
    if (state.events !== this.#events.length) {
      this.#events = this.#ask({ do: "events" })?.list ?? this.#events;
      this.#mark();
    } else if (before?.duration !== state.duration) {
      this.#mark();
    }
    this.#write();
    const current = this.#current();
    if (current && before && before.event !== state.event && !this.#silent) this.#said.say(this.#sentence(current));
    this.#silent = false;
    const { position, duration, playing, event } = state;
    const told = [position, duration, playing, event].join();
    if (told === this.#told) return;
    this.#told = told;
    this.#options.connection.post({ type: "position", position, duration, playing, event });
  }

  /** The page around asks for the moment of an event: there it stays. */
  seek(event: number): void {
    this.#ask({ do: "pause" });
    this.#steer({ do: "event", value: event });
  }

  /** All words again, in the language that is spoken now. */
  relabel(): void {
    this.#mark();
    this.#write();
  }

  get #words(): PlaybackWords {
    return playbackWords(document.documentElement.lang);
  }

  #ask(what: Steer): PlaybackState | undefined {
    return this.#options.runtime()?.ask<PlaybackState>("playback", what);
  }

  #steer(what: Steer): void {
    const state = this.#ask(what);
    if (state) this.#show(state);
  }

  #toggle(): void {
    this.#steer({ do: this.#state?.playing ? "pause" : "play" });
  }

  #listen(): void {
    this.#play.addEventListener("click", () => this.#toggle());
    this.#previous.addEventListener("click", () => this.#step(-1));
    this.#next.addEventListener("click", () => this.#step(1));
    this.#speed.addEventListener("change", () => this.#steer({ do: "speed", value: Number(this.#speed.value) }));
    const seek = (ms: number) => {
      this.#silent = true;
      this.#steer({ do: "seek", value: ms });
    };
    this.#slider.addEventListener("input", () => seek(Number(this.#slider.value)));
    this.#slider.addEventListener("pointerdown", () => (this.#dragging = true));
    for (const end of ["pointerup", "pointercancel", "blur"]) this.#slider.addEventListener(end, () => (this.#dragging = false));
    this.#bar.addEventListener("keydown", (event) => {
      const { key } = event;
      if (!isPlain(event)) return;
      const target = event.target as Element;
      if (key === "k" || (key === " " && !target.closest("button,select"))) {
        event.preventDefault();
        this.#toggle();
      } else if (target === this.#slider && /^Arrow(Left|Right|Up|Down)$/.test(key)) {
        event.preventDefault();
        seek((this.#state?.position ?? 0) + (/Right|Up/.test(key) ? arrowMs : -arrowMs));
      }
    });
  }

  /** To the next moment at which something happened, or to the one before. */
  #step(by: 1 | -1): void {
    const position = this.#state?.position ?? 0;
    const at = this.#current()?.at ?? 0;
    const to = by > 0 ? this.#events.find((one) => one.at > position) : this.#events.findLast((one) => one.at < at);
    if (to) this.#steer({ do: "event", value: to.event.n });
  }

  #current(): Happened | undefined {
    return this.#events.find(({ event }) => event.n === this.#state?.event);
  }

  /** Counted from 1; 0 where there is no such event. */
  #nth(number: number): number {
    return this.#events.findIndex(({ event }) => event.n === number) + 1;
  }

  #sentence({ event }: Happened): string {
    return sentenceOf(event, this.#words, this.#options.texts(), document.documentElement.lang);
  }

  #mark(): void {
    const duration = this.#state?.duration || 1;
    this.#marks.replaceChildren(
      ...this.#events.map(({ at, event }) => {
        const tone = event.type === "answered" ? (event.correct ? "right" : "again") : event.type === "completed" ? "right" : "plain";
        const mark = h("span", { "data-tone": tone });
        mark.style.setProperty("--at", String(at / duration));
        return mark;
      }),
    );
  }

  #write(): void {
    if (!this.#state) return;
    const said = this.#words;
    const { position, duration, playing, speed, event, divergence, mismatch, torn } = this.#state;
    words(this.#name, said.replay);
    const ended = !playing && position >= duration && duration > 0;
    const pressed = playing ? "pause" : ended ? "again" : "play";
    if (this.#play.dataset.sign !== pressed) {
      this.#play.dataset.sign = pressed;
      this.#play.replaceChildren(sign(signs[pressed]));
    }
    for (const [el, name] of [[this.#play, said[pressed]], [this.#previous, said.previous], [this.#next, said.next], [this.#speed, said.speed], [this.#slider, said.position]] as const) {
      attr(el, "aria-label", name);
      attr(el, "title", el === this.#slider ? undefined : name);
    }
    const current = this.#current();
    const at = current?.at ?? 0;
    attr(this.#previous, "aria-disabled", this.#events.some((one) => one.at < at) ? undefined : "true");
    attr(this.#next, "aria-disabled", this.#events.some((one) => one.at > position) ? undefined : "true");
    const sentence = current ? this.#sentence(current) : "";
    const told = current && `${said.nth(this.#nth(event), this.#events.length)} · ${sentence}`;
    words(this.#event, told);
    attr(this.#event, "title", told);
    const time = said.of(clockOf(position), clockOf(duration));
    words(this.#time, `${clockOf(position)} / ${clockOf(duration)}`);
    attr(this.#slider, "max", duration);
    attr(this.#slider, "aria-valuetext", sentence ? `${time}, ${sentence}` : time);
    if (!this.#dragging && this.#slider.value !== String(position)) this.#slider.value = String(position);
    this.#slider.style.setProperty("--part", `${duration ? (100 * position) / duration : 0}%`);
    if (this.#speed.value !== String(speed)) this.#speed.value = String(speed);
    const mismatched = mismatch && said.mismatched(this.#nth(mismatch.event) || this.#events.length + 1);
    words(this.#note, divergence ? said.diverged : (mismatched ?? (torn ? said.torn : "")));
    attr(this.#note, "title", (divergence ?? mismatch)?.message);
    this.#note.hidden = !divergence && !mismatch && !torn;
  }
}

/** The lesson's own controls say what they were, and do nothing; plots can be read as always. */
function quieten(root: HTMLElement): void {
  attr(root, "role", "group");
  attr(root, "aria-disabled", "true");
  const stop = (event: Event) => {
    if ((event.target as Element).closest(".plot")) return;
    event.preventDefault();
    event.stopPropagation();
  };
  for (const type of ["click", "beforeinput"]) root.addEventListener(type, stop, true);
  root.addEventListener(
    "keydown",
    (event) => {
      if (!["Tab", "Escape"].includes(event.key) && isPlain(event)) stop(event);
    },
    true,
  );
}

/** The entries of a notebook and where each of them is: with the school, on the device, or only in this page. */

import * as LIMITS from "../../protocol/limits.ts";
import { wrongInEntry, type Notebook, type NotebookEntry } from "../../protocol/notebook.ts";
import type { NotedMessage, NoteMessage, RemoveMessage } from "../../protocol/protocol.ts";
import type { DeviceStore, KeptVersion } from "./kept.ts";

/** What a draft's row is called on the device; what it changes stands behind it. */
const draftId = "draft";
/** A draft is written when nothing more is typed for so long. */
export const draftMs = 500;

/** How often what nobody answered for is said again. */
export const againMs = 30_000;

export interface EntriesOptions {
  /** As the launch brought it; nothing where the school keeps no notebook. */
  given: Notebook | undefined;
  /** Nothing where the browser keeps nothing. */
  store: DeviceStore | undefined;
  post(message: NoteMessage | RemoveMessage): void;
  /** Entries, or where they are. */
  changed(): void;
}

/** Where the notebook is, and how many of its versions that is about. */
export interface Whereabouts {
  /**
   * `school`: all of it is there. `saving`: some is on its way to the device. `waiting`: some is on the device until the
   * school has it. `refused`: some stays there. `device`: all of it, no school keeps it. `memory`: some is only in this page.
   */
  word: "school" | "saving" | "waiting" | "refused" | "device" | "memory";
  count: number;
}

export class Entries {
  readonly #options: EntriesOptions;
  readonly #entries = new Map<string, NotebookEntry>();
  /** What the school has not taken. */
  readonly #waiting = new Map<string, KeptVersion>();
  readonly #refused = new Set<string>();
  /** Typed and not put in yet, by the entry that it changes; "" for a new one. */
  readonly #drafts = new Map<string, string>();
  #draftTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #unwritten = new Set<string>();
  /** The device could not keep something. */
  #unkept = false;
  #writing: Promise<unknown> = Promise.resolve();
  /** How many writes are under way. */
  #writes = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(options: EntriesOptions) {
    this.#options = options;
    this.#unkept = !options.store;
    // What can't be shown is the school's to mend; the rest is there.
    for (const entry of options.given?.entries ?? []) if (wrongInEntry(entry) === undefined) this.#entries.set(entry.id, entry);
  }

  /** Takes in what lies on the device, and says to the school what it does not have. */
  async load(): Promise<void> {
    let kept: KeptVersion[] = [];
    try {
      kept = (await this.#options.store?.load()) ?? [];
    } catch {
      this.#unkept = true;
    }
    for (const version of kept) {
      if (version.id.startsWith(draftId)) {
        this.#drafts.set(version.id.slice(draftId.length), version.draft ?? "");
        continue;
      }
      const known = this.#waiting.get(version.id) ?? this.#entries.get(version.id);
      if (known && known.revision >= version.revision) {
        if (!this.#waiting.has(version.id)) this.#write((store) => store.remove(version.id));
        continue;
      }
      if (version.entry && wrongInEntry(version.entry) !== undefined) continue;
      this.#waiting.set(version.id, version);
      if (version.entry) this.#entries.set(version.id, version.entry);
      else this.#entries.delete(version.id);
    }
    this.sayAgain();
    this.#options.changed();
  }

  /** The oldest first. */
  get all(): NotebookEntry[] {
    return [...this.#entries.values()].sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
  }

  /** Older ones that only the school has. */
  get leftOut(): number {
    return this.#options.given?.left_out ?? 0;
  }

  get isFull(): boolean {
    return this.#entries.size + this.leftOut >= LIMITS.notebookEntries;
  }

  /** Puts it in, or in place of its earlier version. False: it is too large, and nothing has changed. */
  put(entry: NotebookEntry): boolean {
    if (wrongInEntry(entry) !== undefined) return false;
    this.#entries.set(entry.id, entry);
    this.#keep({ id: entry.id, revision: entry.revision, entry });
    return true;
  }

  /** Takes it out; returns what puts it back. */
  remove(id: string): (() => void) | undefined {
    const entry = this.#entries.get(id);
    if (!entry) return undefined;
    this.#entries.delete(id);
    this.#keep({ id, revision: entry.revision + 1 });
    return () => this.put({ ...entry, revision: entry.revision + 2 });
  }

  /** What was typed to change an entry, or for a new one, and is neither in the notebook nor given up. */
  draft(of = ""): string | undefined {
    return this.#drafts.get(of);
  }

  /** Stays on this device until it is undefined. */
  keepDraft(text: string | undefined, of = ""): void {
    if (text === undefined) this.#drafts.delete(of);
    else this.#drafts.set(of, text);
    this.#unwritten.add(of);
    clearTimeout(this.#draftTimer);
    this.#draftTimer = setTimeout(() => this.writeDrafts(), draftMs);
  }

  /** Those that wait for the student to pause. */
  writeDrafts(): void {
    clearTimeout(this.#draftTimer);
    for (const of of this.#unwritten) {
      const id = draftId + of;
      const draft = this.#drafts.get(of);
      this.#write((store) => (draft === undefined ? store.remove(id) : store.put({ id, revision: 0, draft })));
    }
    this.#unwritten.clear();
  }

  noted({ id, revision, refused }: NotedMessage): void {
    const version = this.#waiting.get(id);
    if (!version || version.revision !== revision) return;
    if (refused) {
      this.#refused.add(id);
    } else {
      this.#waiting.delete(id);
      this.#refused.delete(id);
      this.#write((store) => store.remove(id));
    }
    this.#options.changed();
  }

  /** What the school has neither taken nor refused. */
  sayAgain(): void {
    if (!this.#options.given) return;
    const open = [...this.#waiting.values()].filter(({ id }) => !this.#refused.has(id));
    for (const version of open) this.#say(version);
    if (open.length) this.#timer ??= setInterval(() => this.sayAgain(), againMs);
    else this.#timer = void clearInterval(this.#timer);
  }

  get whereabouts(): Whereabouts {
    const count = this.#waiting.size;
    if (this.#unkept && (count || !this.#options.given)) return { word: "memory", count };
    if (this.#writes && count) return { word: "saving", count };
    if (!this.#options.given) return { word: "device", count };
    if (this.#refused.size) return { word: "refused", count: this.#refused.size };
    return { word: count ? "waiting" : "school", count };
  }

  /** When what was written so far is on the device, or could not be. */
  get settled(): Promise<unknown> {
    return this.#writing;
  }

  #keep(version: KeptVersion): void {
    const { id, entry } = version;
    this.#refused.delete(id);
    if (entry || this.#options.given) {
      this.#waiting.set(id, version);
      this.#write((store) => store.put(version));
      if (this.#options.given) {
        this.#say(version);
        this.#timer ??= setInterval(() => this.sayAgain(), againMs);
      }
    } else {
      // Nobody else was ever told of it.
      this.#waiting.delete(id);
      this.#write((store) => store.remove(id));
    }
    this.#options.changed();
  }

  #say({ id, revision, entry }: KeptVersion): void {
    this.#options.post(entry ? { type: "note", entry } : { type: "remove", id, revision });
  }

  /** One after the other, so that the last version is the one that stays. */
  #write(use: (store: DeviceStore) => Promise<void>): void {
    const { store } = this.#options;
    if (!store) return;
    this.#writes++;
    this.#writing = this.#writing.then(() => use(store)).catch(() => (this.#unkept = true)).then(() => {
      this.#writes--;
      this.#options.changed();
    });
  }
}

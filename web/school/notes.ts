/** Brings to the school what an open lesson puts into the notebook, and tells the lesson what is stored. */
import type { NotebookEntry } from "../protocol/notebook.ts";
import { Problem, sendNotes } from "./api.ts";
import type { NoteRemoval, NotesReceipt } from "./api.ts";

/** What comes together goes together. */
const gatherMs = 200;
/** Entries are of up to 64 KiB; a request of at most 1 MiB. */
const atOnce = 12;

export interface NotesOptions {
  attempt: string;
  /** Of the launch. */
  token: string | undefined;
  /** The token of a new launch of the same attempt. */
  renew: () => Promise<string | undefined>;
  /** This revision is stored, or (with a word why) never will be. */
  noted: (id: string, revision: number, refused?: string) => void;
}

/** The lesson says again what was not noted, so whatever fails here is tried again by that. */
export class Notes {
  readonly #options: NotesOptions;
  #token: string | undefined;
  readonly #entries = new Map<string, NotebookEntry>();
  readonly #removed = new Map<string, NoteRemoval>();
  #going = false;

  constructor(options: NotesOptions) {
    this.#options = options;
    this.#token = options.token;
  }

  put(entry: NotebookEntry): void {
    this.#removed.delete(entry.id);
    this.#entries.set(entry.id, entry);
    void this.#go();
  }

  remove(removal: NoteRemoval): void {
    this.#entries.delete(removal.id);
    this.#removed.set(removal.id, removal);
    void this.#go();
  }

  async #go(): Promise<void> {
    if (this.#going) return;
    this.#going = true;
    try {
      while (this.#entries.size + this.#removed.size > 0) {
        await new Promise((resolve) => setTimeout(resolve, gatherMs));
        await this.#send(take(this.#entries, atOnce), take(this.#removed, atOnce));
      }
    } catch (problem) {
      console.warn(problem);
      this.#entries.clear();
      this.#removed.clear();
    } finally {
      this.#going = false;
    }
  }

  async #send(entries: NotebookEntry[], removed: NoteRemoval[]): Promise<void> {
    const { noted, refused, token } = await this.#post({ entries, removed });
    this.#token = token ?? this.#token;
    for (const { id, revision } of noted) this.#options.noted(id, revision);
    for (const { id, code } of refused) {
      const one = [...entries, ...removed].find((sent) => sent.id === id);
      if (one) this.#options.noted(one.id, one.revision, code);
    }
  }

  async #post(notes: { entries: NotebookEntry[]; removed: NoteRemoval[] }): Promise<NotesReceipt> {
    const { attempt, renew } = this.#options;
    try {
      return await sendNotes(attempt, this.#token, notes);
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.code !== "E-SIGNED-OUT") throw problem;
      this.#token = await renew();
      return sendNotes(attempt, this.#token, notes);
    }
  }
}

function take<Value>(from: Map<string, Value>, most: number): Value[] {
  const some = [...from].slice(0, most);
  for (const [id] of some) from.delete(id);
  return some.map(([, value]) => value);
}

import * as LIMITS from "../protocol/limits.ts";
import type { Notebook, NotebookEntry } from "../protocol/notebook.ts";
import type { NoteMessage, RemoveMessage } from "../protocol/protocol.ts";
import { jsonBytes } from "../protocol/read.ts";

/** What the lesson said of an entry; without the entry it was taken out. */
interface Version {
  revision: number;
  entry?: NotebookEntry;
}

/**
 * A student's notebook while the page is open: as a launch brought it, with what the page has stored since. A lesson that
 * loads again is launched with it.
 */
export class OpenNotebook {
  #given: Notebook;
  readonly #said = new Map<string, Version>();

  constructor(given: Notebook) {
    this.#given = given;
  }

  /** The lesson said this; it counts once it is stored. */
  hear(message: NoteMessage | RemoveMessage): void {
    const version = message.type === "note" ? { revision: message.entry.revision, entry: message.entry } : { revision: message.revision };
    this.#said.set(message.type === "note" ? message.entry.id : message.id, version);
  }

  /** The page has stored this version. */
  stored(id: string, revision: number): void {
    const version = this.#said.get(id);
    if (version?.revision !== revision) return;
    this.#said.delete(id);
    const others = this.#given.entries.filter((entry) => entry.id !== id);
    this.#given = within({ ...this.#given, entries: version.entry ? [...others, version.entry] : others });
  }

  get now(): Notebook {
    return this.#given;
  }
}

/** What a launch has no room for is left out, the oldest first. */
function within({ entries, left_out = 0, ...rest }: Notebook): Notebook {
  const kept = entries.slice(-LIMITS.notebookEntries);
  while (jsonBytes(kept) > LIMITS.notebookBytes) kept.shift();
  const left = left_out + entries.length - kept.length;
  return { ...rest, entries: kept, ...(left > 0 && { left_out: left }) };
}

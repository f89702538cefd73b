/** Where unsent work lies between visits: IndexedDB, keyed by student, attempt and item; sealed where the launch brings a key. */

import type { Item } from "../protocol/protocol.ts";

/** Whose work is kept, and for which attempt this page is the one that adds to it. */
export interface Owner {
  actor: string;
  attempt: string;
  /** 32 bytes as base64url: rows are encrypted with it (AES-GCM). */
  key?: string | undefined;
}

export interface ItemStore {
  /**
   * A student's items of all attempts, in the order in which they were made, and whether some were set aside. From here
   * on this page is the one that adds to the attempt. Rows under another key are left alone.
   */
  load(): Promise<{ items: Item[]; aside: boolean }>;
  /**
   * Resolves when they are on disk; rejects with {@link Elsewhere} when another page took the attempt. Where the browser
   * threw everything away meanwhile, all that the page still has (`all`) is written again.
   */
  add(items: Item[], all: () => Item[]): Promise<void>;
  /** `aside`: what no longer fits the attempt stays, out of the way of what has its number now. */
  remove(items: Item[], aside?: boolean): Promise<void>;
  /** Whether the browser has promised not to throw it away by itself. */
  lasting(): boolean;
}

/** Another page adds to the attempt now. */
export class Elsewhere extends Error {}

/** `id` for earlier versions of this page, which look for it. */
export interface Sealed {
  id: string;
  iv: Uint8Array;
  data: ArrayBuffer;
}
interface Row {
  actor: string;
  attempt: string;
  /** The item's; with a "~" behind it where it was set aside. */
  id: string;
  order: number;
  /** Without a key it lies there as it is. */
  item: Item | Sealed;
}

const patienceMs = 8000;

/** Rejects where the browser keeps nothing for this page (private windows, sandboxed frames, blocked by the user). */
export function openStore(): Promise<(owner: Owner) => Promise<ItemStore>> {
  return within(open().then((db) => async (owner) => storeIn(db, owner, await cipherFor(owner.key))));
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("skua", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("items", { keyPath: ["actor", "attempt", "id"] });
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve(request.result);
  });
}

type Cipher = Awaited<ReturnType<typeof cipherFor<Item>>>;

/** Without crypto.subtle (plain http) this throws: what others may not read is then not kept. */
export async function cipherFor<T extends { id: string }>(secret: string | undefined) {
  const key = secret && (await crypto.subtle.importKey("raw", await crypto.subtle.digest("SHA-256", bytesOf(secret)), "AES-GCM", false, ["encrypt", "decrypt"]));
  return {
    async seal(item: T): Promise<T | Sealed> {
      if (!key) return item;
      const iv = crypto.getRandomValues(new Uint8Array(12));
      return { id: item.id, iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytesOf(JSON.stringify(item))) };
    },
    /** Nothing where it was sealed with another key. */
    async open(item: T | Sealed): Promise<T | undefined> {
      if (!("data" in item)) return item;
      if (!key) return undefined;
      const plain = crypto.subtle.decrypt({ name: "AES-GCM", iv: item.iv as BufferSource }, key, item.data);
      return plain.then((bytes) => new Response(bytes).json() as Promise<T>, () => undefined);
    },
  };
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

function storeIn(db: IDBDatabase, { actor, attempt }: Owner, cipher: Cipher): ItemStore {
  let order = Date.now() * 1000;
  let sealing: Promise<unknown> = Promise.resolve();
  let lasting = false;
  void navigator.storage?.persist?.().then((promised) => (lasting = promised), () => {});
  /** Tells which page adds to the attempt; no student's work, so that it lies under none. */
  const mine = { actor: "", attempt, id: "", order: Math.random(), item: { id: "" } };

  const transact = <T>(use: (rows: IDBObjectStore, transaction: IDBTransaction) => T, mode: IDBTransactionMode = "readwrite"): Promise<T> =>
    new Promise((resolve, reject) => {
      const transaction = db.transaction("items", mode, { durability: "strict" });
      const result = use(transaction.objectStore("items"), transaction);
      transaction.oncomplete = () => resolve(result);
      transaction.onabort = () => reject(transaction.error ?? new Elsewhere());
    });
  /** One after the other, so that what was made first is on its way first. */
  const rowsOf = (items: Item[], mark = ""): Promise<Row[]> => {
    const seal = async (item: Item) => ({ actor, attempt: item.attempt, id: item.id + mark, order: order++, item: await cipher.seal(item) });
    const made = sealing.then(() => Promise.all(items.map(seal)));
    sealing = made.catch(() => {});
    return made;
  };

  return {
    lasting: () => lasting,
    async load() {
      transact((rows) => rows.put(mine)).catch(() => {}); // no room: but what is there can be read
      const found = await within(transact((rows) => rows.getAll(IDBKeyRange.bound([actor], [actor, []])) as IDBRequest<Row[]>, "readonly"));
      let aside = false;
      const rows = found.result.sort((a, b) => a.order - b.order).filter((row) => {
        const fits = !row.id.includes("~");
        aside ||= !fits && row.attempt === attempt;
        return fits;
      });
      return { aside, items: (await Promise.all(rows.map(({ item }) => cipher.open(item)))).filter((item) => !!item) };
    },
    async add(items, all) {
      const fresh = await rowsOf(items);
      // Everything is said at once and needs no more of this page, which may die now.
      const lease = await transact((rows, transaction) => {
        const asked = rows.get(["", attempt, ""]);
        for (const row of fresh) rows.add(row);
        transaction.commit?.();
        return asked;
      }).catch(() => undefined);
      if (lease?.result?.order === mine.order) return;
      // Thrown away by the browser, taken by another page, or already there.
      const every = await rowsOf(all());
      db.close();
      db = await open();
      await transact((rows, transaction) => {
        const asked = rows.get(["", attempt, ""]);
        asked.onsuccess = () => {
          if (asked.result && asked.result.order !== mine.order) transaction.abort();
          else for (const row of [mine, ...every]) rows.put(row);
        };
      });
    },
    async remove(items, aside) {
      const moved = await rowsOf(aside ? items : [], `~${order}`);
      await transact((rows) => {
        const asked = rows.get(["", attempt, ""]);
        asked.onsuccess = () => {
          // Another page's of the same id may be another work, and it removes its own.
          const held = (asked.result ?? mine).order === mine.order;
          for (const item of items) if (held || item.attempt !== attempt) rows.delete([actor, item.attempt, item.id]);
          for (const row of moved) rows.put(row);
        };
      });
    },
  };
}

/** What takes longer than a student waits counts as failed. */
export function within<T>(work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error("no answer from storage")), patienceMs));
  return Promise.race([work, late]);
}

/** Where unsent work lies between visits: IndexedDB, keyed by student, attempt and item. */

import type { Item } from "../protocol/protocol.ts";

export interface ItemStore {
  /** A student's items of all attempts, in the order in which they were made. */
  load(actor: string): Promise<Item[]>;
  /** Resolves when they are on disk. An item that is already there stays as it is. */
  add(actor: string, items: Item[]): Promise<void>;
  remove(actor: string, items: Item[]): Promise<void>;
}

interface Row {
  actor: string;
  attempt: string;
  id: string;
  order: number;
  item: Item;
}

const patienceMs = 4000;

/** Rejects where the browser keeps nothing for this page (private windows, sandboxed frames, blocked by the user). */
export function openStore(): Promise<ItemStore> {
  return within(
    new Promise<ItemStore>((resolve, reject) => {
      const request = indexedDB.open("skua", 1);
      request.onupgradeneeded = () => request.result.createObjectStore("items", { keyPath: ["actor", "attempt", "id"] });
      request.onerror = () => reject(request.error);
      request.onsuccess = () => resolve(storeIn(request.result));
    }),
  );
}

function storeIn(db: IDBDatabase): ItemStore {
  let order = Date.now() * 1000;
  const within = <T>(mode: IDBTransactionMode, use: (items: IDBObjectStore) => T): Promise<T> =>
    new Promise((resolve, reject) => {
      const transaction = db.transaction("items", mode, { durability: "strict" });
      const result = use(transaction.objectStore("items"));
      transaction.oncomplete = () => resolve(result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  return {
    async load(actor) {
      const request = await within("readonly", (items) => items.getAll(IDBKeyRange.bound([actor], [actor, []])));
      return (request.result as Row[]).sort((a, b) => a.order - b.order).map((row) => row.item);
    },
    async add(actor, items) {
      await within("readwrite", (store) => {
        for (const item of items) {
          const request = store.add({ actor, attempt: item.attempt, id: item.id, order: order++, item } satisfies Row);
          request.onerror = (event) => {
            if (request.error?.name !== "ConstraintError") return;
            event.preventDefault();
            event.stopPropagation();
          };
        }
      });
    },
    async remove(actor, items) {
      await within("readwrite", (store) => {
        for (const item of items) store.delete([actor, item.attempt, item.id]);
      });
    },
  };
}

function within<T>(work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error("no answer from the browser's storage")), patienceMs));
  return Promise.race([work, late]);
}

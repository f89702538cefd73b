/** What of the notebook lies on this device: what the school has not taken yet, or all of it where the school keeps none. */

import type { NotebookEntry } from "../../protocol/notebook.ts";
import { cipherFor, within, type Sealed } from "../storage.ts";

/** A version of an entry; without the entry it was taken out. */
export interface KeptVersion {
  id: string;
  revision: number;
  entry?: NotebookEntry;
  /** Instead: what was typed and not put in yet. */
  draft?: string;
}

export interface DeviceStore {
  /** Those under another key are left alone. */
  load(): Promise<KeptVersion[]>;
  /** Resolves when it is on disk. */
  put(version: KeptVersion): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Whose notebook it is: a student has one for each module. */
export interface Owner {
  actor: string;
  module: string;
  key?: string | undefined;
}

interface Row {
  actor: string;
  module: string;
  id: string;
  version: KeptVersion | Sealed;
}

/** Rejects where the browser keeps nothing for this page. */
export async function openDeviceStore({ actor, module, key }: Owner): Promise<DeviceStore> {
  const [db, cipher] = await within(Promise.all([open(), cipherFor<KeptVersion>(key)]));
  const transact = <T>(mode: IDBTransactionMode, use: (rows: IDBObjectStore) => IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const transaction = db.transaction("entries", mode, { durability: "strict" });
      const request = use(transaction.objectStore("entries"));
      transaction.commit?.(); // it needs no more of this page, which may go now
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  return {
    async load() {
      const rows = await within(transact<Row[]>("readonly", (all) => all.getAll(IDBKeyRange.bound([actor, module], [actor, module, []]))));
      return (await Promise.all(rows.map(({ version }) => cipher.open(version)))).filter((version) => !!version);
    },
    async put(version) {
      const row: Row = { actor, module, id: version.id, version: await cipher.seal(version) };
      await transact("readwrite", (all) => all.put(row));
    },
    async remove(id) {
      await transact("readwrite", (all) => all.delete([actor, module, id]));
    },
  };
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("skua-notebook", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("entries", { keyPath: ["actor", "module", "id"] });
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve(request.result);
  });
}

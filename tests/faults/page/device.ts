/** What the browser keeps: as web/player/storage.ts does it, with a disk that fails. */
import { Elsewhere, type ItemStore } from "../../../web/player/storage.ts";
import type { Item } from "../../../web/protocol/protocol.ts";
import { same } from "./school.ts";
import type { Owner, Time } from "./time.ts";

export type Keeping = "well" | "full" | "blocked" | "silent" | "slow";

export class Device {
  keeping: Keeping = "well";
  readonly rows = new Map<string, Item>();
  readonly aside: Item[] = [];
  /** Ids of what a page asked to be set aside: it takes a while. */
  readonly askedAside = new Set<string>();
  /** Whatever was ever on disk, and must not be lost. */
  readonly persisted = new Map<string, Item>();
  /** Ids of what was on disk when the browser threw it away: no page can know. */
  readonly evicted = new Set<string>();
  #holder: Owner | undefined;
  #busyUntil = 0;
  readonly #silenced = new Set<Owner>();

  constructor(
    readonly time: Time,
    readonly below: (count: number) => number,
  ) {}

  evict(kept: (item: Item) => boolean): void {
    for (const id of this.rows.keys()) this.evicted.add(id);
    this.rows.clear();
    this.aside.length = 0;
    this.#holder = undefined;
    for (const item of this.persisted.values()) if (!kept(item)) this.persisted.delete(item.id);
  }

  onDisk(item: Item): boolean {
    return same(this.rows.get(item.id), item);
  }

  /** One after the other. What a page still had to say when it died is lost from some point on. */
  #transact<T>(owner: Owner, commit: () => T): Promise<T> {
    if (this.keeping === "silent") return new Promise(() => {});
    this.#busyUntil = Math.max(this.#busyUntil, this.time.now + this.below(this.keeping === "slow" ? 8000 : 40));
    const survives = this.below(2) > 0;
    return new Promise((resolve, reject) => {
      this.time.after(this.#busyUntil - this.time.now, () => {
        if (!owner.alive && !survives) this.#silenced.add(owner);
        if (this.#silenced.has(owner)) return;
        try {
          const result = commit();
          if (owner.alive) resolve(result);
        } catch (error) {
          if (owner.alive) reject(error);
        }
      });
    });
  }

  put(items: Item[]): void {
    for (const item of items) {
      this.rows.set(item.id, item);
      this.persisted.set(item.id, item);
    }
  }

  /** For a page. Rejects where the browser keeps nothing. */
  async open(owner: Owner, attempt: string): Promise<ItemStore> {
    if (this.keeping === "blocked") throw new Error("blocked");
    return {
      lasting: () => true,
      load: () => {
        const found = this.#transact(owner, () => {
          this.#holder = owner;
          return { items: [...this.rows.values()], aside: this.aside.length > 0 };
        });
        const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error("no answer")), 8000));
        return Promise.race([found, late]);
      },
      add: (items, all) =>
        this.#transact(owner, () => {
          if (this.#holder && this.#holder !== owner) throw new Elsewhere();
          if (this.keeping === "full") throw new Error("full");
          this.put(this.#holder ? items : all());
          this.#holder = owner;
        }),
      remove: (items, aside) => {
        for (const { id } of aside ? items : []) this.askedAside.add(id);
        return this.#transact(owner, () => {
          const held = !this.#holder || this.#holder === owner;
          for (const item of items) if (held || item.attempt !== attempt) this.rows.delete(item.id);
          if (aside) this.aside.push(...items);
        });
      },
    };
  }
}

/** Does what the runtime's outbox decides: keeps items, hands them to the host, wakes it. Survives the runtime that made them. */

import type { DeliveredMessage, Item, PlayerMessage, StatusWord, UndeliveredMessage } from "../protocol/protocol.ts";
import { now } from "./clock.ts";
import { reasonOf, type ProblemCode } from "./errors.ts";
import type { Effect, OutboxEvent } from "./runtime.ts";
import { Elsewhere, within, type ItemStore } from "./storage.ts";

export interface DeliveryOptions {
  attempt: string;
  store: ItemStore | undefined;
  /** Tells the outbox machine of the present runtime. */
  tell(event: OutboxEvent): void;
  post(message: PlayerMessage): boolean;
  /** `kept`: waiting, and on this device for as long as it takes. */
  status(word: StatusWord | "kept"): void;
  /** The student is told; the lesson goes on. */
  problem(code: ProblemCode, detail?: string): void;
  /** The attempt goes on in another page. */
  elsewhere(): void;
}

export class Delivery {
  readonly #options: DeliveryOptions;
  /** Everything not yet acknowledged, in order: what is on disk, and all there is when nothing can be kept there. */
  readonly #kept = new Map<string, Item>();
  /** Ids of those that storage was given and has said nothing of. */
  readonly #unsaved = new Set<string>();
  #writing: Promise<unknown> = Promise.resolve();
  /** Batches that the host has not answered, by the number that it knows: a later runtime counts from the start again. */
  readonly #underway = new Map<number, number>();
  #sent = 0;
  #alarm: ReturnType<typeof setTimeout> | undefined;
  readonly #acknowledged = new Map<string, Item>();
  #word: StatusWord = "sending";
  /** Something on this device no longer fits the attempt. */
  #aside = false;

  constructor(options: DeliveryOptions) {
    this.#options = options;
    for (const type of ["online", "offline"] as const) addEventListener(type, () => options.tell({ type, now: now() }));
  }

  async load(): Promise<void> {
    try {
      const { items, aside } = (await this.#options.store?.load()) ?? { items: [], aside: false };
      for (const item of items) this.#kept.set(item.id, item);
      this.#aside = aside;
    } catch (error) {
      this.#lose(error);
    }
  }

  /** Tells a new runtime what there is, once storage has answered for what it was given. */
  async begin(): Promise<void> {
    this.#underway.clear();
    if (this.#unsaved.size) {
      this.#say("memory");
      await within(this.#writing).catch((error: unknown) => this.#lose(error));
    }
    // What was acknowledged since the launch is not in the launch: it is sent once more, and known by its id.
    this.#options.tell({ type: "loaded", items: [...this.#acknowledged.values(), ...this.#kept.values()] });
    if (!this.#options.store) this.#options.tell({ type: "storage-failed", reason: "unavailable" });
    if (!navigator.onLine) this.#options.tell({ type: "offline", now: now() });
  }

  /** Something is only in this page. */
  get alone(): boolean {
    return this.#word === "memory" || this.#unsaved.size > 0;
  }

  flush(): void {
    this.#options.tell({ type: "flush", now: now() });
  }

  run(effect: Effect): void {
    if (effect.type === "store") this.#keep(effect.items);
    else if (effect.type === "delete") this.#drop(effect.ids);
    else if (effect.type === "deliver") this.#deliver(effect.batch, effect.ids);
    else if (effect.type === "wake") this.#wakeAt(effect.at);
    else if (effect.type === "status") this.#say(effect.word);
    else if (effect.type === "progress" || effect.type === "checkpoint") this.#options.post(effect);
  }

  answered(message: DeliveredMessage | UndeliveredMessage): void {
    const { attempt } = this.#options;
    let forked = false;
    if (message.type === "delivered") {
      for (const id of message.acknowledged) if (this.#kept.has(id)) this.#acknowledged.set(id, this.#kept.get(id)!);
      const own = message.refused.filter(({ id }) => (this.#kept.get(id)?.attempt ?? attempt) === attempt);
      if (own.length < message.refused.length) this.#options.problem("E-LEFT");
      const first = own.find(({ code }) => code !== "gap"); // which is sent again
      if (first) this.#options.problem("E-REFUSED", `${first.code}: ${first.message}`);
      forked = own.some(({ id, code }) => (code === "fork" || code === "chain") && this.#kept.has(id));
    }
    const batch = this.#underway.get(message.batch);
    this.#underway.delete(message.batch);
    if (batch !== undefined) this.#options.tell({ ...message, batch });
    if (!forked) return;
    this.#options.elsewhere();
    // With it goes whatever came after it, to the page's last word: the outbox sends no more of this attempt.
    this.#remove([...this.#kept.values()].filter((item) => item.attempt === attempt && !this.#acknowledged.has(item.id)), true);
  }

  /** The page says one word, and the host the same. */
  #say(word: StatusWord): void {
    this.#word = word === "saved" && this.#aside ? "refused" : word;
    this.#show();
    this.#options.post({ type: "status", word: this.#word });
  }

  #show(): void {
    const safe = this.#word === "waiting" && !this.#unsaved.size && this.#options.store?.lasting();
    this.#options.status(safe ? "kept" : this.#word);
  }

  #keep(items: Item[]): void {
    for (const item of items) if (!this.#kept.has(item.id)) this.#kept.set(item.id, item);
    if (!this.#options.store) return;
    for (const { id } of items) this.#unsaved.add(id);
    this.#writing = this.#store(this.#options.store, items);
  }

  async #store(store: ItemStore, items: Item[]): Promise<void> {
    try {
      await store.add(items, () => [...this.#kept.values()]);
      for (const { id } of items) this.#unsaved.delete(id);
      this.#show();
      if (this.#options.store) this.#options.tell({ type: "stored", ids: items.map((item) => item.id) });
    } catch (error) {
      if (error instanceof Elsewhere) this.#options.elsewhere();
      else this.#lose(error);
    }
  }

  /** What nobody acknowledged was found not to fit the attempt. */
  #drop(ids: string[]): void {
    const gone = (done: boolean) => ids.flatMap((id) => (this.#acknowledged.has(id) === done && this.#kept.get(id)) || []);
    this.#remove(gone(true));
    const others = gone(false);
    if (!others.length) return;
    this.#remove(others, true);
    this.#options.problem("E-REFUSED", "fork");
  }

  #remove(items: Item[], aside = false): void {
    this.#aside ||= aside;
    for (const { id } of items) {
      this.#kept.delete(id);
      this.#unsaved.delete(id);
    }
    // An item that stays on disk by mistake is sent once more, and the receiver knows it by its id.
    this.#options.store?.remove(items, aside).catch(() => {});
  }

  #deliver(batch: number, ids: string[]): void {
    const items = ids.flatMap((id) => this.#kept.get(id) ?? this.#acknowledged.get(id) ?? []);
    const number = ++this.#sent;
    this.#underway.set(number, batch);
    if (this.#options.post({ type: "deliver", batch: number, items })) return;
    queueMicrotask(() => this.answered({ type: "undelivered", batch: number, reason: "offline" }));
  }

  #wakeAt(at: number): void {
    clearTimeout(this.#alarm);
    this.#alarm = setTimeout(() => this.#options.tell({ type: "timer", now: now() }), Math.max(0, at - now()));
  }

  #lose(error: unknown): void {
    if (!this.#options.store) return;
    this.#options.store = undefined;
    this.#unsaved.clear();
    const reason = reasonOf(error);
    this.#options.tell({ type: "storage-failed", reason });
    this.#options.problem("E-STORAGE", reason);
  }
}

/** Does what the runtime's outbox decides: keeps items, hands them to the host, wakes it. Survives the runtime that made them. */

import type { DeliveredMessage, Item, PlayerMessage, Resume, StatusWord, UndeliveredMessage } from "../protocol/protocol.ts";
import { advance } from "../host/resume.ts";
import { now } from "./clock.ts";
import { reasonOf } from "./errors.ts";
import type { Effect, OutboxEvent } from "./runtime.ts";
import type { ItemStore } from "./storage.ts";

export interface DeliveryOptions {
  store: ItemStore | undefined;
  actor: string;
  /** Tells the outbox machine of the present runtime. */
  tell(event: OutboxEvent): void;
  post(message: PlayerMessage): boolean;
  status(word: StatusWord): void;
  storageFailed(reason: string): void;
  refused(detail: string): void;
}

export class Delivery {
  readonly #options: DeliveryOptions;
  /** Everything not yet acknowledged, in order: what is on disk, and all there is when nothing can be kept there. */
  readonly #kept = new Map<string, Item>();
  /** Batches that the host has not answered, by the number that it knows: a later runtime counts from the start again. */
  readonly #underway = new Map<number, number>();
  #sent = 0;
  #alarm: ReturnType<typeof setTimeout> | undefined;
  readonly #acknowledged: Item[] = [];
  readonly #fresh: Item[] = [];

  constructor(options: DeliveryOptions) {
    this.#options = options;
    for (const type of ["online", "offline"] as const) addEventListener(type, () => options.tell({ type, now: now() }));
  }

  async load(): Promise<void> {
    try {
      for (const item of (await this.#options.store?.load(this.#options.actor)) ?? []) this.#kept.set(item.id, item);
    } catch (error) {
      this.#lose(error);
    }
  }

  /** Tells a new runtime what there is. */
  begin(): void {
    this.#underway.clear();
    this.#options.tell({ type: "loaded", items: [...this.#kept.values()] });
    if (!this.#options.store) this.#options.tell({ type: "storage-failed", reason: "unavailable" });
    if (!navigator.onLine) this.#options.tell({ type: "offline", now: now() });
  }

  /** What the host has of an attempt: at the launch, and acknowledged since. The runtime adds what only this device has. */
  resume(from: Resume, attempt: string): Resume {
    return advance(from, this.#acknowledged.filter((item) => item.attempt === attempt).sort(byNumber));
  }

  flush(): void {
    this.#options.tell({ type: "flush", now: now() });
  }

  run(effect: Effect): void {
    if (effect.type === "store") this.#keep(effect.items);
    else if (effect.type === "delete") this.#drop(effect.ids);
    else if (effect.type === "deliver") this.#deliver(effect.batch, effect.items);
    else if (effect.type === "wake") this.#wakeAt(effect.at);
    else if (effect.type === "status") {
      this.#options.status(effect.word);
      this.#options.post({ type: "status", word: effect.word });
    } else if (effect.type === "progress") this.#options.post(effect);
  }

  answered(message: DeliveredMessage | UndeliveredMessage): void {
    if (message.type === "delivered") {
      for (const id of message.acknowledged) if (this.#kept.has(id)) this.#acknowledged.push(this.#kept.get(id)!);
      const first = message.refused[0];
      if (first) this.#options.refused(`${first.code}: ${first.message}`);
    }
    const batch = this.#underway.get(message.batch);
    this.#underway.delete(message.batch);
    if (batch !== undefined) this.#options.tell({ ...message, batch });
  }

  #keep(items: Item[]): void {
    for (const item of items) if (!this.#kept.has(item.id)) this.#kept.set(item.id, item);
    if (!this.#options.store) return;
    if (!this.#fresh.length) queueMicrotask(() => void this.#store());
    this.#fresh.push(...items);
  }

  /** What came together is stored together. */
  async #store(): Promise<void> {
    const items = this.#fresh.splice(0);
    try {
      await this.#options.store?.add(this.#options.actor, items);
      if (this.#options.store) this.#options.tell({ type: "stored", ids: items.map((item) => item.id) });
    } catch (error) {
      this.#lose(error);
    }
  }

  #drop(ids: string[]): void {
    const gone = ids.flatMap((id) => this.#kept.get(id) ?? []);
    for (const id of ids) this.#kept.delete(id);
    // An item that stays on disk by mistake is sent once more, and the receiver knows it by its id.
    this.#options.store?.remove(this.#options.actor, gone).catch(() => {});
  }

  #deliver(batch: number, items: Item[]): void {
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
    const reason = reasonOf(error);
    this.#options.tell({ type: "storage-failed", reason });
    this.#options.storageFailed(reason);
  }
}

function byNumber(a: Item, b: Item): number {
  const number = ({ kind, body }: Item) => (kind === "event" ? body.n : body.first);
  return number(a) - number(b);
}

import * as LIMITS from "../protocol/limits.ts";
import type { HostMessage, Item, Receipt, Refusal, UndeliveredReason } from "../protocol/protocol.ts";
import { jsonBytes, readReceipt } from "../protocol/read.ts";

/** How a {@link Transport} is called. */
export interface TransportOptions {
  /**
   * The page is being left: only a request that outlives it (`fetch` with `keepalive: true`, at most 60 kB, which
   * the items are) arrives. Nobody is left to read the answer.
   */
  leaving: boolean;
}

/**
 * Brings items to the school.
 *
 * Resolve with what was stored for good (`acknowledged`: ids) and what will never be taken (`refused`); an item in
 * neither is sent again. Reject with `{reason, retryAfterMs}` (see {@link Undelivered}) if nothing could be stored:
 * all of it is sent again later. The same item may come more than once; its `id` tells.
 */
export type Transport = (items: Item[], options: TransportOptions) => Promise<Receipt>;

/** Why a transport could not deliver: what it rejects with. Any object with these two fields does as well. */
export class Undelivered extends Error {
  /**
   * @param reason What the student is told.
   * @param retryAfterMs How long the receiver wants to be left alone.
   * @param fault What is wrong with the set-up, where that is the cause; reported as a `skua-error` event.
   */
  constructor(
    readonly reason: UndeliveredReason,
    readonly retryAfterMs?: number,
    readonly fault?: string,
  ) {
    super(fault ?? reason);
  }
}

/** As many of the items, from the first on, as fit into a request of so many bytes. */
export function fitting(items: readonly Item[], bytes: number): Item[] {
  let left = bytes - '{"items":[]}'.length;
  const end = items.findIndex((item) => (left -= jsonBytes(item) + 1) < 0);
  return items.slice(0, end < 0 ? items.length : end);
}

interface Batch {
  batch: number;
  items: Item[];
  reply: (answer: HostMessage) => void;
}

/** What a {@link Delivery} needs from the page around it. */
export interface DeliveryOptions {
  /** The transport to use now, if there is one. */
  transport: () => Transport | undefined;
  /** These items are with the school. */
  stored: (items: Item[]) => void;
  /** The set-up is wrong; `fault` says how, for the page's developer. */
  fault: (fault: string) => void;
}

const reasons: readonly string[] = ["offline", "server", "signed-out", "busy"];

/** Passes batches to the transport, one after the other in the order in which they came, and answers each. */
export class Delivery {
  readonly #options: DeliveryOptions;
  #queue: Batch[] = [];
  /** What the player handed over and nobody has taken yet, in order. Some browsers end requests before `pagehide`. */
  readonly #open = new Map<string, Item>();
  #running: Promise<void> | undefined;
  /** The receiver wants to be left alone until then, whoever asks: another page of this visit, or a runtime that started anew. */
  #notBefore = 0;
  #reason: UndeliveredReason = "server";

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  /** A batch from the player. */
  deliver(batch: number, items: Item[], reply: (answer: HostMessage) => void): void {
    for (const item of items) this.#open.set(item.id, item);
    this.#queue.push({ batch, items, reply });
    this.#running ??= this.#run().finally(() => (this.#running = undefined));
  }

  /** Resolves when nothing is under way any more. */
  async idle(): Promise<void> {
    await this.#running;
  }

  /**
   * The page goes away now: one last request with what nobody has taken yet, as much of it as may be sent.
   * The rest is on the device, or with the next visit.
   */
  leave(): void {
    const items = fitting([...this.#open.values()], LIMITS.keepaliveBytes);
    const transport = this.#options.transport();
    // Whatever comes of it, nobody is left to be told.
    if (items.length && transport) void (async () => transport(items, { leaving: true }))().catch(() => undefined);
  }

  async #run(): Promise<void> {
    for (let batch; (batch = this.#queue[0]); this.#queue.shift()) {
      const answer = await this.#answer(batch);
      batch.reply(answer);
      // What was handed over behind it would arrive out of order: it waits for what stayed behind.
      if (batch.items.some(({ id }) => this.#open.has(id))) this.#turnBack(answer);
    }
  }

  #turnBack(answer: HostMessage): void {
    const why = answer.type === "undelivered" ? answer : ({ type: "undelivered", reason: "busy" } as const);
    for (const { batch, reply } of this.#queue.splice(1)) reply({ ...why, batch });
  }

  async #answer({ batch, items }: Batch): Promise<HostMessage> {
    try {
      const wait = this.#notBefore - performance.now();
      if (wait > 0) throw new Undelivered(this.#reason, wait);
      const transport = this.#options.transport();
      if (!transport) throw new Undelivered("server", undefined, "set `transport` or the attribute `endpoint`");
      const receipt = readReceipt(await transport(items, { leaving: false }));
      if (!receipt) {
        throw new Undelivered("server", undefined, "`transport` must resolve to {acknowledged: [id], refused: [{id, code, message}]}");
      }
      // Only of what was asked: an id that is not in the batch says nothing about it.
      const acknowledged = new Set(receipt.acknowledged);
      const refused = new Map<string, Refusal>(receipt.refused.map((refusal) => [refusal.id, refusal]));
      const stored = items.filter(({ id }) => acknowledged.has(id));
      for (const { id } of items) if (acknowledged.has(id) || refused.has(id)) this.#open.delete(id);
      this.#options.stored(stored);
      return {
        type: "delivered",
        batch,
        acknowledged: stored.map(({ id }) => id),
        refused: items.flatMap(({ id }) => (acknowledged.has(id) ? [] : (refused.get(id) ?? []))),
      };
    } catch (thrown) {
      const why = this.#whyOf(thrown);
      this.#notBefore = Math.max(this.#notBefore, performance.now() + (why.retry_after_ms ?? 0));
      this.#reason = why.reason;
      return { type: "undelivered", batch, ...why };
    }
  }

  #whyOf(thrown: unknown): { reason: UndeliveredReason; retry_after_ms?: number } {
    const { reason, retryAfterMs, fault } = (thrown ?? {}) as Partial<Undelivered>;
    const known = reasons.includes(reason as string);
    if (fault || !known) this.#options.fault(fault || `\`transport\` failed: ${String(thrown)}`);
    return {
      reason: known ? (reason as UndeliveredReason) : "server",
      ...(Number.isFinite(retryAfterMs) ? { retry_after_ms: Math.max(0, Math.round(retryAfterMs as number)) } : {}),
    };
  }
}

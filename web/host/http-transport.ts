import * as LIMITS from "../protocol/limits.ts";
import type { Item, Receipt } from "../protocol/protocol.ts";
import { readReceipt } from "../protocol/read.ts";
import { fitting, Undelivered } from "./delivery.ts";
import type { Transport } from "./delivery.ts";
import type { Token } from "./token.ts";

/** What the HTTP transport uses of its surroundings; tests bring their own. */
export interface Surroundings {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** False where the browser knows that there is no network. */
  online: () => boolean;
  now: () => number;
  /** An answer that takes longer is not waited for. */
  patienceMs: number;
}

const page: Surroundings = {
  fetch: (url, init) => fetch(url, init),
  online: () => navigator.onLine,
  now: () => Date.now(),
  patienceMs: 30_000,
};

const longestWaitMs = 3_600_000;

/** `Retry-After` in milliseconds: a number of seconds, or a date. At most an hour. */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), longestWaitMs) : undefined;
}

/**
 * The transport behind the attribute `endpoint`: POSTs `{"items": […]}` and expects
 * `{"acknowledged": [id], "refused": [{id, code, message}]}`. What each HTTP status means is in the README.
 * @param token Shown to the endpoint where there is one, and renewed.
 */
export function httpTransport(endpoint: string, token: Token, surroundings: Surroundings = page): Transport {
  const { fetch, online, now, patienceMs } = surroundings;

  async function request(items: Item[], leaving: boolean, bearer?: string): Promise<{ response: Response; answer: unknown }> {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), patienceMs);
    try {
      const response = await fetch(endpoint, {
        method: "POST",
        headers: { "Content-Type": "application/json", ...(bearer && { Authorization: `Bearer ${bearer}` }) },
        body: JSON.stringify({ items }),
        credentials: "same-origin",
        redirect: "manual",
        keepalive: leaving,
        signal: abort.signal,
      });
      const text = response.ok || response.status === 401 ? await response.text() : "";
      return { response, answer: fromJson(text) };
    } catch {
      throw new Undelivered(online() ? "server" : "offline");
    } finally {
      clearTimeout(timer);
    }
  }

  /** @param renewing Whether a token that is too old is renewed, and the request sent once more. */
  async function send(items: Item[], leaving: boolean, renewing = !leaving): Promise<Receipt> {
    const used = token.value;
    const { response, answer } = await request(items, leaving, used);
    const { status, ok, type, headers } = response;
    if (status === 413) return sendHalves(items, leaving);
    const receipt = ok ? readReceipt(answer) : undefined;
    if (receipt) {
      token.received(used, receipt.token);
      return receipt;
    }
    if (status === 401 && renewing && isExpired(answer)) {
      await token.renew(used);
      return send(items, leaving, false);
    }
    const wait = retryAfter(headers.get("Retry-After"), now());
    // A redirect is nearly always the way to a sign-in page.
    if (status === 401 || status === 403 || type === "opaqueredirect") throw new Undelivered("signed-out", wait);
    if (status === 409 || status === 425 || status === 429) throw new Undelivered("busy", wait);
    if (status >= 500 || status === 408) throw new Undelivered("server", wait);
    const fault = ok ? "must answer {acknowledged: [id], refused: [{id, code, message}]} as JSON" : `answered ${status}`;
    throw new Undelivered("server", wait, `endpoint ${endpoint} ${fault}`);
  }

  /** The receiver takes no request of this size: a smaller one, down to one item, which then is refused for good. */
  async function sendHalves(items: Item[], leaving: boolean): Promise<Receipt> {
    const [first, ...others] = items;
    if (first && !others.length) {
      const message = "The receiver takes no item of this size (HTTP 413).";
      return { acknowledged: [], refused: [{ id: first.id, code: "too-large", message }] };
    }
    const half = items.length >> 1;
    return sendAll([items.slice(0, half), items.slice(half)], leaving);
  }

  /** Parts in order. Once something of a part stays behind nothing follows it; what was stored before is reported. */
  async function sendAll(parts: Iterable<Item[]>, leaving: boolean): Promise<Receipt> {
    const sum: Receipt = { acknowledged: [], refused: [] };
    for (const part of parts) {
      try {
        const { acknowledged, refused } = await send(part, leaving);
        sum.acknowledged.push(...acknowledged);
        sum.refused.push(...refused);
        if (acknowledged.length + refused.length < part.length) break;
      } catch (thrown) {
        if (!sum.acknowledged.length && !sum.refused.length) throw thrown;
        break;
      }
    }
    return sum;
  }

  return (items, { leaving }) => sendAll(parts(items), leaving);
}

const isExpired = (answer: unknown): boolean =>
  (answer as { error?: { code?: unknown } } | null | undefined)?.error?.code === "token-expired";

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Batches small enough for one request each; never empty. */
function* parts(items: Item[]): Generator<Item[]> {
  for (let rest = items; rest.length; ) {
    const part = fitting(rest, LIMITS.requestBytes);
    const count = part.length || 1;
    yield rest.slice(0, count);
    rest = rest.slice(count);
  }
}

/** What each answer of a server comes to, and that nothing is lost or reported as stored that was not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Undelivered } from "../../../../web/host/delivery.ts";
import { httpTransport, retryAfter } from "../../../../web/host/http-transport.ts";
import type { Surroundings } from "../../../../web/host/http-transport.ts";
import { Token } from "../../../../web/host/token.ts";
import * as LIMITS from "../../../../web/protocol/limits.ts";
import type { Item } from "../../../../web/protocol/protocol.ts";
import { block, event, heavy, ids, random } from "./items.ts";

type Server = (items: Item[], init: RequestInit) => Response | Promise<Response>;

const now = Date.parse("2026-03-02T09:41:07Z");
const json = (body: unknown, status = 200, headers = {}): Response => new Response(JSON.stringify(body), { status, headers });
const storesAll: Server = (items) => json({ acknowledged: ids(items), refused: [] });

function transportTo(server: Server, more: Partial<Surroundings> = {}) {
  const requests: { items: Item[]; init: RequestInit }[] = [];
  const token = new Token({ ask: async () => undefined });
  const send = httpTransport("https://lms.example/items", token, {
    fetch: async (_, init) => {
      const { items } = JSON.parse(init.body as string);
      requests.push({ items, init });
      return server(items, init);
    },
    online: () => true, now: () => now, patienceMs: 1000, ...more,
  });
  return { requests, send: (items: Item[], leaving = false) => send(items, { leaving }) };
}

test("items are POSTed as JSON with the page's own cookies, and the receipt is handed back", async () => {
  const { requests, send } = transportTo((items) => json({ acknowledged: [items[0]!.id], refused: [{ id: items[1]!.id, code: "gap", message: "n" }] }));
  const items = [event(0), event(2)];
  assert.deepEqual(await send(items), { acknowledged: [items[0]!.id], refused: [{ id: items[1]!.id, code: "gap", message: "n" }] });
  const { method, credentials, redirect, keepalive, headers } = requests[0]!.init;
  assert.deepEqual({ method, credentials, redirect, keepalive, headers }, {
    method: "POST", credentials: "same-origin", redirect: "manual", keepalive: false, headers: { "Content-Type": "application/json" },
  });
});

test("the last request of a visit outlives the page", async () => {
  const { requests, send } = transportTo(storesAll);
  await send([event(0)], true);
  assert.equal(requests[0]!.init.keepalive, true);
});

const outcomes: [string, () => Response | Promise<Response>, string, number | undefined, boolean][] = [
  ["401", () => json({}, 401), "signed-out", undefined, false],
  ["403", () => json({}, 403), "signed-out", undefined, false],
  ["a redirect", () => ({ ok: false, status: 0, type: "opaqueredirect", headers: new Headers() }) as Response, "signed-out", undefined, false],
  ["409", () => json({}, 409), "busy", undefined, false],
  ["429 with seconds", () => json({}, 429, { "Retry-After": "7" }), "busy", 7000, false],
  ["429 with a date", () => json({}, 429, { "Retry-After": "Mon, 02 Mar 2026 09:41:37 GMT" }), "busy", 30_000, false],
  ["503", () => json({}, 503, { "Retry-After": "1" }), "server", 1000, false],
  ["500", () => json({}, 500), "server", undefined, false],
  ["408", () => json({}, 408), "server", undefined, false],
  ["404", () => json({}, 404), "server", undefined, true],
  ["400", () => json({}, 400), "server", undefined, true],
  ["200 with a page", () => new Response("<!doctype html>Welcome to the hotel's network"), "server", undefined, true],
  ["200 with something else", () => json({ ok: true }), "server", undefined, true],
  ["204", () => new Response(null, { status: 204 }), "server", undefined, true],
  ["no connection", () => Promise.reject(new TypeError("Failed to fetch")), "server", undefined, false],
];
for (const [name, answer, reason, retryAfterMs, fault] of outcomes) {
  test(`${name}: undelivered, ${reason}`, async () => {
    await assert.rejects(transportTo(answer).send([event(0)]), (thrown: Undelivered) => {
      assert(thrown instanceof Undelivered);
      assert.deepEqual([thrown.reason, thrown.retryAfterMs, !!thrown.fault], [reason, retryAfterMs, fault], thrown.message);
      return true;
    });
  });
}

test("without a network: undelivered, offline", async () => {
  const { send } = transportTo(() => Promise.reject(new TypeError("Failed to fetch")), { online: () => false });
  await assert.rejects(send([event(0)]), { reason: "offline" });
});

test("an answer, or the rest of one, that doesn't come is given up", async () => {
  const aborted = (init: RequestInit): Promise<never> =>
    new Promise((_, reject) => init.signal!.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError"))));
  await assert.rejects(transportTo((_, init) => aborted(init), { patienceMs: 20 }).send([event(0)]), { reason: "server" });
  const halfAnswer: Server = (_, init) => ({ ok: true, status: 200, headers: new Headers(), text: () => aborted(init) }) as unknown as Response;
  await assert.rejects(transportTo(halfAnswer, { patienceMs: 20 }).send([event(0)]), { reason: "server" });
});

test("Retry-After that is past, far away or nonsense", () => {
  assert.equal(retryAfter("Mon, 02 Mar 2026 09:00:00 GMT", now), 0);
  assert.equal(retryAfter("999999999", now), 3_600_000);
  assert.equal(retryAfter("soon", now), undefined);
  assert.equal(retryAfter("", now), undefined);
  assert.equal(retryAfter(null, now), undefined);
});

test("a large batch goes in several requests, each under the limit, in order", async () => {
  const { requests, send } = transportTo(storesAll);
  const items = Array.from({ length: 40 }, (_, n) => heavy(n, 40_000));
  assert.deepEqual((await send(items)).acknowledged, ids(items));
  assert(requests.length > 1);
  for (const { init } of requests) assert(Buffer.byteLength(init.body as string) <= LIMITS.requestBytes);
  assert.deepEqual(requests.flatMap((one) => ids(one.items)), ids(items));
});

test("413: smaller requests, in order, down to the one item that is too large", async () => {
  const tight: Server = (items, init) => (Buffer.byteLength(init.body as string) > 2000 ? json({}, 413) : storesAll(items, init));
  const items = [event(0), event(1), heavy(2, 3000), event(3), event(4)];
  const receipt = await transportTo(tight).send(items);
  assert.deepEqual(receipt.acknowledged, ids([items[0]!, items[1]!, items[3]!, items[4]!]));
  assert.deepEqual(receipt.refused.map(({ id, code }) => [id, code]), [[items[2]!.id, "too-large"]]);
});

test("once a part stays behind, nothing that comes after it is sent", async () => {
  for (const failing of [1, 2, 3]) {
    let count = 0;
    const { requests, send } = transportTo((items, init) => {
      if (items.length > 1) return json({}, 413);
      return count++ === failing ? json({}, 503) : storesAll(items, init);
    });
    const items = [event(0), event(1), event(2), event(3), event(4)];
    assert.deepEqual((await send(items)).acknowledged, ids(items.slice(0, failing)));
    assert.equal(requests.filter((one) => one.items.length === 1).length, failing + 1);
  }
});

test("over any server that fails at random, everything is stored once and in order", async (t) => {
  const next = random((seed) => t.diagnostic(seed));
  for (let run = 0; run < 40; ++run) {
    const stored: string[] = [];
    const server: Server = (items, init) => {
      const chance = next();
      if (chance < 0.15) return json({}, 503);
      if (chance < 0.3) return json({}, 429, { "Retry-After": "1" });
      if (Buffer.byteLength(init.body as string) > 1500) return json({}, 413);
      const count = chance < 0.5 ? Math.floor(next() * items.length) : items.length;
      const taken = ids(items.slice(0, count));
      for (const id of taken) if (!stored.includes(id)) stored.push(id);
      if (chance < 0.6) return Promise.reject(new TypeError("the answer is lost"));
      return json({ acknowledged: taken, refused: [] });
    };
    const items: Item[] = Array.from({ length: 24 }, (_, n) => (n % 3 ? event(n) : block(n, 1)));
    const { send } = transportTo(server);
    let rest = items;
    for (let tries = 0; rest.length; ++tries) {
      assert(tries < 2000, "no progress");
      const receipt = await send(rest).catch(() => undefined);
      for (const id of receipt?.acknowledged ?? []) assert(stored.includes(id), "acknowledged but not stored");
      rest = rest.filter(({ id }) => !receipt?.acknowledged.includes(id));
    }
    assert.deepEqual(stored, ids(items));
  }
});

/** A token that is renewed while requests are under way: asked for once, never taken from elsewhere, never a step back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Delivery, Undelivered } from "../../../../web/host/delivery.ts";
import { httpTransport } from "../../../../web/host/http-transport.ts";
import { freshToken } from "../../../../web/host/launch.ts";
import type { PageLaunch } from "../../../../web/host/launch.ts";
import { Token } from "../../../../web/host/token.ts";
import type { HostMessage, Item } from "../../../../web/protocol/protocol.ts";
import { event, ids, random } from "./items.ts";

const attempt = event(0).attempt;
const launch = (token?: string): PageLaunch => ({
  attempt, actor: "k3v9x2", seed: 1, mode: "practice", resume: { commands: [], events: 0 }, ...(token && { token }),
});
const expired = (): Response => new Response(JSON.stringify({ error: { code: "token-expired" } }), { status: 401 });
const storesAll = (items: Item[], token?: string): Response =>
  new Response(JSON.stringify({ acknowledged: ids(items), refused: [], ...(token && { token }) }));

/** A transport whose server is shown `seen`, the tokens in the order in which they came. */
function transportWith(token: Token, server: (items: Item[], bearer: string | undefined) => Response | Promise<Response>) {
  const seen: (string | undefined)[] = [];
  const send = httpTransport("https://lms.example/items", token, {
    fetch: async (_, { body, headers }) => {
      const bearer = (headers as Record<string, string>).Authorization?.replace(/^Bearer /, "");
      seen.push(bearer);
      return server(JSON.parse(body as string).items, bearer);
    },
    online: () => true, now: Date.now, patienceMs: 1000,
  });
  return { seen, send: (items: Item[], leaving = false) => send(items, { leaving }) };
}

function tokenFrom(value: string | undefined, ask: () => Promise<string | undefined>, patienceMs = 1000): Token {
  const token = new Token({ ask, patienceMs });
  token.value = value;
  return token;
}

const neverAsked = (): never => assert.fail("the page was asked");

test("each request shows the newest token, also the one that outlives the page", async () => {
  let count = 1;
  const { seen, send } = transportWith(tokenFrom("t1", neverAsked), (items) => storesAll(items, `t${++count}`));
  await send([event(0)]);
  await send([event(1)]);
  await send([event(2)], true);
  assert.deepEqual(seen, ["t1", "t2", "t3"]);
});

test("without a token there is no such header, until a receipt brings one", async () => {
  const { seen, send } = transportWith(tokenFrom(undefined, neverAsked), (items) => storesAll(items, "t1"));
  await send([event(0)]);
  await send([event(1)]);
  assert.deepEqual(seen, [undefined, "t1"]);
});

test("too old: the page is asked once, and the request goes again", async () => {
  let asked = 0;
  const token = tokenFrom("old", async () => (++asked, "new"));
  const { seen, send } = transportWith(token, (items, bearer) => (bearer === "old" ? expired() : storesAll(items)));
  assert.deepEqual((await send([event(0)])).acknowledged, ids([event(0)]));
  assert.deepEqual([seen, asked], [["old", "new"], 1]);
});

test("still too old after that: signed out, and no further request", async () => {
  let asked = 0;
  const { seen, send } = transportWith(tokenFrom("old", async () => `new${++asked}`), expired);
  await assert.rejects(send([event(0)]), { reason: "signed-out" });
  assert.deepEqual([seen, asked], [["old", "new1"], 1]);
});

test("a 401 that does not speak of the token is a sign-out, and nobody is asked", async () => {
  const bodies = ["", "null", "[]", '{"error":null}', '{"error":{"code":"signed-out"}}', "<!doctype html>"];
  for (const body of bodies) {
    const { seen, send } = transportWith(tokenFrom("t", neverAsked), () => new Response(body, { status: 401 }));
    await assert.rejects(send([event(0)]), { reason: "signed-out" });
    assert.equal(seen.length, 1, body);
  }
});

test("at the end of the visit nobody is asked any more", async () => {
  const { seen, send } = transportWith(tokenFrom("old", neverAsked), expired);
  await assert.rejects(send([event(0)], true), { reason: "signed-out" });
  assert.equal(seen.length, 1);
});

test("what the page answers, and what the student is told of it", async () => {
  const hang = new Promise<never>(() => {});
  const outcomes: [string, () => Promise<PageLaunch> | undefined, string, RegExp | undefined][] = [
    ["there is no relaunch", () => undefined, "signed-out", undefined],
    ["a launch without a token", async () => launch(), "signed-out", undefined],
    ["the same token", async () => launch("old"), "signed-out", undefined],
    ["another attempt", async () => ({ ...launch("theirs"), attempt: attempt.replace("0f", "1f") }), "signed-out", /attempt: must stay the same/],
    ["it fails", () => Promise.reject(new TypeError("Failed to fetch")), "server", /relaunch.*Failed to fetch/],
    ["it throws", () => { throw new Error("at once"); }, "server", /relaunch.*at once/],
    ["it says why it fails", () => Promise.reject(new Undelivered("offline")), "offline", undefined],
    ["it never answers", () => hang, "server", undefined],
  ];
  for (const [name, relaunch, reason, fault] of outcomes) {
    const token = tokenFrom("old", async () => freshToken(relaunch(), attempt), 20);
    const { seen, send } = transportWith(token, expired);
    await assert.rejects(send([event(0)]), (thrown: Undelivered) => {
      assert.equal(thrown.reason, reason, name);
      if (fault) assert.match(thrown.fault!, fault, name);
      else assert.equal(thrown.fault, undefined, name);
      return true;
    });
    assert.deepEqual([seen, token.value], [["old"], "old"], name);
  }
});

test("after a failure the page is asked anew", async () => {
  let asked = 0;
  const token = tokenFrom("old", async () => (++asked === 1 ? Promise.reject(new Error("no network")) : "new"));
  const { send } = transportWith(token, (items, bearer) => (bearer === "old" ? expired() : storesAll(items)));
  await assert.rejects(send([event(0)]), { reason: "server" });
  assert.deepEqual((await send([event(0)])).acknowledged, ids([event(0)]));
});

test("two requests whose token is too old share the answer of the page", async () => {
  let asked = 0;
  let answer = (_: string): void => {};
  const token = tokenFrom("old", () => (++asked, new Promise((resolve) => (answer = resolve))));
  const { seen, send } = transportWith(token, (items, bearer) => (bearer === "old" ? expired() : storesAll(items)));
  const both = Promise.all([send([event(0)]), send([event(1)])]);
  await new Promise((resolve) => setTimeout(resolve, 10));
  answer("new");
  assert.deepEqual((await both).flatMap(({ acknowledged }) => acknowledged), ids([event(0), event(1)]));
  assert.deepEqual([seen, asked], [["old", "old", "new", "new"], 1]);
});

test("a request that learns late that its token is too old takes the one that came meanwhile", async () => {
  let late = (_: Response): void => {};
  const { seen, send } = transportWith(tokenFrom("old", neverAsked), (items, bearer) => {
    if (bearer === "new") return storesAll(items);
    return items[0]!.id === event(0).id ? new Promise((resolve) => (late = resolve)) : storesAll(items, "new");
  });
  const first = send([event(0)]);
  await send([event(1)]);
  late(expired());
  await first;
  assert.deepEqual(seen, ["old", "old", "new"]);
});

test("left while the token is renewed: what is open goes once more as it is, and each item is stored once", async () => {
  let answer = (_: string): void => {};
  const token = tokenFrom("old", () => new Promise((resolve) => (answer = resolve)));
  const stored: string[] = [];
  const { seen, send } = transportWith(token, (items, bearer) => {
    if (bearer === "old") return expired();
    for (const id of ids(items)) if (!stored.includes(id)) stored.push(id);
    return storesAll(items);
  });
  const answers: HostMessage[] = [];
  const delivery = new Delivery({ transport: () => (items, { leaving }) => send(items, leaving), stored: () => {}, fault: (fault) => assert.fail(fault) });
  delivery.deliver(1, [event(0), event(1)], (message) => answers.push(message));
  await new Promise((resolve) => setTimeout(resolve, 10));
  delivery.leave();
  await new Promise((resolve) => setTimeout(resolve, 10));
  assert.deepEqual(seen, ["old", "old"]);
  answer("new");
  await delivery.idle();
  assert.deepEqual(seen, ["old", "old", "new"]);
  assert.deepEqual(stored, ids([event(0), event(1)]));
  assert.deepEqual(answers, [{ type: "delivered", batch: 1, acknowledged: stored, refused: [] }]);
});

test("a receipt that comes late does not bring back an older token", () => {
  const token = tokenFrom("t1", neverAsked);
  token.received("t1", "t2");
  token.received("t1", "t1b");
  assert.equal(token.value, "t2");
  token.received("t2", undefined);
  assert.equal(token.value, "t2");
});

/** A school whose tokens run out at any moment, and whose page answers in any way. */
class School {
  #newest = 1;
  #oldest = 1;
  #asking = 0;
  asked = 0;
  readonly stored: string[] = [];
  readonly faults: string[] = [];

  constructor(readonly chance: () => number) {}

  first(): string {
    return this.#token(this.#newest);
  }

  #token(number: number): string {
    return `t${number}`;
  }

  async #pause(): Promise<void> {
    for (let turns = Math.floor(this.chance() * 6); turns > 0; --turns) await new Promise((resolve) => setImmediate(resolve));
  }

  async take(items: Item[], bearer: string | undefined): Promise<Response> {
    await this.#pause();
    if (this.chance() < 0.25) this.#oldest = this.#newest + 1;
    const number = Number(/^t(\d+)$/.exec(bearer ?? "")?.[1]);
    if (!number) this.faults.push(`a token that was never given to this attempt: ${bearer}`);
    const answer = number >= this.#oldest ? this.#store(items) : expired();
    await this.#pause();
    if (this.chance() < 0.1) throw new TypeError("the answer is lost");
    return answer;
  }

  #store(items: Item[]): Response {
    for (const id of ids(items)) if (!this.stored.includes(id)) this.stored.push(id);
    return storesAll(items, this.chance() < 0.4 ? this.#token(++this.#newest) : undefined);
  }

  async relaunch(): Promise<PageLaunch> {
    ++this.asked;
    if (this.#asking++) this.faults.push("the page was asked while it was being asked");
    await this.#pause();
    --this.#asking;
    const chance = this.chance();
    if (chance < 0.15) throw new Error("no network");
    if (chance < 0.3) return { ...launch("theirs"), attempt: attempt.replace("0f", "1f") };
    if (chance < 0.4) return launch();
    if (chance < 0.5) return launch(this.#token(1));
    return launch(this.#token((this.#newest = Math.max(this.#newest + 1, this.#oldest))));
  }
}

test("whenever tokens run out and however the page answers, all is stored and no strange token is shown", async (t) => {
  const chance = random((seed) => t.diagnostic(seed));
  let renewed = 0;
  for (let run = 0; run < 200; ++run) {
    const school = new School(chance);
    const token = tokenFrom(school.first(), async () => freshToken(school.relaunch(), attempt));
    const { send } = transportWith(token, (items, bearer) => school.take(items, bearer));
    const lanes = [[event(0), event(1), event(2)], [event(3), event(4)]];
    await Promise.all(lanes.map(async (lane, number) => {
      for (let rest: Item[] = lane, tries = 0; rest.length; ++tries) {
        assert(tries < 500, "no progress");
        const leaving = number === 1 && chance() < 0.3;
        const receipt = await send(rest.slice(0, 1), leaving).catch((thrown: Undelivered) => void assert(thrown.reason, String(thrown)));
        for (const id of receipt?.acknowledged ?? []) assert(school.stored.includes(id), "acknowledged but not stored");
        rest = rest.filter(({ id }) => !receipt?.acknowledged.includes(id));
      }
    }));
    assert.deepEqual(school.faults, []);
    assert.deepEqual([...school.stored].sort(), ids(lanes.flat()).sort());
    renewed += school.asked;
  }
  assert(renewed > 200, `the page was asked only ${renewed} times`);
});

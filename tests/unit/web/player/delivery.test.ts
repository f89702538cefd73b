import assert from "node:assert/strict";
import { test } from "node:test";
import { Delivery } from "../../../../web/player/delivery.ts";
import type { OutboxEvent } from "../../../../web/player/runtime.ts";
import type { ItemStore } from "../../../../web/player/storage.ts";
import type { Item, PlayerMessage } from "../../../../web/protocol/protocol.ts";

const attempt = "11111111-1111-4111-8111-111111111111";
const event = (n: number): Item => ({ id: `e${n}`, attempt, kind: "event", time: "2026-03-02T09:41:07.250Z", body: { n, tick: 0, type: "started" } });
const block = (first: number, ...names: string[]): Item => ({
  id: `c${first}`, attempt, kind: "commands", time: "2026-03-02T09:41:07.250Z", body: { first, commands: names.map((name) => [0, name, {}]) },
});

function start(store: ItemStore | undefined, connected = true) {
  Object.assign(globalThis, { addEventListener: () => {} });
  Object.defineProperty(globalThis, "navigator", { value: { onLine: true }, configurable: true });
  const told: OutboxEvent[] = [];
  const posted: PlayerMessage[] = [];
  const lost: string[] = [];
  const delivery = new Delivery({
    store, actor: "student",
    tell: (event) => told.push(event),
    post: (message) => (connected ? posted.push(message) > 0 : false),
    status: () => {},
    storageFailed: (reason) => lost.push(reason),
    refused: (detail) => lost.push(detail),
  });
  return { delivery, told, posted, lost };
}

function memoryStore(items: Item[] = [], works = true): ItemStore & { items: Item[] } {
  const store = {
    items,
    load: async () => [...store.items],
    add: async (_: string, more: Item[]) => {
      if (!works) throw new Error("full");
      store.items.push(...more);
    },
    remove: async (_: string, gone: Item[]) => void (store.items = store.items.filter((item) => !gone.some(({ id }) => id === item.id))),
  };
  return store;
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

test("what storage held is told at the start; what is stored and deleted follows the outbox", async () => {
  const store = memoryStore([event(0)]);
  const { delivery, told } = start(store);
  await delivery.load();
  delivery.begin();
  delivery.run({ type: "store", items: [event(1)] });
  delivery.run({ type: "store", items: [block(0, "drill")] });
  await settled();
  delivery.run({ type: "delete", ids: ["e0"] });
  await settled();
  assert.deepEqual(told, [{ type: "loaded", items: [event(0)] }, { type: "stored", ids: ["e1", "c0"] }]);
  assert.deepEqual(store.items, [event(1), block(0, "drill")]);
});

test("storage that fails is told once; the work stays, for a new runtime too", async () => {
  const { delivery, told, lost } = start(memoryStore([], false));
  delivery.run({ type: "store", items: [event(0)] });
  delivery.run({ type: "store", items: [event(1)] });
  await settled();
  assert.deepEqual(told, [{ type: "storage-failed", reason: "full" }]);
  assert.deepEqual(lost, ["full"]);
  delivery.begin();
  assert.deepEqual(told.slice(1), [{ type: "loaded", items: [event(0), event(1)] }, { type: "storage-failed", reason: "unavailable" }]);
});

test("batches are numbered anew for the host: an answer meant for an earlier runtime reaches no later one", async () => {
  const { delivery, told, posted } = start(memoryStore());
  delivery.run({ type: "store", items: [event(0)] });
  delivery.run({ type: "deliver", batch: 1, items: [event(0)] });
  delivery.begin();
  delivery.run({ type: "deliver", batch: 1, items: [event(0)] });
  const numbers = posted.map((message) => (message.type === "deliver" ? message.batch : 0));
  assert.deepEqual(numbers, [1, 2]);
  delivery.answered({ type: "delivered", batch: 1, acknowledged: [], refused: [] });
  delivery.answered({ type: "delivered", batch: 2, acknowledged: ["e0"], refused: [] });
  await settled();
  assert.deepEqual(told.filter(({ type }) => type === "delivered"), [{ type: "delivered", batch: 1, acknowledged: ["e0"], refused: [] }]);
});

test("without a host a batch comes back at once, as offline", async () => {
  const { delivery, told } = start(memoryStore(), false);
  delivery.run({ type: "deliver", batch: 7, items: [event(0)] });
  await settled();
  assert.deepEqual(told, [{ type: "undelivered", batch: 7, reason: "offline" }]);
});

test("after a fault the attempt goes on from what the host has acknowledged since the launch", async () => {
  const { delivery } = start(memoryStore());
  const items = [block(2, "b", "c"), event(1), block(4, "d")];
  delivery.run({ type: "store", items });
  delivery.run({ type: "deliver", batch: 1, items });
  delivery.answered({ type: "delivered", batch: 1, acknowledged: ["c4", "e1", "c2"], refused: [] });
  const launch = { commands: [[0, "a", {}], [0, "a", {}]] as [number, string, object][], events: 1 };
  const resume = delivery.resume(launch as never, attempt);
  assert.deepEqual(resume.commands.map(([, name]) => name), ["a", "a", "b", "c", "d"]);
  assert.equal(resume.events, 2);
});

test("a refusal is told to the student", async () => {
  const { delivery, lost } = start(memoryStore());
  delivery.run({ type: "deliver", batch: 1, items: [event(0)] });
  delivery.answered({ type: "delivered", batch: 1, acknowledged: [], refused: [{ id: "e0", code: "unknown-field", message: "body.colour" }] });
  assert.deepEqual(lost, ["unknown-field: body.colour"]);
});

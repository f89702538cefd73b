import assert from "node:assert/strict";
import { test } from "node:test";
import { Delivery } from "../../../../web/player/delivery.ts";
import type { OutboxEvent } from "../../../../web/player/runtime.ts";
import { Elsewhere, type ItemStore } from "../../../../web/player/storage.ts";
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
  const words: string[] = [];
  const delivery = new Delivery({
    attempt,
    store,
    tell: (event) => told.push(event),
    post: (message) => (connected ? posted.push(message) > 0 : false),
    status: (word) => words.push(word),
    elsewhere: () => lost.push("elsewhere"),
    problem: (code, detail) => lost.push(detail ?? code),
  });
  return { delivery, told, posted, lost, words };
}

interface MemoryStore extends ItemStore {
  items: Item[];
  aside: Item[];
  /** Answers of `add` that are held back. */
  hold: boolean;
  release(): void;
}

function memoryStore(items: Item[] = [], { fault, lasting = false }: { fault?: Error; lasting?: boolean } = {}): MemoryStore {
  const waiting: (() => void)[] = [];
  const store: MemoryStore = {
    items, aside: [], hold: false,
    release: () => waiting.splice(0).forEach((go) => go()),
    lasting: () => lasting,
    load: async () => ({ items: [...store.items], aside: store.aside.length > 0 }),
    add: async (more) => {
      if (fault) throw fault;
      if (store.hold) await new Promise<void>((resolve) => waiting.push(resolve));
      store.items.push(...more);
    },
    remove: async (gone, aside) => {
      store.items = store.items.filter((item) => !gone.some(({ id }) => id === item.id));
      if (aside) store.aside.push(...gone);
    },
  };
  return store;
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

test("what storage held is told at the start; what is stored and deleted follows the outbox", async () => {
  const store = memoryStore([event(0)]);
  const { delivery, told } = start(store);
  await delivery.load();
  await delivery.begin();
  delivery.run({ type: "store", items: [event(1), block(0, "drill")] });
  await settled();
  delivery.run({ type: "deliver", batch: 1, ids: ["e0"] });
  delivery.answered({ type: "delivered", batch: 1, acknowledged: ["e0"], refused: [] });
  delivery.run({ type: "delete", ids: ["e0"] });
  await settled();
  assert.deepEqual(told.slice(0, 2), [{ type: "loaded", items: [event(0)] }, { type: "stored", ids: ["e1", "c0"] }]);
  assert.deepEqual(store.items, [event(1), block(0, "drill")]);
  assert.deepEqual(store.aside, []);
});

test("storage that fails is told once; the work stays, for a new runtime too", async () => {
  const { delivery, told, lost } = start(memoryStore([], { fault: new Error("full") }));
  delivery.run({ type: "store", items: [event(0)] });
  delivery.run({ type: "store", items: [event(1)] });
  await settled();
  assert.deepEqual(told, [{ type: "storage-failed", reason: "full" }]);
  assert.deepEqual(lost, ["full"]);
  await delivery.begin();
  assert.deepEqual(told.slice(1), [{ type: "loaded", items: [event(0), event(1)] }, { type: "storage-failed", reason: "unavailable" }]);
});

test("batches are numbered anew for the host: an answer meant for an earlier runtime reaches no later one", async () => {
  const { delivery, told, posted } = start(memoryStore());
  delivery.run({ type: "store", items: [event(0)] });
  delivery.run({ type: "deliver", batch: 1, ids: ["e0"] });
  await settled();
  await delivery.begin();
  delivery.run({ type: "deliver", batch: 1, ids: ["e0"] });
  const numbers = posted.map((message) => (message.type === "deliver" ? message.batch : 0));
  assert.deepEqual(numbers, [1, 2]);
  delivery.answered({ type: "delivered", batch: 1, acknowledged: [], refused: [] });
  delivery.answered({ type: "delivered", batch: 2, acknowledged: ["e0"], refused: [] });
  await settled();
  assert.deepEqual(told.filter(({ type }) => type === "delivered"), [{ type: "delivered", batch: 1, acknowledged: ["e0"], refused: [] }]);
});

test("without a host a batch comes back at once, as offline", async () => {
  const { delivery, told } = start(memoryStore(), false);
  delivery.run({ type: "deliver", batch: 7, ids: ["e0"] });
  await settled();
  assert.deepEqual(told, [{ type: "undelivered", batch: 7, reason: "offline" }]);
});

test("after a fault the runtime hears of what was acknowledged since the launch: that does not know it", async () => {
  const { delivery, told } = start(memoryStore());
  const items = [block(2, "b", "c"), event(1), block(4, "d")];
  delivery.run({ type: "store", items });
  delivery.run({ type: "deliver", batch: 1, ids: items.map(({ id }) => id) });
  delivery.answered({ type: "delivered", batch: 1, acknowledged: ["c4", "e1"], refused: [] });
  delivery.run({ type: "delete", ids: ["c4", "e1"] });
  await settled();
  await delivery.begin();
  const loaded = told.find(({ type }) => type === "loaded") as { items: Item[] };
  assert.deepEqual(loaded.items.map(({ id }) => id).sort(), ["c2", "c4", "e1"]);
});

test("a new runtime hears of nothing as kept that storage has not answered for", async () => {
  const store = memoryStore();
  const { delivery, told, words } = start(store);
  store.hold = true;
  delivery.run({ type: "store", items: [event(0)] });
  const begun = delivery.begin();
  await settled();
  assert.deepEqual(told, []);
  assert.deepEqual(words, ["memory"]);
  store.release();
  await begun;
  assert.deepEqual(told.map(({ type }) => type), ["stored", "loaded"]);
});

test("\"saved on this device\" only where the browser promised to keep it, and once it is there", async () => {
  for (const [lasting, expected] of [[true, ["waiting", "kept"]], [false, ["waiting", "waiting"]]] as const) {
    const { delivery, words, posted } = start(memoryStore([], { lasting }));
    delivery.run({ type: "store", items: [event(0)] });
    delivery.run({ type: "status", word: "waiting", waiting: 1 });
    await settled();
    assert.deepEqual(words, expected);
    assert.deepEqual(posted, [{ type: "status", word: "waiting" }]);
  }
});

test("what no longer fits the attempt is set aside, told, and never called sent", async () => {
  const store = memoryStore([event(0), event(1)]);
  const { delivery, lost, words } = start(store);
  await delivery.load();
  await delivery.begin();
  delivery.run({ type: "delete", ids: ["e1"] }); // nobody acknowledged it
  delivery.run({ type: "status", word: "saved", waiting: 0 });
  await settled();
  assert.deepEqual(store.aside, [event(1)]);
  assert.deepEqual(lost, ["fork"]);
  assert.deepEqual(words, ["refused"]);
  const next = start(store);
  await next.delivery.load();
  next.delivery.run({ type: "status", word: "saved", waiting: 0 });
  assert.deepEqual(next.words, ["refused"]);
});

test("after a fork, and where storage was taken over, the lesson goes on elsewhere", async () => {
  const store = memoryStore([event(0)]);
  const { delivery, lost } = start(store);
  await delivery.load();
  delivery.run({ type: "deliver", batch: 1, ids: ["e0"] });
  delivery.run({ type: "store", items: [event(1)] });
  await settled();
  delivery.answered({ type: "delivered", batch: 1, acknowledged: [], refused: [{ id: "e0", code: "fork", message: "m" }] });
  await settled();
  assert.deepEqual(lost, ["fork: m", "elsewhere"]);
  assert.deepEqual([store.items, store.aside], [[], [event(0), event(1)]], "with all that came after it");

  const taken = start(memoryStore([], { fault: new Elsewhere() }));
  taken.delivery.run({ type: "store", items: [event(0)] });
  await settled();
  assert.deepEqual(taken.lost, ["elsewhere"]);
});

test("a refusal is told to the student", async () => {
  const { delivery, lost } = start(memoryStore());
  delivery.run({ type: "deliver", batch: 1, ids: ["e0"] });
  delivery.answered({ type: "delivered", batch: 1, acknowledged: [], refused: [{ id: "e0", code: "unknown-field", message: "body.colour" }] });
  assert.deepEqual(lost, ["unknown-field: body.colour"]);
});

test("a gap is no alarm: it is sent again", async () => {
  const store = memoryStore([event(1)]);
  const { delivery, lost } = start(store);
  await delivery.load();
  delivery.run({ type: "deliver", batch: 1, ids: ["e1"] });
  delivery.answered({ type: "delivered", batch: 1, acknowledged: [], refused: [{ id: "e1", code: "gap", message: "m" }] });
  assert.deepEqual(lost, []);
  assert.deepEqual(store.items, [event(1)]);
});

test("work of another attempt that isn't taken here is no refusal, whatever is said of it", async () => {
  for (const code of ["foreign-attempt", "fork"] as const) {
    const other = { ...event(0), id: "other", attempt: "22222222-2222-4222-8222-222222222222" };
    const store = memoryStore([other, event(0)]);
    const { delivery, lost, words } = start(store);
    await delivery.load();
    delivery.run({ type: "deliver", batch: 1, ids: ["e0", "other"] });
    delivery.answered({ type: "delivered", batch: 1, acknowledged: ["e0"], refused: [{ id: "other", code, message: "m" }] });
    delivery.run({ type: "delete", ids: ["e0"] });
    delivery.run({ type: "status", word: "saved", waiting: 0 });
    await settled();
    assert.deepEqual(lost, ["E-LEFT"]);
    assert.deepEqual(words, ["saved"]);
    assert.deepEqual([store.items, store.aside], [[other], []]);
  }
});

test("a page knows that it alone has something, until the school or storage has it", async () => {
  const { delivery } = start(undefined);
  assert.equal(delivery.alone, false);
  delivery.run({ type: "store", items: [event(0)] });
  delivery.run({ type: "status", word: "memory", waiting: 1 });
  assert.equal(delivery.alone, true);
  delivery.run({ type: "status", word: "saved", waiting: 0 });
  assert.equal(delivery.alone, false);

  const store = memoryStore();
  store.hold = true;
  const writing = start(store).delivery;
  writing.run({ type: "store", items: [event(0)] });
  writing.run({ type: "status", word: "sending", waiting: 1 });
  assert.equal(writing.alone, true);
  store.release();
  await settled();
  assert.equal(writing.alone, false);

  const taken = start(memoryStore([], { fault: new Elsewhere() })).delivery;
  taken.run({ type: "store", items: [event(0)] });
  await settled();
  assert.equal(taken.alone, true);
  taken.answered({ type: "delivered", batch: 1, acknowledged: ["e0"], refused: [] });
  taken.run({ type: "delete", ids: ["e0"] });
  assert.equal(taken.alone, false);
});

test("a checkpoint is posted", () => {
  const { delivery, posted } = start(undefined);
  delivery.run({ type: "checkpoint", text: "AR" });
  assert.deepEqual(posted, [{ type: "checkpoint", text: "AR" }]);
});

/** The channel to the page in the iframe, through crossed hellos, reloads and players that misbehave. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Connection } from "../../../../web/host/connection.ts";
import type { HostMessage, Launch, PlayerMessage, ReplayLaunch } from "../../../../web/protocol/protocol.ts";
import { heavy } from "./items.ts";

const launch: Launch = {
  attempt: "0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10", actor: "k3v9x2", activity: "ice-core", seed: 1, mode: "practice", locale: "en",
  resume: { commands: [], events: 0 },
};
const saved: PlayerMessage = { type: "status", word: "saved" };
/** Long enough for messages to arrive, also where nothing is to be waited for. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
async function until(arrived: () => boolean): Promise<void> {
  for (let tries = 0; !arrived(); ++tries) {
    assert(tries < 500, "it never arrived");
    await turn();
  }
}

/** A page in the iframe, as far as it is connected: what it was told. */
class Page {
  told: HostMessage[] = [];
  constructor(readonly port: MessagePort) {
    port.onmessage = ({ data }) => this.told.push(data);
  }
  get launches(): number {
    return this.told.filter(({ type }) => type === "launch").length;
  }
}

function connected(t: { after: (end: () => void) => void }, give: () => Promise<Launch | ReplayLaunch | undefined> = async () => launch) {
  const pages: Page[] = [];
  const heard: PlayerMessage[] = [];
  const offered: unknown[] = [];
  const faults: string[] = [];
  const connection = new Connection({
    nonce: "n",
    connect: (message, port) => {
      offered.push(message);
      pages.push(new Page(port));
    },
    launch: give,
    unfit: (fault) => faults.push(fault),
    heard: (message, reply) => {
      heard.push(message);
      if (message.type === "deliver") reply({ type: "delivered", batch: message.batch, acknowledged: [], refused: [] });
    },
  });
  t.after(() => {
    connection.close();
    pages.forEach(({ port }) => port.close());
  });
  return { connection, pages, heard, offered, faults };
}

test("a hello gets a channel and the launch", async (t) => {
  const { connection, pages, offered } = connected(t);
  connection.greet(2);
  await until(() => pages[0]!.told.length > 0);
  assert.deepEqual(offered, [{ type: "skua:connect", protocol: 2, nonce: "n" }]);
  assert.deepEqual(pages[0]!.told, [{ type: "launch", protocol: 2, ...launch }]);
});

test("a lesson of version 1 is spoken to in version 1, beside one of version 2", async (t) => {
  const newer: Launch = { ...launch, token: "t", key: "k".repeat(43), keep: "checkpoint", resume: { commands: [], events: 3, views: 2, view: { focus: "a" } } };
  const { connection, pages, offered } = connected(t, async () => newer);
  connection.greet(1);
  connection.greet(2);
  await until(() => pages.every(({ launches }) => launches > 0));
  const { token: _, ...told } = newer;
  assert.deepEqual(offered, [1, 2].map((protocol) => ({ type: "skua:connect", protocol, nonce: "n" })));
  assert.deepEqual(pages[0]!.told, [{ type: "launch", protocol: 1, ...launch, resume: { commands: [], events: 3 } }]);
  assert.deepEqual(pages[1]!.told, [{ type: "launch", protocol: 2, ...told }]);
});

test("what a lesson of version 1 would get wrong it is not told, and the page hears of it", async (t) => {
  const { resume: _, ...base } = launch;
  const unfit: (Launch | ReplayLaunch)[] = [
    { ...launch, mode: "assessment" },
    { ...base, mode: "replay", journal: "{}" },
    { ...launch, resume: { commands: [], events: 0, checkpoint: "AQ" } },
  ];
  for (const one of unfit) {
    const { connection, pages, faults } = connected(t, async () => one);
    connection.greet(1);
    await until(() => faults.length > 0);
    assert.match(faults[0]!, /version 1/);
    assert.equal(pages[0]!.launches, 0);
    connection.greet(2);
    await until(() => pages[1]!.launches > 0);
  }
});

test("a launch that is larger than a message may be is a fault of the page", async (t) => {
  const { resume: _, ...base } = launch;
  const { connection, pages, faults } = connected(t, async () => ({ ...base, mode: "replay", journal: "x".repeat(1_000_001) }));
  connection.greet(2);
  await until(() => faults.length > 0);
  assert.match(faults[0]!, /1000000 bytes/);
  assert.equal(pages[0]!.launches, 0);
});

test("a hello that comes before there is a launch gets it as soon as there is", async (t) => {
  let given: Launch | undefined;
  const { connection, pages } = connected(t, async () => given);
  connection.greet(2);
  await turn();
  assert.equal(pages[0]!.launches, 0);
  given = launch;
  connection.launchNow();
  await until(() => pages[0]!.launches > 0);
  assert.equal(pages[0]!.launches, 1);
});

test("crossed hellos: the page speaks on the first channel, and that one stays", async (t) => {
  const { connection, pages, heard } = connected(t);
  connection.greet(2);
  connection.greet(2);
  await until(() => pages.every(({ launches }) => launches > 0));
  pages[0]!.port.postMessage(saved);
  await until(() => heard.length === 1);
  pages[1]!.port.postMessage(saved);
  await turn();
  assert.equal(heard.length, 1, "the other channel is closed");
  connection.post({ type: "flush" });
  await until(() => pages[0]!.told.at(-1)!.type === "flush");
  assert.notEqual(pages[1]!.told.at(-1)!.type, "flush");
});

test("a reload: the new page speaks on the second channel, and that one counts", async (t) => {
  const { connection, pages, heard } = connected(t);
  connection.greet(2);
  pages[0]!.port.postMessage(saved);
  await until(() => heard.length === 1);
  connection.greet(2);
  await until(() => pages[1]!.launches > 0);
  pages[1]!.port.postMessage({ type: "deliver", batch: 4, items: [] });
  await until(() => pages[1]!.told.at(-1)!.type === "delivered");
  assert.deepEqual(heard.map(({ type }) => type), ["status", "deliver"]);
  assert.deepEqual(pages[1]!.told.at(-1), { type: "delivered", batch: 4, acknowledged: [], refused: [] });
  assert.equal(pages[1]!.launches, 1);
  pages[0]!.port.postMessage(saved);
  await turn();
  assert.equal(heard.length, 2);
});

test("what is no message of a player is not heard, and doesn't choose a channel", async (t) => {
  const { connection, pages, heard } = connected(t);
  connection.greet(2);
  connection.greet(2);
  for (const data of [null, "saved", { type: "launch" }, { type: "status", word: "fine" }, { type: "deliver", batch: 1 }]) {
    pages[1]!.port.postMessage(data);
  }
  await turn();
  assert.deepEqual(heard, []);
  pages[0]!.port.postMessage(saved);
  await until(() => heard.length > 0);
  assert.deepEqual(heard, [saved]);
});

test("a message over the limit is refused; a batch is told so, item by item", async (t) => {
  const { connection, pages, heard } = connected(t);
  connection.greet(2);
  const items = Array.from({ length: 3 }, (_, n) => heavy(n + 1, 400_000));
  pages[0]!.port.postMessage({ type: "deliver", batch: 9, items });
  pages[0]!.port.postMessage({ type: "error", code: "E-LONG", message: "x".repeat(1_000_001) });
  await until(() => pages[0]!.told.length === 2);
  await turn();
  assert.deepEqual(heard, []);
  const answer = pages[0]!.told.at(-1) as Extract<HostMessage, { type: "delivered" }>;
  assert.deepEqual(answer.refused.map(({ id, code }) => [id, code]), items.map(({ id }) => [id, "too-large"]));
  assert.deepEqual(answer.acknowledged, []);
});

test("after the end nothing is heard, said or greeted", async (t) => {
  let finish = (_: Launch): void => {};
  const { connection, pages, heard } = connected(t, () => new Promise((resolve) => (finish = resolve)));
  connection.greet(2);
  connection.close();
  finish(launch);
  connection.greet(2);
  connection.post({ type: "flush" });
  pages[0]!.port.postMessage(saved);
  await turn();
  assert.equal(pages.length, 1);
  assert.deepEqual(pages[0]!.told, []);
  assert.deepEqual(heard, []);
});

/** Every batch gets exactly one answer, in order, that says no more than the transport did. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Delivery, fitting, Undelivered } from "../../../../web/host/delivery.ts";
import type { Transport } from "../../../../web/host/delivery.ts";
import * as LIMITS from "../../../../web/protocol/limits.ts";
import type { HostMessage, Item } from "../../../../web/protocol/protocol.ts";
import { event, heavy, ids } from "./items.ts";

function deliveryWith(transport: Transport | undefined) {
  const faults: string[] = [];
  const stored: Item[] = [];
  const answers: HostMessage[] = [];
  const delivery = new Delivery({ transport: () => transport, stored: (items) => stored.push(...items), fault: (fault) => faults.push(fault) });
  const send = async (batch: number, items: Item[]): Promise<HostMessage | undefined> => {
    delivery.deliver(batch, items, (answer) => answers.push(answer));
    await delivery.idle();
    return answers.find((answer) => "batch" in answer && answer.batch === batch);
  };
  return { delivery, send, faults, stored, answers };
}

test("what the transport stored is acknowledged, and nothing that was not asked", async () => {
  const { send, stored, faults } = deliveryWith(async (items) => ({
    acknowledged: [items[0]!.id, event(9).id],
    refused: [{ id: items[1]!.id, code: "fork", message: "m" }, { id: event(8).id, code: "gap", message: "m" }, { id: items[0]!.id, code: "gap", message: "m" }],
  }));
  const items = [event(0), event(1), event(2)];
  assert.deepEqual(await send(1, items), {
    type: "delivered", batch: 1, acknowledged: [items[0]!.id], refused: [{ id: items[1]!.id, code: "fork", message: "m" }],
  });
  assert.deepEqual(ids(stored), [items[0]!.id]);
  assert.deepEqual(faults, []);
});

test("an Undelivered, or any object like it, says why", async () => {
  for (const thrown of [new Undelivered("busy", 1500.4), { reason: "busy", retryAfterMs: 1500.4 }]) {
    const { send, faults } = deliveryWith(() => Promise.reject(thrown));
    assert.deepEqual(await send(3, [event(0)]), { type: "undelivered", batch: 3, reason: "busy", retry_after_ms: 1500 });
    assert.deepEqual(faults, []);
  }
});

test("a transport that fails otherwise, or answers nonsense, is a fault of the page and loses nothing", async () => {
  const wrong: (Transport | undefined)[] = [
    undefined,
    () => Promise.reject(new Error("oops")),
    () => { throw new Error("at once"); },
    () => Promise.reject(undefined),
    () => Promise.reject({ reason: "tired", retryAfterMs: Infinity }),
    async () => undefined as never,
    async () => ({ acknowledged: "all" }) as never,
  ];
  for (const transport of wrong) {
    const { send, faults } = deliveryWith(transport);
    assert.deepEqual(await send(1, [event(0)]), { type: "undelivered", batch: 1, reason: "server" });
    assert.equal(faults.length, 1);
    assert.match(faults[0]!, /transport/);
  }
});

test("batches go one after the other, also when they come all at once", async () => {
  let under = 0;
  const seen: number[] = [];
  const { delivery, answers } = deliveryWith(async (items) => {
    assert.equal(++under, 1);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
    --under;
    seen.push(items.length);
    return { acknowledged: ids(items), refused: [] };
  });
  for (const count of [1, 2, 3]) delivery.deliver(count, Array.from({ length: count }, (_, n) => event(n)), (answer) => answers.push(answer));
  await delivery.idle();
  assert.deepEqual(seen, [1, 2, 3]);
  assert.deepEqual(answers.map((answer) => [answer.type, (answer as { batch: number }).batch]), [["delivered", 1], ["delivered", 2], ["delivered", 3]]);
});

test("behind a batch that stays behind nothing is sent, so that nothing arrives out of order", async () => {
  const outcomes: [Transport, string][] = [
    [() => Promise.reject(new Undelivered("offline", 2000)), "offline"],
    [async (items) => ({ acknowledged: [items[0]!.id], refused: [] }), "busy"],
  ];
  for (const [transport, reason] of outcomes) {
    let calls = 0;
    const { delivery, answers } = deliveryWith((items, options) => (++calls, transport(items, options)));
    delivery.deliver(1, [event(0), event(1)], (answer) => answers.push(answer));
    delivery.deliver(2, [event(2)], (answer) => answers.push(answer));
    delivery.deliver(3, [event(3)], (answer) => answers.push(answer));
    await delivery.idle();
    assert.equal(calls, 1);
    assert.deepEqual(answers.slice(1).map((answer) => [answer.type, (answer as { batch: number }).batch, (answer as { reason: string }).reason]), [
      ["undelivered", 2, reason], ["undelivered", 3, reason],
    ]);
  }
});

test("for as long as the receiver wants to be left alone nothing is sent, whoever asks", async () => {
  let calls = 0;
  const { delivery, answers } = deliveryWith(async (items) => {
    if (++calls === 1) throw new Undelivered("server", 40);
    return { acknowledged: ids(items), refused: [] };
  });
  const send = async (batch: number) => {
    delivery.deliver(batch, [event(0)], (answer) => answers.push(answer));
    await delivery.idle();
  };
  await send(1);
  await send(1);
  const [first, second] = answers as { type: string; retry_after_ms: number }[];
  assert.deepEqual([calls, first!.type, second!.type], [1, "undelivered", "undelivered"]);
  assert.ok(second!.retry_after_ms > 0 && second!.retry_after_ms <= first!.retry_after_ms);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await send(2);
  assert.deepEqual([calls, answers[2]!.type], [2, "delivered"]);
});

test("what could not be delivered goes along at the end of the visit, in its order", async () => {
  const left: Item[][] = [];
  const { delivery } = deliveryWith(async (items, { leaving }) => {
    if (leaving) left.push(items);
    throw new Undelivered("server");
  });
  delivery.deliver(1, [event(0), event(1)], () => {});
  await delivery.idle();
  delivery.deliver(2, [event(0), event(1), event(2)], () => {});
  delivery.leave();
  await delivery.idle();
  assert.deepEqual(left.map(ids), [ids([event(0), event(1), event(2)])]);
});

test("at the end of a visit what has no answer goes in one request that a browser lets through", async () => {
  const left: Item[][] = [];
  let finish = (): void => {};
  const { delivery } = deliveryWith((items, { leaving }) => {
    if (leaving) left.push(items);
    if (leaving) return Promise.reject(new Undelivered("offline"));
    return new Promise((resolve) => (finish = () => resolve({ acknowledged: ids(items), refused: [] })));
  });
  delivery.leave();
  assert.equal(left.length, 0, "nothing to send, nothing sent");
  delivery.deliver(1, [event(0), event(1)], () => {});
  delivery.deliver(2, [heavy(2, 30_000), heavy(3, 20_000), heavy(4, 15_000), event(5)], () => {});
  delivery.leave();
  assert.deepEqual(left.map(ids), [ids([event(0), event(1), event(2), event(3)])], "from the first on, without a gap");
  assert(Buffer.byteLength(JSON.stringify({ items: left[0] })) <= LIMITS.keepaliveBytes);
  finish();
  await new Promise((resolve) => setTimeout(resolve));
  finish();
  await delivery.idle();
  delivery.leave();
  assert.equal(left.length, 1, "what was answered is not sent again");
});

test("a transport that can't even begin does not disturb the end of a visit", async () => {
  const { delivery } = deliveryWith((_, { leaving }) => {
    if (leaving) throw new Error("no");
    return new Promise<never>(() => {});
  });
  delivery.deliver(1, [event(0)], () => {});
  delivery.leave();
  await new Promise((resolve) => setTimeout(resolve));
});

test("as many items as fit, counted in bytes and not in letters", () => {
  const items = [event(0, "ice"), event(1, "hielo"), event(2, "❄️".repeat(100)), event(3)];
  const bytes = (some: Item[]): number => Buffer.byteLength(JSON.stringify({ items: some }));
  for (let count = 0; count <= items.length; ++count) {
    const some = items.slice(0, count);
    assert.deepEqual(fitting(items, bytes(some) + 1), some);
    if (count) assert.equal(fitting(items, bytes(some) - 1).length, count - 1);
  }
});

/** The live stream comes back by itself, without hurry and without a second socket; news are told one at a time. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { LiveCell, LiveEvent } from "../../../../web/school/api.ts";
import { LiveFeed, pauseBefore } from "../../../../web/school/live.ts";
import { News } from "../../../../web/school/news.ts";
import { random } from "../host/items.ts";

class Socket {
  onopen = (): void => {};
  onclose = (): void => {};
  onmessage = (_: { data: unknown }): void => {};
}

function feed() {
  const sockets: Socket[] = [];
  const waits: { callback: () => void; ms: number }[] = [];
  const states: string[] = [];
  const events: LiveEvent[] = [];
  const cells: LiveCell[] = [];
  const live = new LiveFeed(
    { event: (event) => events.push(event), cell: (cell) => cells.push(cell), state: (state) => states.push(state) },
    {
      open: () => {
        const socket = new Socket();
        sockets.push(socket);
        return socket as unknown as WebSocket;
      },
      wait: (callback, ms) => waits.push({ callback, ms }),
      random: () => 0.5,
    },
  );
  return { live, sockets, waits, states, events, cells };
}

const event = { attempt: "a", student: { id: "s", name: "Ana" }, assignment: "i", event: { type: "started" as const, n: 0 } };

/** What says that a student's data were deleted: there is no attempt any more. */
const cell = { attempt: null, student: event.student, assignment: "i", cell: { status: "new" } };

test("events and verdicts are handed on, nonsense is not", () => {
  const { sockets, events, cells } = feed();
  const wrong = [{ ...event, student: null }, { ...event, attempt: null }, { ...event, event: {} }, { ...cell, cell: null }, { ...cell, assignment: 7 }];
  for (const data of [event, cell, ...wrong].map((news) => JSON.stringify(news))) sockets[0]!.onmessage({ data });
  for (const data of ["", "null", "{}", "7", new ArrayBuffer(4)]) sockets[0]!.onmessage({ data });
  assert.deepEqual(events, [event]);
  assert.deepEqual(cells, [cell]);
});

test("a stream that breaks is opened again, later each time; once it is open the pauses begin anew", () => {
  const { sockets, waits, states } = feed();
  sockets[0]!.onopen();
  for (let i = 0; i < 8; ++i) {
    sockets.at(-1)!.onclose();
    assert.equal(sockets.length, i + 1, "not before the pause is over");
    waits.at(-1)!.callback();
  }
  assert.deepEqual(waits.map(({ ms }) => ms), [1000, 2000, 4000, 8000, 15_000, 15_000, 15_000, 15_000]);
  sockets.at(-1)!.onopen();
  sockets.at(-1)!.onclose();
  assert.equal(waits.at(-1)!.ms, 1000);
  assert.deepEqual([states[0], states[1], states[2], states.at(-2), states.at(-1)], ["connecting", "live", "reconnecting", "live", "reconnecting"]);
});

test("when the network is back it is opened at once, and only once", () => {
  const { live, sockets, waits } = feed();
  live.retryNow();
  assert.equal(sockets.length, 1, "it is open already");
  sockets[0]!.onclose();
  live.retryNow();
  live.retryNow();
  waits.forEach(({ callback }) => callback());
  assert.equal(sockets.length, 2);
});

test("pauses are spread, and never long", (t) => {
  const next = random((seed) => t.diagnostic(seed));
  for (let tries = 1; tries < 40; ++tries) {
    const pause = pauseBefore(tries, next);
    assert(pause >= 750 && pause <= 18_750, `${tries}: ${pause}`);
  }
});

test("one sentence at a time, the latest about each, in the order of their news", () => {
  const said: string[] = [];
  const pauses: (() => void)[] = [];
  const news = new News((text) => said.push(text), (callback, ms) => (assert.equal(ms, 2000), pauses.push(callback)));
  const pauseOver = (): void => pauses.pop()!();
  news.tell("ana", "Ana 1");
  news.tell("ana", "Ana 2");
  news.tell("ben", "Ben 1");
  news.tell("ana", "Ana 3");
  news.tell("ben", undefined);
  assert.deepEqual(said, ["Ana 1"]);
  pauseOver();
  assert.deepEqual(said, ["Ana 1", "Ben 1"]);
  pauseOver();
  assert.deepEqual(said, ["Ana 1", "Ben 1", "Ana 3"]);
  news.tell("ana", "Ana 4");
  assert.equal(said.length, 3, "not before the pause is over");
  pauseOver();
  pauseOver();
  news.tell("ben", "Ben 2");
  assert.deepEqual(said.slice(3), ["Ana 4", "Ben 2"], "after a silence at once");
  assert.equal(pauses.length, 1);
});

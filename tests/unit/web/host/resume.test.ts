/** What the school has after it stored more; in every order in which items can be acknowledged. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { advance, afterCheckpoint } from "../../../../web/host/resume.ts";
import type { Item } from "../../../../web/protocol/protocol.ts";
import { block, event, look, random } from "./items.ts";

const nothing = { commands: [], events: 0 };
const numbers = ({ commands }: { commands: unknown[][] }): unknown[] => commands.map(([tick]) => tick);

test("blocks and events that follow on are added", () => {
  const resume = advance(nothing, [event(0), block(0, 2), block(2, 1), event(1)]);
  assert.deepEqual(numbers(resume), [0, 1, 2]);
  assert.equal(resume.events, 2);
});

test("what comes again, overlaps or leaves a gap changes nothing", () => {
  const before = advance(nothing, [event(0), block(0, 3)]);
  assert.deepEqual(advance(before, [event(0), block(0, 3), block(1, 1), block(5, 2), event(2)]), before);
  assert.deepEqual(numbers(advance(before, [block(2, 3)])), [0, 1, 2, 3, 4]);
});

test("views are counted, and the last value of each name stays", () => {
  const before = advance(nothing, [look(0, { focus: "drill", "f:depth": "12" }, { "f:depth": "120" }), event(0)]);
  assert.deepEqual(before, { commands: [], events: 1, views: 2, view: { focus: "drill", "f:depth": "120" } });
  assert.deepEqual(advance(before, [look(0, { focus: "lamp" }), look(3, { focus: "lamp" })]), before, "again, and too early");
  assert.deepEqual(advance(before, [look(1, { focus: "lamp" }, { focus: "age" })]), { ...before, views: 3, view: { focus: "age", "f:depth": "120" } });
  assert.deepEqual(advance(nothing, [event(0)]), { commands: [], events: 1 }, "who has no views says nothing of them");
});

test("after a checkpoint only the lesson knows where commands begin: none are added", () => {
  const from = { commands: [], events: 4, checkpoint: "AQ" };
  assert.deepEqual(advance(from, [block(0, 3), event(4), look(0, { focus: "lamp" })]), {
    commands: [], events: 5, checkpoint: "AQ", views: 1, view: { focus: "lamp" },
  });
});

test("who went on from a checkpoint goes on from the newest, who has all commands from those", () => {
  const from = { commands: [[9, "drill", {}] as [number, string, object] as never], events: 4, checkpoint: "AQ" };
  assert.deepEqual(afterCheckpoint(from, "AR"), { commands: [], events: 4, checkpoint: "AR" });
  assert.equal(afterCheckpoint(from, undefined), from);
  const whole = advance(nothing, [block(0, 2)]);
  assert.equal(afterCheckpoint(whole, "AR"), whole);
});

test("the resume that was given stays as it was", () => {
  const given = { commands: [], events: 0 };
  advance(given, [event(0), block(0, 3)]);
  assert.deepEqual(given, nothing);
});

test("a block without commands in it is passed over", () => {
  const broken = { ...block(0, 1), body: { first: 0 } } as unknown as Item;
  const strange = [{ first: 0 }, { first: 0, views: "all" }, { first: 0, views: {} }].map((body) => ({ ...look(0), body }) as unknown as Item);
  assert.deepEqual(advance(nothing, [broken, ...strange, { ...event(0), body: {} } as unknown as Item]), nothing);
  const odd = { ...look(0), body: { first: 0, views: [null, 7, [1]] } } as unknown as Item;
  assert.deepEqual(advance(nothing, [odd]), { ...nothing, views: 3, view: {} });
});

test("however batches are repeated, what they hold is there once and in order", (t) => {
  const next = random((seed) => t.diagnostic(seed));
  for (let run = 0; run < 50; ++run) {
    const items: Item[] = [];
    for (let first = 0, n = 0; items.length < 40; ) {
      if (next() < 0.5) items.push(event(n++));
      else {
        const count = 1 + Math.floor(next() * 4);
        items.push(block(first, count));
        first += count;
      }
    }
    let resume: { commands: [number, string, object][]; events: number } = nothing as never;
    for (let sent = 0; sent < items.length; ) {
      const from = Math.max(0, sent - Math.floor(next() * 10));
      const to = Math.min(items.length, sent + 1 + Math.floor(next() * 6));
      resume = advance(resume as never, items.slice(from, to));
      sent = to;
    }
    const commands = items.reduce((sum, item) => sum + (item.kind === "commands" ? item.body.commands.length : 0), 0);
    assert.deepEqual(numbers(resume), Array.from({ length: commands }, (_, i) => i));
    assert.equal(resume.events, items.filter(({ kind }) => kind === "event").length);
  }
});

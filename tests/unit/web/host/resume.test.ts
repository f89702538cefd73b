/** What the school has after it stored more; in every order in which items can be acknowledged. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { advance } from "../../../../web/host/resume.ts";
import type { Item } from "../../../../web/protocol/protocol.ts";
import { block, event, random } from "./items.ts";

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

test("the resume that was given stays as it was", () => {
  const given = { commands: [], events: 0 };
  advance(given, [event(0), block(0, 3)]);
  assert.deepEqual(given, nothing);
});

test("a block without commands in it is passed over", () => {
  const broken = { ...block(0, 1), body: { first: 0 } } as unknown as Item;
  assert.deepEqual(advance(nothing, [broken, { ...event(0), body: {} } as unknown as Item]), nothing);
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

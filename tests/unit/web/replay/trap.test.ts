import assert from "node:assert/strict";
import { test } from "node:test";
import { findStop } from "../../../../web/replay/trap.ts";

const block = (first: number, ...names: string[]) => JSON.stringify({ block: { first, commands: names.map((name, i) => [first + i, name, {}]), state: "0", chain: "0" } });
const event = JSON.stringify({ event: { n: 0 } });
const journal = (...lines: string[]) => ["{}", ...lines, ""].join("\n");

/** Stops as a module would that can't bear a command of this name. */
const stopsAt = (name: string) => async (text: string) => text.includes(`"${name}"`);

test("the command is found, wherever it is", async () => {
  const names = ["a", "b", "c", "d", "e", "f", "g"];
  for (const [number, name] of names.entries()) {
    const text = journal(block(0, "a", "b"), event, block(2, "c"), block(3, "d", "e", "f"), event, block(6, "g"), event);
    assert.deepEqual(await findStop(text, stopsAt(name)), { number, name, tick: number });
  }
});

test("a module that stops at its start has no command to blame", async () => {
  assert.equal(await findStop(journal(block(0, "a")), async () => true), undefined);
});

test("a module that stops while it is compared with an event has no command either", async () => {
  assert.equal(await findStop(journal(block(0, "a"), event), stopsAt("event")), undefined);
});

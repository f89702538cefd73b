/** What CMake says of a module's assets becomes entries of its manifest, in that order; what could not be handed over is refused. */
import assert from "node:assert/strict";
import { test } from "node:test";
// @ts-expect-error: a script without types
import { assetsOf } from "../../../../web/build/lessons.mjs";

const refer = (name: string, content: Buffer) => ({ url: `../../../files/aa/${name}`, sha256: "ab".repeat(32), bytes: content.length });
const made = (list: { name: string; where?: string }[], bytes = 3) =>
  assetsOf("frog", (path: string) => (path === "modules/frog/frog.assets.json" ? Buffer.from(JSON.stringify(list)) : Buffer.alloc(bytes)), refer);

test("a module without assets says nothing of them", () => {
  assert.equal(made([]), undefined);
});

test("each has its name, file, hash and size, in the order of CMake", () => {
  const file = { sha256: "ab".repeat(32), bytes: 3 };
  assert.deepEqual(made([{ name: "inside" }, { name: "fine", where: "fast" }]), [
    { name: "inside", url: "../../../files/aa/frog.inside.bin", ...file },
    { name: "fine", where: "fast", url: "../../../files/aa/frog.fine.bin", ...file },
  ]);
});

test("names, numbers and sizes that the runtime would refuse are refused here", () => {
  const named = (...names: string[]) => names.map((name) => ({ name }));
  assert.throws(() => made(named("Inside")), /"Inside": a name is/);
  assert.throws(() => made(named("inside", "fine", "inside")), /"inside" twice/);
  assert.throws(() => made(named(...Array.from({ length: 17 }, (_, i) => `a${i}`))), /17 of them, and 16/);
  assert.throws(() => made(named("inside"), 0), /0 bytes/);
  assert.throws(() => made(named("inside"), (4 << 20) + 1), /4194305 bytes/);
});

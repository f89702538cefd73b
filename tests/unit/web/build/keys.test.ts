import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
// @ts-expect-error: part of the build, plain JavaScript
import { keyOf, readKeys } from "../../../../web/build/keys.mjs";

const root = mkdtempSync(join(tmpdir(), "skua-keys-"));
const folder = join(root, "modules/tides/keys");
mkdirSync(folder, { recursive: true });
after(() => rmSync(root, { recursive: true }));

const write = (name: string, value: unknown) => writeFileSync(join(folder, name), JSON.stringify(value));
const check = (...items: string[]) => readKeys(root, "tides", [{ id: "swell" }, { id: "check", graded_by_school: items }]);

test("keys come without the author's reasons, in the order of the items", () => {
  write("check.json", { items: { high: { value: 4.5, tolerance: 0.1, why: "the gauge" }, moon: { right: ["new", "full"], why: "syzygy" }, low: { value: 0 }, span: { fields: { from: { value: 3 }, to: { value: 1, tolerance: 0.5, why: "the gauge" } } } } });
  assert.deepEqual(check("moon", "high", "low", "span"), [
    ["check", { items: { moon: { right: ["new", "full"] }, high: { value: 4.5, tolerance: 0.1 }, low: { value: 0, tolerance: 0 }, span: { fields: { from: { value: 3, tolerance: 0 }, to: { value: 1, tolerance: 0.5 } } } } }],
  ]);
});

test("each item that the school marks has a key, and nothing else has", () => {
  write("check.json", { items: { moon: { right: ["new"] } } });
  assert.throws(() => check("moon", "high"), /modules\/tides\/keys\/check\.json: no key for "high"/);
  assert.throws(() => check(), /check\.json: "moon" is not among the items/);
  assert.throws(() => check("moon", "moon"), /modules\/tides: activity "check".*each once/);
  write("swell.json", { items: {} });
  assert.throws(() => check("moon"), /keys\/swell\.json: no activity of this name/);
  rmSync(join(folder, "swell.json"));
  rmSync(join(folder, "check.json"));
  assert.throws(() => check("moon"), /check\.json is missing: activity "check"/);
  assert.deepEqual(readKeys(root, "tides", [{ id: "swell" }]), []);
});

test("a key says what is right in one way", () => {
  for (const [key, wrong] of [
    [{}, /needs "right"/], [{ right: [] }, /must list responses/], [{ right: "new" }, /must list responses/], [{ right: [1] }, /must list responses/],
    [{ right: ["new"], value: 1 }, /one of/], [{ any: [] }, /must list answers/], [{ any: [{ value: 1 }] }, /must list answers/], [{ any: [{ fields: { part: {} } }] }, /answer 1: "part": needs/], [{ any: [{ fields: { part: { value: 1 } } }], right: ["new"] }, /one of/],
    [{ fields: {}, }, /must name/], [{ fields: { from: {} } }, /"from": needs/], [{ value: 1, fields: { from: { value: 1 } } }, /one of/], [{ value: "1" }, /needs/], [{ value: 1, tolerance: -1 }, /tolerance/], [{ value: 1, tolerance: "0" }, /tolerance/],
  ] as const) {
    write("check.json", { items: { moon: key } });
    assert.throws(() => check("moon"), wrong, JSON.stringify(key));
  }
});

test("of a question of which several versions are drawn, each version's answer is handed on without its reason", () => {
  const { value, ...more } = { value: 7, why: "spleen" };
  assert.deepEqual(keyOf({ any: [{ fields: { sheet: { value: 1 }, part: { value } }, ...more }] }, "here"),
    { any: [{ fields: { sheet: { value: 1, tolerance: 0 }, part: { value: 7, tolerance: 0 } } }] });
});

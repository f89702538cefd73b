/** Assets come one after the other in the order of the manifest, checked; what fails is tried again quietly. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { afterEach, beforeEach, test } from "node:test";
import { fetchAssets } from "../../../../web/player/assets.ts";
import type { AssetEntry, Manifest } from "../../../../web/protocol/protocol.ts";

const base = new URL("https://lessons.example/lessons/frog/0123/manifest.json");
const before = { fetch: globalThis.fetch, setTimeout: globalThis.setTimeout };
const global = globalThis as unknown as Record<string, unknown>;

/** What each address answers: bytes, or why not; anew each time that it is asked. */
let answers: Map<string, () => string | number>;
let asked: string[];
let waits: number[];
let graphics: boolean;

/** `content` is the asset's name and the test's, so that no test has the bytes of another one. */
function entry(name: string, content: string, more: Partial<AssetEntry> = {}): AssetEntry {
  answers.set(`${name}.bin`, () => content);
  return { name, url: `../../../files/aa/${name}.bin`, sha256: createHash("sha256").update(content).digest("hex"), bytes: content.length, ...more };
}
const lesson = (...assets: AssetEntry[]) => ({ manifest: { assets } as Manifest, base });

function receiver() {
  const got: string[] = [];
  return { got, asset: (name: string, bytes: Uint8Array) => void got.push(`${name}: ${new TextDecoder().decode(bytes)}`) };
}

beforeEach(() => {
  answers = new Map();
  asked = [];
  waits = [];
  graphics = true;
  globalThis.fetch = async (url) => {
    const name = String(url).split("/").at(-1)!;
    asked.push(name);
    const answer = answers.get(name)!();
    if (typeof answer === "string") return new Response(answer);
    if (answer === 0) throw new TypeError("no network");
    return new Response("", { status: answer });
  };
  global.requestIdleCallback = (act: () => void) => setImmediate(act);
  global.setTimeout = (act: () => void, ms: number) => {
    waits.push(ms);
    return setImmediate(act);
  };
  Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
  global.addEventListener = () => {};
  global.removeEventListener = () => {};
  global.document = { createElement: () => ({ getContext: () => (graphics ? { getExtension: () => null } : null) }) };
});
afterEach(() => Object.assign(globalThis, before));

test("in the order in which they are declared, one at a time", async () => {
  const runtime = receiver();
  await fetchAssets(lesson(entry("inside", "organs 1"), entry("fine", "all 1")), () => runtime);
  assert.deepEqual(runtime.got, ["inside: organs 1", "fine: all 1"]);
  assert.deepEqual(asked, ["inside.bin", "fine.bin"]);
  assert.deepEqual(waits, []);
});

test("what can't be had is tried again, later and later, and holds up nothing behind it", async () => {
  const runtime = receiver();
  const assets = lesson(entry("inside", "organs 2"), entry("fine", "all 2"));
  let failures = [0, 503, 404];
  answers.set("inside.bin", () => failures.shift() ?? "organs 2");
  await fetchAssets(assets, () => runtime);
  assert.deepEqual(runtime.got, ["fine: all 2", "inside: organs 2"]);
  assert.deepEqual(waits, [4_000, 8_000, 16_000]);
});

test("other bytes than the manifest says are not handed over", async () => {
  const runtime = receiver();
  const assets = lesson(entry("inside", "organs 3"));
  answers.set("inside.bin", () => "something else");
  await fetchAssets(assets, () => runtime);
  assert.deepEqual(runtime.got, []);
  assert.equal(asked.length, 20);
  assert.equal(Math.max(...waits), 300_000);
});

test("those for fast machines come only where there is a graphics device, and no wish to save data", async () => {
  const assets = lesson(entry("inside", "organs 4"), entry("fine", "all 4", { where: "fast" }));
  graphics = false;
  const slow = receiver();
  await fetchAssets(assets, () => slow);
  assert.deepEqual(slow.got, ["inside: organs 4"]);
  graphics = true;
  for (const [facts, expected] of [[{ connection: { saveData: true } }, 1], [{ deviceMemory: 2 }, 1], [{ deviceMemory: 8 }, 2]] as const) {
    Object.defineProperty(globalThis, "navigator", { value: facts, configurable: true });
    const runtime = receiver();
    await fetchAssets(assets, () => runtime);
    assert.equal(runtime.got.length, expected, JSON.stringify(facts));
  }
});

test("the runtime that follows one that was given up gets them too, and they are not fetched again", async () => {
  const assets = lesson(entry("inside", "organs 5"));
  const first = receiver(), second = receiver();
  await fetchAssets(assets, () => first);
  await fetchAssets(assets, () => second);
  assert.deepEqual(second.got, ["inside: organs 5"]);
  assert.equal(asked.length, 1);
});

test("nothing is handed to a runtime that is not the lesson's any more", async () => {
  const first = receiver(), second = receiver();
  let now = first;
  const assets = lesson(entry("inside", "organs 6"), entry("fine", "all 6"));
  answers.set("fine.bin", () => {
    now = second;
    return "all 6";
  });
  await fetchAssets(assets, () => now);
  assert.deepEqual([first.got, second.got], [["inside: organs 6"], []]);
});

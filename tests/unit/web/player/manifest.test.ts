import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../../../../web/player/errors.ts";
import { versionOf } from "../../../../web/player/address.ts";
import { checkManifest } from "../../../../web/player/manifest.ts";

const file = (name: string) => ({ url: `../../../files/0123456789abcdef/${name}`, sha256: "ab".repeat(32), bytes: 12 });
const good = () => ({
  schema: 1,
  module: "antarctica",
  version: "1.0.0",
  abi: 1006000,
  runtime: { js: file("skua.js"), wasm: file("skua.wasm") },
  code: file("antarctica.wasm"),
  locales: { en: file("antarctica.en.json"), es: file("antarctica.es.json") },
  activities: [{ id: "ice-core", title: { en: "Reading the ice", es: "Leer el hielo" }, minutes: 30 }],
});

test("a right manifest is read as it is", () => {
  assert.deepEqual(checkManifest(JSON.stringify(good())), good());
});

test("a lesson can have pictures", () => {
  const told = { ...good(), pictures: { spread: file("gallery.spread.svg") } };
  assert.deepEqual(checkManifest(JSON.stringify(told)), told);
});

test("a lesson can have assets, in an order, some only for fast machines", () => {
  const told = { ...good(), assets: [{ name: "inside", ...file("frog.inside.bin") }, { name: "fine", where: "fast", ...file("frog.fine.bin") }] };
  assert.deepEqual(checkManifest(JSON.stringify(told)), told);
});

test("what can be measured: numbers, and values of each of several things", () => {
  const told = { ...good(), measurements: ["depth", { each: "samples", by: "of_sample", values: ["sample_depth", "sample_age"] }] };
  assert.deepEqual(checkManifest(JSON.stringify(told)), told);
});

test("an activity can say how it is launched", () => {
  const told = { ...good(), activities: [{ id: "ice-check", title: { en: "Check" }, minutes: 10, mode: "assessment" }] };
  assert.deepEqual(checkManifest(JSON.stringify(told)), told);
});

const change = (path: string, value: unknown): string => {
  const manifest = good();
  const keys = path.split(".");
  const last = keys.pop()!;
  const holder = keys.reduce((at, key) => (at as Record<string, unknown>)[key] as object, manifest as object) as Record<string, unknown>;
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return JSON.stringify(manifest);
};

const wrong: [path: string, value: unknown, named: string][] = [
  ["schema", 2, "schema"],
  ["module", "../x", "module"],
  ["version", "1.0", "version"],
  ["abi", "1", "abi"],
  ["abi", undefined, "abi"],
  ["runtime.js.url", "https://elsewhere.example/skua.js", "runtime.js.url"],
  ["runtime.js.url", "//elsewhere.example/skua.js", "runtime.js.url"],
  ["runtime.js.url", "/skua.js", "runtime.js.url"],
  ["runtime.wasm.sha256", "AB".repeat(32), "runtime.wasm.sha256"],
  ["runtime.wasm.bytes", -1, "runtime.wasm.bytes"],
  ["runtime.wasm", undefined, "runtime.wasm"],
  ["code.bytes", 1.5, "code.bytes"],
  ["assets", [], "assets"],
  ["assets", [{ ...file("frog.inside.bin"), name: "../x" }], "assets[0].name"],
  ["assets", [{ ...file("frog.inside.bin"), name: "inside", where: "slow" }], "assets[0].where"],
  ["assets", [{ name: "inside" }], "assets[0].url"],
  ["code.size", 3, "code.size"],
  ["locales", {}, "locales"],
  ["locales.e", file("x.json"), "locales.e"],
  ["measurements", [], "measurements"],
  ["measurements", [3], "measurements[0]"],
  ["measurements", ["depth", { each: "samples", by: "of_sample" }], "measurements[1].values"],
  ["measurements", [{ each: "samples", by: "of_sample", values: ["sample_depth"], more: 1 }], "measurements[0].more"],
  ["pictures", { "../x": file("x.svg") }, "pictures.../x"],
  ["pictures", { spread: { ...file("x.svg"), url: "https://elsewhere.example/x.svg" } }, "pictures.spread.url"],
  ["activities", [], "activities"],
  ["activities", [{ id: "a", title: { en: "A" }, minutes: 3, mode: "exam" }], "activities[0].mode"],
  ["activities", [{ id: "a", title: { en: "A" }, minutes: 3, graded_by_school: ["b"] }], "activities[0].graded_by_school"],
  ["activities", [{ id: "a", title: { en: " " }, minutes: 3 }], "activities[0].title.en"],
  ["extra", true, "extra"],
];
for (const [path, value, named] of wrong) {
  test(`${path} = ${JSON.stringify(value)} is refused, by name`, () => {
    assert.throws(
      () => checkManifest(change(path, value)),
      (error) => error instanceof Problem && error.code === "E-MANIFEST" && error.detail.startsWith(`manifest.json: ${named}: `),
    );
  });
}

test("what is not JSON, or no object, is refused", () => {
  for (const text of ["", "{", "[]", "null", "3"]) assert.throws(() => checkManifest(text), Problem);
});

test("the version is the folder's name", () => {
  assert.equal(versionOf("http://127.0.0.1:8441/lessons/antarctica/0123456789abcdef/index.html#skua=1"), "0123456789abcdef");
  assert.equal(versionOf("http://127.0.0.1:8441/lessons/antarctica/0123456789abcdef/"), "0123456789abcdef");
  assert.equal(versionOf("http://127.0.0.1:8441/lessons/antarctica/latest/index.html"), undefined);
});

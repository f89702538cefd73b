import assert from "node:assert/strict";
import { test } from "node:test";
import { findBinaries, type Binaries } from "../../../../web/replay/binaries.ts";
import { readHeader, type Header } from "../../../../web/replay/journal.ts";
import { aBuild } from "./a_build.ts";

type Build = ReturnType<typeof aBuild>;
const find = ({ header, site }: Build, change: object = {}) => findBinaries(site, readHeader(JSON.stringify({ ...header, ...change })) as Header);
const problemOf = async (build: Build, change?: object) => (await find(build, change)) as { code: string; values: Record<string, string> };

test("the bytes are those that the header names", async () => {
  const build = aBuild();
  const found = (await find(build)) as Binaries;
  assert.equal(found.manifest.module, "antarctica");
  assert.equal(found.script.path, "files/0123456789abcdef/skua.js");
  assert.equal(new TextDecoder().decode(found.code), "the bytes of antarctica.wasm");
});

test("a build that is not there", async () => {
  const { code, values } = await problemOf(aBuild(), { manifest: "00000000deadbeef" });
  assert.deepEqual([code, values.manifest], ["unknown-build", "00000000deadbeef"]);
});

test("a manifest that is not what its folder says", async () => {
  const build = aBuild();
  build.files.set(build.manifestPath, new TextEncoder().encode("{}"));
  assert.equal((await problemOf(build)).code, "damaged-build");
});

for (const name of ["skua.js", "skua.wasm", "antarctica.wasm"]) {
  test(`${name}: one byte changed, or no file`, async () => {
    const build = aBuild();
    const path = `files/0123456789abcdef/${name}`;
    const bytes = build.files.get(path)!;
    build.files.set(path, bytes.map((byte, i) => (i === 3 ? byte ^ 1 : byte)));
    const damaged = await problemOf(build);
    assert.deepEqual([damaged.code, damaged.values.file], ["damaged-build", path]);
    build.files.delete(path);
    assert.equal((await problemOf(build)).code, "incomplete-build");
  });
}

const other = "cd".repeat(32);
for (const [change, code, field] of [
  [(h: Build["header"]) => ({ hashes: { ...h.hashes, runtime: other } }), "other-bytes", "hashes.runtime"],
  [(h: Build["header"]) => ({ hashes: { ...h.hashes, module: other } }), "other-bytes", "hashes.module"],
  [() => ({ module: { name: "antarctica", version: "1.0.1" } }), "other-bytes", "module.version"],
  [() => ({ abi: 2006000 }), "other-abi", undefined],
] as const) {
  test(`a header that contradicts its build: ${field ?? code}`, async () => {
    const build = aBuild();
    const found = await problemOf(build, change(build.header));
    assert.deepEqual([found.code, found.values.field], [code, field]);
  });
}

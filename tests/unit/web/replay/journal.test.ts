import assert from "node:assert/strict";
import { test } from "node:test";
import { readHeader } from "../../../../web/replay/journal.ts";
import { aBuild } from "./a_build.ts";

const { header } = aBuild();
const changed = (change: object) => `${JSON.stringify({ ...header, ...change })}\n`;
const codeOf = (journal: string) => (readHeader(journal) as { code?: string }).code;

test("the header is the first line, whatever follows", () => {
  const { skua: _, schema: __, ...fields } = header;
  assert.deepEqual(readHeader(`${JSON.stringify(header)}\n{"block":{}}\nnot even JSON`), fields);
  assert.deepEqual(readHeader(JSON.stringify(header)), fields);
  assert.deepEqual(readHeader(`\ufeff${JSON.stringify(header)}\r\n`), fields);
});

for (const [what, journal] of [["nothing", ""], ["a text", "hello"], ["other JSON", "[1]\n"], ["a block first", '{"block":{"first":0,"commands":[]}}\n'], ["null", "null"]] as const) {
  test(`${what} is not a journal`, () => assert.equal(codeOf(journal), "not-a-journal"));
}

test("older and newer forms are told apart", () => {
  assert.equal(codeOf('{"schema":1,"abi":1006000,"commands":[]}'), "older-schema");
  assert.equal(codeOf(changed({ schema: 3 })), "newer-schema");
  assert.equal(codeOf(changed({ schema: "2" })), "bad-header");
});

test("a file of more than 8 MB is not read", () => {
  assert.equal(codeOf(`${JSON.stringify(header)}\n${" ".repeat(8_000_000)}`), "too-large");
});

for (const [change, named] of [
  [{ manifest: "../../../../etc/" }, "manifest"],
  [{ manifest: "0123456789ABCDEF" }, "manifest"],
  [{ module: { name: "../x", version: "1.0.0" } }, "module.name"],
  [{ module: "antarctica" }, "module"],
  [{ hashes: { runtime: "", module: header.hashes.module } }, "hashes.runtime"],
  [{ abi: 0 }, "abi"],
  [{ seed: 4294967296 }, "seed"],
  [{ seed: 1.5 }, "seed"],
  [{ activity: undefined }, "activity"],
] as const) {
  test(`a wrong ${named} is named: ${JSON.stringify(change)}`, () => {
    const found = readHeader(changed(change)) as { code: string; values: { detail: string } };
    assert.equal(found.code, "bad-header");
    assert.ok(found.values.detail.startsWith(`${named}: `), found.values.detail);
  });
}

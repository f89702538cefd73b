import assert from "node:assert/strict";
import { test } from "node:test";
import { parseFragment } from "../../../../web/player/address.ts";

const nonce = "9f8e7d6c5b4a39281706f5e4d3c2b1a0";

test("the fragment names host and nonce", () => {
  const hash = `#${new URLSearchParams({ skua: "1", nonce, host: "https://school.example" })}`;
  assert.deepEqual(parseFragment(hash), { nonce, host: "https://school.example" });
  assert.deepEqual(parseFragment(`#skua=1&nonce=${nonce}&host=http://127.0.0.1:8440&more=yes`), { nonce, host: "http://127.0.0.1:8440" });
});

const useless = {
  nothing: "",
  "another version": `#skua=2&nonce=${nonce}&host=https://school.example`,
  "no nonce": "#skua=1&host=https://school.example",
  "a short nonce": "#skua=1&nonce=abc&host=https://school.example",
  "a nonce with other signs": "#skua=1&nonce=abcdefgh%20ijk&host=https://school.example",
  "no host": `#skua=1&nonce=${nonce}`,
  "any host": `#skua=1&nonce=${nonce}&host=*`,
  "a page, not an origin": `#skua=1&nonce=${nonce}&host=https://school.example/page`,
  "a slash after the origin": `#skua=1&nonce=${nonce}&host=https://school.example/`,
  "the origin null": `#skua=1&nonce=${nonce}&host=null`,
  "a script": `#skua=1&nonce=${nonce}&host=javascript:alert(1)`,
};
for (const [name, hash] of Object.entries(useless)) {
  test(`${name}: no host`, () => assert.equal(parseFragment(hash), undefined));
}

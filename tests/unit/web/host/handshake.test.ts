/** Only the lesson that we loaded is answered, and only it can be. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { answerTo, frameUrl, newNonce } from "../../../../web/host/handshake.ts";

const frame = {};
const origin = "https://lessons.example";
const nonce = "5d0c1f3a9be24c55a2b7c6d1e0f98877";
const expected = { source: frame, origin, nonce };
const hello = { type: "skua:hello", protocol: 2, nonce };

test("the lesson's hello is answered to exactly its origin", () => {
  assert.deepEqual(answerTo({ data: hello, origin, source: frame }, expected), { target: origin, protocol: 2 });
});

test("a frame without an origin is answered too: nothing can be addressed to it", () => {
  assert.equal(answerTo({ data: hello, origin: "null", source: frame }, expected)!.target, "*");
});

test("the highest version that both sides speak is spoken", () => {
  for (const [theirs, spoken] of [[1, 1], [2, 2], [3, 2], [99, 2]]) {
    assert.equal(answerTo({ data: { ...hello, protocol: theirs }, origin, source: frame }, expected)!.protocol, spoken);
  }
});

test("whatever is not our lesson is not answered", () => {
  const wrong = {
    "another window": { data: hello, origin, source: {} },
    "no window": { data: hello, origin, source: null },
    "another origin": { data: hello, origin: "https://evil.example", source: frame },
    "a longer origin": { data: hello, origin: `${origin}.evil.example`, source: frame },
    "the origin in capitals": { data: hello, origin: origin.toUpperCase(), source: frame },
    "another nonce": { data: { ...hello, nonce: nonce.replace("5", "6") }, origin, source: frame },
    "no nonce": { data: { type: "skua:hello", protocol: 1 }, origin, source: frame },
    "an empty nonce": { data: { ...hello, nonce: "" }, origin, source: frame },
    "version 0": { data: { ...hello, protocol: 0 }, origin, source: frame },
    "another message": { data: { ...hello, type: "skua:connect" }, origin, source: frame },
    "text": { data: JSON.stringify(hello), origin, source: frame },
    "nothing": { data: null, origin, source: frame },
  };
  for (const [name, knock] of Object.entries(wrong)) assert.equal(answerTo(knock, expected), undefined, name);
});

test("before the iframe has a window, nothing is answered", () => {
  assert.equal(answerTo({ data: hello, origin, source: null }, { ...expected, source: null }), undefined);
});

test("nonces are long and differ", () => {
  const nonces = new Set(Array.from({ length: 1000 }, newNonce));
  assert.equal(nonces.size, 1000);
  for (const one of nonces) assert.match(one, /^[0-9a-f]{32}$/);
});

test("the address of the player page", () => {
  const at = (src: string): string | undefined => frameUrl(src, "https://lms.example/course/7", nonce, "https://lms.example")?.href;
  const fragment = `#skua=1&nonce=${nonce}&host=https%3A%2F%2Flms.example`;
  assert.equal(at("https://lessons.example/lessons/antarctica/8f14e45fceea167a/"), `https://lessons.example/lessons/antarctica/8f14e45fceea167a/index.html${fragment}`);
  assert.equal(at("/lessons/a/index.html?x=1#old"), `https://lms.example/lessons/a/index.html?x=1${fragment}`);
  assert.equal(new URLSearchParams(new URL(at("/l/")!).hash.slice(1)).get("host"), "https://lms.example");
  for (const src of ["javascript:alert(1)", "data:text/html,hello", "http://", "about:blank"]) assert.equal(at(src), undefined, src);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { notationOf } from "../../../../web/player/notation.ts";

test("English: comma between thousands, point before decimals", () => {
  const { plurals, ...notation } = notationOf("en");
  assert.deepEqual(notation, { decimal: ".", group: ",", minimumGroupingDigits: 1, minus: "−" });
  assert.match(plurals, /^515{199}$/);
});

test("Spanish: point between thousands from five digits on, comma before decimals", () => {
  const { plurals, ...notation } = notationOf("es");
  assert.deepEqual(notation, { decimal: ",", group: ".", minimumGroupingDigits: 2, minus: "−" });
  assert.equal(plurals[200], "4", "a million is counted as many");
});

test("digits are always 0 to 9, which is what the runtime writes", () => {
  assert.equal(notationOf("ar-EG").decimal, notationOf("ar-EG-u-nu-latn").decimal);
});

test("Arabic counts in six ways, Chinese in one", () => {
  const { plurals, minus } = notationOf("ar");
  assert.equal(minus, "\u200e−", "a mark keeps the sign before its number");
  assert.equal([0, 1, 2, 3, 11, 100].map((n) => plurals[n]).join(""), "012345");
  assert.match(notationOf("zh-Hans").plurals, /^5{201}$/);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { numberNotation } from "../../../../web/player/numbers.ts";

test("English: comma between thousands, point before decimals", () => {
  const { plurals, ...notation } = numberNotation("en");
  assert.deepEqual(notation, { decimal: ".", group: ",", minimumGroupingDigits: 1, minus: "−" });
  assert.match(plurals, /^515{199}$/);
});

test("Spanish: point between thousands from five digits on, comma before decimals", () => {
  const { plurals, ...notation } = numberNotation("es");
  assert.deepEqual(notation, { decimal: ",", group: ".", minimumGroupingDigits: 2, minus: "−" });
  assert.equal(plurals[200], "4", "a million is counted as many");
});

test("digits are always 0 to 9, which is what the runtime writes", () => {
  assert.equal(numberNotation("ar-EG").decimal, numberNotation("ar-EG-u-nu-latn").decimal);
});

test("Arabic counts in six ways, Chinese in one", () => {
  const { plurals, minus } = numberNotation("ar");
  assert.equal(minus, "\u200e−", "a mark keeps the sign before its number");
  assert.equal([0, 1, 2, 3, 11, 100].map((n) => plurals[n]).join(""), "012345");
  assert.match(numberNotation("zh-Hans").plurals, /^5{201}$/);
});

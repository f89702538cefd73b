import assert from "node:assert/strict";
import { test } from "node:test";
import { numberNotation } from "../../../../web/player/numbers.ts";

test("English: comma between thousands, point before decimals", () => {
  assert.deepEqual(numberNotation("en"), { decimal: ".", group: ",", minimumGroupingDigits: 1 });
});

test("Spanish: point between thousands from five digits on, comma before decimals", () => {
  assert.deepEqual(numberNotation("es"), { decimal: ",", group: ".", minimumGroupingDigits: 2 });
});

test("digits are always 0 to 9, which is what the runtime writes", () => {
  assert.equal(numberNotation("ar-EG").decimal, numberNotation("ar-EG-u-nu-latn").decimal);
});

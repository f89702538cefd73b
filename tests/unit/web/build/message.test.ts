import assert from "node:assert/strict";
import { test } from "node:test";
// @ts-expect-error: a script without types
import { argumentsOf } from "../../../../web/build/message.mjs";
// @ts-expect-error: a script without types
import { say } from "../../../browser/texts.mjs";

const cores = "{n, plural, =0 {No core} one {# core of {of}} other {# cores of {of}}}, {m} m";

test("arguments are found in a text and in the branches of its plurals", () => {
  assert.deepEqual(argumentsOf("{b} and {a}, {b}", "en"), ["a", "b"]);
  assert.deepEqual(argumentsOf(cores, "en"), ["m", "n", "of"]);
});

test("a plural needs a branch for each way in which its language counts", () => {
  assert.throws(() => argumentsOf("{n, plural, one {#} other {#}}", "ar"), /needs a branch for "zero", which ar has; it has one, other/);
  assert.throws(() => argumentsOf("{n, plural, one {#}}", "zh-Hans"), /needs a branch for "other"/);
  assert.deepEqual(argumentsOf("{n, plural, other {#}}", "zh-Hans"), ["n"]);
});

test("what is written wrongly is told", () => {
  assert.throws(() => argumentsOf("{n, plural, one {#", "en"), /without its closing brace/);
  assert.throws(() => argumentsOf("{n, plural, one {#} other {#}", "en"), /without its closing brace/);
  assert.throws(() => argumentsOf("a { b", "en"), /no argument: \{ b/);
});

test("a text is said with its arguments", () => {
  assert.equal(say(cores, "en", { n: 1, of: "ice", m: 3 }), "1 core of ice, 3 m");
  assert.equal(say(cores, "en", { n: 0, of: "ice", m: 3 }), "No core, 3 m");
  assert.equal(say(cores, "en", { n: 12, of: "ice", m: 3 }), "12 cores of ice, 3 m");
  assert.throws(() => say("{x}", "en", {}), /needs \{x\}/);
});

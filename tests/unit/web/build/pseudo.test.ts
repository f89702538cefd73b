import assert from "node:assert/strict";
import { test } from "node:test";
// @ts-expect-error: part of the build, plain JavaScript
import { pseudo } from "../../../../web/build/pseudo.mjs";

test("words are accented and longer, and the text says where it begins and ends", () => {
  const text: string = pseudo("Getting the lesson ready");
  assert.match(text, /^\[.*\]$/);
  assert.doesNotMatch(text, /[A-Za-z]/);
  assert.ok(text.length >= 1.4 * "Getting the lesson ready".length, text);
});

test("the tags of a rich text stay as they are", () => {
  assert.match(pseudo("H<sub>2</sub>O"), /^\[Ĥ<sub>2<\/sub>Ô\]$/);
});

test("arguments and the branches of plurals stay as they are", () => {
  assert.match(pseudo("Go to {name}"), /\{name\}\]$/);
  assert.match(pseudo("{count, plural, one {# metre} other {# metres}} of ice"), /^\[\{count, plural, one \{# [^a-z{}]+\} other \{# [^a-z{}]+\}\} [^a-z]+\]$/);
});

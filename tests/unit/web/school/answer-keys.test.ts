/** Which questions the school marks, from a text that somebody is writing; and the keys to them. */
import "./browser.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { markedQuestions, withKey } from "../../../../web/school/answer-keys.ts";

const activity = {
  stages: [
    { tasks: [
      { ask: "cold", options: ["yes", "no"], marked_by: "school" }, { ask: "warm", options: ["yes", "no"], right: "yes" },
      { ask: "deep", kind: "number", marked_by: "school" }, { ask: "why", kind: "text", marked_by: "school" },
    ] },
    {}, null, { tasks: [null, { ask: 4, marked_by: "school" }] },
  ],
  texts: { en: { cold: "Is ice cold?", "cold.yes": "Yes" }, es: { cold: "¿Está frío el hielo?" }, fr: null },
};

test("choices and numbers that the school marks, with their words", () => {
  assert.deepEqual(markedQuestions(JSON.stringify(activity)), [
    { id: "cold", kind: "choice", words: { en: "Is ice cold?", es: "¿Está frío el hielo?" }, options: [{ id: "yes", words: { en: "Yes" } }, { id: "no", words: {} }] },
    { id: "deep", kind: "number", words: {}, options: [] },
  ]);
});

test("a text that is no activity yet has none", () => {
  for (const text of ["", "{", "null", "4", "[]", "{}", '{"stages": 4}', '{"stages": [{"tasks": {}}]}']) assert.deepEqual(markedQuestions(text), [], text);
});

test("a key is set, replaced, taken away; without any there are none", () => {
  const one = withKey(null, "cold", { right: ["yes"] });
  assert.deepEqual(one, { items: { cold: { right: ["yes"] } } });
  const two = withKey(one, "deep", { value: 4, tolerance: 1 });
  assert.deepEqual(withKey(two, "cold", undefined), { items: { deep: { value: 4, tolerance: 1 } } });
  assert.equal(withKey(one, "cold", undefined), null);
  assert.deepEqual(one, { items: { cold: { right: ["yes"] } } }, "nothing is changed in place");
});

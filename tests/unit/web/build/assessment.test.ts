import assert from "node:assert/strict";
import { test } from "node:test";
// @ts-expect-error: a script without types
import { withoutAnswers, withTexts } from "../../../../web/publish/assessment.mjs";

const tasks = [
  { read: "intro" },
  { ask: "one", options: ["a", "b"], right: "b", wrong: { a: "mixed_up" }, hints: 1 },
  { ask: "some", kind: "multiple", options: ["a", "b", "c"], right: ["c", "a"] },
  { ask: "turn", kind: "order", options: ["a", "b"], right: ["b", "a"] },
  { ask: "pairs", kind: "match", options: ["a", "b"], partners: ["x", "y"], right: { b: "x", a: "y" } },
  { ask: "near", kind: "number", unit: "m", right: "near(abs(response), -3.5 m, 1 m)", answer: "-3.5 m", answer_after: 2 },
  { ask: "model", kind: "number", unit: "yr", right: "near(response, ice_age_at(asked), 1000 yr)", answer: "ice_age_at(asked)" },
  { ask: "guess", predict: true, options: ["a", "b"] },
  { ask: "other", options: ["a", "b"], marked_by: "school" },
  { practise: "more", questions: [{ ask: "p", options: ["a", "b"], right: "a" }] },
];
const activity = { mode: "assessment", stages: [{ id: "s", tasks }], texts: {} };

test("answers become keys in the words in which they reach the school; what the simulation tells and what is practised stays", () => {
  const given = { items: { other: { right: ["a"] } } };
  const { activity: published, keys } = withoutAnswers(activity, given);
  assert.deepEqual(keys, { items: {
    other: { right: ["a"] }, one: { right: ["b"] }, some: { right: ["a,c"] }, turn: { right: ["b,a"] }, pairs: { right: ["y,x"] }, near: { value: -3.5, tolerance: 1 },
  } });
  const now = published.stages[0].tasks;
  assert.deepEqual(now[1], { ask: "one", options: ["a", "b"], hints: 1, marked_by: "school" });
  assert.deepEqual(now[5], { ask: "near", kind: "number", unit: "m", marked_by: "school" });
  for (const stays of [0, 6, 7, 8, 9]) assert.deepEqual(now[stays], tasks[stays]);
  assert.deepEqual(given, { items: { other: { right: ["a"] } } }, "nothing is changed in place");
});

test("a practice keeps its answers", () => {
  const practice = { ...activity, mode: "practice" };
  assert.deepEqual(withoutAnswers(practice, null), { activity: practice, keys: null });
});

test("only a number that is said counts as one", () => {
  for (const right of ["near(response, 3 m, asked)", "near(response, 3 m + 1 m, 1 m)", "response > 3 m", "near(response, 3 m, 1 m) or tries('x') > 2", "not near(response, 3 m, 1 m)"]) {
    const one = { mode: "assessment", stages: [{ tasks: [{ ask: "n", kind: "number", right }] }] };
    assert.equal(withoutAnswers(one, null).keys, null, right);
  }
});

test("texts that nothing shows any more are left out", () => {
  const said = { texts: { en: { a: "A", b: "B" }, es: { b: "B" } } };
  assert.deepEqual(withTexts(said, ["a"]), { texts: { en: { a: "A" }, es: {} } });
});

/** A condition of a lesson is read by teachers, not by authors. */
import "./browser.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseLanguage } from "../../../../web/school/language.ts";
import { conditionWords } from "../../../../web/school/rule-words.ts";

const names = { age: { en: "How old and deep?" }, read_ages: { en: "Read the age of ice" } };

test("what a condition asks of questions and objectives is said with their titles, what joins it in words", () => {
  chooseLanguage("en");
  assert.equal(conditionWords("tries('age') > 1 or hints('age') > 0", names), "tries at “How old and deep?” > 1 or hints for “How old and deep?” > 0");
  assert.equal(conditionWords("not mastered('read_ages') and chance(\"read_ages\") <= 0.8", names), "not “Read the age of ice” mastered and estimate for “Read the age of ice” ≤ 0.8");
});

test("what has no title has its plain name, and what a simulation measures stays as it is", () => {
  chooseLanguage("en");
  assert.equal(conditionWords("done('air_age') and depth >= 300 m", {}), "“air age” done and depth ≥ 300 m");
  assert.equal(conditionWords("sampled_at(asked)", {}), "sampled_at(asked)");
});

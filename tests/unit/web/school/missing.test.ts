/** What an objective still needs is one list in words, in the reader's language. */
import "./browser.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { wordsOf } from "../../../../web/school/event-words.ts";
import { chooseLanguage } from "../../../../web/school/language.ts";
import { missingWords } from "../../../../web/school/missing.ts";

test("only what is missing is said, each with its number", () => {
  chooseLanguage("en");
  assert.deepEqual(missingWords({ right: 2, stages: 1, doing: 1 }), ["still to show: right 2 more times without a hint, in one more part of the lesson, and once by doing it"]);
  assert.deepEqual(missingWords({ right: 1, stages: 0, doing: 0 }), ["still to show: right once more without a hint"]);
  assert.deepEqual(missingWords({ right: 0, stages: 2, doing: 0 }), ["still to show: in 2 parts of the lesson"]);
  chooseLanguage("es");
  assert.deepEqual(missingWords({ right: 0, stages: 1, doing: 1 }), ["falta: en otra parte de la lección y una vez haciéndolo"]);
});

test("where the lesson has no more tasks for it, that is said instead of a number nobody can reach", () => {
  chooseLanguage("en");
  assert.deepEqual(missingWords(undefined, true), ["this lesson has no more tasks that show it"]);
});

test("nothing is said where nothing is missing, or where a lesson does not tell", () => {
  assert.deepEqual(missingWords({ right: 0, stages: 0, doing: 0 }), []);
  assert.deepEqual(missingWords(undefined), []);
});

test("the event of an occasion says it, too", () => {
  chooseLanguage("en");
  const occasion = (detail: Record<string, number>) => wordsOf({ n: 1, type: "performed", tick: 1, action: "objective", detail: { objective: "read_ages", right: 1, of: 1, ...detail }, score: { raw: 0, max: 1, scaled: 0 }, done: 0, items: 1 }).details;
  assert.deepEqual(occasion({ mastered: 0, missing_right: 1, missing_stages: 1, missing_doing: 0 }).at(-1), "still to show: right once more without a hint and in one more part of the lesson");
  assert.equal(occasion({ mastered: 0, nothing_ahead: 1 }).at(-1), "this lesson has no more tasks that show it");
  assert.equal(occasion({ mastered: 1 }).length, 2);
  assert.equal(occasion({ mastered: 0 }).length, 2);
});

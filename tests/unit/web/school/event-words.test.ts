/** Every event reads as a sentence, in both languages, also one that this school does not know yet. */
import "./browser.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import type { StoredEvent } from "../../../../web/school/api.ts";
import { wordsOf } from "../../../../web/school/event-words.ts";
import { chooseLanguage } from "../../../../web/school/language.ts";

const stamp = { id: "a", time: "2026-03-02T09:41:07.250Z", received: "2026-03-02T09:41:08.000Z", n: 1, tick: 60 };
const standing = { score: { raw: 1, max: 5, scaled: 0.2 }, done: 1, items: 5 };
const events = {
  started: { ...stamp, type: "started" },
  predicted: { ...stamp, ...standing, type: "predicted", item: "bottom_age", response: "800000" },
  right: { ...stamp, ...standing, type: "answered", item: "age_at_depth", response: 73.2, correct: true, try: 1, hints: 0 },
  again: { ...stamp, ...standing, type: "answered", item: "gas-age", response: "drill_air", correct: false, try: 2, hints: 1, misconception: "drill_air" },
  submitted: { ...stamp, ...standing, type: "submitted", commands: 3, item: "gas-age", response: "younger", try: 2 },
  hinted: { ...stamp, ...standing, type: "hinted", item: "gas-age", step: 2 },
  performed: { ...stamp, ...standing, type: "performed", action: "take_sample", detail: { depth_m: 1200.5, co2_ppm: 231, layer: "ash_band" } },
  completed: { ...stamp, ...standing, type: "completed" },
} as Record<string, StoredEvent>;

test("in English", () => {
  chooseLanguage("en");
  assert.equal(wordsOf(events.started!).sentence, "Started the lesson");
  assert.equal(wordsOf(events.predicted!).sentence, "Predicted “bottom age”: 800,000");
  assert.deepEqual(wordsOf(events.right!), { icon: "answered", tone: "right", sentence: "Answered “age at depth”: 73.2", details: ["Right", "try 1"] });
  assert.deepEqual(wordsOf(events.again!), {
    icon: "answered-again", tone: "again", sentence: "Answered “gas age”: drill air",
    details: ["Not yet", "try 2", "1 hint"],
  });
  assert.deepEqual(wordsOf(events.submitted!), { icon: "performed", tone: "plain", sentence: "Answered “gas age”: younger", details: ["try 2"] });
  assert.equal(wordsOf(events.hinted!).sentence, "Took hint 2 for “gas age”");
  assert.deepEqual(wordsOf(events.performed!).details, [], "what the lesson has no word for");
  assert.equal(wordsOf(events.completed!).tone, "right");
});

test("what the lesson has a text for is called by it", () => {
  chooseLanguage("en");
  const texts = { "gas-age": { en: "Age of the air" }, "gas-age.drill_air": { en: "From the drill" }, "stage.look": { en: "Look closely" }, "because.ready": { en: "You are ready." }, "choose.more": { en: "More, please" } };
  assert.equal(wordsOf(events.again!, texts).sentence, "Answered “Age of the air”: From the drill");
  assert.equal(wordsOf(events.hinted!, texts).sentence, "Took hint 2 for “Age of the air”");
  assert.deepEqual(wordsOf(events.again!, { "gas-age.again.drill_air": { en: "That air is of today." } }).details, ["Not yet", "try 2", "1 hint", "The lesson said: “That air is of today.”"]);
  const drilled = { take_sample: { en: "Take a sample", es: "Tomar una muestra" }, "detail.depth_m": { en: "Depth", es: "Profundidad" }, "detail.co2_ppm": { en: "CO₂ (ppm)", es: "CO₂ (ppm)" } };
  const { sentence, details } = wordsOf(events.performed!, drilled);
  assert.deepEqual([sentence, ...details], ["Did “Take a sample”", "Depth: 1,200.5 m", "CO₂ (ppm): 231"]);
  const way = { ...stamp, ...standing, type: "performed", action: "way", detail: { from: "look", to: "end", because: "ready", choice: "more" } } as StoredEvent;
  assert.deepEqual(wordsOf(way, texts), { icon: "performed", tone: "plain", sentence: "Went on from “Look closely” to “end”", details: ["Why: “You are ready.”", "Chosen: “More, please”"] });
});

test("in Spanish every type has its own words, and no place is left empty", () => {
  chooseLanguage("en");
  const english = Object.values(events).map((event) => wordsOf(event).sentence);
  chooseLanguage("es");
  const spanish = Object.values(events).map((event) => wordsOf(event).sentence);
  english.forEach((sentence, i) => assert.notEqual(sentence, spanish[i]));
  for (const text of [...english, ...spanish]) assert.doesNotMatch(text, /[{}]|undefined/);
});

test("what a lesson tells of itself, with why", () => {
  chooseLanguage("en");
  const told = (action: string, detail: Record<string, string | number>) => {
    const { sentence, details } = wordsOf({ ...stamp, ...standing, type: "performed", action, detail } as StoredEvent);
    return [sentence, ...details];
  };
  assert.deepEqual(told("way", { from: "age", to: "two_ages", because: "two_ages", choice: "" }), ["Went on from “age” to “two ages”", "Why: “two ages”"]);
  assert.deepEqual(told("way", { from: "start", to: "test", because: "", choice: "show_now" }), ["Went on from “start” to “test”", "Chosen: “show now”"]);
  assert.deepEqual(told("practise", { practice: "reasons", item: "cold_time", because: "step_up" }), ["Was asked “cold time” in “reasons”", "a harder one after two right at once"]);
  assert.deepEqual(told("goal", { goal: "a_sample", at_once: 1 }), ["Reached “a sample”", "at once"]);
  assert.deepEqual(told("goal", { goal: "a_sample", at_once: 0 }), ["Reached “a sample”"]);
  assert.deepEqual(told("goal", { goal: "a_sample", at_once: 0, hints: 2 }), ["Reached “a sample”", "2 hints"]);
  assert.deepEqual(told("goal_hint", { goal: "a_sample", step: 2 }), ["Took hint 2 for “a sample”"]);
  assert.deepEqual(told("goal_hint_offered", { goal: "a_sample" }), ["Was offered a hint for “a sample”, after several tries"]);
  assert.deepEqual(told("hint_offered", { item: "cold_time" }), ["Was offered a hint for “cold time”, after at least two answers that were not right"]);
  assert.deepEqual(told("hint_held", { item: "cold_time" }), ["A hint for “cold time” waited for one more answer: the last two before it were right at once, without hints"]);
  assert.deepEqual(told("goal_hint_held", { goal: "a_sample" }), ["A hint for “a sample” waited for a few more tries: the last two before it were right at once, without hints"]);
  assert.deepEqual(told("pass_over", { goal: "a_sample" }), ["Went on without “a sample”"]);
  assert.ok(told("objective", { objective: "air_and_ice", mastered: 1, right: 5, of: 5, earlier: 4 }).includes("4 of them in earlier lessons"));
  assert.ok(told("objective", { objective: "air_and_ice", mastered: 1, right: 5, of: 5, earlier: 1 }).includes("1 of them in an earlier lesson"));
  assert.deepEqual(told("practice_known", { practice: "reasons", objective: "younger_air", right: 4, of: 5 }), ["Needed no practice: “reasons”", "4 of the last 5 right at once, without hints"]);
  assert.deepEqual(told("aim", { item: "my_goal", response: "Read it. Then write_it, too." }), ["Set a goal: Read it. Then write_it, too."]);
  assert.deepEqual(told("objective", { objective: "read_ages", mastered: 0, right: 3, of: 4 }),
    ["Evidence for “read ages”", "not enough evidence yet", "3 of the last 4 right at once, without hints"]);
  assert.deepEqual(told("goal", { depth_m: 3 }), ["Did “goal”"]); // a simulation's own
  assert.deepEqual(told("toString", {}), ["Did “toString”"]);
});

test("an unknown type is named as it is", () => {
  for (const type of ["measured", "toString", "right"]) {
    const words = wordsOf({ ...stamp, type } as unknown as StoredEvent);
    assert.deepEqual([words.tone, words.details], ["plain", []]);
    assert(words.sentence.length > 0);
  }
});

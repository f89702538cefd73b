/** What a score rests on has its own words in both languages, and says why where there is something to say. */
import "./browser.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Basis } from "../../../../web/school/api.ts";
import { chooseLanguage } from "../../../../web/school/language.ts";
import en from "../../../../web/school/locales/en.json" with { type: "json" };
import { studentVerdict, verdictOf } from "../../../../web/school/verdict.ts";

const bases: Basis[] = ["witnessed", "replayed", "checking", "client-asserted", "refused"];
const plain = (basis: Basis) => ({ basis, reason: null, reason_code: null });

test("each basis has an icon, a word and a sentence of its own", () => {
  for (const language of ["en", "es"]) {
    chooseLanguage(language);
    const all = bases.map((basis) => verdictOf(plain(basis))!);
    for (const words of all) {
      assert.doesNotMatch(words.word + words.meaning, /[{}]|undefined/);
      assert.equal(words.reason, undefined);
      assert.equal(words.detail, undefined);
    }
    for (const part of ["icon", "word", "meaning"] as const) assert.equal(new Set(all.map((words) => words[part])).size, bases.length, part);
    assert.deepEqual(all.map(({ tone }) => tone), ["good", "good", "open", "open", "bad"]);
  }
});

test("without a score there is nothing to say", () => {
  assert.equal(verdictOf({ basis: null, reason: null, reason_code: null }), undefined);
});

test("refused: why, in the reader's language, and in detail as the school says it", () => {
  const reason = 'The replay does not give what was reported: another state (tick 740, command 12 ("cut")).';
  const cell = { basis: "refused", reason, reason_code: "divergence" } as const;
  chooseLanguage("es");
  const { word, reason: why, detail } = verdictOf(cell)!;
  assert.deepEqual([word, detail], ["Rechazada", reason]);
  assert.match(why!, /^Porque /);
  chooseLanguage("en");
  assert.match(verdictOf(cell)!.reason!, /^Because /);
});

test("a school that can't replay says so, and that it is not about the student", () => {
  chooseLanguage("en");
  const stuck = verdictOf({ basis: "checking", reason: "Not checked yet: Node is not on the PATH.", reason_code: "no-node" })!;
  assert.deepEqual([stuck.icon, stuck.word], ["alert", en["verdict.unchecked"]]);
  assert.match(stuck.reason!, /Node/);
  assert.match(stuck.meaning, /nothing about the student/);
  const noted = verdictOf({ basis: "checking", reason: "Items were not taken (1 fork).", reason_code: "items-not-taken" })!;
  assert.equal(noted.word, en["verdict.checking"], "that is under way all the same");
});

test("what a newer school says is shown as it is", () => {
  chooseLanguage("en");
  const words = verdictOf({ basis: "sealed" as Basis, reason: "Because.", reason_code: "new-code" })!;
  assert.deepEqual([words.word, words.tone, words.reason], ["sealed", "open", "Because."]);
  for (const reason_code of [null, "toString"]) assert.equal(verdictOf({ basis: "refused", reason: "Because.", reason_code })!.reason, "Because.");
});

test("a student reads four things: checked, being checked, reported, ask your teacher", () => {
  chooseLanguage("en");
  assert.deepEqual(bases.map((basis) => studentVerdict(basis).word), [
    "Checked by the school", "Checked by the school", "Being checked", "Reported by this computer",
    "The school could not accept this score: ask your teacher",
  ]);
  assert.equal(studentVerdict("refused").tone, "ask");
});

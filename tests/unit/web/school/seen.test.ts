/** What a student reads about who looked at their work. */
import "./browser.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Access } from "../../../../web/school/api.ts";
import { chooseLanguage } from "../../../../web/school/language.ts";
import { accessIcon, seenSentence } from "../../../../web/school/seen.ts";

const access = (what: string, assignment: string | null = "reading-the-ice"): Access =>
  ({ time: "2026-03-02T09:41:07.250Z", who: { id: "t", name: "Ms. Okafor" }, what, student: "s", assignment }) as Access;
const titleOf = (id: string) => ({ "reading-the-ice": "Reading the ice" })[id] ?? id;

test("each kind of look has a sentence of its own, with who and what", () => {
  const kinds = ["viewed", "replayed", "downloaded", "deleted"];
  for (const language of ["en", "es"]) {
    chooseLanguage(language);
    const sentences = kinds.map((what) => seenSentence(access(what), titleOf));
    for (const sentence of sentences) assert.match(sentence, /^Ms\. Okafor .*Reading the ice/);
    assert.equal(new Set(sentences).size, kinds.length);
  }
  assert.equal(new Set(kinds.map(accessIcon)).size, kinds.length);
});

test("a look at the notebook is told as that", () => {
  chooseLanguage("en");
  const looked = (what: string): string => seenSentence({ ...access(what, null), part: "notebook" }, titleOf);
  assert.equal(looked("viewed"), "Ms. Okafor looked at your notebook.");
  assert.equal(looked("downloaded"), "Ms. Okafor printed or saved a copy of your notebook.");
});

test("a look at the plan, and an answer that was read to mark it, are told as that", () => {
  chooseLanguage("en");
  const looked = (part: Access["part"], assignment: string | null = "reading-the-ice"): string => seenSentence({ ...access("viewed", assignment), part: part! }, titleOf);
  assert.equal(looked("plan", null), "Ms. Okafor looked at your plan.");
  assert.equal(looked("response"), "Ms. Okafor read an answer of yours in Reading the ice, to mark it.");
  assert.equal(looked("named-response"), "Ms. Okafor read an answer of yours in Reading the ice, to mark it, and saw your name.");
});

test("all of somebody's work, and what a newer school does with it", () => {
  chooseLanguage("en");
  assert.equal(seenSentence(access("deleted", null), titleOf), "Ms. Okafor deleted your work in all your lessons. You can start anew.");
  assert.equal(seenSentence(access("copied"), titleOf), "Ms. Okafor did something with your work in Reading the ice.");
  assert.equal(accessIcon("constructor"), "log");
});

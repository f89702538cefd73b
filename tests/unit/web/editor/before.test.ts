/** Which texts were changed in one language and not in the others, whatever is done in between. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Activity } from "../../../../web/editor/activity.ts";
import { keep, openTexts, remember, settled, withoutBefore } from "../../../../web/editor/before.ts";
import { edit, renameTask, setLanguages, setText } from "../../../../web/editor/changes.ts";
import { moveHint } from "../../../../web/editor/question_changes.ts";

const shipped = JSON.parse(readFileSync("modules/antarctica/activities/trapped-air.json", "utf8")) as Activity;
const air = setLanguages(shipped, ["en", "es", "fr"]);
const at = { stage: 2, task: 2 };
const open = (activity: Activity): string[] => openTexts(activity).map(({ key, language, since }) => `${key} ${language} since ${since.join("+")}`);
const write = (activity: Activity, language: string, key: string, text: string): Activity => remember(activity, setText(activity, language, key, text));

test("what is changed in one language is open in the others until they are changed, or are said to fit", () => {
  let now = write(air, "en", "in_turn", "What comes first?");
  assert.deepEqual(open(now), ["in_turn es since en", "in_turn fr since en"]);
  now = write(now, "en", "in_turn", "What comes first, and what last?");
  now = write(now, "es", "in_turn", "¿");
  now = write(now, "es", "in_turn", "¿Qué va primero?");
  assert.deepEqual(open(now), ["in_turn fr since en+es"]);
  now = keep(now, [{ key: "in_turn", language: "fr" }]);
  assert.deepEqual(open(now), []);
  assert.equal(now.texts_before, undefined);
  assert.deepEqual(open(write(now, "en", "in_turn", "Yet another question?")), ["in_turn es since en", "in_turn fr since en"], "changed once more, it is open once more");
});

test("changed back it was never changed; a language that is left out is open no longer", () => {
  const changed = write(air, "en", "title", "Another title");
  assert.deepEqual(open(write(changed, "en", "title", air.texts.en!.title!)), []);
  assert.deepEqual(open(remember(changed, setLanguages(changed, ["en", "fr"]))), ["title fr since en"]);
  assert.deepEqual(open(remember(changed, setLanguages(changed, ["en"]))), []);
  assert.deepEqual(open(remember(changed, setLanguages(changed, ["es"]))), [], "the old words stay where only they are left");
});

test("a text that is new, or is changed in all languages at once, is nothing to be followed", () => {
  const all = edit(air, ({ texts }) => Object.values(texts).forEach((said) => (said.title = `${said.title} 2`)));
  assert.deepEqual(open(remember(air, all)), []);
  assert.deepEqual(open(write(setText(setText(setText(air, "en", "in_turn.right", ""), "es", "in_turn.right", ""), "fr", "in_turn.right", ""), "en", "in_turn.right", "Yes.")), []);
});

test("it follows a text that gets another name or place, and goes with one that goes", () => {
  const changed = write(air, "en", "air_age.hint.1", "Look at the card.");
  assert.deepEqual(open(remember(changed, renameTask(changed, at, "old_air"))), ["old_air.hint.1 es since en", "old_air.hint.1 fr since en"]);
  assert.deepEqual(open(remember(changed, moveHint(changed, at, 1, 1))), ["air_age.hint.2 es since en", "air_age.hint.2 fr since en"]);
  const gone = edit(changed, ({ stages }) => stages[2]!.tasks.splice(2, 1));
  assert.equal(remember(changed, gone).texts_before, undefined);
});

test("what is settled is forgotten when a lesson is opened; the lesson itself has nothing of it", () => {
  let now = write(air, "en", "title", "Another title");
  for (const [tag, title] of [["es", "Otro título"], ["fr", "Un autre titre"]] as const) now = write(now, tag, "title", title);
  assert.ok(now.texts_before);
  assert.equal(settled(now).texts_before, undefined);
  assert.ok(!("texts_before" in withoutBefore(now)));
});

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const texts = Object.fromEntries(readdirSync("web/editor/locales").map((file) => [file.replace(".json", ""), JSON.parse(readFileSync(`web/editor/locales/${file}`, "utf8"))]));
const code = readdirSync("web/editor").filter((name) => name.endsWith(".ts")).map((name) => readFileSync(`web/editor/${name}`, "utf8")).join("\n");
const forms = (text: string | Record<string, string>): string[] => (typeof text === "string" ? [text] : Object.values(text));
const placesIn = (text: string): string => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).filter((name) => name !== "answer").sort().join();

test("every language says the same things, with the same values and all its plural forms", () => {
  assert.deepEqual(Object.keys(texts).sort(), ["ar", "en", "es", "fr", "zh-Hans"]);
  for (const [tag, said] of Object.entries(texts)) {
    assert.deepEqual(Object.keys(said), Object.keys(texts.en));
    for (const [key, text] of Object.entries<string | Record<string, string>>(said)) {
      assert.equal(typeof text, typeof texts.en[key], `${tag} ${key}`);
      for (const form of forms(text)) {
        assert.ok(form.trim(), `${tag} ${key}`);
        if (typeof text === "string") assert.equal(placesIn(form), placesIn(texts.en[key]), `${tag} ${key}`);
      }
      if (typeof text === "object") assert.deepEqual(Object.keys(text).sort(), new Intl.PluralRules(tag).resolvedOptions().pluralCategories.slice().sort(), `${tag} ${key}`);
    }
  }
});

test("every text is said somewhere", () => {
  const built = ["kind.", "reply.", "task.", "keep.", "publish.", "view.", "hint.help", "question.options", "question.partners", "question.evidence", "action.up", "action.down"];
  for (const key of Object.keys(texts.en)) {
    assert.ok(code.includes(`"${key}"`) || built.some((prefix) => key.startsWith(prefix)), `nothing says "${key}"`);
  }
});

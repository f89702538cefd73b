import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { remedies } from "../../../../web/player/errors.ts";
import en from "../../../../web/player/locales/en.json" with { type: "json" };
import es from "../../../../web/player/locales/es.json" with { type: "json" };
import { matchLanguage, speak, t } from "../../../../web/player/messages.ts";

const parts = ["web/player/locales", "web/player/settings/locales"];
const textsOf = (folder: string, tag: string) => JSON.parse(readFileSync(`${folder}/${tag}.json`, "utf8")) as Record<string, string>;
const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

for (const folder of parts) {
  const source = textsOf(folder, "en");
  for (const tag of ["es", "fr", "zh-Hans", "ar"]) {
    test(`${folder}: ${tag} says the same things as English, with the same places`, () => {
      const texts = textsOf(folder, tag);
      assert.deepEqual(Object.keys(texts), Object.keys(source));
      for (const [key, text] of Object.entries(texts)) assert.deepEqual(places(text), places(source[key]!), key);
    });
  }
}

test("every problem has a title, what to do, and its button's words", () => {
  const told = Object.keys(en).flatMap((key) => /^error\.(E-\w+)$/.exec(key)?.[1] ?? []);
  for (const code of told) assert.ok(`error.${code}.do` in en, code);
  for (const [code, remedy] of Object.entries(remedies)) assert.ok(told.includes(code) && `error.${remedy}` in en, code);
});

test("only the bar says where the work is: no advice claims that it is kept", () => {
  for (const [key, text] of [...Object.entries(en), ...Object.entries(es)]) {
    if (key.startsWith("error.") && key !== "error.E-LEFT") assert.doesNotMatch(text, /kept|safe|guardad|a salvo/, key);
  }
});

test("the best language of those offered", () => {
  assert.equal(matchLanguage("es-MX", ["en", "es"]), "es");
  assert.equal(matchLanguage("pt-BR", ["en", "pt-PT", "pt-BR"]), "pt-BR");
  assert.equal(matchLanguage("fr", ["en", "es"]), "en");
});

test("a language is spoken once its texts are there; the last one that was asked for wins", async () => {
  const answers: ((response: unknown) => void)[] = [];
  Object.assign(globalThis, { TEXTS: { at: "../x/player.", languages: ["es"] }, fetch: () => new Promise((resolve) => answers.push(resolve)) });
  const spanish = speak("es-AR");
  assert.equal(t("panel"), en.panel);
  answers[0]!({ json: async () => es });
  await spanish;
  assert.equal(t("panel"), es.panel);
  await Promise.all([speak("es"), speak("fr")]);
  assert.equal(t("error.code", { code: "E-HASH" }), "For your teacher: E-HASH");
});

test("texts that can't be had leave the language as it was", async () => {
  Object.assign(globalThis, { TEXTS: { at: "../x/player.", languages: ["es", "pt"] }, fetch: () => Promise.reject(new TypeError("offline")) });
  await speak("pt");
  assert.equal(t("panel"), en.panel);
});

/** All languages say the same things, and every problem has its words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import ar from "../../../../web/replay/locales/ar.json" with { type: "json" };
import en from "../../../../web/replay/locales/en.json" with { type: "json" };
import es from "../../../../web/replay/locales/es.json" with { type: "json" };
import fr from "../../../../web/replay/locales/fr.json" with { type: "json" };
import zhHans from "../../../../web/replay/locales/zh-Hans.json" with { type: "json" };
import { problem, problemCodes } from "../../../../web/replay/problem.ts";
import { say, sayProblem } from "../../../../web/replay/words.ts";

type Entry = string | Record<string, string>;
const forms = (entry: Entry): string[] => (typeof entry === "string" ? [entry] : Object.values(entry));
/** Some languages have a word for none, one or two of something: the number itself may be left out. */
const places = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].filter((place) => place !== "{count}").sort();

for (const [tag, texts] of Object.entries({ es, fr, "zh-Hans": zhHans, ar })) {
  test(`every text is there in ${tag}, with the same places for values`, () => {
    assert.deepEqual(Object.keys(texts), Object.keys(en));
    for (const [key, entry] of Object.entries(en) as [keyof typeof en, Entry][]) {
      const wanted = places(forms(entry)[0]!);
      for (const text of [...forms(entry), ...forms(texts[key] as Entry)]) {
        assert.notEqual(text.trim(), "", key);
        assert.deepEqual(places(text), wanted, key);
      }
      assert.equal(typeof texts[key], typeof entry, key);
    }
  });
}

test("every problem says what is wrong and what to do", () => {
  for (const code of problemCodes) {
    for (const language of ["en", "es", "fr", "zh-Hans", "ar"] as const) {
      const { what, advice } = sayProblem(language, problem(code));
      assert.ok(what && advice, `${language} ${code}`);
    }
  }
});

test("numbers and plurals are written as the reader writes them", () => {
  assert.equal(say("en", "result.of", { raw: 4.75, max: 5 }), "4.75 of 5");
  assert.equal(say("es", "result.of", { raw: 4.75, max: 5 }), "4,75 de 5");
  assert.equal(say("en", "facts.steps.value", { count: 1 }), "1 step");
  assert.equal(say("es", "facts.steps.value", { count: 28 }), "28 pasos");
});

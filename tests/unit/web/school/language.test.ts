/** All languages say the same things, and numbers and times are written as their readers write them. */
import "./browser.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseLanguage, clock, duration, language, localised, moment, number, onLanguage, t, tOr } from "../../../../web/school/language.ts";
import ar from "../../../../web/school/locales/ar.json" with { type: "json" };
import en from "../../../../web/school/locales/en.json" with { type: "json" };
import es from "../../../../web/school/locales/es.json" with { type: "json" };
import fr from "../../../../web/school/locales/fr.json" with { type: "json" };
import zhHans from "../../../../web/school/locales/zh-Hans.json" with { type: "json" };

type Entry = string | Record<string, string>;
const forms = (entry: Entry): string[] => (typeof entry === "string" ? [entry] : Object.values(entry));
/** Some languages have a word for none, one or two of something: the number itself may be left out. */
const places = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].filter((place) => place !== "{count}").sort();
const translations = { es, fr, "zh-Hans": zhHans, ar };
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");

test("the first language that a reader prefers and the school speaks is chosen", () => {
  assert.equal(language(), "es");
  assert.equal(document.documentElement.lang, "es");
});

for (const [tag, texts] of Object.entries(translations)) {
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

test("texts with a count have every form that their language needs", () => {
  for (const [tag, texts] of Object.entries({ en, ...translations })) {
    for (const [key, entry] of Object.entries(texts)) {
      if (typeof entry === "string") continue;
      for (const form of new Set([0, 1, 2, 3, 11, 100].map((count) => new Intl.PluralRules(tag).select(count)))) {
        assert.ok((entry as Record<string, string>)[form], `${tag} ${key}: ${form}`);
      }
    }
  }
});

test("a choice is kept, and whoever listens is told", () => {
  let told = 0;
  onLanguage(() => ++told);
  chooseLanguage("en");
  chooseLanguage("en");
  chooseLanguage("xx");
  chooseLanguage("constructor");
  assert.equal(told, 1);
  assert.equal(language(), "en");
  assert.equal(localStorage.getItem("skua-language"), "en");
});

test("values, plurals and unknown keys", () => {
  chooseLanguage("en");
  assert.equal(t("event.hints", { count: 1 }), "1 hint");
  assert.equal(t("event.hints", { count: 2 }), "2 hints");
  assert.equal(t("score", { raw: 1234.5, max: 2000 }), "1,234.5 of 2,000");
  assert.equal(tOr("verdict.nothing", "verdict.other", { basis: "replayed" }), "replayed");
  assert.equal(tOr("toString", "verdict.other", { basis: "safe" }), "safe");
  assert.equal(localised({ en: "ice", es: "hielo" }), "ice");
  assert.equal(localised({ de: "Eis" }), "Eis");
  chooseLanguage("es");
  assert.equal(t("event.hints", { count: 1 }), "1 pista");
  assert.equal(localised({ en: "ice", es: "hielo" }), "hielo");
  assert.equal(number(1234.567), "1234,57");
});

test("a name of the other direction stands apart from the sentence around it", () => {
  chooseLanguage("en");
  assert.equal(t("class.who", { group: "Lab A" }), "Who is in Lab A");
  assert.equal(t("class.who", { group: "Lab مرحبا" }), "Who is in \u2068Lab مرحبا\u2069");
  assert.equal(t("stream.title", { student: "مرحبا" }), "مرحبا", "there is nothing around it");
  chooseLanguage("ar");
  assert.match(t("class.who", { group: "Lab A" }), /\u2068Lab A\u2069/);
  assert.doesNotMatch(t("class.who", { group: "مرحبا" }), /\u2068/);
});

test("how long something took", () => {
  chooseLanguage("en");
  assert.deepEqual([0, 59, 60, 89, 1800, 3600, 3660, 7140].map((s) => plain(duration(s))), [
    "0 sec", "59 sec", "1 min", "1 min", "30 min", "1 hr", "1 hr 1 min", "1 hr 59 min",
  ]);
  chooseLanguage("es");
  assert.equal(plain(duration(3660)), "1 h 1 min");
});

test("a place in a recording", () => {
  assert.deepEqual([-1, 0, 7.9, 60, 725, 3725].map(clock), ["0:00", "0:00", "0:07", "1:00", "12:05", "1:02:05"]);
});

test("when: the time of today, the date of other days", () => {
  chooseLanguage("en");
  const noon = new Date();
  noon.setHours(12, 5, 0, 0);
  assert.equal(plain(moment(noon.toISOString())), "12:05 PM");
  assert.match(plain(moment("2026-03-02T12:00:00.000Z")), /Mar \d, 2026/);
  chooseLanguage("es");
  assert.equal(plain(moment(noon.toISOString(), true)), "12:05:00");
});

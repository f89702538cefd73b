/** Texts of the check, in each of its languages. */

import ar from "./locales/ar.json" with { type: "json" };
import en from "./locales/en.json" with { type: "json" };
import es from "./locales/es.json" with { type: "json" };
import fr from "./locales/fr.json" with { type: "json" };
import zhHans from "./locales/zh-Hans.json" with { type: "json" };
import type { Language } from "../player/languages.ts";
import type { Problem } from "./problem.ts";

export type TextKey = keyof typeof en;
type Texts = Record<TextKey, string | Partial<Record<Intl.LDMLPluralRule, string>>>;

const texts: Record<string, Texts> = { en, es, fr, "zh-Hans": zhHans, ar };

/** The text behind a key. `{name}` stands for a value; `count` also chooses the plural form. */
export function say(language: Language, key: TextKey, values: Record<string, string | number> = {}): string {
  const entry = texts[language]![key];
  const form = () => new Intl.PluralRules(language).select(Number(values.count));
  const text = typeof entry === "string" ? entry : (entry[form()] ?? entry.other ?? "");
  const number = new Intl.NumberFormat(`${language}-u-nu-latn`, { maximumFractionDigits: 2 });
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? "";
    return typeof value === "number" ? number.format(value) : value;
  });
}

/** What is wrong and where, and what to do. */
export function sayProblem(language: Language, { code, values }: Problem): { what: string; advice: string } {
  return { what: say(language, `problem.${code}`, values), advice: say(language, `problem.${code}.do`, values) };
}

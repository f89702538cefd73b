/** The editor's own words, in the language of whoever uses it. */

import ar from "./locales/ar.json" with { type: "json" };
import en from "./locales/en.json" with { type: "json" };
import es from "./locales/es.json" with { type: "json" };
import fr from "./locales/fr.json" with { type: "json" };
import zhHans from "./locales/zh-Hans.json" with { type: "json" };
import { directionOf } from "../player/direction.ts";
import type { Language } from "../player/languages.ts";

export type TextKey = keyof typeof en;
type Text = string | Partial<Record<Intl.LDMLPluralRule, string>>;

const texts: Record<Language, { [key in TextKey]: Text }> = { en, es, fr, "zh-Hans": zhHans, ar };

export let language: Language = "en";

/** The nearest that there is. */
export function speak(wanted: string): void {
  const tags = Object.keys(texts) as Language[];
  const base = (tag: string) => tag.split("-")[0]!.toLowerCase();
  language = tags.find((tag) => tag === wanted) ?? tags.find((tag) => base(tag) === base(wanted)) ?? "en";
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}

/** The text behind a key. `{name}` stands for a value; `count` also chooses the plural form. */
export const t = (key: TextKey, values: Record<string, string | number> = {}): string => say(language, key, values);

export function say(tag: Language, key: TextKey, values: Record<string, string | number> = {}): string {
  const entry: Text = texts[tag][key];
  const form = () => new Intl.PluralRules(tag).select(Number(values.count));
  const text = typeof entry === "string" ? entry : (entry[form()] ?? entry.other ?? "");
  const number = new Intl.NumberFormat(`${tag}-u-nu-latn`);
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? "";
    return typeof value === "number" ? number.format(value) : value;
  });
}

/** The player's own words. They are in the page from the start, since errors must be told when nothing can be loaded. */

import en from "./locales/en.json" with { type: "json" };
import es from "./locales/es.json" with { type: "json" };

export type MessageKey = keyof typeof en;

const languages: Record<string, Record<MessageKey, string>> = { en, es };
let current: Record<MessageKey, string> = en;

/** The best of `offered` for a wanted language tag; the first when none fits. */
export function matchLanguage(wanted: string, offered: string[]): string {
  const short = wanted.toLowerCase().split("-")[0];
  return offered.find((tag) => tag.toLowerCase() === wanted.toLowerCase()) ?? offered.find((tag) => tag.split("-")[0] === short) ?? offered[0] ?? "en";
}

export function speak(locale: string): void {
  current = languages[matchLanguage(locale, ["en", ...Object.keys(languages)])] ?? en;
}

export function t(key: MessageKey, values: Record<string, string | number> = {}): string {
  return current[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** The player's own words: English is in the page, so that errors can be told when nothing loads; others come when spoken. */

import en from "./locales/en.json" with { type: "json" };

/** The other languages, and where their texts begin, relative to this script; the build puts it in. */
declare const TEXTS: { at: string; languages: string[] };

export type MessageKey = keyof typeof en;
type Texts = Record<MessageKey, string>;

/** Grows by what other scripts say. */
export const english: Texts = en;
const known: Record<string, Texts> = { en };
let wanted = "en";
let current: Texts = en;
/** What `t` speaks. */
export let language = "en";
let speaking = Promise.resolve();

/** The best of `offered` for a wanted language tag; the first when none fits. */
export function matchLanguage(wanted: string, offered: string[]): string {
  const short = wanted.toLowerCase().split("-")[0];
  return offered.find((tag) => tag.toLowerCase() === wanted.toLowerCase()) ?? offered.find((tag) => tag.split("-")[0] === short) ?? offered[0] ?? "en";
}

/** From when this resolves `t` speaks the language that fits best; it stays as it was when the texts can't be had. */
export function speak(locale: string): Promise<void> {
  return (speaking = become(matchLanguage(locale, ["en", ...TEXTS.languages])));
}

/** The language that was asked for last is there, or can't be had. */
export const spoken = (): Promise<void> => speaking;

async function become(tag: string): Promise<void> {
  wanted = tag;
  try {
    const texts = (known[tag] ??= (await (await fetch(new URL(`${TEXTS.at}${tag}.json`, import.meta.url))).json()) as Texts);
    if (tag === wanted) [current, language] = [texts, tag];
  } catch {
    // English, or what was spoken before.
  }
}

export function t(key: MessageKey, values: Record<string, string | number> = {}): string {
  return current[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

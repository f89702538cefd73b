/** The reader's language: as chosen here, else the browser's. */

import { languages, type Language } from "../player/languages.ts";
import { say, type TextKey } from "./words.ts";

const storedAs = "skua-language";
const isLanguage = (value: unknown): value is Language => typeof value === "string" && Object.hasOwn(languages, value);

function stored(): Language | undefined {
  try {
    const value = localStorage.getItem(storedAs);
    return isLanguage(value) ? value : undefined;
  } catch {
    return undefined; // storage is blocked: the choice lasts as long as the page
  }
}

const known = Object.keys(languages) as Language[];
const preferred = () => navigator.languages.map((tag) => known.find((one) => one.split("-")[0] === tag.split("-")[0])).find(isLanguage);

export let language: Language = stored() ?? preferred() ?? "en";

export function choose(value: string): void {
  if (!isLanguage(value)) return;
  language = value;
  try {
    localStorage.setItem(storedAs, value);
  } catch {
    // see stored()
  }
}

export const t = (key: TextKey, values: Record<string, string | number> = {}): string => say(language, key, values);

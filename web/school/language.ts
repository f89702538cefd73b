/** Which language the reader wants, and texts, numbers and times in it. */
import { directionOf } from "../player/direction.ts";
import { languages, type Language } from "../player/languages.ts";
import ar from "./locales/ar.json" with { type: "json" };
import en from "./locales/en.json" with { type: "json" };
import es from "./locales/es.json" with { type: "json" };
import fr from "./locales/fr.json" with { type: "json" };
import zhHans from "./locales/zh-Hans.json" with { type: "json" };

export type TextKey = keyof typeof en;
type Forms = Partial<Record<Intl.LDMLPluralRule, string>>;
type Texts = Record<TextKey, string | Forms>;

const isLanguage = (value: unknown): value is Language => typeof value === "string" && Object.hasOwn(languages, value);
const texts: Record<Language, Texts> = { en, es, fr, "zh-Hans": zhHans, ar };
const storedAs = "skua-language";
const listeners = new Set<() => void>();
let chosen: Language = stored() ?? preferred();
mark();

function mark(): void {
  document.documentElement.lang = chosen;
  document.documentElement.dir = directionOf(chosen);
}

function stored(): Language | undefined {
  try {
    const value = localStorage.getItem(storedAs);
    return isLanguage(value) ? value : undefined;
  } catch {
    return undefined; // storage is blocked: the choice lasts as long as the page
  }
}

function preferred(): Language {
  const known = Object.keys(languages) as Language[];
  return navigator.languages.map((tag) => known.find((one) => one.split("-")[0] === tag.split("-")[0])).find(isLanguage) ?? "en";
}

export const language = (): Language => chosen;

export function chooseLanguage(value: string): void {
  if (!isLanguage(value) || value === chosen) return;
  chosen = value;
  mark();
  try {
    localStorage.setItem(storedAs, value);
  } catch {
    // see stored()
  }
  for (const listener of listeners) listener();
}

/** Calls back whenever the reader chooses another language. */
export function onLanguage(listener: () => void): void {
  listeners.add(listener);
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const leftToRight = /[A-Za-z\u00c0-\u024f\u0370-\u052f]/;

/** What is read the other way than the sentence it is put into keeps its order, and what stands beside it keeps its place. */
const isolated = (text: string): string =>
  (directionOf(chosen) === "rtl" ? leftToRight : rightToLeft).test(text) ? `\u2068${text}\u2069` : text;

/** The text behind a key. `{name}` stands for a value; `count` also chooses the plural form. */
export const t = (key: TextKey, values: Record<string, string | number> = {}): string => tIn(chosen, key, values);

/** The same in another language than the page's; in English where there is none of it. */
export function tIn(tag: string, key: TextKey, values: Record<string, string | number> = {}): string {
  const entry = texts[isLanguage(tag) ? tag : "en"][key];
  const text = typeof entry === "string" ? entry : (entry[plural(values.count)] ?? entry.other ?? "");
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name] ?? "";
    if (typeof value === "number") return number(value);
    return place === text ? value : isolated(value);
  });
}

/** The text behind a key that is made of a value from outside, or of another key where there is none. */
export function tOr(key: string, other: TextKey, values: Record<string, string | number> = {}): string {
  return t(Object.hasOwn(en, key) ? (key as TextKey) : other, values);
}

const plural = (count: unknown): Intl.LDMLPluralRule => new Intl.PluralRules(chosen).select(Number(count));

/** A language's name, in the language of the page. */
export const languageName = (tag: string): string => new Intl.DisplayNames(chosen, { type: "language" }).of(tag) ?? tag;

/** A text that comes in several languages, in the best of them. */
export const localised = (text: Record<string, string>): string => text[chosen] ?? text.en ?? Object.values(text)[0] ?? "";

/** For `Intl`: everywhere with the digits that stand in the lessons. */
const notation = (): string => `${chosen}-u-nu-latn`;

export const number = (value: number): string => new Intl.NumberFormat(notation(), { maximumFractionDigits: 2 }).format(value);

/** A share between 0 and 1: "12%". */
export const percent = (share: number): string => new Intl.NumberFormat(notation(), { style: "percent", maximumFractionDigits: 0 }).format(share);

/** "one, two and three". */
export const list = (parts: string[]): string => new Intl.ListFormat(chosen, { type: "conjunction" }).format(parts);

/** "12 min", "1 hr 5 min"; under a minute in seconds. */
export function duration(seconds: number): string {
  const unit = (value: number, name: string): string =>
    new Intl.NumberFormat(notation(), { style: "unit", unit: name, unitDisplay: "short", maximumFractionDigits: 0 }).format(value);
  if (seconds < 60) return unit(seconds, "second");
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return unit(minutes, "minute");
  const rest = minutes % 60;
  return unit(Math.floor(minutes / 60), "hour") + (rest ? ` ${unit(rest, "minute")}` : "");
}

/** Time of day; with the date where it isn't today. */
export function moment(iso: string, seconds = false): string {
  const time = new Date(iso);
  const style = { timeStyle: seconds ? "medium" : "short" } as const;
  const today = time.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(notation(), today ? style : { dateStyle: "medium", ...style }).format(time);
}

/** A day without a time, "2026-12-18". */
export const day = (date: string): string => new Intl.DateTimeFormat(notation(), { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));

/** The same in a table: "Dec 18, 2026". */
export const shortDay = (date: string): string => new Intl.DateTimeFormat(notation(), { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));

/** The day of a moment where the reader is, "2026-12-18". */
export function dayOf(time: Date): string {
  return [time.getFullYear(), time.getMonth() + 1, time.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** Today where the reader is, "2026-12-18". */
export const today = (): string => dayOf(new Date());

/** A place in a recording: "0:07", "12:05", "1:02:05". */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

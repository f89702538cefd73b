/** What a notebook says around its entries, in the reader's language. */
import { directionOf } from "../player/direction.ts";
import type en from "./locales/en.json";

export type TextKey = keyof typeof en;
export type Texts = Record<TextKey, string>;

export interface Words {
  /** BCP 47. */
  language: string;
  say(key: TextKey, values?: Record<string, string | number>): string;
  /** With the true minus sign. */
  number(value: number, decimals: number): string;
  /** A number and its unit, as one thing in a line of any direction. */
  quantity(value: number, decimals: number, unit: string): string;
  /** The same, with numbers as the words of another language have them. */
  numbersOf(language: string): Words;
  /** A day and a time of day, on the reader's clock; the 39th of a month as it came. */
  moment(iso: string): string;
}

function numbersIn(language: string): Pick<Words, "number" | "quantity"> {
  // One form of digits in all languages, as in the lesson.
  const numbers = Array.from({ length: 7 }, (_, decimals) =>
    new Intl.NumberFormat(language, { numberingSystem: "latn", minimumFractionDigits: decimals, maximumFractionDigits: decimals }));
  const number = (value: number, decimals: number) => numbers[Math.min(6, Math.max(0, decimals))]!.format(value).replace("-", "−");
  // Marks that isolate the text, in the direction of its own letters.
  const apart = (text: string) => (directionOf(language) === "rtl" ? `\u2068${text}\u2069` : text);
  return {
    number,
    quantity: (value, decimals, unit) => apart(unit ? `${number(value, decimals)}\u00a0${unit}` : number(value, decimals)),
  };
}

/** `texts`: one of `locales/`. */
export function wordsIn(language: string, texts: Texts): Words {
  const moment = new Intl.DateTimeFormat(language, { numberingSystem: "latn", dateStyle: "long", timeStyle: "short" });
  const words: Words = {
    language,
    say: (key, values = {}) => texts[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? "")),
    ...numbersIn(language),
    numbersOf: (other) => {
      try {
        return other === language ? words : { ...words, ...numbersIn(other) };
      } catch {
        return words; // what came is no language
      }
    },
    moment: (iso) => (Number.isNaN(Date.parse(iso)) ? iso : moment.format(new Date(iso))),
  };
  return words;
}

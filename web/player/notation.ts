/**
 * How numbers are written in a language, taken from the tables of `Intl`. A browser's first look into them takes long on a slow
 * machine, 0.07 s on a fast one: for the languages that the page knows it is done when that is built. A script of its own.
 */

export interface NumberNotation {
  decimal: string;
  group: string;
  minimumGroupingDigits: number;
  /** The true minus sign, with the mark that keeps it before its number where a language needs one. */
  minus: string;
  /** Digit i is the place in `pluralCategories` of what i of something are, for i below 200; the last digit that of a million. */
  plurals: string;
}

/** As CLDR names and orders them. */
export const pluralCategories = ["zero", "one", "two", "few", "many", "other"];

export function notationOf(locale: string): NumberNotation {
  const format = new Intl.NumberFormat(locale, { numberingSystem: "latn" });
  const rules = new Intl.PluralRules(locale);
  const find = (value: number, type: string) => format.formatToParts(value).find((part) => part.type === type)?.value;
  return {
    decimal: find(1.5, "decimal") ?? ".",
    group: find(1234567, "group") ?? "",
    minus: format.format(-1).split("1")[0]!.replace("-", "−"),
    minimumGroupingDigits: find(1234, "group") === undefined ? 2 : 1,
    plurals: Array.from({ length: 201 }, (_, i) => pluralCategories.indexOf(rules.select(i === 200 ? 1e6 : i))).join(""),
  };
}

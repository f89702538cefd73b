/** How numbers are written in a language, taken from the browser's own tables. */

export interface NumberNotation {
  decimal: string;
  group: string;
  minimumGroupingDigits: number;
}

export function numberNotation(locale: string): NumberNotation {
  const format = new Intl.NumberFormat(locale, { numberingSystem: "latn" });
  const find = (value: number, type: string) => format.formatToParts(value).find((part) => part.type === type)?.value;
  return {
    decimal: find(1.5, "decimal") ?? ".",
    group: find(1234567, "group") ?? "",
    minimumGroupingDigits: find(1234, "group") === undefined ? 2 : 1,
  };
}

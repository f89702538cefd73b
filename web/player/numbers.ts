/** How numbers are written in the languages of lessons. */

import type * as Notations from "./notation.ts";
import type { NumberNotation } from "./notation.ts";

/** Of the languages that the page knows, among them English; the build puts them in. */
declare const NOTATIONS: Record<string, NumberNotation>;
/** Address of notation.ts relative to this script; the build puts it in. */
declare const NOTATION_URL: string;

const known = NOTATIONS;

export const numberNotation = (locale: string): NumberNotation => known[locale]!;

/** Before a lesson is told in a language: where the page does not know it, the browser is asked; English where that can't be. */
export async function knowNumbers(locale: string): Promise<void> {
  known[locale] ??= (await import(NOTATION_URL).then(({ notationOf }: typeof Notations) => notationOf(locale), () => known.en)) as NumberNotation;
}

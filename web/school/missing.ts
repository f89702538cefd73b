/** What was shown of an objective, and what is still to be shown before it is mastered, in words. */
import type { Missing } from "./api.ts";
import { list, number, t } from "./language.ts";

/** How many of the last occasions were right at the first try and without a hint: at most five, answers and what was to be reached alike. */
export const recentWords = (right: number, of: number): string => (of > 0 ? t("event.recent", { right: number(right), count: of }) : t("objective.nothing"));

/** Where the occasions were, when not all of them in the lesson at hand. */
export function whereWords({ earlier = 0, elsewhere }: { earlier?: number; elsewhere?: true }): string[] {
  return [...(earlier > 0 ? [t("evidence.earlier", { count: earlier })] : []), ...(elsewhere ? [t("evidence.elsewhere")] : [])];
}

const parts = ["right", "stages", "doing"] as const;

/** None where the lesson does not tell, or where nothing is missing; else one. `nothingAhead`: no more can be shown in that lesson. */
export function missingWords(missing: Missing | undefined, nothingAhead?: boolean): string[] {
  if (nothingAhead) return [t("missing.nothing-ahead")];
  const all = parts.flatMap((part) => (missing && missing[part] > 0 ? [t(`missing.${part}`, { count: missing[part] })] : []));
  return all.length ? [t("missing", { what: list(all) })] : [];
}

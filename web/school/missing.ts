/** What is still to be shown of an objective that is not mastered yet, in words. */
import type { Missing } from "./api.ts";
import { t } from "./language.ts";

const parts = ["right", "stages", "doing"] as const;

/** A few words for each thing; none where the lesson does not tell, or where nothing is missing. */
export const missingWords = (missing: Missing | undefined): string[] =>
  parts.flatMap((part) => (missing && missing[part] > 0 ? [t(`missing.${part}`, { count: missing[part] })] : []));

/** A condition of a lesson, as a teacher can read it. */
import type { Words } from "./api.ts";
import { plainName } from "./event-words.ts";
import { localised, t } from "./language.ts";

const asked = /\b(done|tries|hints|reached|mastered|shown|chance)\(\s*(['"])([\w.-]+)\2\s*\)/;
type Asked = "done" | "tries" | "hints" | "reached" | "mastered" | "shown" | "chance";

/** Between what is asked: comparisons and joining words. */
const between = (text: string): string =>
  text.replaceAll("<=", "≤").replaceAll(">=", "≥").replace(/\b(and|or|not)\b/g, (_, word: "and" | "or" | "not") => t(`rule.${word}`));

/** `names`: the lesson's titles of what it asks about. What a simulation measures stays as the author wrote it. */
export function conditionWords(when: string, names: Record<string, Words>): string {
  const found = asked.exec(when);
  if (!found) return between(when);
  const [call, what, , id] = found as unknown as [string, Asked, string, string];
  const name = t("quoted", { name: localised(names[id] ?? {}) || plainName(id) });
  return between(when.slice(0, found.index)) + t(`rule.${what}`, { name }) + conditionWords(when.slice(found.index + call.length), names);
}

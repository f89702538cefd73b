/** What a score rests on, in words: for a teacher all of it, for a student what concerns them. */
import type { Basis, Cell } from "./api.ts";
import { isIcon } from "./dom.ts";
import type { IconName } from "./dom.ts";
import { tOr } from "./language.ts";

type Tone = "good" | "open" | "bad" | "ask";
type Judged = Pick<Cell, "basis" | "reason" | "reason_code">;

export interface VerdictWords {
  icon: IconName;
  tone: Tone;
  /** One or two words, for a table. */
  word: string;
  /** A sentence or two: what the word means. */
  meaning: string;
  /** Why it is refused, or not checked yet. */
  reason?: string;
  /** The same in the school's own words, which are English: for whoever runs it. */
  detail?: string;
}

const tones: Record<Basis, Tone> = { witnessed: "good", replayed: "good", checking: "open", "client-asserted": "open", refused: "bad" };
const toneOf = (basis: string): Tone => (Object.hasOwn(tones, basis) ? tones[basis as Basis] : "open");
const iconOf = (basis: string): IconName => (isIcon(basis) ? basis : "alert");

/** It should have been replayed, and something at the school is in the way. */
const isStuck = ({ basis, reason, reason_code: code }: Judged): boolean =>
  basis === "checking" && reason !== null && code !== "items-not-taken" && code !== "events-missing";

/** Nothing where there is no score to judge. */
export function verdictOf(cell: Judged): VerdictWords | undefined {
  const { basis, reason, reason_code: code } = cell;
  if (!basis) return undefined;
  const key = isStuck(cell) ? "unchecked" : basis;
  return {
    icon: isStuck(cell) ? "alert" : iconOf(basis),
    tone: toneOf(basis),
    word: tOr(`verdict.${key}`, "verdict.other", { basis }),
    meaning: tOr(`verdict.${key}.long`, "verdict.other", { basis }),
    ...(reason ? { reason: tOr(`reason.${code}`, "reason.other", { reason }), detail: reason } : {}),
  };
}

/** The verdict as its student reads it: what is wrong may be the lesson, and is for the teacher to find out. */
export const studentVerdict = (basis: Basis): Pick<VerdictWords, "icon" | "tone" | "word"> => ({
  icon: basis === "refused" ? "alert" : iconOf(basis),
  tone: basis === "refused" ? "ask" : toneOf(basis),
  word: tOr(`student.verdict.${basis}`, "verdict.other", { basis }),
});

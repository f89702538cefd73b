/** Everything that can go wrong in the player, as a closed list. Texts: `error.<code>` and `error.<code>.do` in locales/. */

export type ProblemCode =
  | "E-NETWORK"
  | "E-MANIFEST"
  | "E-HASH"
  | "E-WASM"
  | "E-MODULE"
  | "E-ABI"
  | "E-LAUNCH"
  | "E-ACTIVITY"
  | "E-REPLAY"
  | "E-CHECKPOINT"
  | "E-HOST"
  | "E-ALONE"
  | "E-ELSEWHERE"
  | "E-TRAP"
  | "E-WEBGL"
  | "E-STORAGE"
  | "E-REFUSED"
  | "E-LEFT";

/** What the student can do about it, where there is something. */
export const remedies: Partial<Record<ProblemCode, "retry" | "reload" | "here">> = {
  "E-NETWORK": "retry",
  "E-MANIFEST": "retry",
  "E-HASH": "retry",
  "E-ELSEWHERE": "here",
  "E-TRAP": "reload",
};

/** `detail` names what was wrong and where, in English, for the teacher or whoever looks after the lesson. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly detail = "",
  ) {
    super(`${code} ${detail}`);
  }
}

/** For the code's line: short, and the same in every language. */
export function reasonOf(error: unknown): string {
  if (error instanceof DOMException) return error.name;
  return error instanceof Error ? error.message : String(error);
}

export function asProblem(error: unknown, otherwise: ProblemCode): Problem {
  return error instanceof Problem ? error : new Problem(otherwise, reasonOf(error));
}

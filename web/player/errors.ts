/** Everything that can go wrong in the player, as a closed list. Texts: `error.<code>` and `error.<code>.do` in locales/. */

export type Remedy = "retry" | "reload" | "here" | "none";

/** Each with what can be done about it. */
export const problems = {
  "E-NETWORK": "retry",
  "E-MANIFEST": "retry",
  "E-HASH": "retry",
  "E-WASM": "none",
  "E-MODULE": "none",
  "E-ABI": "none",
  "E-LAUNCH": "none",
  "E-ACTIVITY": "none",
  "E-REPLAY": "none",
  "E-CHECKPOINT": "none",
  "E-HOST": "none",
  "E-ALONE": "none",
  "E-ELSEWHERE": "here",
  "E-TRAP": "reload",
  "E-WEBGL": "none",
  "E-STORAGE": "none",
  "E-REFUSED": "none",
} as const satisfies Record<string, Remedy>;

export type ProblemCode = keyof typeof problems;

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

/** Everything that can go wrong in the player, as a closed list. Texts: `error.<code>` and `error.<code>.do` in locales/. */

export type Remedy = "retry" | "reload" | "here" | "none";

export const problems = {
  "E-NETWORK": { remedy: "retry" },
  "E-MANIFEST": { remedy: "retry" },
  "E-HASH": { remedy: "retry" },
  "E-WASM": { remedy: "none" },
  "E-MODULE": { remedy: "none" },
  "E-ABI": { remedy: "none" },
  "E-LAUNCH": { remedy: "none" },
  "E-ACTIVITY": { remedy: "none" },
  "E-REPLAY": { remedy: "none" },
  "E-CHECKPOINT": { remedy: "none" },
  "E-HOST": { remedy: "none" },
  "E-ALONE": { remedy: "none" },
  "E-ELSEWHERE": { remedy: "here" },
  "E-TRAP": { remedy: "reload" },
  "E-WEBGL": { remedy: "none" },
  "E-STORAGE": { remedy: "none" },
  "E-REFUSED": { remedy: "none" },
} as const satisfies Record<string, { remedy: Remedy }>;

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

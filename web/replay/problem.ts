/** Why a journal could not be checked, or could not be played to its end: a closed list. Words: `problem.<code>` in locales/. */

export const problemCodes = [
  "too-large",
  "not-a-journal",
  "older-schema",
  "newer-schema",
  "bad-header",
  "unknown-build",
  "incomplete-build",
  "damaged-build",
  "other-bytes",
  "other-abi",
  "not-a-module",
  "not-an-activity",
  "old-runtime",
  "unreadable",
  "zero-byte",
  "checkpoint",
  "trap",
  "too-long",
  "network",
  "no-answer",
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** `values` fill the words; they name the place: a line, a field, a file, a command. */
export interface Problem {
  code: ProblemCode;
  values: Record<string, string | number>;
}

export const problem = (code: ProblemCode, values: Problem["values"] = {}): Problem => ({ code, values });

export const isProblem = (value: object): value is Problem => "code" in value && "values" in value;

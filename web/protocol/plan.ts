/**
 * The plan in a launch: what is wrong with one, said with the place, for the page that sets it and the server that makes it; and
 * what events make of it.
 */

import * as LIMITS from "./limits.ts";
import type { LaunchPlan, LessonEvent, Scalars, Titles } from "./protocol.ts";

type Fields = Record<string, unknown>;
/** What is wrong with a value, as "place: must be …"; nothing if it is right. */
export type Rule = (value: unknown, at: string) => string | undefined;

const text = (most: number): Rule => (value, at) =>
  typeof value === "string" && value !== "" && [...value].length <= most ? undefined : `${at}: must be a text of 1 to ${most} characters`;

const pattern = (form: RegExp, words: string): Rule => (value, at) =>
  typeof value === "string" && form.test(value) ? undefined : `${at}: must be ${words}`;

/** One that the calendar has. */
const day: Rule = (value, at) => {
  const date = typeof value === "string" && /^(?!0000)\d{4}-\d\d-\d\d$/.test(value) && new Date(value);
  return date && Number(date) && date.toISOString().startsWith(value as string) ? undefined : `${at}: must be a day such as "2026-12-18"`;
};

export const list = (most: number, each: Rule): Rule => (value, at) => {
  if (!Array.isArray(value) || value.length > most) return `${at}: must be a list of at most ${most}`;
  return first(value, (one, i) => each(one, `${at}[${i}]`));
};

const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);

/** `what` it is, in words; `needed` says which of the fields must be there; others than these may not. */
export const record = (fields: Record<string, Rule>, needed: string[], what = "a plan"): Rule => (value, at) => {
  if (!isObject(value)) return `${at}: must be an object`;
  const strange = Object.keys(value).find((key) => !Object.hasOwn(fields, key));
  if (strange !== undefined) return `${at}.${strange}: must be left out, ${what} has no such field`;
  return first(Object.entries(fields), ([key, rule]) => (value[key] === undefined && !needed.includes(key) ? undefined : rule(value[key], `${at}.${key}`)));
};

/** A text by language. */
const title: Rule = (value, at) => {
  if (!isObject(value)) return `${at}: must be an object of texts by language`;
  return first(Object.entries(value), ([tag, words]) =>
    /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) ? text(1000)(words, `${at}.${tag}`) : `${at}: must have languages such as "en", not "${tag}"`);
};

export function first<T>(all: T[], fault: (one: T, i: number) => string | undefined): string | undefined {
  for (const [i, one] of all.entries()) {
    const found = fault(one, i);
    if (found) return found;
  }
  return undefined;
}

/** As "plan.entries[2].due: must be …"; nothing if it is a plan. */
export function planFault(value: unknown): string | undefined {
  const standing = pattern(/^(mastered|not-enough-evidence|not-begun)$/, '"mastered", "not-enough-evidence" or "not-begun"');
  const entry = record({ objective: text(200), title, target: text(2000), due: day, standing }, ["objective", "title", "standing"]);
  const plan = record(
    {
      goal: text(4000),
      entries: list(100, entry),
      choices: list(LIMITS.planChoices, record({ choice: text(LIMITS.choiceBytes), title }, ["choice", "title"])),
      careers: list(50, record({ title }, ["title"])),
    },
    ["entries"],
  );
  return plan(value, "plan");
}

/** A way between stages that students choose. */
export interface NamedChoice {
  id: string;
  title: Titles;
}

/** What an event says of a plan, put into it; texts that are no words, and names that no lesson has, are left out. */
function take(plan: LaunchPlan, { action, detail: { item, response, choice, objective, mastered } }: { action: string; detail: Scalars }, named: readonly NamedChoice[]): void {
  const isWords = (value: unknown): value is string => typeof value === "string" && value !== "";
  if (action === "aim" && isWords(item) && isWords(response)) plan.goal = response;
  if (action === "way" && isWords(choice) && new TextEncoder().encode(choice).length <= LIMITS.choiceBytes)
    plan.choices = [...(plan.choices ?? []), { choice, title: named.find(({ id }) => id === choice)?.title ?? {} }].slice(-LIMITS.planChoices);
  if (action === "objective") for (const entry of plan.entries) if (entry.objective === objective) entry.standing = mastered === 1 ? "mastered" : "not-enough-evidence";
}

/**
 * A plan for an activity as the events of an attempt leave it: what the student said that they want to reach, the ways that they chose,
 * and where they stand with each objective. What was given stays as it is.
 *
 * @param plan As it stood when the attempt began.
 * @param events All that you have stored of the attempt, in any order; one that is there twice counts once.
 * @param choices The ways of the activity with their titles, as in the module's `latest.json`; one without is called as the lesson calls it.
 */
export function planAfter(plan: LaunchPlan, events: readonly LessonEvent[], choices: readonly NamedChoice[] = []): LaunchPlan {
  const after = structuredClone(plan);
  const inOrder = [...new Map(events.map((event) => [event.n, event])).values()].sort((a, b) => a.n - b.n);
  for (const event of inOrder) {
    if (event.type === "performed") take(after, event, choices);
    // Whoever is through with it, and showed nothing of an objective, has begun it all the same.
    if (event.type === "completed") for (const entry of after.entries) if (entry.standing === "not-begun") entry.standing = "not-enough-evidence";
  }
  return after;
}

/** The plan in a launch: what is wrong with one, said with the place, for the page that sets it and the server that makes it. */

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
      choices: list(100, record({ choice: text(200), title }, ["choice", "title"])),
      careers: list(50, record({ title }, ["title"])),
    },
    ["entries"],
  );
  return plan(value, "plan");
}

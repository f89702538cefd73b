/** Checks on data from outside. `at` is the field's path; a failure names it and what was expected. */

export class WrongField extends Error {}

export type Check<T> = (value: unknown, at: string) => T;

function wrong(at: string, expected: string, value: unknown): never {
  const shown = value === undefined ? "nothing" : (JSON.stringify(value) ?? typeof value).slice(0, 60);
  throw new WrongField(`${at || "the whole"}: expected ${expected}, found ${shown}`);
}

export const text =
  (pattern = /^[^]*$/, expected = "text"): Check<string> =>
  (value, at) =>
    typeof value === "string" && pattern.test(value) ? value : wrong(at, expected, value);

export const whole =
  (min = 0, max = Number.MAX_SAFE_INTEGER): Check<number> =>
  (value, at) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max
      ? (value as number)
      : wrong(at, `a whole number from ${min}`, value);

export const exactly =
  <T extends string | number>(wanted: T): Check<T> =>
  (value, at) =>
    value === wanted ? wanted : wrong(at, JSON.stringify(wanted), value);

/** May be missing. */
export const maybe =
  <T>(check: Check<T>): Check<T | undefined> =>
  (value, at) =>
    value === undefined ? undefined : check(value, at);

export const either =
  <T extends string>(...allowed: T[]): Check<T> =>
  (value, at) =>
    allowed.find((one) => one === value) ?? wrong(at, allowed.map((one) => JSON.stringify(one)).join(" or "), value);

export const list =
  <T>(each: Check<T>, least = 0): Check<T[]> =>
  (value, at) =>
    Array.isArray(value) && value.length >= least
      ? value.map((entry, i) => each(entry, `${at}[${i}]`))
      : wrong(at, least ? `a list of at least ${least}` : "a list", value);

function record(value: unknown, at: string): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : wrong(at, "an object", value);
}

const under = (at: string, key: string) => (at ? `${at}.${key}` : key);

/** An object with any keys of the pattern, at least one. */
export const map =
  <T>(key: RegExp, each: Check<T>): Check<Record<string, T>> =>
  (value, at) => {
    const entries = Object.entries(record(value, at));
    if (!entries.length) wrong(at, "at least one entry", value);
    return Object.fromEntries(
      entries.map(([name, entry]) => [key.test(name) ? name : wrong(under(at, name), `a name like ${key.source}`, name), each(entry, under(at, name))]),
    );
  };

type Shape = Record<string, Check<unknown>>;
type What<C> = C extends Check<infer T> ? T : never;
type MayMiss<S extends Shape> = { [K in keyof S]: undefined extends What<S[K]> ? K : never }[keyof S];
type Of<S extends Shape> = { [K in Exclude<keyof S, MayMiss<S>>]: What<S[K]> } & { [K in MayMiss<S>]?: Exclude<What<S[K]>, undefined> };

/** An object with exactly these fields. */
export const fields =
  <S extends Shape>(shape: S): Check<Of<S>> =>
  (value, at) => {
    const given = record(value, at);
    for (const key of Object.keys(given)) if (!(key in shape)) wrong(under(at, key), "no such field", given[key]);
    const checked = Object.entries(shape).map(([key, check]) => [key, check(given[key], under(at, key))] as const);
    return Object.fromEntries(checked.filter(([, one]) => one !== undefined)) as Of<S>;
  };

/** Items as a lesson makes them, and schedules that can be repeated from a printed seed. */
import { fractions } from "../../../random.mjs";
import type { CommandsItem, EventItem, Item, Scalars, ViewEntry, ViewItem } from "../../../../web/protocol/protocol.ts";

const attempt = "0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10";
const time = "2026-03-02T09:41:07.250Z";
const uuid = (group: number, n: number): string =>
  `${group.toString(16).padStart(8, "0")}-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;

export function event(n: number, action = "drill"): EventItem {
  const standing = { score: { raw: 0, max: 5, scaled: 0 }, done: 0, items: 5 };
  const body = n === 0 ? { n, type: "started" as const, tick: 0 } : { n, type: "performed" as const, tick: n * 60, action, detail: {}, ...standing };
  return { id: uuid(1, n), attempt, kind: "event", time, body };
}

export function block(first: number, count: number): CommandsItem {
  const commands = Array.from({ length: count }, (_, i) => [first + i, "drill", { number: first + i }] as [number, string, { number: number }]);
  return { id: uuid(2, first), attempt, kind: "commands", time, body: { first, commands } };
}

/** Looking at this and that: entry `first` and those after it. */
export function look(first: number, ...changes: Scalars[]): ViewItem {
  const views = changes.map((change, i) => [first + i, 0, change] as ViewEntry);
  return { id: uuid(3, first), attempt, kind: "view", time, body: { first, views } };
}

/** An event of about so many bytes; not event 0, which says nothing. */
export const heavy = (n: number, bytes: number): EventItem => event(n, "x".repeat(bytes));

export const ids = (items: readonly Item[]): string[] => items.map(({ id }) => id);

/** Random numbers from 0 to 1 (mulberry32). The seed is printed, and SEED=… repeats a run. */
export function random(print: (text: string) => void): () => number {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32)) >>> 0;
  print(`SEED=${seed}`);
  return fractions(seed);
}

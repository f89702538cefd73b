/** Lessons of the school's own, over its HTTP API. */
import { ask, call, parsed, problemOf } from "./api.ts";
import type { Given } from "./api.ts";

/** Something that keeps an activity from being published, and where: a JSON pointer. */
export interface Fault {
  at: string;
  message: string;
}
export interface ShippedLesson {
  module: string;
  activity: string;
  title: Record<string, string>;
  minutes: number;
  mode: "practice" | "assessment";
  /** Address of the lesson's folder. */
  src: string;
  /** Its text is there to be copied; otherwise it is part of the module's program. */
  copyable: boolean;
  /** There is something on paper for who teaches with it. */
  guide: boolean;
}
export interface OwnLesson {
  id: string;
  module: string;
  title: Record<string, string>;
  /** Counts the changes of the draft. */
  revision: number;
  changed: string;
  by: { id: string; name: string };
  archived: boolean;
  /** The draft is another one than what was published last. */
  unpublished: boolean;
  versions: { number: number; version: string; published: string }[];
  /** Who has it. */
  assigned: Given[];
  /** How many students have begun it. */
  attempts: number;
}
export interface Lessons {
  shipped: ShippedLesson[];
  own: OwnLesson[];
  /** Address of the editor. */
  editor: string;
}
/** What is right for an item: one of some responses, or a number within a tolerance. */
export type Key = { right: string[] } | { value: number; tolerance?: number };
export interface Keys {
  items: Record<string, Key>;
}
export interface Draft extends OwnLesson {
  activity: string;
  keys: Keys | null;
  editor: string;
}

/** A lesson is checked and played before it is published. */
const publishMs = 90_000;
const part = encodeURIComponent;
const pathOf = (id: string): string => `/api/lessons/${part(id)}`;

export const lessons = (): Promise<Lessons> => call("GET", "/api/lessons");
export const draft = (id: string): Promise<Draft> => call("GET", `${pathOf(id)}/draft`);
/** For a lesson that is to be made: asked twice with one id, for what answer was lost, the school makes it once. */
export const newId = (): string => `own-${Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
export const copyShipped = (id: string, { module, activity }: ShippedLesson, title: Record<string, string>): Promise<OwnLesson> =>
  call("POST", "/api/lessons", { id, copy_of: { module, activity }, title });
export const copyOwn = (id: string, lesson: string, title: Record<string, string>): Promise<OwnLesson> =>
  call("POST", "/api/lessons", { id, copy_of: { lesson }, title });
export const begin = (id: string, module: string, activity: string): Promise<OwnLesson> => call("POST", "/api/lessons", { id, module, activity });
export const keep = (id: string, change: { activity: string; keys?: Keys | null; revision: number }): Promise<{ revision: number; changed: string }> =>
  call("PUT", `${pathOf(id)}/draft`, change);
export const archive = (id: string, archived: boolean): Promise<OwnLesson> => call("POST", `${pathOf(id)}/archive`, { archived });
export const remove = (id: string): Promise<void> => call("DELETE", pathOf(id));

/** Publishes this revision of the draft; or says what has to be mended first. `forClass`: the whole class has it then; only of the first version. */
export async function publish(id: string, revision: number, forClass = false): Promise<OwnLesson | Fault[]> {
  const path = `${pathOf(id)}/publish`;
  const answer = await ask("POST", path, { revision, ...(forClass && { to: { class: true } }) }, { patience: publishMs });
  if (answer.response.ok) return parsed(answer, path);
  const faults = answer.response.status === 422 ? parsed(answer, path)?.faults : undefined;
  if (Array.isArray(faults)) return faults;
  throw problemOf(answer, `POST ${path}`);
}

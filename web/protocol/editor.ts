/** The words spoken between the activity editor (inside an iframe) and its host; see `editor.md`. */

/** At most so many bytes of UTF-8 has the text of an activity. */
export const activityBytes = 400_000;

/** Something that keeps an activity from being published, and where. */
export interface ActivityFault {
  /** A JSON pointer into the activity; empty for the whole. */
  at: string;
  message: string;
}

/** Why something could not be stored or published. */
export type KeepReason = "offline" | "signed-out" | "conflict" | "too-large" | "server";

/** The same of publishing; `cancelled`: the teacher was asked something, and chose not to. */
export type RefuseReason = KeepReason | "cancelled";

/** Host to editor: what is to be edited. Without an activity the teacher chooses one to copy. */
export interface OpenMessage {
  type: "open";
  protocol: number;
  /** Name of the module whose simulation it is about. */
  module?: string;
  /** Its text, which need not be right, nor JSON. */
  activity?: string;
  locale: string;
}
export interface KeptMessage {
  type: "kept";
  draft: number;
}
export interface UnkeptMessage {
  type: "unkept";
  draft: number;
  reason: KeepReason;
}
export interface PublishedMessage {
  type: "published";
  request: number;
  /** The host says itself that it is published, and who has it: the editor says nothing more. */
  told?: boolean;
}
export interface RefusedMessage {
  type: "refused";
  request: number;
  faults?: ActivityFault[];
  reason?: RefuseReason;
}
export type ToEditor =
  | OpenMessage | KeptMessage | UnkeptMessage | PublishedMessage | RefusedMessage
  | { type: "locale"; locale: string } | { type: "flush" };

/** An activity as the editor has it. */
export interface EditedActivity {
  module: string;
  /** The activity's text. In a draft it need not be right, nor JSON. */
  activity: string;
}
export interface DraftMessage extends EditedActivity {
  type: "draft";
  draft: number;
}
export interface PublishMessage extends EditedActivity {
  type: "publish";
  request: number;
}
export type FromEditor = { type: "ready" } | DraftMessage | PublishMessage | { type: "close" };

type Fields = Record<string, unknown>;
const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const isString = (value: unknown): value is string => typeof value === "string";
const isNumber = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 1;
const reasons: unknown[] = ["offline", "signed-out", "conflict", "too-large", "server"];

/** Name of a module, as `lessons/` has it. */
export const isModuleName = (value: unknown): value is string => isString(value) && /^[a-z][a-z0-9_-]{0,63}$/.test(value);
const isActivity = (value: unknown): value is string =>
  isString(value) && value.length <= activityBytes && new TextEncoder().encode(value).length <= activityBytes;
const isFault = (value: unknown): boolean => isObject(value) && isString(value.at) && isString(value.message) && value.message !== "";

const toEditor: Record<ToEditor["type"], (message: Fields) => boolean> = {
  open: (m) =>
    Number.isInteger(m.protocol) && (m.protocol as number) >= 2 && isString(m.locale) && m.locale !== "" &&
    (m.module === undefined || isModuleName(m.module)) && (m.activity === undefined || (isActivity(m.activity) && m.module !== undefined)),
  kept: (m) => isNumber(m.draft),
  unkept: (m) => isNumber(m.draft) && reasons.includes(m.reason),
  published: (m) => isNumber(m.request) && (m.told === undefined || typeof m.told === "boolean"),
  refused: (m) =>
    isNumber(m.request) && (m.faults !== undefined || m.reason !== undefined) &&
    (m.faults === undefined || (Array.isArray(m.faults) && m.faults.every(isFault))) && (m.reason === undefined || m.reason === "cancelled" || reasons.includes(m.reason)),
  locale: (m) => isString(m.locale) && m.locale !== "",
  flush: () => true,
};
const fromEditor: Record<FromEditor["type"], (message: Fields) => boolean> = {
  ready: () => true,
  draft: (m) => isNumber(m.draft) && isModuleName(m.module) && isActivity(m.activity),
  publish: (m) => isNumber(m.request) && isModuleName(m.module) && isActivity(m.activity),
  close: () => true,
};

function read<Message extends { type: string }>(data: unknown, checks: Record<Message["type"], (message: Fields) => boolean>): Message | undefined {
  if (!isObject(data) || !isString(data.type) || !Object.hasOwn(checks, data.type)) return undefined;
  return checks[data.type as Message["type"]](data) ? (data as unknown as Message) : undefined;
}

/** A message of the host, for the editor; nothing if it is not understood. */
export const readToEditor = (data: unknown): ToEditor | undefined => read<ToEditor>(data, toEditor);
/** A message of the editor, for the host; nothing if it is not understood. */
export const readFromEditor = (data: unknown): FromEditor | undefined => read<FromEditor>(data, fromEditor);

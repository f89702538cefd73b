/**
 * Reads messages that come from the other side. What is not understood is `undefined`, and is ignored: a newer
 * peer may say more than we know. Only what this side relies on is checked; items are judged by the receiver.
 */
import * as LIMITS from "./limits.ts";
import { evidenceFault } from "./evidence.ts";
import { planFault } from "./plan.ts";
import { isNotebook, wrongInEntry } from "./notebook.ts";
import type { ConnectMessage, HelloMessage, HostMessage, Item, PlayerMessage, Receipt, Refusal, Score } from "./protocol.ts";

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isString = (value: unknown): value is string => typeof value === "string";
const isText = (value: unknown): value is string => isString(value) && value !== "";
const matches = (value: unknown, pattern: RegExp): value is string => isString(value) && pattern.test(value);
const isUuid = (value: unknown): value is string => matches(value, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const isToken = (value: unknown): value is string => matches(value, /^(?=.{1,4096}$)[\w.~+/-]+=*$/);
const isCheckpoint = (value: unknown): boolean => isText(value) && value.length <= LIMITS.checkpointCharacters;
const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isOneOf = (value: unknown, ...words: string[]): boolean => isString(value) && words.includes(value);

const isScore = (value: unknown): value is Score =>
  isObject(value) && isNumber(value.raw) && isNumber(value.max) && isNumber(value.scaled);

/** An envelope that can be passed on; whether its body is right is for the receiver to say. */
const isItem = (value: unknown): value is Item =>
  isObject(value) && isText(value.id) && isString(value.attempt) && isString(value.time) &&
  isOneOf(value.kind, "commands", "event", "view") && isObject(value.body);

const isRefusal = (value: unknown): value is Refusal =>
  isObject(value) && isString(value.id) && isString(value.code) && isString(value.message);

/** Bytes of a value as JSON text; infinite for what is not JSON. */
export function jsonBytes(value: unknown): number {
  try {
    // Of what has no JSON, such as undefined, nothing is left.
    return new TextEncoder().encode(JSON.stringify(value)).length || Infinity;
  } catch {
    return Infinity;
  }
}

/** The handshake's first message, or nothing. */
export function readHello(data: unknown): HelloMessage | undefined {
  return isObject(data) && data.type === "skua:hello" && isCount(data.protocol) && isString(data.nonce)
    ? (data as unknown as HelloMessage)
    : undefined;
}

/** The handshake's answer, or nothing. */
export function readConnect(data: unknown): ConnectMessage | undefined {
  return isObject(data) && data.type === "skua:connect" && isCount(data.protocol) && isString(data.nonce)
    ? (data as unknown as ConnectMessage)
    : undefined;
}

const isReceipt = (value: Fields): value is Fields & Receipt =>
  Array.isArray(value.acknowledged) && value.acknowledged.every(isString) && Array.isArray(value.refused) && value.refused.every(isRefusal);

/** A receipt as a transport or a server returned it, or nothing if it isn't one. */
export function readReceipt(data: unknown): Receipt | undefined {
  const receipt = isObject(data) && { ...data, refused: data.refused ?? [] };
  if (!receipt || !isReceipt(receipt)) return undefined;
  const { acknowledged, refused, token } = receipt;
  return { acknowledged, refused, ...(isToken(token) && { token }) };
}

const playerChecks: Record<PlayerMessage["type"], (message: Fields) => boolean> = {
  ready: (m) =>
    isString(m.module) && isString(m.version) && isCount(m.abi) &&
    isObject(m.hashes) && isString(m.hashes.runtime) && isString(m.hashes.module),
  deliver: (m) => isCount(m.batch) && Array.isArray(m.items) && m.items.every(isItem),
  progress: (m) => isScore(m.score) && typeof m.completed === "boolean",
  checkpoint: (m) => isCheckpoint(m.text),
  status: (m) => isOneOf(m.word, "saved", "sending", "waiting", "memory", "refused"),
  position: (m) =>
    isCount(m.position) && isCount(m.duration) && typeof m.playing === "boolean" && (isCount(m.event) || m.event === -1),
  note: (m) => wrongInEntry(m.entry) === undefined,
  remove: (m) => isUuid(m.id) && isCount(m.revision),
  error: (m) => isString(m.code) && isString(m.message),
};

/** A message of the player, for the host. */
export function readPlayerMessage(data: unknown): PlayerMessage | undefined {
  if (!isObject(data) || !isString(data.type) || !Object.hasOwn(playerChecks, data.type)) return undefined;
  return playerChecks[data.type as PlayerMessage["type"]](data) ? (data as unknown as PlayerMessage) : undefined;
}

type LaunchRules = { [field: string]: (value: unknown, launch: Fields) => boolean };

const isWork = (mode: unknown): boolean => isOneOf(mode, "practice", "assessment");
const onlyIn = (own: string) => (value: unknown, { mode }: Fields): boolean => (mode === own ? isText(value) : value === undefined);

/** What a player relies on. */
const launchRules: LaunchRules = {
  attempt: isUuid,
  actor: isText,
  activity: isText,
  seed: (value) => isCount(value) && value <= 0xffffffff,
  mode: (value) => isOneOf(value, "practice", "assessment", "replay", "preview"),
  locale: isText,
  resume: (value, { mode }) =>
    isWork(mode) ? isObject(value) && Array.isArray(value.commands) && isCount(value.events) : value === undefined,
  journal: onlyIn("replay"),
  program: (value, { mode }) => value === undefined || (mode === "preview" && isText(value)),
};

const isScalar = (value: unknown): boolean => isNumber(value) || (isString(value) && [...value].length <= 4000);
const isCommand = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 3 && isCount(value[0]) && value[0] <= 16_777_216 && isText(value[1]) &&
  isObject(value[2]) && Object.values(value[2]).every(isScalar);

/** What of a resume would be found wrong later, or never, with its place. */
function resumeFault(resume: Fields): string | undefined {
  const strange = Object.keys(resume).find((key) => !["commands", "events", "views", "view", "checkpoint"].includes(key));
  if (strange !== undefined) return `resume.${strange}: must be left out, a resume has no such field`;
  const command = (resume.commands as unknown[]).findIndex((one) => !isCommand(one));
  if (command >= 0) return `resume.commands[${command}]: must be [tick, name, parameters]`;
  const named = Object.entries(resume.view ?? {}).find(([, value]) => !isScalar(value));
  return named && `resume.view[${JSON.stringify(named[0])}]: must be a number or a text`;
}

/** What may be there besides: wrong, it would fail later, and less clearly. */
const hostRules: LaunchRules = {
  actor: (value) => [...(value as string)].length <= 256,
  activity: (value) => matches(value, /^[a-z][a-z0-9-]*$/),
  locale: (value) => matches(value, /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/),
  manifest: (value) => value === undefined || matches(value, /^[0-9a-f]{16}$/),
  token: (value) => value === undefined || isToken(value),
  key: (value) => value === undefined || matches(value, /^[\w-]{43}$/),
  keep: (value, { mode }) => value === undefined || (value === "checkpoint" && isWork(mode)),
  plan: (value, { mode }) => value === undefined || (isObject(value) && isWork(mode)),
  notebook: (value, { mode }) => value === undefined || (isWork(mode) && isNotebook(value) && jsonBytes(value.entries) <= LIMITS.notebookBytes),
  free_text_leaves: (value, { mode }) => value === undefined || (typeof value === "boolean" && isWork(mode)),
  evidence: (value, { mode }) => value === undefined || (Array.isArray(value) && isWork(mode)),
  from: (value, { mode }) => value === undefined || (isText(value) && mode === "preview"),
  again: (value, { mode }) => value === undefined || (value === true && mode === "preview"),
  resume: (value) => {
    const { views = 0, view = {}, checkpoint = "c" } = (value ?? {}) as Fields;
    return isCount(views) && isObject(view) && isCheckpoint(checkpoint);
  },
};

/** The first field of a launch that is wrong; nothing if it is right. */
export const wrongInLaunch = (launch: unknown, rules = launchRules): string | undefined =>
  isObject(launch) ? Object.keys(rules).find((field) => !rules[field]!(launch[field], launch)) : "launch";

const launchWords: { [field: string]: string } = {
  launch: "an object",
  attempt: "a UUID in lower case",
  actor: "a text of 1 to 256 characters that stands for the student",
  activity: 'the id of an activity, such as "ice-core"',
  seed: "a whole number from 0 to 4294967295",
  mode: '"practice", "assessment", "replay" or "preview"',
  locale: 'a language such as "en"',
  manifest: "16 hex digits",
  token: "what may stand behind `Authorization: Bearer`, at most 4096 characters",
  key: "32 bytes in base64url: 43 characters",
  keep: '"checkpoint", or left out',
  plan: "an object, and left out in a replay or a preview",
  free_text_leaves: "true or false, and left out in a replay or a preview",
  notebook: "{entries: […]}, each by notebook.schema.json, at most 100 and 500000 bytes, and left out in a replay or a preview",
  evidence: "a list, and left out in a replay or a preview",
  resume: "{commands: [], events: 0} or what the school has, and left out in a replay or a preview",
  journal: "the text of a journal in a replay, and left out otherwise",
  program: "the text of an activity, in a preview only",
  from: "the id of a stage in a preview, or left out",
  again: "true in a preview, or left out",
};

/**
 * What is wrong with a launch, as "field: must be …"; nothing if it is right.
 * For the page that sets it and the server that makes it.
 */
export function launchFault(launch: unknown): string | undefined {
  const field = wrongInLaunch(launch) ?? wrongInLaunch(launch, hostRules);
  if (field) return `${field}: must be ${launchWords[field]}`;
  const { evidence = [], plan, resume } = launch as Fields;
  return (isObject(resume) ? resumeFault(resume) : undefined) ?? (plan === undefined ? undefined : planFault(plan)) ?? evidenceFault(evidence);
}

const hostChecks: Record<HostMessage["type"], (message: Fields) => boolean> = {
  launch: (m) => isCount(m.protocol) && wrongInLaunch(m) === undefined,
  delivered: (m) => isCount(m.batch) && isReceipt(m),
  undelivered: (m) =>
    isCount(m.batch) && isOneOf(m.reason, "offline", "server", "signed-out", "busy") &&
    (m.retry_after_ms === undefined || isCount(m.retry_after_ms)),
  locale: (m) => isString(m.locale) && m.locale !== "",
  flush: () => true,
  seek: (m) => isCount(m.event),
  noted: (m) => isText(m.id) && isCount(m.revision),
};

/** A message of the host, for the player. */
export function readHostMessage(data: unknown): HostMessage | undefined {
  if (!isObject(data) || !isString(data.type) || !Object.hasOwn(hostChecks, data.type)) return undefined;
  return hostChecks[data.type as HostMessage["type"]](data) ? (data as unknown as HostMessage) : undefined;
}

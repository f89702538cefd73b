/**
 * Reads messages that come from the other side. What is not understood is `undefined`, and is ignored: a newer
 * peer may say more than we know. Only what this side relies on is checked; items are judged by the receiver.
 */
import type {
  ConnectMessage, HelloMessage, HostMessage, Item, Launch, PlayerMessage, Receipt, Refusal, Score,
} from "./protocol.ts";

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isString = (value: unknown): value is string => typeof value === "string";
const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isOneOf = (value: unknown, ...words: string[]): boolean => isString(value) && words.includes(value);

const isScore = (value: unknown): value is Score =>
  isObject(value) && isNumber(value.raw) && isNumber(value.max) && isNumber(value.scaled);

/** An envelope that can be passed on; whether its body is right is for the receiver to say. */
const isItem = (value: unknown): value is Item =>
  isObject(value) && isString(value.id) && value.id !== "" && isString(value.attempt) && isString(value.time) &&
  isOneOf(value.kind, "commands", "event") && isObject(value.body);

const isRefusal = (value: unknown): value is Refusal =>
  isObject(value) && isString(value.id) && isString(value.code) && isString(value.message);

/** Bytes of a value as JSON text; infinite for what is not JSON. */
export function jsonBytes(value: unknown): number {
  try {
    return new TextEncoder().encode(JSON.stringify(value)).length;
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

/** A receipt as a transport or a server returned it, or nothing if it isn't one. */
export function readReceipt(data: unknown): Receipt | undefined {
  if (!isObject(data) || !Array.isArray(data.acknowledged)) return undefined;
  const refused = data.refused ?? [];
  if (!data.acknowledged.every(isString) || !Array.isArray(refused) || !refused.every(isRefusal)) return undefined;
  return { acknowledged: data.acknowledged, refused };
}

const playerChecks: Record<PlayerMessage["type"], (message: Fields) => boolean> = {
  ready: (m) =>
    isString(m.module) && isString(m.version) && isCount(m.abi) &&
    isObject(m.hashes) && isString(m.hashes.runtime) && isString(m.hashes.module),
  deliver: (m) => isCount(m.batch) && Array.isArray(m.items) && m.items.every(isItem),
  progress: (m) => isScore(m.score) && typeof m.completed === "boolean",
  status: (m) => isOneOf(m.word, "saved", "sending", "waiting", "memory", "refused"),
  error: (m) => isString(m.code) && isString(m.message),
};

/** A message of the player, for the host. */
export function readPlayerMessage(data: unknown): PlayerMessage | undefined {
  if (!isObject(data) || !isString(data.type) || !Object.hasOwn(playerChecks, data.type)) return undefined;
  return playerChecks[data.type as PlayerMessage["type"]](data) ? (data as unknown as PlayerMessage) : undefined;
}

/**
 * What is wrong with a launch, as "field: what it must be"; nothing if it is right.
 * The same for the page that sets it, the server that makes it and the player that gets it.
 */
export function launchFault(launch: unknown): string | undefined {
  if (!isObject(launch)) return "launch: must be an object";
  const resume = launch.resume;
  const rules: [string, boolean, string][] = [
    ["attempt", isString(launch.attempt) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(launch.attempt), "must be a UUID in lower case"],
    ["actor", isString(launch.actor) && launch.actor !== "", "must be a text that stands for the student"],
    ["activity", isString(launch.activity) && launch.activity !== "", "must be the id of an activity"],
    ["seed", isCount(launch.seed) && launch.seed <= 0xffffffff, "must be a whole number from 0 to 4294967295"],
    ["mode", launch.mode === "practice", 'must be "practice"'],
    ["locale", isString(launch.locale) && launch.locale !== "", 'must be a language such as "en"'],
    ["manifest", launch.manifest === undefined || (isString(launch.manifest) && /^[0-9a-f]{16}$/.test(launch.manifest)), "must be 16 hex digits"],
    ["resume", isObject(resume) && Array.isArray(resume.commands) && isCount(resume.events), "must be {commands: [], events: 0} or what the school has"],
  ];
  const broken = rules.find(([, right]) => !right);
  return broken && `${broken[0]}: ${broken[2]}`;
}

const hostChecks: Record<HostMessage["type"], (message: Fields) => boolean> = {
  launch: (m) => isCount(m.protocol) && launchFault(m) === undefined,
  delivered: (m) => isCount(m.batch) && readReceipt(m) !== undefined,
  undelivered: (m) =>
    isCount(m.batch) && isOneOf(m.reason, "offline", "server", "signed-out", "busy") &&
    (m.retry_after_ms === undefined || isCount(m.retry_after_ms)),
  locale: (m) => isString(m.locale) && m.locale !== "",
  flush: () => true,
};

/** A message of the host, for the player. */
export function readHostMessage(data: unknown): HostMessage | undefined {
  if (!isObject(data) || !isString(data.type) || !Object.hasOwn(hostChecks, data.type)) return undefined;
  return hostChecks[data.type as HostMessage["type"]](data) ? (data as unknown as HostMessage) : undefined;
}

/** The launch in a launch message, without what else is in the message. */
export function launchOf(message: Launch): Launch {
  const { attempt, actor, activity, seed, mode, locale, manifest, resume } = message;
  return { attempt, actor, activity, seed, mode, locale, ...(manifest === undefined ? {} : { manifest }), resume };
}

/**
 * The words spoken between a lesson (the *player*, inside an iframe) and the page that embeds it (the *host*).
 *
 * These types say what the JSON Schemas beside this file say; `README.md` explains when each message is sent
 * and what may be relied on. Everything here is data: there is no code to run.
 */

/** The protocol's version. Both sides name it in the handshake; see "Versions" in the README. */
export const PROTOCOL_VERSION = 1;

/** Limits that both sides keep. Sizes are bytes of the UTF-8 JSON text. */
export const LIMITS = {
  /** A larger message is refused (a batch: item by item, with the code `too-large`). */
  messageBytes: 1_000_000,
  /** A larger item is refused with the code `too-large`. */
  itemBytes: 65_536,
  /** The built-in HTTP transport splits a batch into requests of at most this size. */
  requestBytes: 500_000,
  /** What all requests that outlive the page may weigh together. Browsers drop more than 64 KiB. */
  keepaliveBytes: 60_000,
  /** How often the player repeats its hello until it is connected. */
  helloEveryMs: 1_000,
  /** After this long without an answer the player tells the student (code E-HOST), and goes on trying. */
  helloPatienceMs: 10_000,
} as const;

/** Parameters of a command, details of an event. */
export type Scalars = { [name: string]: number | string };

/** One thing the student did: at which tick (1/60 s of simulated time), what, and with which parameters. */
export type Command = [tick: number, name: string, parameters: Scalars];

/** A score. `scaled` is raw / max, from 0 to 1. */
export interface Score {
  raw: number;
  max: number;
  scaled: number;
}

// ---------------------------------------------------------------------------------------------------- items

/** A run of commands as they were made. Blocks of an attempt follow one another without gap or overlap. */
export interface CommandBlock {
  /** Number of the block's first command in the attempt, counted from 0. */
  first: number;
  commands: Command[];
}

interface EventBase {
  /** Number of the event in the attempt: 0, 1, 2, … without a gap. */
  n: number;
  /** Simulated time, in 1/60 s. */
  tick: number;
}

/** Where the attempt stands after the event. */
interface Standing {
  score: Score;
  /** Items (questions, predictions) that are finished. */
  done: number;
  /** Items that the activity has. */
  items: number;
}

/** The attempt began. Always event 0. */
export interface StartedEvent extends EventBase {
  type: "started";
}
/** The student said what they expect, before they saw it. Never right or wrong. */
export interface PredictedEvent extends EventBase, Standing {
  type: "predicted";
  item: string;
  response: number | string;
}
/** The student answered a question. */
export interface AnsweredEvent extends EventBase, Standing {
  type: "answered";
  item: string;
  response: number | string;
  correct: boolean;
  /** 1 for the first answer to this item. */
  try: number;
  /** Hints seen for this item so far. */
  hints: number;
  /** Which known misunderstanding the answer shows, where it shows one. */
  misconception?: string;
}
/** The student asked for a hint and got it. */
export interface HintedEvent extends EventBase, Standing {
  type: "hinted";
  item: string;
  /** 1: where to look, 2: what to notice, 3: how to do it. */
  step: number;
}
/** The student did something that counts: drilled to a depth, took a sample. */
export interface PerformedEvent extends EventBase, Standing {
  type: "performed";
  action: string;
  detail: Scalars;
}
/** Everything the activity asks for is done. At most once in an attempt. */
export interface CompletedEvent extends EventBase, Standing {
  type: "completed";
}

export type LessonEvent =
  | StartedEvent
  | PredictedEvent
  | AnsweredEvent
  | HintedEvent
  | PerformedEvent
  | CompletedEvent;

interface ItemBase {
  /** A UUID. The same item has the same id however often it is sent, and from whichever device. */
  id: string;
  /** The attempt it belongs to. */
  attempt: string;
  /** When it happened, by the student's clock: `2026-03-02T09:41:07.250Z`. */
  time: string;
}
export interface CommandsItem extends ItemBase {
  kind: "commands";
  body: CommandBlock;
}
export interface EventItem extends ItemBase {
  kind: "event";
  body: LessonEvent;
}
/** What is delivered: a block of commands, or an event. */
export type Item = CommandsItem | EventItem;

/** An item that the receiver will not take, and why. It is not sent again; the player keeps it. */
export interface Refusal {
  id: string;
  code: RefusalCode | (string & {});
  /** For whoever runs the school. The student reads the player's own words. */
  message: string;
}
export type RefusalCode =
  | "unknown-field"
  | "unknown-type"
  | "wrong-type"
  | "foreign-attempt"
  | "too-large"
  | "gap"
  | "fork";

/** What a receiver answers to a batch. An item in neither list is sent again. */
export interface Receipt {
  acknowledged: string[];
  refused: Refusal[];
}

/** Why a batch did not arrive; the player keeps it and tries again. */
export type UndeliveredReason = "offline" | "server" | "signed-out" | "busy";

// --------------------------------------------------------------------------------------------------- launch

/** What the school already has of this attempt. */
export interface Resume {
  /** All commands, from number 0. */
  commands: Command[];
  /** How many events; so also the number of the next one. */
  events: number;
}

/** Everything that the lesson is told about this attempt. The server makes it; the page only passes it on. */
export interface Launch {
  /** A UUID. One attempt is one try of one student at one activity, over as many visits as it takes. */
  attempt: string;
  /** An opaque name of the student: never a name, an address or a number that others know. */
  actor: string;
  activity: string;
  /** Seeds everything random in the lesson: 0 to 4294967295. */
  seed: number;
  mode: "practice";
  /** BCP 47, such as "en" or "es-MX". */
  locale: string;
  /** The lesson's version that the attempt was started with: 16 hex digits. */
  manifest?: string;
  resume: Resume;
}

// ------------------------------------------------------------------------------------------------- messages

/** Player to host, through `window.postMessage`: "I am here." */
export interface HelloMessage {
  type: "skua:hello";
  protocol: number;
  nonce: string;
}
/** Host to player, through `window.postMessage`, with a MessagePort: "Speak through this." */
export interface ConnectMessage {
  type: "skua:connect";
  protocol: number;
  nonce: string;
}

export interface LaunchMessage extends Launch {
  type: "launch";
  protocol: number;
}
export interface DeliveredMessage extends Receipt {
  type: "delivered";
  batch: number;
}
export interface UndeliveredMessage {
  type: "undelivered";
  batch: number;
  reason: UndeliveredReason;
  /** The receiver asks not to be asked sooner. */
  retry_after_ms?: number;
}
export interface LocaleMessage {
  type: "locale";
  locale: string;
}
/** "Deliver what you hold now; I may be gone soon." The player answers with `status`, at once and at each change. */
export interface FlushMessage {
  type: "flush";
}
/** Host to player, through the port. */
export type HostMessage = LaunchMessage | DeliveredMessage | UndeliveredMessage | LocaleMessage | FlushMessage;

export interface ReadyMessage {
  type: "ready";
  module: string;
  version: string;
  abi: number;
  /** SHA-256 of the bytes that run, in hex. */
  hashes: { runtime: string; module: string };
}
export interface DeliverMessage {
  type: "deliver";
  /** Any number that tells this batch from the others of this connection; the answer repeats it. */
  batch: number;
  items: Item[];
}
export interface ProgressMessage {
  type: "progress";
  score: Score;
  completed: boolean;
}
/**
 * Where the student's work is now. `saved`: with the school. `sending`: on its way. `waiting`: on this device
 * until the school can be reached. `memory`: only in this page, keep it open. `refused`: some of it was refused.
 */
export type StatusWord = "saved" | "sending" | "waiting" | "memory" | "refused";
export interface StatusMessage {
  type: "status";
  word: StatusWord;
}
export interface ErrorMessage {
  type: "error";
  code: string;
  /** In the student's language, ready to be shown. */
  message: string;
}
/** Player to host, through the port. */
export type PlayerMessage = ReadyMessage | DeliverMessage | ProgressMessage | StatusMessage | ErrorMessage;

// ------------------------------------------------------------------------------------------------- manifest

/** A file of a lesson. `url` is relative to the manifest. */
export interface FileEntry {
  url: string;
  /** 64 hex digits. */
  sha256: string;
  bytes: number;
}
/** A text in each language, by BCP 47 tag. */
export type Localised = { [locale: string]: string };

export interface ActivityEntry {
  id: string;
  title: Localised;
  /** How long a class usually takes. */
  minutes: number;
}
/** manifest.json: all files of one version of a lesson. Its own SHA-256 is the version's name. */
export interface Manifest {
  schema: 1;
  module: string;
  version: string;
  abi: number;
  runtime: { js: FileEntry; wasm: FileEntry };
  code: FileEntry;
  locales: { [locale: string]: FileEntry };
  activities: ActivityEntry[];
}
/** latest.json: which version of a lesson new attempts get. */
export interface Latest {
  version: string;
  activities: ActivityEntry[];
}

/**
 * The words spoken between a lesson (the *player*, inside an iframe) and the page that embeds it (the *host*).
 *
 * These types say what the JSON Schemas beside this file say; `README.md` explains when each message is sent
 * and what may be relied on. Everything here is data: there is no code to run.
 */

import type { Notebook, NotebookEntry } from "./notebook.ts";

export type * from "./notebook.ts";

/** The newest version of the protocol. A host speaks 1 as well; see "Versions" in the README. */
export const PROTOCOL_VERSION = 2;

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
  /** Version 2: hash of the state right after the last command, 16 hex digits. */
  state?: string;
  /** Version 2: a digit of base64 for each of the first 256 fields of that state; see `journal.md`. */
  fields?: string;
  /** Version 2: the hash chain after the last command, 64 hex digits; see `journal.md`. */
  chain?: string;
  /** Version 2: the whole state at that moment, in base64; about one in 600 ticks. */
  keyframe?: string;
}

/** One moment of the view: at which tick, after how many commands, and what changed in it. */
export type ViewEntry = [tick: number, commands: number, changes: Scalars];

/** Version 2: what the student looked at and typed. Never scored. Runs follow one another without gap or overlap. */
export interface ViewRun {
  /** Number of the run's first entry in the attempt, counted from 0. */
  first: number;
  views: ViewEntry[];
}

interface EventBase {
  /** Number of the event in the attempt: 0, 1, 2, … without a gap. */
  n: number;
  /** Simulated time, in 1/60 s. */
  tick: number;
  /** Version 2: how many commands had been applied. */
  commands?: number;
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
/** Version 2: the student answered a question that the school marks; the lesson can't tell whether it is right. */
export interface SubmittedEvent extends EventBase, Standing {
  type: "submitted";
  commands: number;
  item: string;
  response: number | string;
  /** 1 for the first answer to this item. */
  try: number;
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
  /** Version 2: as of this moment; see {@link CommandBlock}. */
  state?: string;
  chain?: string;
}

export type LessonEvent =
  | StartedEvent
  | PredictedEvent
  | AnsweredEvent
  | SubmittedEvent
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
/** Version 2. */
export interface ViewItem extends ItemBase {
  kind: "view";
  body: ViewRun;
}
/** What is delivered: a block of commands, an event, or a run of views. */
export type Item = CommandsItem | EventItem | ViewItem;

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
  | "fork"
  | "ahead"
  | "chain";

/** What a receiver answers to a batch. An item in neither list is sent again. */
export interface Receipt {
  acknowledged: string[];
  refused: Refusal[];
  /** A renewed token, for the host: it takes the place of the one that the items came with. */
  token?: string;
}

/** Why a batch did not arrive; the player keeps it and tries again. */
export type UndeliveredReason = "offline" | "server" | "signed-out" | "busy";

// --------------------------------------------------------------------------------------------------- launch

/** What the school already has of this attempt. */
export interface Resume {
  /** All commands, from number 0; after a checkpoint those that came after it. */
  commands: Command[];
  /** How many events; so also the number of the next one. */
  events: number;
  /** How many entries of the view lane, and the view as they leave it. */
  views?: number;
  view?: Scalars;
  /** From a page that keeps no more: the newest {@link CheckpointMessage}'s text. */
  checkpoint?: string;
}

/** A text by language: "en", "zh-Hans". */
export type Titles = Record<string, string>;

/** Where a student stands with an objective; the word below "mastered" is always that there is not enough evidence yet. `not-begun`: nothing was shown of it so far. */
export type PlanStanding = "mastered" | "not-enough-evidence" | "not-begun";

/** What the student is to reach with this activity, to be shown to them. Nothing in the lesson goes by it. */
export interface LaunchPlan {
  /** What they want to reach, in their own words. */
  goal?: string;
  /** In the order in which they want to get there. */
  entries: {
    /** An objective of the activity. */
    objective: string;
    title: Titles;
    /** What is to be shown, in a teacher's words. */
    target?: string;
    /** The last day for it, "2026-12-18". */
    due?: string;
    /** Before this visit. */
    standing: PlanStanding;
  }[];
  /** The ways that they have chosen in this attempt. */
  choices?: { choice: string; title: Titles }[];
  /** Who does this work. */
  careers?: { title: Titles }[];
}

interface LaunchBase {
  /** A UUID. One attempt is one try of one student at one activity, over as many visits as it takes. */
  attempt: string;
  /** An opaque name of the student: never a name, an address or a number that others know. */
  actor: string;
  activity: string;
  /** Seeds everything random in the lesson: 0 to 4294967295. */
  seed: number;
  /** BCP 47, such as "en" or "es-MX". */
  locale: string;
  /** The lesson's version that the attempt was started with: 16 hex digits. */
  manifest?: string;
}

/** Evidence for an objective from earlier attempts; the oldest first, at most 20. */
export interface CarriedObjective {
  objective: string;
  opportunities: CarriedOpportunity[];
}
export interface CarriedOpportunity {
  /** The question or goal, and the stage in which it was met. */
  item: string;
  context: string;
  /** At once, and without a hint. */
  right: boolean;
  /** Shown by what was done in the simulation. */
  doing?: boolean;
  /** Answers that a guess is one of; 0: no choice. */
  options?: number;
  /** The share of students who are expected to answer wrong; 0.5 without it. */
  difficulty?: number;
  /** The drawn numbers that the question goes by. */
  drawn?: number[];
}

/** Everything that the lesson is told about this attempt. The server makes it; the page only passes it on. */
export interface Launch extends LaunchBase {
  /** Practice says at once what is right; an assessment is marked by the school. */
  mode: "practice" | "assessment";
  /** Lets this page deliver to this attempt. The host sends it to the endpoint, and keeps it from the lesson. */
  token?: string;
  /** 32 random bytes in base64url, the same for all attempts of a student: encrypts what this device keeps. */
  key?: string;
  /** The page keeps no journal, only the newest checkpoint: the lesson is to tell it each one. */
  keep?: "checkpoint";
  /** The student's plan for this activity: shown to them, and no part of the journal. */
  plan?: LaunchPlan;
  /** What was shown of objectives in other attempts at activities of this module; the same at each launch of the attempt. */
  evidence?: CarriedObjective[];
  /** The student's notebook of this module. Without it, what they put in stays on the device. */
  notebook?: Notebook;
  /** What students type may leave the school: a copy that the lesson hands out has it only if this is true. */
  free_text_leaves?: boolean;
  resume: Resume;
}

/** A finished attempt, or one under way, is shown again. Nothing is delivered. */
export interface ReplayLaunch extends LaunchBase {
  mode: "replay";
  /** The attempt's journal file; see `journal.md`. */
  journal: string;
  resume?: never;
}

/** An activity is tried, which need not be published. Nothing is delivered, and nothing stored. */
export interface PreviewLaunch extends LaunchBase {
  mode: "preview";
  /** The activity as JSON with its texts; its id is this launch's `activity`. Without it an activity of the lesson itself is tried. */
  program?: string;
  /** Id of the stage to begin at; without it the first. */
  from?: string;
  /** A student practises what they have handed in already: the lesson says so, instead of that it is a preview. */
  again?: true;
  resume?: never;
  journal?: never;
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

export type LaunchMessage = { type: "launch"; protocol: number } & (Omit<Launch, "token"> | ReplayLaunch | PreviewLaunch);
export interface DeliveredMessage extends Omit<Receipt, "token"> {
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
/** In a replay: "Go to the moment of this event." Before `ready` there is nothing to go through. */
export interface SeekMessage {
  type: "seek";
  /** Its number in the attempt. */
  event: number;
}
/** "This version of the entry (or its removal) is stored for good", or will never be. */
export interface NotedMessage {
  type: "noted";
  id: string;
  revision: number;
  /** Why it will never be taken: `full`, `too-large`, or a word of the school's own. It stays on the device. */
  refused?: string;
}
/** Host to player, through the port. */
export type HostMessage =
  | LaunchMessage
  | DeliveredMessage
  | UndeliveredMessage
  | LocaleMessage
  | FlushMessage
  | SeekMessage
  | NotedMessage;

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
 * Where the attempt stands, in at most 3,500 characters, for a page that keeps no more: it stores the newest and gives
 * it back as `resume.checkpoint`. Posted when it changed, if the launch asked to `keep` it.
 */
export interface CheckpointMessage {
  type: "checkpoint";
  text: string;
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
/** In a replay: where it stands, whenever that changed; while it plays at most 5 times a second. Milliseconds. */
export interface PositionMessage {
  type: "position";
  position: number;
  duration: number;
  playing: boolean;
  /** Number of the last event that has happened; -1 before the first. */
  event: number;
}
/** An entry is new in the notebook, or changed. Said again until the host answers `noted`; only if the launch has a `notebook`. */
export interface NoteMessage {
  type: "note";
  entry: NotebookEntry;
}
/** An entry was taken out of the notebook. Said again until the host answers `noted`. */
export interface RemoveMessage {
  type: "remove";
  id: string;
  /** One more than that of the entry. */
  revision: number;
}
/** Player to host, through the port. */
export type PlayerMessage =
  | ReadyMessage
  | DeliverMessage
  | ProgressMessage
  | CheckpointMessage
  | StatusMessage
  | PositionMessage
  | NoteMessage
  | RemoveMessage
  | ErrorMessage;

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
  /** Of its launches; "practice" where it is missing. An assessment has items that the school marks. */
  mode?: Launch["mode"];
  /** Of one in JSON (activity.md): what it is, without its texts … */
  file?: FileEntry;
  /** … and all texts of runtime, module and activity, by language, in place of the manifest's. */
  locales?: { [locale: string]: FileEntry };
}
/** More of what is seen or heard of a simulation, by its name there; "fast": only where the machine draws fast. */
export interface AssetEntry extends FileEntry {
  name: string;
  where?: "fast";
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
  pictures?: { [name: string]: FileEntry };
  /** What the simulation gets after its first picture, in this order. */
  assets?: AssetEntry[];
  /** What of the simulation can be put into the notebook, by the simulation's names. */
  measurements?: Measurement[];
  activities: ActivityEntry[];
}
/** A number of the simulation; or several things that have the same `values`, the first of which tells them apart. `by` works them out. */
export type Measurement = string | { each: string; by: string; values: string[] };
/** latest.json: which version of a lesson new attempts get. */
export interface Latest {
  version: string;
  activities: ActivityEntry[];
}

/**
 * Checks a journal: plays it again with the runtime and the module that its header names, and compares everything that was
 * recorded. The same for Node and for a page; what differs comes in as `Platform`.
 */

import type { CarriedObjective, LessonEvent } from "../protocol/protocol.ts";
import { findBinaries, type Binaries, type Site } from "./binaries.ts";
import { instantiate, isTrap, play, type Program, type RuntimeFactory } from "./instance.ts";
import { readHeader, type Header } from "./journal.ts";
import { isProblem, problem, type Problem } from "./problem.ts";
import { findStop } from "./trap.ts";

export interface Platform extends Site {
  /** Runs the runtime's script and hands out what it leaves behind. */
  factory(script: Binaries["script"]): Promise<RuntimeFactory>;
  /** Told what is done next. */
  step?(step: Step): void;
}
export type Step = "reading" | "build" | "replay";

export interface ItemResult {
  id: string;
  tries: number;
  hints: number;
  done: boolean;
  points: number;
  response?: string | number;
  /** The school marks it, and its key is not here: it has no part in the score. */
  unmarked?: true;
  /** It is help or practice, which not everybody meets: it has no part in the score. */
  unscored?: true;
}

export interface Divergence {
  kind: "command" | "state" | "chain" | "keyframe" | "event" | "close";
  tick: number;
  command?: { number: number; name: string };
  field?: string;
  recorded?: unknown;
  replayed?: unknown;
  message: string;
}

/** What the replay came to. `ok`: everything that was recorded came out again. */
export interface Verdict {
  ok: boolean;
  commands: number;
  tick: number;
  blocks: number;
  events: number;
  /** 16 and 64 hex digits. */
  state: string;
  chain: string;
  score: { raw: number; max: number; scaled: number };
  completed: boolean;
  items: ItemResult[];
  /** What it showed of objectives, for a later launch of the same module (`evidence`). Older runtimes tell none. */
  shown?: CarriedObjective[];
  divergence?: Divergence;
  /** The events that came out, up to a divergence; never what the file says of them. Older runtimes tell none. */
  evidence?: LessonEvent[];
  /** How many more there are: the runtime tells half a megabyte of them. */
  left_out?: number;
  /** There is a closing record. Without one the attempt goes on, or the file was cut short. */
  closed: boolean;
  /** The last line was not written to its end, and left out. */
  torn?: true;
  /** It goes on from what a host with little room had kept: what came before is that host's word. */
  checkpoint?: true;
}

/** `header` as far as it could be read. */
export type Outcome = { header?: Header; title?: Record<string, string> } & ({ verdict: Verdict } | { problem: Problem });

function readVerdict(json: string): Verdict | Problem {
  let result: Partial<Verdict> & { error?: string };
  try {
    result = JSON.parse(json) as typeof result;
  } catch {
    return problem("no-answer", { detail: "its result is not JSON" });
  }
  if (typeof result.error === "string") return problem("unreadable", { detail: result.error });
  return typeof result.ok === "boolean" ? (result as Verdict) : problem("no-answer", { detail: "its result has no \"ok\"" });
}

async function playOnce(program: Program, journal: string, keys: string): Promise<Verdict | Problem> {
  const exports = await instantiate(program);
  return isProblem(exports) ? exports : readVerdict(play(exports, journal, keys));
}

async function stopped(program: Program, journal: string, error: Error): Promise<Problem> {
  const stops = (shorter: string) => playOnce(program, shorter, "").then(() => false, (thrown) => isTrap(thrown));
  const stop = await findStop(journal, stops);
  const where = stop ? `command ${stop.number} (${stop.name}) at tick ${stop.tick}` : "its start";
  return problem("trap", { where, detail: error.message });
}

/** What runs the journals of a build. */
export async function programOf(platform: Platform, binaries: Binaries): Promise<Program> {
  const [factory, runtime, code] = await Promise.all([
    platform.factory(binaries.script),
    WebAssembly.compile(binaries.runtime as BufferSource),
    WebAssembly.compile(binaries.code as BufferSource),
  ]);
  const activity = binaries.activity && new TextDecoder().decode(binaries.activity);
  return { factory, runtime, code, name: binaries.manifest.module, ...(activity !== undefined && { activity }) };
}

async function run(platform: Platform, binaries: Binaries, journal: string, keys: string): Promise<Verdict | Problem> {
  const program = await programOf(platform, binaries);
  try {
    return await playOnce(program, journal, keys);
  } catch (error) {
    if (!isTrap(error)) throw error;
    return stopped(program, journal, error as Error);
  }
}

/** Whether some of the score is the school's to give. */
export const lacksKeys = ({ items }: Verdict): boolean => items.some(({ unmarked }) => unmarked);

export interface Trust {
  /** JSON of the answers to items that the school marks. */
  keys?: string;
  /** Believe the checkpoint that the attempt goes on from. */
  checkpoint?: boolean;
}

export async function verify(platform: Platform, journal: string, { keys = "", checkpoint = false }: Trust = {}): Promise<Outcome> {
  platform.step?.("reading");
  const header = readHeader(journal);
  if (isProblem(header)) return { problem: header };
  platform.step?.("build");
  const binaries = await findBinaries(platform, header);
  if (isProblem(binaries)) return { header, problem: binaries };
  platform.step?.("replay");
  const verdict = await run(platform, binaries, journal, keys);
  const title = binaries.manifest.activities.find(({ id }) => id === header.activity)?.title;
  const known = title ? { header, title } : { header };
  if (isProblem(verdict)) return { ...known, problem: verdict };
  return verdict.ok && verdict.checkpoint && !checkpoint ? { ...known, problem: problem("checkpoint") } : { ...known, verdict };
}

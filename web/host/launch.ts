/** What a launch becomes on its way from the page to a lesson. */
import * as LIMITS from "../protocol/limits.ts";
import type { Launch, LaunchMessage, Notebook, PreviewLaunch, ReplayLaunch, Resume } from "../protocol/protocol.ts";
import { jsonBytes } from "../protocol/read.ts";
import { Undelivered } from "./delivery.ts";

type AnyLaunch = Launch | ReplayLaunch | PreviewLaunch;
type FromPage<One extends AnyLaunch> = Omit<One, "activity" | "locale"> & Partial<Pick<One, "activity" | "locale">>;
type FromJournal = Pick<ReplayLaunch, "mode" | "journal"> & Partial<ReplayLaunch>;
/**
 * A launch as a page sets it: activity and locale may be left to the attributes of the same name. Of a replay, attempt, actor,
 * activity and seed are in the journal.
 */
export type PageLaunch = FromPage<Launch> | FromJournal | FromPage<PreviewLaunch>;

type Own<One extends AnyLaunch> = Omit<One, "mode" | "resume" | "journal">;
type Header = Partial<Record<string, unknown>>;
type Fields = Partial<Own<Launch> & Own<ReplayLaunch> & Own<PreviewLaunch> & { mode: string; resume: Resume; journal: string }>;
/** A field that not every kind of launch has. */
export const fieldOf = <Name extends keyof Fields>(launch: PageLaunch | undefined, name: Name): Fields[Name] | undefined =>
  (launch as Fields | undefined)?.[name];

/** Said of a launch that is not the one of this visit: somebody else may have signed in. */
export const otherAttempt = "attempt: must stay the same, `relaunch` gave another";

/** The first line of a journal; nothing if it is none. */
function headerOf(journal: unknown): Header | undefined {
  try {
    const header = JSON.parse(String(journal).split("\n", 1)[0]!) as Header | null;
    return header?.skua === "journal" ? header : undefined;
  } catch {
    return undefined;
  }
}

/** What is wrong with the texts that a replay or a preview brings, before the lesson looks closer. */
export function textFault(given: PageLaunch, told: object): string | undefined {
  const journal = fieldOf(given, "journal"), program = fieldOf(given, "program");
  if (given.mode === "replay" && journal) {
    const header = headerOf(journal);
    if (!header) return 'journal: must be the text of a journal, which begins with {"skua":"journal",…} on a line of its own';
    const other = (["attempt", "activity"] as const).find((name) => header[name] !== undefined && header[name] !== (told as Header)[name]);
    return other && `${other}: must be the journal's, ${String(header[other])}, or left out`;
  }
  try {
    if (given.mode === "preview" && program) JSON.parse(program);
    return undefined;
  } catch (error) {
    return `program: must be the text of an activity, and is not JSON: ${(error as Error).message}`;
  }
}

const asItIs = ["attempt", "actor", "seed", "mode", "manifest", "token", "key", "keep", "plan", "evidence", "notebook", "free_text_leaves", "journal", "program", "from", "again"] as const;

/** What of the page's launch is told; pages may keep more in theirs. Not yet checked. */
export function told(given: PageLaunch, activity: string | null, locale: string, resume: Resume | undefined, notebook: Notebook | undefined): object {
  const header = given.mode === "replay" ? headerOf(given.journal) : undefined;
  const recorded = header && { attempt: header.attempt, actor: header.actor, seed: header.seed };
  const fields = Object.fromEntries(asItIs.map((name) => [name, fieldOf(given, name)]).filter(([, value]) => value !== undefined));
  return { ...recorded, ...fields, activity: activity ?? header?.activity, locale, ...(resume && { resume }), ...(notebook && { notebook }) };
}

/** The token of a fresh launch, which must be of this attempt. */
export async function freshToken(relaunched: Promise<PageLaunch> | undefined, attempt: string): Promise<string | undefined> {
  const fresh = await relaunched;
  if (fresh && fresh.attempt !== attempt) throw new Undelivered("signed-out", undefined, `launch.${otherAttempt}`);
  return fieldOf(fresh, "token");
}

/**
 * The message, without what is the host's alone; or, as text, why there can't be one.
 * What students type stays where nothing is said of it: a lesson that asks `free_text_leaves` sees to that itself, an older one is told.
 * A lesson that speaks version 1 is told what that version has, and nothing that it would get wrong.
 */
export function launchMessage(launch: AnyLaunch, protocol: number): LaunchMessage | string {
  const { token: _, ...own } = launch as Launch;
  const rest = own.notebook && !own.free_text_leaves ? { ...own, notebook: { ...own.notebook, withheld: true as const } } : own;
  const message = protocol > 1 ? { type: "launch" as const, protocol, ...rest } : firstVersion(rest);
  if (typeof message === "string" || jsonBytes(message) <= LIMITS.messageBytes) return message;
  return `launch: must have at most ${LIMITS.messageBytes} bytes as JSON`;
}

function firstVersion(launch: Launch): LaunchMessage | string {
  const { attempt, actor, activity, seed, mode, locale, manifest, resume } = launch;
  if (mode !== "practice" || resume.checkpoint) {
    return "launch: must be in mode practice and without a checkpoint, because this lesson speaks version 1 of the protocol";
  }
  const { commands, events } = resume;
  return {
    type: "launch", protocol: 1, attempt, actor, activity, seed, mode, locale,
    ...(manifest === undefined ? {} : { manifest }), resume: { commands, events },
  };
}

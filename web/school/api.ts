/** The school's HTTP API, as its pages use it. */
import type { NotebookEntry } from "../protocol/notebook.ts";
import type { Launch, LessonEvent, PreviewLaunch, ReplayLaunch, Score } from "../protocol/protocol.ts";
import type { MarksInShort, OwnMark } from "./marking-api.ts";

export interface Person {
  id: string;
  name: string;
  role: "teacher" | "student";
}
export type Status = "new" | "started" | "completed";
export interface Activity {
  id: string;
  title: Record<string, string>;
  module: string;
  activity: string;
  minutes: number;
  /** Its objectives, of a lesson that has some, with the standards' codes. */
  teaches?: { id: string; codes: string[]; title: Record<string, string> }[];
  /** Who does this work. */
  careers?: { id: string; title: Record<string, string> }[];
  /** Why it can't be opened, for whoever runs the school. */
  unavailable?: string;
  /** For teachers: there is a guide to it. */
  guide?: true;
  /** For teachers: it can be tried as a student. */
  preview?: true;
}
/** A text in several languages. */
export type Words = Record<string, string>;
export interface Named {
  id: string;
  name: string;
}
/** What a score rests on: see verdict.ts for their words. */
export type Basis = "client-asserted" | "checking" | "replayed" | "witnessed" | "refused";
export interface Assignment extends Activity {
  status: Status;
  /** False: it was, and what was begun can be gone on with. */
  assigned: boolean;
  /** The first day by which something of it is due, "2026-12-18". */
  due?: string;
  score?: Score;
  basis?: Basis;
  objectives?: Shown[];
  marks?: OwnMark[];
  /** Its steps are not kept any more: it can't be opened, only its results are there. */
  reduced?: true;
  /** It was completed, and can be tried again without a trace. */
  practice?: true;
}
export interface Launched {
  src: string;
  activity: string;
  launch: Launch;
}
export interface Practice {
  src: string;
  activity: string;
  launch: PreviewLaunch;
}
export interface Replay {
  src: string;
  activity: string;
  launch: ReplayLaunch;
  /** As in `Behind`. */
  texts: LessonTexts;
}
export interface Cell {
  assignment: string;
  /** Whether the student has to do it. */
  assigned: boolean;
  attempt: string | null;
  status: Status;
  score: Score | null;
  basis: Basis | null;
  /** Why it was refused, or could not be checked yet: for whoever runs the school, in English. */
  reason: string | null;
  /** The same for programs. */
  reason_code: string | null;
  answered: number;
  items: number;
  tries: number;
  hints: number;
  /** Objectives, as the lesson says or a teacher. */
  mastered: number;
  seconds: number;
  refused: number;
  /** When a completed lesson was. */
  handed_in: string | null;
  updated: string | null;
  /** In the grade book: the first day by which something of it is due, "2026-12-18". */
  due?: string | null;
  /** In the grade book, where there is something to mark by hand. */
  marks?: MarksInShort | null;
}
export interface Row {
  student: { id: string; name: string };
  cells: Cell[];
}
export interface GradeBook {
  assignments: Activity[];
  rows: Row[];
}
export type StoredEvent = LessonEvent & { id: string; time: string; received: string };
export interface KeptAside {
  id: string;
  code: string;
  message: string;
  received: string;
  raw: unknown;
}
/** What must still be shown, at the least, before an objective is mastered. */
export interface Missing {
  /** Occasions, right at once and without a hint. */
  right: number;
  stages: number;
  /** By doing it. */
  doing: number;
}
/** What a student has shown of an objective: `right` of the last `of` occasions were right at once, without a hint. */
export interface Shown {
  objective: string;
  /** As the lesson says. */
  mastered: boolean;
  right: number;
  of: number;
  /** How many of these occasions were in earlier attempts. */
  earlier?: number;
  /** It stands so in another lesson of the module. */
  elsewhere?: true;
  missing?: Missing;
  /** The lesson has no more tasks that could show it. */
  nothing_ahead?: true;
  /** What a teacher says, which goes above it. */
  judgement: { mastered: boolean; reason: string; who: { id: string; name: string }; time: string } | null;
}
export interface Behind {
  attempt: string;
  events: StoredEvent[];
  refused: KeptAside[];
  objectives: Shown[];
  /** The lesson's own, for what the events name. */
  texts: LessonTexts;
  marks: OwnMark[];
}
/** By their keys in the lesson: of a question its id, "ID.OPTION", "stage.ID", "because.ID" … */
export type LessonTexts = Record<string, Words>;
interface LiveNews {
  attempt: string | null;
  student: { id: string; name: string };
  assignment: string;
}
/** What the live stream says of an event: how far the student is, and nothing that they said or did. */
export interface EventNews {
  n: number;
  type: LessonEvent["type"];
  score?: Score;
  done?: number;
  items?: number;
}
export interface LiveEvent extends LiveNews {
  attempt: string;
  event: EventNews;
}
/** A student's work stands differently without a new event: its verdict is there, or it was deleted. */
export interface LiveCell extends LiveNews {
  cell: Cell;
}

/** That somebody looked at a student's work, or did something with it. */
export interface Access {
  time: string;
  who: { id: string; name: string };
  what: "viewed" | "replayed" | "downloaded" | "deleted";
  /** Whose work: the id of a person. */
  student: string;
  /** On which assignment; null where it was all of their work. */
  assignment: string | null;
  /** What of it, where it was not the work itself. */
  part?: "notebook" | "plan" | "response" | "named-response";
}

/** A student's notebooks of all modules. */
export interface Notebooks {
  /** What the student typed may be printed, saved and handed on. */
  free_text_leaves: boolean;
  /** The newest entry last. In a copy, each `text` and `caption` is empty where it may not leave. */
  modules: { module: string; entries: NotebookEntry[] }[];
}
export interface NoteRemoval {
  id: string;
  revision: number;
}
export interface NotesReceipt {
  noted: NoteRemoval[];
  refused: { id: string | null; code: string; message: string }[];
  token?: string;
}

export interface Group {
  id: string;
  name: string;
  /** Ids of students. */
  members: string[];
}
/** To whom something is given. */
export type Recipient = { class: true } | { group: string } | { student: string };
export interface Given {
  to: Recipient;
  /** A day, "2026-12-18". */
  due: string | null;
}
/** Who there is, and who has which lesson. */
export interface Class {
  students: { id: string; name: string }[];
  groups: Group[];
  assignments: (Activity & { assigned: Given[] })[];
}

export interface PlanEntry {
  assignment: string;
  /** Title of the lesson. */
  lesson: Record<string, string>;
  objective: string;
  title: Record<string, string>;
  /** Of the standards. */
  codes: string[];
  /** What is to be shown, in a teacher's words. */
  target: string | null;
  /** A day, "2026-12-18": the plan's own, or else the assignment's. */
  due: string | null;
  assignment_due: string | null;
  standing: "mastered" | "not-enough-evidence" | "not-begun";
  right: number;
  of: number;
  /** As in Shown. */
  earlier?: number;
  elsewhere?: true;
  missing?: Missing;
  /** The lesson has no more tasks that could show it. */
  nothing_ahead?: true;
  /** By whom and why it stands so, above what the lesson says. */
  judgement?: NonNullable<Shown["judgement"]>;
}
interface Said {
  /** The lesson's name of the question. */
  item: string;
  text: string;
  time: string;
}
/** What was said and chosen in a lesson. */
export interface Told {
  assignment: string;
  title: Record<string, string>;
  aims: Said[];
  looks_back: Said[];
  /** Ways that the student chose. */
  choices: { from: string; to: string; choice: string; title: Record<string, string>; time: string }[];
}
export interface Plan {
  /** `goal` and `look_back` may be printed. */
  free_text_leaves: boolean;
  goal: { text: string; time: string } | null;
  look_back: { text: string; time: string } | null;
  entries: PlanEntry[];
  /** Who does this work; `lesson`: title of the first that names it. */
  careers: { id: string; title: Record<string, string>; lesson: Record<string, string> }[];
  told: Told[];
  /** What to do next; `practice`: nothing is left that counts, but it can be tried again. */
  next: { assignment: string; title: Record<string, string>; practice: boolean } | null;
}
/** What a student may change, and (`due`, `target`, `order`) a teacher. */
export interface PlanChange {
  goal?: string;
  look_back?: string;
  order?: string[];
  due?: Record<string, string | null>;
  target?: Record<string, string | null>;
}

/** Time in stages that are help: of the students of a group who have begun an assignment. */
export interface HelpOfGroup {
  assignment: string;
  students: number;
  helped: number;
  seconds: number;
  help_seconds: number;
  /** Of those who were given help. */
  median_help_seconds: number;
}
export interface Support {
  assignments: Activity[];
  /** The first is the whole class. */
  groups: { id: string | null; name: string | null; work: HelpOfGroup[] }[];
  students: { student: Named; work: { assignment: string; seconds: number; help_seconds: number }[] }[];
}
interface NamedPart {
  id: string;
  title: Words;
}
/** What led there by the lesson, where neither it nor the student said why. */
export type WayRule = { kind: "when"; when: string; names: Record<string, Words> } | { kind: "otherwise" | "next" };
export interface Ways {
  student: Named;
  work: {
    assignment: string;
    title: Words;
    ways: { time: string; from: NamedPart; to: NamedPart; because: NamedPart | null; choice: NamedPart | null; rule: WayRule | null; help: boolean; seconds: number }[];
    /** What else the lesson chose for them: hints that it offered, questions of a practice and why; and what they went on without. */
    choices: { time: string; action: string; of: NamedPart; within: NamedPart | null; because: string | null }[];
  }[];
}

export type ProblemCode =
  | "E-OFFLINE" | "E-SCHOOL" | "E-SIGNED-OUT" | "E-ROLE" | "E-LESSON" | "E-BUILD" | "E-GONE" | "E-REDUCED" | "E-STAYS" | "E-NOT-ASSIGNED"
  | "E-NO-GROUP" | "E-TAKEN" | "E-FULL" | "E-CHANGED" | "E-ANSWER"
  | "E-NO-LESSON" | "E-CONFLICT" | "E-TOO-LARGE" | "E-TOO-MANY" | "E-BEGUN" | "E-PUBLISH" | "E-ARCHIVED";

/** What went wrong with a request, by a code that has its words in locales/. */
export class Problem extends Error {
  constructor(readonly code: ProblemCode, detail: string) {
    super(detail);
  }
}

const patienceMs = 15_000;

/** What is said of lessons of the school's own. */
const ofLessons: Record<string, ProblemCode> = {
  "unknown-lesson": "E-NO-LESSON", conflict: "E-CONFLICT", "too-large": "E-TOO-LARGE", "too-many-lessons": "E-TOO-MANY", "has-attempts": "E-BEGUN",
  "no-node": "E-PUBLISH", "no-script": "E-PUBLISH", "not-checked": "E-PUBLISH", site: "E-PUBLISH", archived: "E-ARCHIVED",
};

function codeOf(status: number, answer: string): ProblemCode {
  if (status === 401) return "E-SIGNED-OUT";
  if (answer === "not-assigned") return "E-NOT-ASSIGNED";
  if (status === 403) return "E-ROLE";
  if (answer === "lesson-missing" || answer === "unknown-assignment") return "E-LESSON";
  if (["unknown-attempt", "unknown-person", "unknown-question", "no-response"].includes(answer)) return "E-GONE";
  if (answer === "response-changed") return "E-CHANGED";
  if (answer === "unknown-group") return "E-NO-GROUP";
  if (answer === "name-taken") return "E-TAKEN";
  if (answer === "too-many") return "E-FULL";
  if (answer === "attempt-reduced") return "E-REDUCED";
  if (Object.hasOwn(ofLessons, answer)) return ofLessons[answer]!;
  if (answer === "free-text-stays") return "E-STAYS";
  return status >= 500 ? "E-SCHOOL" : "E-ANSWER";
}

export interface Answer {
  response: Response;
  text: string;
}

interface Asking {
  patience?: number;
  headers?: Record<string, string>;
}

export async function ask(method: string, path: string, body?: unknown, { patience = patienceMs, headers = {} }: Asking = {}): Promise<Answer> {
  try {
    const response = await fetch(path, {
      method,
      signal: AbortSignal.timeout(patience),
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json", ...headers } }),
    });
    return { response, text: await response.text() };
  } catch (cause) {
    throw new Problem(navigator.onLine ? "E-SCHOOL" : "E-OFFLINE", String(cause));
  }
}

export function parsed({ text }: Answer, what: string): any {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    throw new Problem("E-ANSWER", `${what}: not JSON`);
  }
}

export function problemOf(answer: Answer, what: string): Problem {
  const { status } = answer.response;
  const { code = "", message = "" } = parsed(answer, what)?.error ?? {};
  return new Problem(codeOf(status, code), `${what}: ${status} ${code} ${message}`);
}

export async function call<Result>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Result> {
  const answer = await ask(method, path, body, headers && { headers });
  if (!answer.response.ok) throw problemOf(answer, `${method} ${path}`);
  return parsed(answer, `${method} ${path}`);
}

/** What was done with a version of the lesson that is gone can't be replayed; it isn't the lesson that can't be opened. */
const ofTheBuild = (problem: unknown): never => {
  throw problem instanceof Problem && problem.code === "E-LESSON" ? new Problem("E-BUILD", problem.message) : problem;
};

const part = encodeURIComponent;

export const people = (): Promise<Person[]> => call("GET", "/api/people");
export const signIn = (person: string): Promise<void> => call("POST", "/api/session", { person });
export const signOut = (): Promise<void> => call("DELETE", "/api/session");
export const me = (): Promise<Person> => call("GET", "/api/me");
export const assignments = (): Promise<Assignment[]> => call("GET", "/api/assignments");
export const launch = (assignment: string, locale: string): Promise<Launched> =>
  call("POST", `/api/assignments/${part(assignment)}/launch`, { locale });
/** What was completed, to be tried again: nothing of it is kept or told. */
export const practise = (assignment: string, locale: string): Promise<Practice> =>
  call("POST", `/api/assignments/${part(assignment)}/practice`, { locale });
export const itemsAddress = (attempt: string): string => `/api/attempts/${part(attempt)}/items`;
export const gradeBook = (): Promise<GradeBook> => call("GET", "/api/gradebook");
export const behind = (attempt: string): Promise<Behind> => call("GET", `/api/attempts/${part(attempt)}/events`);
export const replay = (attempt: string, locale: string): Promise<Replay> =>
  call<Replay>("GET", `/api/attempts/${part(attempt)}/replay?locale=${part(locale)}`).catch(ofTheBuild);
/** The school replays the attempt again, as soon as it can. */
export const verify = (attempt: string): Promise<void> => call("POST", `/api/attempts/${part(attempt)}/verify`, {});
const objectivePath = (attempt: string, objective: string): string => `/api/attempts/${part(attempt)}/objectives/${part(objective)}`;
/** Says above the lesson whether the student has mastered it. */
export const judge = (attempt: string, objective: string, mastered: boolean, reason: string): Promise<Shown[]> =>
  call("POST", objectivePath(attempt, objective), { mastered, reason });
export const takeBack = (attempt: string, objective: string): Promise<Shown[]> => call("DELETE", objectivePath(attempt, objective));
export const support = (): Promise<Support> => call("GET", "/api/support");
export const waysOf = (student: string): Promise<Ways> => call("GET", `/api/people/${part(student)}/ways`);
const planPath = (student: string | undefined): string => (student ? `/api/people/${part(student)}/plan` : "/api/plan");
/** One's own, or for a teacher that of a student. */
export const plan = (student?: string): Promise<Plan> => call("GET", planPath(student));
export const changePlan = (change: PlanChange, student?: string): Promise<Plan> => call("POST", planPath(student), change);
export const wholeClass = (): Promise<Class> => call("GET", "/api/class");
const groupPath = (group: string): string => `/api/groups/${part(group)}`;
/** Makes the group, or names it anew. */
export const nameGroup = (group: string, name: string): Promise<Group> => call("POST", groupPath(group), { name });
export const deleteGroup = (group: string): Promise<void> => call("DELETE", groupPath(group));
export const setMember = (group: string, student: string, member: boolean): Promise<Group> =>
  member ? call("POST", `${groupPath(group)}/members/${part(student)}`, {}) : call("DELETE", `${groupPath(group)}/members/${part(student)}`);
const assignPath = (assignment: string): string => `/api/assignments/${part(assignment)}/assign`;
/** Gives it to them, or changes the day. */
export const assign = (assignment: string, to: Recipient, due: string | null): Promise<{ assigned: Given[] }> =>
  call("POST", assignPath(assignment), { to, due });
export const takeFrom = (assignment: string, to: Recipient): Promise<{ assigned: Given[] }> =>
  call("DELETE", `${assignPath(assignment)}/${"class" in to ? "class" : Object.entries(to).flat().map(part).join("/")}`);
const notebookPath = (student: string | undefined): string => (student ? `/api/people/${part(student)}/notebook` : "/api/notebook");
/** One's own, or for a teacher that of a student: to be looked at in the school. */
export const notebook = (student?: string): Promise<Notebooks> => call("GET", notebookPath(student));
/** The same as it may leave the school. */
export const notebookCopy = (student?: string): Promise<Notebooks> => call("GET", `${notebookPath(student)}/copy`);
/** What a lesson put into the notebook and took out of it, with the token of the attempt's launch. */
export const sendNotes = (attempt: string, token: string | undefined, notes: { entries: NotebookEntry[]; removed: NoteRemoval[] }): Promise<NotesReceipt> =>
  call("POST", `/api/attempts/${part(attempt)}/notes`, notes, token ? { Authorization: `Bearer ${token}` } : {});
/** Deletes all that the school has of a student's work. */
export const deleteData = (person: string): Promise<void> => call("DELETE", `/api/people/${part(person)}/data`);
/** A student's own, or everybody's for a teacher; the newest first. */
export const log = (): Promise<Access[]> => call("GET", "/api/log");

/** The attempt's journal file, as text. */
export async function journal(attempt: string): Promise<string> {
  const path = `/api/attempts/${part(attempt)}/journal`;
  const answer = await ask("GET", path);
  return answer.response.ok ? answer.text : ofTheBuild(problemOf(answer, `GET ${path}`));
}

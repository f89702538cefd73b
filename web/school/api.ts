/** The school's HTTP API, as its pages use it. */
import type { Launch, LessonEvent, Score } from "../protocol/protocol.ts";

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
  /** Why it can't be opened, for whoever runs the school. */
  unavailable?: string;
}
export interface Assignment extends Activity {
  status: Status;
  score?: Score;
}
export interface Launched {
  src: string;
  activity: string;
  launch: Launch;
}
export interface Cell {
  assignment: string;
  attempt: string | null;
  status: Status;
  score: Score | null;
  basis: string | null;
  answered: number;
  items: number;
  tries: number;
  hints: number;
  seconds: number;
  refused: number;
  updated: string | null;
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
export interface Behind {
  attempt: string;
  events: StoredEvent[];
  refused: KeptAside[];
}
export interface LiveEvent {
  attempt: string;
  student: { id: string; name: string };
  assignment: string;
  event: StoredEvent;
}

export type ProblemCode = "E-OFFLINE" | "E-SCHOOL" | "E-SIGNED-OUT" | "E-ROLE" | "E-LESSON" | "E-ANSWER";

/** What went wrong with a request, by a code that has its words in locales/. */
export class Problem extends Error {
  constructor(readonly code: ProblemCode, detail: string) {
    super(detail);
  }
}

const patienceMs = 15_000;

function codeOf(status: number, answer: string): ProblemCode {
  if (status === 401) return "E-SIGNED-OUT";
  if (status === 403) return "E-ROLE";
  if (answer === "lesson-missing" || answer === "unknown-assignment") return "E-LESSON";
  return status >= 500 ? "E-SCHOOL" : "E-ANSWER";
}

async function call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(path, {
      method,
      signal: AbortSignal.timeout(patienceMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
    });
    text = await response.text();
  } catch (cause) {
    throw new Problem(navigator.onLine ? "E-SCHOOL" : "E-OFFLINE", String(cause));
  }
  let answer: any;
  try {
    answer = text === "" ? undefined : JSON.parse(text);
  } catch {
    throw new Problem("E-ANSWER", `${method} ${path}: not JSON`);
  }
  if (response.ok) return answer;
  const { code = "", message = "" } = answer?.error ?? {};
  throw new Problem(codeOf(response.status, code), `${method} ${path}: ${response.status} ${code} ${message}`);
}

const part = encodeURIComponent;

export const people = (): Promise<Person[]> => call("GET", "/api/people");
export const signIn = (person: string): Promise<void> => call("POST", "/api/session", { person });
export const signOut = (): Promise<void> => call("DELETE", "/api/session");
export const me = (): Promise<Person> => call("GET", "/api/me");
export const assignments = (): Promise<Assignment[]> => call("GET", "/api/assignments");
export const launch = (assignment: string, locale: string): Promise<Launched> =>
  call("POST", `/api/assignments/${part(assignment)}/launch`, { locale });
export const itemsAddress = (attempt: string): string => `/api/attempts/${part(attempt)}/items`;
export const gradeBook = (): Promise<GradeBook> => call("GET", "/api/gradebook");
export const behind = (attempt: string): Promise<Behind> => call("GET", `/api/attempts/${part(attempt)}/events`);

/** The school's HTTP API: responses in words that teachers mark. */
import { call } from "./api.ts";
import type { Named, Words } from "./api.ts";

/** What was marked by hand, of an attempt: `waiting` responses are still to be marked. */
export interface MarksInShort {
  points: number;
  max: number;
  marked: number;
  waiting: number;
}
/** What a teacher says of a response, for the student. */
export type OwnMark = { question: string; title: Words } & ({ waiting: true } | {
  waiting?: never;
  points: number;
  max: number;
  lines: { title: Words; points: number; max: number }[];
  comment: string;
  who: Named;
  time: string;
  /** They answered again since. */
  changed: boolean;
});

/** A response in words that waits for a mark, or has one. */
export interface QueueEntry {
  attempt: string;
  question: string;
  assignment: string;
  lesson: Words;
  prompt: Words;
  since: string;
  marked: string | null;
  changed: boolean;
}
export interface Queue {
  waiting: QueueEntry[];
  marked: QueueEntry[];
}
/** All that it takes to mark a response. */
export interface ToMark {
  attempt: string;
  question: string;
  assignment: string;
  /** Number of the event that holds the response. */
  event: number;
  since: string;
  prompt: Words;
  claim?: Words;
  evidence?: Words[];
  text: string;
  /** How the lesson marked claim and evidence. */
  automatic?: { correct: boolean; tries: number };
  lines: { line: string; title: Words; max: number }[];
  mark: { points: Record<string, number>; comment: string; who: Named; time: string; changed: boolean } | null;
  history: { who: Named; time: string; points: number | null }[];
  student?: Named;
}
export interface MarkGiven {
  event: number;
  points: Record<string, number>;
  comment: string;
}

const part = encodeURIComponent;

const markPath = (attempt: string, question: string, name: boolean): string =>
  `/api/attempts/${part(attempt)}/marks/${part(question)}${name ? "?name=shown" : ""}`;
export const markingQueue = (): Promise<Queue> => call("GET", "/api/marking");
/** `name`: also who wrote it. */
export const toMark = ({ attempt, question }: Pick<QueueEntry, "attempt" | "question">, name = false): Promise<ToMark> => call("GET", markPath(attempt, question, name));
export const giveMark = ({ attempt, question }: ToMark, mark: MarkGiven, name = false): Promise<ToMark> => call("POST", markPath(attempt, question, name), mark);
export const takeBackMark = ({ attempt, question }: ToMark, name = false): Promise<ToMark> => call("DELETE", markPath(attempt, question, name));

/** Of an answer that has parts: which part of it shows a mistake, and in which order these are looked for. */

import { misconceptionsOf, type Activity, type Question } from "./activity.ts";
import { editQuestion, freshName, move, type TaskPlace } from "./changes.ts";

/** A part as it is written in "wrong", and what it says. */
export interface WrongPart {
  written: string;
  is: "before" | "with" | "chosen" | "leftOut";
  option: string;
  /** What it stands before, or the partner that it has. */
  other?: string;
}

/** All parts that a wrong answer can have, and no right one. */
export function possibleParts({ kind, options = [], partners = [], right }: Question): WrongPart[] {
  const list = Array.isArray(right) ? right : [];
  switch (kind) {
    case "multiple":
      return options.map((option) => (list.includes(option) ? { written: `${option} left out`, is: "leftOut", option } : { written: `${option} chosen`, is: "chosen", option }));
    case "order":
      return list.flatMap((other, i) => list.slice(i + 1).map((option): WrongPart => ({ written: `${option} before ${other}`, is: "before", option, other })));
    case "match":
    case "label": {
      const pairs = (right ?? {}) as { [option: string]: string };
      return options.flatMap((option) => partners.filter((other) => pairs[option] !== other).map((other): WrongPart => ({ written: `${option} with ${other}`, is: "with", option, other })));
    }
    default:
      return [];
  }
}

const editParts = (activity: Activity, place: TaskPlace, act: (parts: [written: string, name: string][], question: Question) => void): Activity =>
  editQuestion(activity, place, (question) => {
    const parts = Object.entries(question.wrong ?? {});
    act(parts, question);
    if (parts.length) question.wrong = Object.fromEntries(parts);
    else delete question.wrong;
  });

/** The first that is not there yet, with a name of its own; nothing where all are there. */
export const addWrongPart = (activity: Activity, place: TaskPlace): Activity =>
  editParts(activity, place, (parts, question) => {
    const next = possibleParts(question).find(({ written }) => !parts.some(([one]) => one === written));
    if (next) parts.push([next.written, freshName(misconceptionsOf(question), "mistake")]);
  });

/** One that stands there already is not written twice. */
export const setWrongPart = (activity: Activity, place: TaskPlace, index: number, written: string): Activity =>
  editParts(activity, place, (parts) => {
    if (parts[index] && !parts.some(([one]) => one === written)) parts[index][0] = written;
  });

/** The name of what it shows; the same may stand behind several. Without one it goes. */
export const nameWrongPart = (activity: Activity, place: TaskPlace, index: number, name: string): Activity =>
  editParts(activity, place, (parts) => {
    if (!name) parts.splice(index, 1);
    else if (parts[index]) parts[index][1] = name;
  });

export const moveWrongPart = (activity: Activity, place: TaskPlace, index: number, by: number): Activity =>
  editParts(activity, place, (parts) => move(parts, index, index + by));

/** What spoke of an option or a partner that is gone goes with it. */
export function forgetParts(question: Question, list: "options" | "partners" | "evidence", gone: string): void {
  const speaks = (written: string) => {
    const [first, between, last] = written.split(" ");
    return (list === "options" && first === gone) || (between === (list === "options" ? "before" : "with") && last === gone);
  };
  const kept = Object.entries(question.wrong ?? {}).filter(([written]) => !speaks(written));
  if (kept.length) question.wrong = Object.fromEntries(kept);
  else delete question.wrong;
}

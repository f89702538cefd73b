/** Changes of one question: its kind, what there is to choose from, what is right, hints; those of a goal too. */

import { idOf, isCommon, isJudgedByCondition, isJudgedByPart, isMarkedHere, misconceptionsOf, mostHints, type Activity, type CommonKind, type Kind, type Question, type Task } from "./activity.ts";
import { editQuestion, freshName, keyed, move, type TaskPlace } from "./changes.ts";
import { inUnit, type OfferedKind, type Offers } from "./offers.ts";
import { forgetParts } from "./wrong_parts.ts";

/** Which lists to choose from a kind has. */
const lists: Record<CommonKind, ("options" | "partners" | "evidence")[]> = {
  choice: ["options"], multiple: ["options"], number: [], order: ["options"], match: ["options", "partners"],
  label: ["options", "partners"], argument: ["options", "evidence"], text: [],
};
export const listsOf = (kind: Kind): ListName[] => (isCommon(kind) ? lists[kind] : []);
export type ListName = "options" | "partners" | "evidence";

export const kindOfQuestion = ({ kind }: Question): Kind => kind ?? "choice";

const letters = (count: number, taken: string[] = []): string[] => {
  const names = [...taken];
  while (names.length < taken.length + count) names.push(freshName(names, String.fromCharCode(97 + (names.length % 26))));
  return names.slice(taken.length);
};

/** What of the question fits the new kind stays. `offers`: the simulation's places, for labels, and its own kinds of question. */
export const setKind = (activity: Activity, place: TaskPlace, kind: Kind, { places = [], kinds = [] }: Partial<Pick<Offers, "places" | "kinds">> = {}): Activity =>
  editQuestion(activity, place, (question) => {
    if (kind === "label" || question.kind === "label") question.options = kind === "label" ? places.slice(0, 2) : letters(2);
    question.kind = kind;
    if (kind !== "choice") for (const field of ["predict", "compare"] as const) delete question[field];
    for (const list of ["options", "partners", "evidence"] as const) {
      if (!listsOf(kind).includes(list)) delete question[list];
      else if (!question[list]?.length) question[list] = letters(2, list === "options" ? [] : [...(question.options ?? [])]);
    }
    for (const field of ["wrong", "given"] as const) delete question[field];
    if (kind !== "number") for (const field of ["unit", "answer", "possible", "whole", "words", "numbers", "decimals"]) delete (question as unknown as Record<string, unknown>)[field];
    if (kind === "text" || kind === "argument") question.rubric ??= { clear: 1 };
    else delete question.rubric;
    if (!isMarkedHere(question)) delete question.right;
    if (kind === "text") {
      delete question.hints;
      delete question.objectives;
      delete question.points;
      question.marked_by = "teacher";
    } else {
      if (question.marked_by === "teacher") delete question.marked_by;
      giveRight(question);
      const offered = kinds.find(({ name }) => name === kind);
      if (offered) beginOffered(question, offered);
    }
  });

/** Each number that it needs at its least; right is a response about there. */
function beginOffered(question: Question, { given, fields }: OfferedKind): void {
  if (given.length) question.given = Object.fromEntries(given.map(({ name, unit, min }) => [name, inUnit(min, unit)]));
  const near = fields.map(({ name, unit, min, max }) => `near(response.${name}, ${inUnit(min, unit)}, ${inUnit((max - min) / 10, unit)})`);
  if (near.length && isMarkedHere(question)) question.right = near.join(" and ");
}

/** Something right to begin with, where the lesson tells what is right. */
function giveRight(question: Question): void {
  if (!isMarkedHere(question)) return;
  const { unit = "" } = question;
  if (question.kind === "number") Object.assign(question, { right: `near(response, ${inUnit(1, unit)}, ${inUnit(0.1, unit)})`, answer: inUnit(1, unit) });
  else question.right = rightFor(question, kindOfQuestion(question))!;
}

/** Of what is not marked by the lesson it has no key, and tells nothing of an answer. */
function takeKey(question: Question): void {
  for (const field of ["right", "answer", "wrong", "hints", "objectives"] as const) delete question[field];
}

/** Whether it is asked before the data are seen, and never marked. */
export const setPrediction = (activity: Activity, place: TaskPlace, on: boolean): Activity =>
  editQuestion(activity, place, (question) => {
    if (on) {
      question.predict = true;
      delete question.marked_by;
      delete question.points;
      takeKey(question);
    } else {
      delete question.predict;
      delete question.compare;
      giveRight(question);
    }
  });

/** Who says what is right: the lesson, or the school, which then has the key. */
export const setMarkedBy = (activity: Activity, place: TaskPlace, by: "lesson" | "school"): Activity =>
  editQuestion(activity, place, (question) => {
    if (by === "school") {
      question.marked_by = "school";
      takeKey(question);
    } else {
      delete question.marked_by;
      giveRight(question);
    }
  });

/** A number within a tolerance, where that is all that is asked: near(response, 3.5 m, 1 m). */
const kNear = /^\s*near\(\s*response\s*,\s*(-?\d+(?:\.\d+)?)\s*([^\s\d,()+*/-]*)\s*,\s*(\d+(?:\.\d+)?)\s*([^\s\d,()+*/-]*)\s*\)\s*$/;
const kNumber = /^\s*(-?\d+(?:\.\d+)?)\s*([^\s\d,()+*/-]*)\s*$/;

export function nearOf({ right, unit = "" }: Question): { value: number; tolerance: number } | undefined {
  const found = typeof right === "string" ? kNear.exec(right) : null;
  return found && found[2] === unit && found[4] === unit ? { value: Number(found[1]), tolerance: Number(found[3]) } : undefined;
}

const nearText = (value: number, tolerance: number, unit: string): string => `near(response, ${inUnit(value, unit)}, ${inUnit(tolerance, unit)})`;

/** The answer that is shown goes along where it was that number. */
export const setNear = (activity: Activity, place: TaskPlace, value: number, tolerance: number): Activity =>
  editQuestion(activity, place, (question) => {
    const before = nearOf(question);
    const shown = kNumber.exec(question.answer ?? "");
    if (!question.answer || (shown && Number(shown[1]) === before?.value)) question.answer = inUnit(value, question.unit ?? "");
    question.right = nearText(value, tolerance, question.unit ?? "");
  });

/** Numbers that were in the unit before are in the new one. */
export const setUnit = (activity: Activity, place: TaskPlace, unit: string): Activity =>
  editQuestion(activity, place, (question) => {
    const old = question.unit ?? "";
    const near = nearOf(question);
    if (near) question.right = nearText(near.value, near.tolerance, unit);
    const shown = kNumber.exec(question.answer ?? "");
    if (shown && shown[2] === old) question.answer = inUnit(Number(shown[1]), unit);
    for (const [name, when] of Object.entries(question.wrong ?? {})) {
      const compared = /^(\s*response\s*[<>]=?\s*)(-?\d+(?:\.\d+)?)\s*([^\s\d,()+*/-]*)\s*$/.exec(when);
      if (compared && compared[3] === old) question.wrong![name] = `${compared[1]}${inUnit(Number(compared[2]), unit)}`;
    }
    if (unit) question.unit = unit;
    else delete question.unit;
  });

/** A right answer of the form that the kind wants, to begin with. */
function rightFor({ options = [], partners = [], evidence = [] }: Question, kind: Kind): Question["right"] {
  switch (kind) {
    case "choice": return options[0] ?? "";
    case "multiple": return options.slice(0, 1);
    case "order": return [...options].reverse(); // students see `options`: not in the right order already
    case "match":
    case "label": return Object.fromEntries(options.map((option, i) => [option, partners[i % Math.max(1, partners.length)] ?? ""]));
    case "argument": return { claim: options[0] ?? "", evidence: evidence.slice(0, 1) };
    default: return isCommon(kind) ? undefined : "";
  }
}

/** A pin of a label stands at one of the `places` that has none yet; where all have one, nothing is added. */
export const addChoice = (activity: Activity, place: TaskPlace, list: ListName, places: string[] = []): Activity =>
  editQuestion(activity, place, (question) => {
    const taken = [...(question.options ?? []), ...(question.partners ?? []), ...(question.evidence ?? [])];
    const pin = question.kind === "label" && list === "options";
    const name = pin ? places.find((one) => !taken.includes(one)) : freshName(taken, String.fromCharCode(97 + (taken.length % 26)));
    if (!name) return;
    (question[list] ??= []).push(name);
    if (list !== "options") return;
    if (question.kind === "order" && Array.isArray(question.right)) question.right.push(name);
    if ((question.kind === "match" || question.kind === "label") && isMatch(question.right)) question.right[name] = question.partners?.[0] ?? "";
  });

const isMatch = (right: Question["right"]): right is { [option: string]: string } =>
  typeof right === "object" && !Array.isArray(right) && !("claim" in right && "evidence" in right);
const isArgument = (right: Question["right"]): right is { claim: string; evidence: string[] } =>
  typeof right === "object" && !Array.isArray(right) && Array.isArray((right as { evidence?: unknown }).evidence);

/** What was right, and what a wrong answer showed, no longer speaks of it. */
export const removeChoice = (activity: Activity, place: TaskPlace, list: ListName, index: number): Activity =>
  editQuestion(activity, place, (question) => {
    const [gone] = question[list]!.splice(index, 1);
    const { right } = question;
    const first = question[list]![0] ?? "";
    if (isJudgedByPart(question)) forgetParts(question, list, gone!);
    else if (question.wrong && !isJudgedByCondition(question) && list === "options") {
      delete question.wrong[gone!];
      if (!Object.keys(question.wrong).length) delete question.wrong;
    }
    if (right === gone) question.right = first;
    else if (Array.isArray(right)) question.right = right.filter((one) => one !== gone);
    else if (isArgument(right)) {
      if (right.claim === gone) right.claim = first;
      right.evidence = right.evidence.filter((one) => one !== gone);
    } else if (isMatch(right)) {
      if (list === "options") delete right[gone!];
      for (const [option, partner] of Object.entries(right)) if (partner === gone && list === "partners") right[option] = first;
    }
  });

export const moveChoice = (activity: Activity, place: TaskPlace, list: ListName, index: number, by: number): Activity =>
  editQuestion(activity, place, (question) => move(question[list]!, index, index + by));

/** Of a choice; of several; of a match which partner. */
export const setRight = (activity: Activity, place: TaskPlace, option: string, on: boolean | string): Activity =>
  editQuestion(activity, place, (question) => {
    const { right, kind = "choice" } = question;
    const toggled = (list: string[], all: string[]) => all.filter((one) => (one === option ? on : list.includes(one)));
    if (kind === "choice") {
      question.right = option;
      if (question.wrong) delete question.wrong[option];
    } else if (kind === "multiple") question.right = toggled(Array.isArray(right) ? right : [], question.options ?? []);
    else if (kind === "argument") {
      const now = isArgument(right) ? right : { claim: "", evidence: [] };
      question.right = question.options?.includes(option) ? { ...now, claim: option } : { ...now, evidence: toggled(now.evidence, question.evidence ?? []) };
    } else if (typeof on === "string") question.right = { ...(isMatch(right) ? right : {}), [option]: on };
  });

/** Of an order: the place of an option among the right ones. */
export const moveRight = (activity: Activity, place: TaskPlace, index: number, by: number): Activity =>
  editQuestion(activity, place, (question) => {
    if (Array.isArray(question.right)) move(question.right, index, index + by);
  });

/** Names what a wrong answer shows; empty: nothing. The same name may stand behind several. */
export const setMisconception = (activity: Activity, place: TaskPlace, option: string, name: string): Activity =>
  editQuestion(activity, place, (question) => {
    const wrong = { ...question.wrong };
    if (name) wrong[option] = name;
    else delete wrong[option];
    if (Object.keys(wrong).length) question.wrong = wrong;
    else delete question.wrong;
  });

/** Of what is judged by conditions: another wrong answer that is told something of its own. */
export const addWrongCondition = (activity: Activity, place: TaskPlace): Activity =>
  editQuestion(activity, place, (question) => {
    question.wrong = { ...question.wrong, [freshName(misconceptionsOf(question), "mistake")]: question.kind === "number" ? `response < ${inUnit(0, question.unit ?? "")}` : "" };
  });

/** Of a question or a goal. */
export const addHint = (activity: Activity, place: TaskPlace): Activity =>
  editQuestion(activity, place, (task) => {
    task.hints = Math.min(mostHints, (task.hints ?? 0) + 1);
  });

/** The hints behind it move up. */
export const removeHint = (activity: Activity, place: TaskPlace, step: number): Activity =>
  editQuestion(activity, place, (task: Task, draft) => {
    const id = idOf(task);
    const count = task.hints ?? 0;
    for (const said of keyed(draft)) {
      for (let at = step; at < count; at += 1) {
        const next = said[`${id}.hint.${at + 1}`];
        if (next === undefined) delete said[`${id}.hint.${at}`];
        else said[`${id}.hint.${at}`] = next;
      }
    }
    if (count > 1) return void (task.hints = count - 1);
    delete task.hints;
    delete task.hint_after; // means nothing without one
  });

export const moveHint = (activity: Activity, place: TaskPlace, step: number, by: number): Activity =>
  editQuestion(activity, place, (task: Task, draft) => {
    const id = idOf(task);
    const other = step + by;
    if (Math.min(step, other) < 1 || Math.max(step, other) > (task.hints ?? 0)) return;
    for (const said of keyed(draft)) {
      const here = said[`${id}.hint.${step}`];
      const there = said[`${id}.hint.${other}`];
      for (const [key, text] of [[`${id}.hint.${other}`, here], [`${id}.hint.${step}`, there]] as const) {
        if (text === undefined) delete said[key];
        else said[key] = text;
      }
    }
  });

export const setRubric = (activity: Activity, place: TaskPlace, line: string, points: number | undefined): Activity =>
  editQuestion(activity, place, (question) => {
    const rubric = { ...question.rubric };
    if (points === undefined) delete rubric[line];
    else rubric[line] = points;
    question.rubric = rubric;
  });

export const addRubricLine = (activity: Activity, place: TaskPlace): Activity =>
  editQuestion(activity, place, (question) => {
    question.rubric = { ...question.rubric, [freshName(Object.keys(question.rubric ?? {}), "line")]: 1 };
  });

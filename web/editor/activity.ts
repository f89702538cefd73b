/** An activity as the editor holds it: JSON as activity.schema.json describes it, some of it perhaps still missing. */

export interface Way {
  to: string;
  when?: string;
  because?: string;
  choose?: string;
}
export type Shown = { [name: string]: { is: string; decimals?: number } };

export interface Question {
  ask: string;
  kind?: Kind;
  predict?: boolean;
  aim?: boolean;
  looks_back?: string;
  compare?: string;
  marked_by?: "lesson" | "school" | "teacher";
  options?: string[];
  partners?: string[];
  evidence?: string[];
  right?: string | string[] | { [option: string]: string } | { claim: string; evidence: string[] };
  wrong?: { [key: string]: string };
  answer?: string;
  /** Of a kind that the simulation offers. */
  given?: { [name: string]: string };
  possible?: string;
  unit?: string;
  whole?: boolean;
  decimals?: number;
  rubric?: { [line: string]: number };
  hints?: number;
  objectives?: string[];
  difficulty?: number;
  points?: number;
  about?: string[];
}
/** Kinds of question that every activity has; a simulation may offer more. */
export const commonKinds = ["choice", "multiple", "number", "order", "match", "label", "argument", "text"] as const;
export type CommonKind = (typeof commonKinds)[number];
export type Kind = CommonKind | (string & {});
export const isCommon = (kind: Kind): kind is CommonKind => (commonKinds as readonly string[]).includes(kind);
/** What is right and wrong are conditions on the response. */
export const isJudgedByCondition = ({ kind = "choice" }: Partial<Question>): boolean => kind === "number" || !isCommon(kind);

export interface Task extends Partial<Question> {
  read?: string;
  do?: string;
  goal?: string;
  practise?: string;
  when?: string;
  after?: string;
  ready?: string;
  until?: string;
  at_once?: string;
  hold_s?: number;
  hint_after?: number;
  tried_by?: string;
  objective?: string;
  most?: number;
  questions?: Question[];
}
export type TaskKind = "read" | "do" | "goal" | "practise" | "ask";

export interface Stage {
  id: string;
  tasks: Task[];
  order?: "given" | "any";
  allow?: string[];
  hide?: string[];
  scaffold?: boolean;
  next?: Way[];
}

export interface Objective {
  id: string;
  codes?: string[];
  shown_by?: { [code: string]: string };
}

export type Texts = { [language: string]: { [key: string]: string } };

export interface Activity {
  skua: "activity";
  schema: 1;
  id: string;
  simulation: string;
  mode?: "practice" | "assessment";
  minutes: number;
  scoring?: number[];
  languages: string[];
  careers?: string[];
  objectives?: Objective[];
  stages: Stage[];
  texts: Texts;
  /** See before.ts. */
  texts_before?: { [key: string]: { [language: string]: string } };
}

export const taskKinds: TaskKind[] = ["read", "do", "goal", "practise", "ask"];
export const kindOf = (task: Task): TaskKind => taskKinds.find((kind) => typeof task[kind] === "string") ?? "read";
export const idOf = (task: Task): string => task[kindOf(task)] ?? "";
export const questionsOf = (task: Task): Question[] => (task.practise !== undefined ? (task.questions ?? []) : task.ask !== undefined ? [task as Question] : []);

/** Lists of an option's kind that a question has, by where their texts stand. */
export const choicesOf = ({ options = [], partners = [], evidence = [], rubric = {} }: Partial<Question>): string[] =>
  [...options, ...partners, ...evidence, ...Object.keys(rubric)];

/** Whether the lesson tells the student what is right. */
export const isMarkedHere = (question: Partial<Question>): boolean =>
  !isOpinion(question) && question.kind !== "text" && (question.marked_by ?? "lesson") === "lesson";

/** What is wrong is said of a part of the answer: "a before b", "a with x", "a chosen", "a left out". */
export const isJudgedByPart = ({ kind }: Partial<Question>): boolean => ["multiple", "order", "match", "label"].includes(kind ?? "choice");

/** What a wrong answer can show: the names behind the answers. An argument fails by its claim or by its evidence. */
export function misconceptionsOf(question: Partial<Question>): string[] {
  const { kind, wrong = {} } = question;
  return [...new Set([...(isJudgedByCondition(question) ? Object.keys(wrong) : Object.values(wrong)), ...(kind === "argument" ? ["claim", "evidence"] : [])])];
}

/** Nothing of it is right or wrong. */
export const isOpinion = ({ predict, aim, looks_back }: Partial<Question>): boolean => !!(predict || aim || looks_back);

/** Of a question or a goal. */
export const mostHints = 5;

/** The form shows what has this shape; all else is edited as source. */
export function looksLikeActivity(value: unknown): value is Activity {
  const object = (one: unknown): one is Record<string, unknown> => typeof one === "object" && one !== null && !Array.isArray(one);
  const texts = (one: unknown, of: (value: unknown) => boolean) => Array.isArray(one) && one.every(of);
  const optional = (one: unknown, of: (value: unknown) => boolean) => one === undefined || of(one);
  const text = (one: unknown): one is string => typeof one === "string";
  const names = (one: unknown) => texts(one, text);
  const question = (one: unknown) =>
    object(one) && (["options", "partners", "evidence", "objectives", "about"] as const).every((list) => optional(one[list], names)) &&
    optional(one.wrong, (wrong) => object(wrong) && Object.values(wrong).every(text)) && optional(one.rubric, object) &&
    optional(one.given, (given) => object(given) && Object.values(given).every(text)) &&
    optional(one.right, (right) => text(right) || names(right) || object(right)) &&
    (["ask", "kind", "unit", "answer", "possible", "compare", "looks_back", "when", "after"] as const).every((field) => optional(one[field], text)) &&
    optional(one.hints, (hints) => Number.isInteger(hints) && (hints as number) >= 0 && (hints as number) <= mostHints);
  const task = (one: unknown) =>
    object(one) && question(one) && taskKinds.some((kind) => text(one[kind])) &&
    (["until", "at_once", "tried_by", "ready", "objective"] as const).every((field) => optional(one[field], text)) &&
    optional(one.questions, (all) => texts(all, (each) => question(each) && text((each as Question).ask)));
  const way = (one: unknown) => object(one) && text(one.to) && (["when", "because", "choose"] as const).every((field) => optional(one[field], text));
  const stage = (one: unknown) =>
    object(one) && text(one.id) && texts(one.tasks, task) && optional(one.allow, names) && optional(one.hide, names) &&
    optional(one.next, (ways) => texts(ways, way));
  return (
    object(value) && text(value.id) && text(value.simulation) && texts(value.languages, text) && texts(value.stages, stage) &&
    optional(value.objectives, (all) => texts(all, (one) => object(one) && text(one.id) && optional(one.codes, names) && optional(one.shown_by, (by) => object(by) && Object.values(by).every(text)))) &&
    optional(value.careers, names) && optional(value.texts_before, (all) => object(all) && Object.values(all).every((one) => object(one) && Object.values(one).every(text))) && object(value.texts) &&
    Object.values(value.texts).every((said) => object(said) && Object.values(said).every(text))
  );
}

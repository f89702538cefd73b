/** What can be done to an activity: each change gives a new one, and takes along what belongs to it (texts, right answers, names elsewhere). */

import { idOf, kindOf, questionsOf, type Activity, type Question, type Stage, type Task, type TaskKind, type Way } from "./activity.ts";
import { activityKeys } from "./texts.ts";

/** Where a task or question stands; `question` counts in a practice. */
export interface TaskPlace {
  stage: number;
  task: number;
  question?: number;
}

/** Applies `act` to a copy. Texts that nothing shows any more go, in all languages. */
export function edit(activity: Activity, act: (draft: Activity) => void): Activity {
  const before = activityKeys(activity);
  const draft = structuredClone(activity);
  act(draft);
  forgetGone(draft);
  const after = activityKeys(draft);
  for (const said of Object.values(draft.texts)) {
    for (const key of before.keys()) if (!after.has(key)) delete said[key];
  }
  return draft;
}

/** A question that is gone shows no expectation any more. */
function forgetGone({ objectives = [], stages }: Activity): void {
  const asked = new Set(stages.flatMap(({ tasks }) => tasks.flatMap(questionsOf)).map(({ ask }) => ask));
  for (const objective of objectives) {
    for (const [code, ask] of Object.entries(objective.shown_by ?? {})) if (!asked.has(ask)) delete objective.shown_by![code];
    if (objective.shown_by && !Object.keys(objective.shown_by).length) delete objective.shown_by;
  }
}

/** Where keys of texts stand: each language, and what was remembered of them. */
export const keyed = ({ texts, texts_before = {} }: Activity): { [key: string]: unknown }[] => [...Object.values(texts), texts_before];

export const isName = (name: string): boolean => /^[a-z][a-z0-9_-]{0,63}$/.test(name);

export const isTaken = (activity: Activity, name: string): boolean => namesIn(activity).has(name);

const namesIn = (activity: Activity): Set<string> =>
  new Set([
    ...activity.stages.flatMap(({ id, tasks, next = [] }) => [
      id, ...tasks.flatMap((task) => [idOf(task), ...questionsOf(task).map(({ ask }) => ask)]), ...next.flatMap(({ because, choose }) => [because ?? "", choose ?? ""]),
    ]),
    ...(activity.objectives ?? []).map(({ id }) => id),
  ]);

/** `base`, or with a number behind it: a name that `taken` does not have. */
export function freshName(taken: Iterable<string>, base: string): string {
  const names = new Set(taken);
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? base : `${base}_${n}`;
    if (!names.has(name)) return name;
  }
}

export function move<T>(list: T[], from: number, to: number): void {
  if (to < 0 || to >= list.length) return;
  list.splice(to, 0, ...list.splice(from, 1));
}

export const setText = (activity: Activity, language: string, key: string, text: string): Activity =>
  edit(activity, ({ texts }) => {
    const said = (texts[language] ??= {});
    if (text) said[key] = text;
    else delete said[key];
  });

/** What the last part of a JSON pointer names becomes `value`, or goes where that is undefined. */
export const setAt = (activity: Activity, pointer: string, value: unknown): Activity =>
  edit(activity, (draft) => {
    const steps = pointer.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
    const last = steps.pop()!;
    let at = draft as unknown as Record<string, unknown>;
    for (const step of steps) at = (at[step] ??= {}) as Record<string, unknown>;
    if (value === undefined) delete at[last];
    else at[last] = value;
  });

// ---------------------------------------------------------------------------------------------------- stages

export const addStage = (activity: Activity, after: number): Activity =>
  edit(activity, (draft) => {
    const id = freshName(namesIn(draft), "stage");
    draft.stages.splice(after + 1, 0, { id, tasks: [{ read: freshName([...namesIn(draft), id], "text") }] });
  });

export const moveStage = (activity: Activity, stage: number, by: number): Activity =>
  edit(activity, ({ stages }) => move(stages, stage, stage + by));

/** The last one stays. */
export const removeStage = (activity: Activity, stage: number): Activity =>
  edit(activity, (draft) => {
    if (draft.stages.length > 1) draft.stages.splice(stage, 1);
  });

// ----------------------------------------------------------------------------------------------------- tasks

/** `command`: of a `do`, which command of the simulation. */
export const addTask = (activity: Activity, stage: number, kind: TaskKind, command = ""): Activity =>
  edit(activity, (draft) => {
    const names = namesIn(draft);
    const name = (base: string) => {
      const fresh = freshName(names, base);
      names.add(fresh);
      return fresh;
    };
    const makers: Record<TaskKind, () => Task> = {
      read: () => ({ read: name("text") }),
      do: () => ({ do: command }),
      goal: () => ({ goal: name("goal"), until: "" }),
      ask: () => newQuestion(name("question")),
      practise: () => ({
        practise: name("practice"), objective: draft.objectives?.[0]?.id ?? "", most: 4,
        questions: [newQuestion(name("question")), newQuestion(name("question"))],
      }),
    };
    draft.stages[stage]!.tasks.push(makers[kind]());
  });

const newQuestion = (ask: string): Question => ({ ask, kind: "choice", options: ["a", "b"], right: "a" });

/** Beyond the first or last of its stage it goes into the stage before or after. */
export const moveTask = (activity: Activity, { stage, task }: TaskPlace, by: -1 | 1): { activity: Activity; at: TaskPlace } => {
  const tasks = activity.stages[stage]!.tasks;
  const inside = task + by >= 0 && task + by < tasks.length;
  const other = activity.stages[stage + by];
  const at = inside ? { stage, task: task + by } : { stage: stage + by, task: by > 0 ? 0 : (other?.tasks.length ?? 0) };
  if (!inside && (!other || tasks.length === 1)) return { activity, at: { stage, task } };
  const moved = edit(activity, (draft) => {
    const [taken] = draft.stages[stage]!.tasks.splice(task, 1);
    draft.stages[at.stage]!.tasks.splice(at.task, 0, taken!);
  });
  return { activity: moved, at };
};

/** A stage keeps its last task. */
export const removeTask = (activity: Activity, { stage, task }: TaskPlace): Activity =>
  edit(activity, (draft) => {
    const { tasks } = draft.stages[stage]!;
    if (tasks.length > 1) tasks.splice(task, 1);
  });

export const questionAt = ({ stages }: Activity, { stage, task, question }: TaskPlace): Question => {
  const found = stages[stage]!.tasks[task]!;
  return question === undefined ? (found as Question) : found.questions![question]!;
};

export const editQuestion = (activity: Activity, place: TaskPlace, act: (question: Question, draft: Activity) => void): Activity =>
  edit(activity, (draft) => act(questionAt(draft, place), draft));

export const addToPractice = (activity: Activity, { stage, task }: TaskPlace): Activity =>
  edit(activity, (draft) => {
    (draft.stages[stage]!.tasks[task]!.questions ??= []).push(newQuestion(freshName(namesIn(draft), "question")));
  });

export const moveInPractice = (activity: Activity, { stage, task, question }: TaskPlace, by: number): Activity =>
  edit(activity, (draft) => move(draft.stages[stage]!.tasks[task]!.questions!, question!, question! + by));

/** A practice keeps two. */
export const removeFromPractice = (activity: Activity, { stage, task, question }: TaskPlace): Activity =>
  edit(activity, (draft) => {
    const questions = draft.stages[stage]!.tasks[task]!.questions!;
    if (questions.length > 2) questions.splice(question!, 1);
  });

/** Gives a task or question another name, wherever it is called by it. */
export const renameTask = (activity: Activity, place: TaskPlace, name: string): Activity => {
  const task = activity.stages[place.stage]!.tasks[place.task]!;
  const old = place.question === undefined ? idOf(task) : task.questions![place.question]!.ask;
  if (!isName(name) || namesIn(activity).has(name)) return activity;
  const renamed = renameIn(activity, old, name);
  const there = place.question === undefined ? renamed.stages[place.stage]!.tasks[place.task]! : questionAt(renamed, place);
  (there as Record<string, unknown>)[place.question === undefined ? kindOf(task) : "ask"] = name;
  for (const said of keyed(renamed)) renameKeys(said, old, name);
  return renamed;
};

export const renameStage = (activity: Activity, stage: number, name: string): Activity => {
  const old = activity.stages[stage]!.id;
  if (!isName(name) || namesIn(activity).has(name)) return activity;
  const renamed = structuredClone(activity);
  renamed.stages[stage]!.id = name;
  for (const { next = [] } of renamed.stages) for (const way of next) if (way.to === old) way.to = name;
  for (const said of keyed(renamed)) renameKeys(said, `stage.${old}`, `stage.${name}`);
  return renamed;
};

function renameKeys(said: { [key: string]: unknown }, old: string, name: string): void {
  for (const [key, text] of Object.entries(said)) {
    if (key !== old && !key.startsWith(`${old}.`)) continue;
    delete said[key];
    said[name + key.slice(old.length)] = text;
  }
}

/** In all expressions, where names stand in quotes, and in what names a question. */
function renameIn(activity: Activity, old: string, name: string): Activity {
  // What objectives are asked for may have the same name.
  const written = new RegExp(`\\b(done|tries|hints|reached)(\\s*\\(\\s*)(['"])${old}\\3`, "g");
  const mistake = new RegExp(`\\b(showed\\s*\\(\\s*['"])${old}\\.`, "g");
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return key === "looks_back" && value === old ? name : value.replace(written, `$1$2$3${name}$3`).replace(mistake, `$1${name}.`);
    if (Array.isArray(value)) return value.map((one) => walk(one, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([member, one]) => [member, key === "shown_by" && one === old ? name : walk(one, member)]));
  };
  const { texts, texts_before, ...rest } = activity;
  return { ...(walk(rest, "") as Omit<Activity, "texts">), texts: structuredClone(texts), ...(texts_before && { texts_before: structuredClone(texts_before) }) };
}

// ------------------------------------------------------------------------------------------------------ ways

export const addWay = (activity: Activity, stage: number, to: string): Activity =>
  edit(activity, (draft) => {
    const ways = (draft.stages[stage]!.next ??= []);
    ways.push({ to, because: freshName(namesIn(draft), "reason") });
  });

export const changeWays = (activity: Activity, stage: number, act: (ways: Way[]) => void): Activity =>
  edit(activity, (draft) => {
    const found: Stage = draft.stages[stage]!;
    const ways = found.next ?? [];
    act(ways);
    if (ways.length) found.next = ways;
    else delete found.next;
  });

/** A way that is taken by itself, because of something; or one that the student chooses. */
export const setChosen = (activity: Activity, stage: number, way: number, chosen: boolean): Activity =>
  edit(activity, (draft) => {
    const found = draft.stages[stage]!.next![way]!;
    const name = freshName(namesIn(draft), chosen ? "choice" : "reason");
    delete found[chosen ? "because" : "choose"];
    found[chosen ? "choose" : "because"] ??= name;
  });

// ------------------------------------------------------------------------------------------ lesson as a whole

export const addObjective = (activity: Activity): Activity =>
  edit(activity, (draft) => {
    (draft.objectives ??= []).push({ id: freshName(namesIn(draft), "objective") });
  });

/** What is no code of it any more is shown by nothing. */
export const setCodes = (activity: Activity, index: number, codes: string[]): Activity =>
  edit(activity, (draft) => {
    const objective = draft.objectives![index]!;
    if (codes.length) objective.codes = codes;
    else delete objective.codes;
    for (const code of Object.keys(objective.shown_by ?? {})) if (!codes.includes(code)) delete objective.shown_by![code];
    if (objective.shown_by && !Object.keys(objective.shown_by).length) delete objective.shown_by;
  });

/** Tasks that counted for it count for it no longer. */
export const removeObjective = (activity: Activity, index: number): Activity =>
  edit(activity, (draft) => {
    const [gone] = draft.objectives!.splice(index, 1);
    if (!draft.objectives!.length) delete draft.objectives;
    const without = (one: { objectives?: string[] }) => {
      if (!one.objectives?.includes(gone!.id)) return;
      one.objectives = one.objectives.filter((id) => id !== gone!.id);
      if (!one.objectives.length) delete one.objectives;
    };
    for (const task of draft.stages.flatMap(({ tasks }) => tasks)) {
      without(task);
      for (const question of task.questions ?? []) without(question);
    }
  });

/** With a language go its texts. The last one stays. */
export const setLanguages = (activity: Activity, languages: string[]): Activity =>
  edit(activity, (draft) => {
    if (!languages.length) return;
    draft.languages = languages;
    for (const tag of Object.keys(draft.texts)) if (!languages.includes(tag)) delete draft.texts[tag];
    for (const tag of languages) draft.texts[tag] ??= {};
  });

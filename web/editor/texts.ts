/** Which texts an activity shows, by key: the part of activity.md that says so, for what the form can change. */

import { choicesOf, idOf, isMarkedHere, isOpinion, kindOf, misconceptionsOf, questionsOf, type Activity, type Question, type Task } from "./activity.ts";

/** Keys of what may be shown, and whether it must be there. */
export type Keys = Map<string, boolean>;

export function questionKeys(question: Question, keys: Keys = new Map()): Keys {
  const { ask, options = [], predict, unit, hints = 0 } = question;
  const need = (key: string) => keys.set(key, true);
  const may = (key: string) => keys.has(key) || keys.set(key, false);
  need(ask);
  for (const choice of choicesOf(question)) need(`${ask}.${choice}`);
  if (!isOpinion(question)) may(`${ask}.short`);
  if (predict) for (const option of options) may(`${ask}.compared.${option}`);
  if (unit) may(`unit.${unit}`);
  if (!isMarkedHere(question)) return keys;
  may(`${ask}.right`);
  may(`${ask}.again`);
  for (const one of misconceptionsOf(question)) need(`${ask}.again.${one}`);
  need(`${ask}.shown`);
  for (let step = 1; step <= hints; step += 1) need(`${ask}.hint.${step}`);
  return keys;
}

export function taskKeys(task: Task, keys: Keys = new Map()): Keys {
  const id = idOf(task);
  const kind = kindOf(task);
  if (kind === "do") {
    if (!keys.has(id)) keys.set(id, false);
  } else if (kind !== "ask") keys.set(id, true);
  if (kind === "goal") {
    keys.set(`${id}.reached`, false);
    for (let step = 1; step <= (task.hints ?? 0); step += 1) keys.set(`${id}.hint.${step}`, true);
  }
  for (const question of questionsOf(task)) {
    questionKeys(question, keys);
    if (kind === "practise") keys.delete(`${question.ask}.short`); // what is practised is in no list at the end
  }
  return keys;
}

export function activityKeys({ careers = [], objectives = [], stages }: Activity): Keys {
  const keys: Keys = new Map([["title", true]]);
  for (const career of careers) keys.set(`career.${career}`, true);
  for (const { id } of objectives) keys.set(`objective.${id}`, true);
  for (const stage of stages) {
    keys.set(`stage.${stage.id}`, true);
    for (const task of stage.tasks) taskKeys(task, keys);
    for (const { because, choose } of stage.next ?? []) {
      if (because) keys.set(`because.${because}`, true);
      if (choose) keys.set(`choose.${choose}`, true);
    }
  }
  return keys;
}

/** What is wrong with an activity, and whose fault it is: a text belongs to the task that shows it. */

import { questionsOf, type Activity } from "./activity.ts";
import { questionKeys, taskKeys } from "./texts.ts";

export interface Fault {
  /** From 1, in the source. */
  line: number;
  column: number;
  /** A JSON pointer, also to what is missing. */
  at: string;
  /** In English. */
  message: string;
}

export const segments = (pointer: string): string[] => pointer.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));

/** Of a text the place of the task, way or objective that shows it; of all else the place itself. */
export function ownerOf(activity: Activity, at: string): string {
  const [root, , ...rest] = segments(at);
  const key = rest.join("/");
  if (root !== "texts" || !key) return at;
  const [kind, name] = key.split(".");
  if (kind === "objective") return `/objectives/${activity.objectives?.findIndex(({ id }) => id === name) ?? 0}`;
  for (const [i, stage] of activity.stages.entries()) {
    const place = `/stages/${i}`;
    if (key === `stage.${stage.id}`) return place;
    for (const [j, task] of stage.tasks.entries()) {
      if (!taskKeys(task).has(key)) continue;
      const k = task.practise === undefined ? -1 : questionsOf(task).findIndex((question) => questionKeys(question).has(key));
      return `${place}/tasks/${j}${k < 0 ? "" : `/questions/${k}`}`;
    }
    const way = (stage.next ?? []).findIndex(({ because, choose }) => (kind === "because" && because === name) || (kind === "choose" && choose === name));
    if (way >= 0) return `${place}/next/${way}`;
  }
  return at;
}

/** What the list calls the place: numbers of stage and task, from 1. */
export function placeOf(activity: Activity, at: string): { stage?: number; task?: number } {
  const steps = segments(ownerOf(activity, at));
  if (steps[0] !== "stages" || steps[1] === undefined) return {};
  return { stage: Number(steps[1]) + 1, ...(steps[2] === "tasks" && steps[3] !== undefined && { task: Number(steps[3]) + 1 }) };
}

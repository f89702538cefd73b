/** Whatever keeps an activity from being published, each fault with its place as a JSON pointer. */
import { activityFaults } from "../../tools/skua/activity_check.mjs";
import { keyOf } from "../build/keys.mjs";
import { withoutAnswers, withTexts } from "./assessment.mjs";

/**
 * The faults of a teacher's text; and without any, the activity that is published, with the lesson's own `id` and without what the school
 * marks, and the keys to that. `given`: the keys that the teacher said, or null.
 */
export function faultsOf(text, { id, keys: given, checker }) {
  const faults = activityFaults(text, (json) => checker.read(json)).map(({ at, message }) => ({ at, message }));
  if (faults.length) return { faults };
  const { texts_before: _, ...lesson } = JSON.parse(text);
  const { activity, keys } = withoutAnswers({ ...lesson, id }, given);
  faults.push(...keyFaults(activity, keys));
  if (faults.length) return { faults };
  const { errors = [], texts } = checker.read(JSON.stringify(activity));
  if (errors.length) return { faults: errors };
  const broken = checker.play(id);
  return broken ? { faults: [{ at: "", message: broken }] } : { faults, activity: withTexts(activity, texts.map(({ key }) => key)), keys };
}

/** The questions of an activity with their places: [{at, task}]. */
export function questionsOf({ stages }) {
  const asked = (at, task) => [...(task.ask ? [{ at, task }] : []), ...(task.questions ?? []).map((one, i) => ({ at: `${at}/questions/${i}`, task: one }))];
  return stages.flatMap(({ tasks }, s) => tasks.flatMap((task, t) => asked(`/stages/${s}/tasks/${t}`, task)));
}

/** What the school marks, it must know the answer to, and only in an assessment: its score waits for the school. */
function keyFaults(activity, keys) {
  return questionsOf(activity).filter(({ task }) => task.marked_by === "school").flatMap(({ at, task }) => {
    const fault = (message) => [{ at: `${at}/marked_by`, message }];
    if (activity.mode !== "assessment") return fault(`"${task.ask}" is marked by the school: that needs "mode": "assessment"`);
    const key = Object.hasOwn(keys?.items ?? {}, task.ask) ? keys.items[task.ask] : undefined;
    if (!key) return fault(`"${task.ask}" is marked by the school, and there is no key to it: say below the editor which answer is right`);
    try {
      keyOf(key, `the key of "${task.ask}"`);
    } catch (error) {
      return fault(error.message);
    }
    const { kind = "choice" } = task;
    if ((kind === "number") !== ("value" in key)) return fault(`the key of "${task.ask}" must be ${kind === "number" ? "a number" : "one of its options"}`);
    const unknown = kind === "choice" && key.right.find((answer) => !task.options.includes(answer));
    return unknown ? fault(`the key of "${task.ask}": "${unknown}" is none of its options`) : [];
  });
}

/** Keys of the site's own lessons, for questions that a school's copy took over as they were. */
import { questionsOf } from "./faults.mjs";

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * `given` (the keys that the teacher said, or null), and beside these the site's key to each question that is, with all that is drawn
 * for it, the same in a lesson of the site. `text`: the teacher's.
 */
export function withSiteKeys(text, given, { site, base }) {
  let activity;
  try {
    activity = JSON.parse(text);
  } catch {
    return given; // which is told by whoever reads it next
  }
  const isAsked = Array.isArray(activity?.stages) && activity.stages.every((stage) => Array.isArray(stage?.tasks));
  if (!isAsked || activity.mode !== "assessment") return given;
  const items = { ...given?.items };
  const open = questionsOf(activity).filter(({ task }) => task.marked_by === "school" && !Object.hasOwn(items, task.ask));
  if (!open.length) return given;
  for (const { file, id } of base.manifest.activities) {
    if (!file) continue;
    const known = JSON.parse(site.file(base, file).toString("utf8"));
    const taken = open.filter(({ task }) => same(known.drawn, activity.drawn) && questionsOf(known).some((other) => same(other.task, task)));
    if (!taken.length) continue;
    const keys = JSON.parse(site.read(`keys/${base.manifest.module}/${base.version}/${id}.json`).toString("utf8")).items;
    for (const { task } of taken) items[task.ask] ??= keys[task.ask];
  }
  return Object.keys(items).length ? { items } : given;
}

/**
 * In an assessment whoever reads the lesson's file must not find the answers: they are taken out, and become keys of the school's. What
 * remains marked in the lesson: what is practised, an argument, and a number whose right answer follows from the simulation.
 */

/** near(response, 3.5 m, 1 m): a number that can be said without the simulation. */
const kNear = /^\s*near\(\s*(?:abs\()?\s*response\s*\)?\s*,\s*(-?\d+(?:\.\d+)?)\b\s*[^\s\d,()+*-]*\s*,\s*(\d+(?:\.\d+)?)\b\s*[^\s\d,()+*-]*\s*\)\s*$/;

/** The key to a question, as its answer reaches the school; undefined where it can't be one. */
function keyOfQuestion({ kind = "choice", options, right }) {
  const responses = {
    choice: () => [right],
    // In the order in which they stand there.
    multiple: () => [options.filter((option) => right.includes(option)).join(",")],
    order: () => [right.join(",")],
    match: () => [options.map((option) => right[option]).join(",")],
    label: () => [options.map((option) => right[option]).join(",")],
  };
  if (kind in responses) return { right: responses[kind]() };
  const [, value, tolerance] = (kind === "number" && kNear.exec(right)) || [];
  return value === undefined ? undefined : { value: Number(value), tolerance: Number(tolerance) };
}

/** A task without its answer, and the key; undefined where it stays as it is. */
function split(task) {
  const { right, wrong: _, answer: __, answer_after: ___, ...rest } = task;
  const opinion = task.predict || task.aim || task.looks_back !== undefined;
  if (!task.ask || right === undefined || opinion) return undefined;
  const key = keyOfQuestion(task);
  return key && { task: { ...rest, marked_by: "school" }, key };
}

/** {activity, keys}: an assessment without the answers that the school can mark, and these beside those that there were. */
export function withoutAnswers(activity, keys) {
  if (activity.mode !== "assessment") return { activity, keys };
  const items = { ...keys?.items };
  const stages = activity.stages.map((stage) => ({
    ...stage,
    tasks: stage.tasks.map((task) => {
      const parts = split(task);
      if (!parts) return task;
      items[task.ask] = parts.key;
      return parts.task;
    }),
  }));
  return { activity: { ...activity, stages }, keys: Object.keys(items).length ? { items } : null };
}

/** Without the texts that nothing shows: they tell what is right. `needed`: their keys. */
export function withTexts(activity, needed) {
  const known = new Set(needed);
  const said = Object.entries(activity.texts).map(([tag, texts]) => [tag, Object.fromEntries(Object.entries(texts).filter(([key]) => known.has(key)))]);
  return { ...activity, texts: Object.fromEntries(said) };
}

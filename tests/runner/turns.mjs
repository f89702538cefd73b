// The order in which parts are run, and which of them side by side.

/** Neighbours that may be run side by side, and those that may not, group by group in the order given. */
export function groupsOf(parts) {
  const groups = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (last && last[0].beside === part.beside) last.push(part);
    else groups.push([part]);
  }
  return groups;
}

/**
 * The results of all parts, in their order. `run(part, again)` resolves with {counts: {failed}}. As many as `workers` parts run at a time where
 * they may; one that fails beside others, which may have kept it waiting, is run again alone, and only that run counts.
 */
export async function inTurns(parts, workers, run) {
  const results = new Map();
  for (const group of groupsOf(parts)) {
    const queue = [...group];
    const work = async () => {
      for (let part = queue.shift(); part; part = queue.shift()) results.set(part, await run(part, false));
    };
    await Promise.all(Array.from({ length: group[0].beside ? workers : 1 }, work));
    if (!group[0].beside || workers === 1) continue;
    for (const part of group) if (results.get(part).counts.failed) results.set(part, await run(part, true));
  }
  return parts.map((part) => results.get(part));
}

/** Calls what it is given one after the other, however many ask at a time. */
export function oneAtATime() {
  let last = Promise.resolve();
  return (task) => (last = last.catch(() => {}).then(task));
}

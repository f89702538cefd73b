import type { Item, Resume } from "../protocol/protocol.ts";

/**
 * What the school has of an attempt once it has stored these items too. A page that loads again inside the iframe
 * goes on from there. Items that do not follow on change nothing: the player brings them again.
 */
export function advance(resume: Resume, stored: readonly Item[]): Resume {
  const commands = [...resume.commands];
  let events = resume.events;
  for (const item of stored) {
    if (item.kind === "event") {
      if (item.body.n === events) ++events;
    } else if (item.body.first <= commands.length && Array.isArray(item.body.commands)) {
      commands.push(...item.body.commands.slice(commands.length - item.body.first));
    }
  }
  return { commands, events };
}

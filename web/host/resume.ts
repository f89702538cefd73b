import type { Item, Resume } from "../protocol/protocol.ts";

/** A page that went on from a checkpoint goes on from the newest one; what came before is in it. */
export const afterCheckpoint = (resume: Resume, checkpoint: string | undefined): Resume =>
  resume.checkpoint && checkpoint ? { ...resume, commands: [], checkpoint } : resume;

/**
 * What the school has of an attempt once it has stored these items too. A page that loads again inside the iframe
 * goes on from there. Items that do not follow on change nothing: the player brings them again.
 *
 * After a checkpoint only the lesson knows how many commands there were: none are added, the next checkpoint has them.
 */
export function advance(resume: Resume, stored: readonly Item[]): Resume {
  const commands = [...resume.commands];
  let { events, views = 0, view = {} } = resume;
  for (const { kind, body } of stored) {
    if (kind === "event") {
      if (body.n === events) ++events;
    } else if (kind === "view") {
      if (body.first > views || !Array.isArray(body.views)) continue;
      for (const entry of body.views.slice(views - body.first)) {
        view = { ...view, ...entry?.[2] };
        ++views;
      }
    } else if (!resume.checkpoint && body.first <= commands.length && Array.isArray(body.commands)) {
      commands.push(...body.commands.slice(commands.length - body.first));
    }
  }
  return { ...resume, commands, events, ...(views && { views, view }) };
}

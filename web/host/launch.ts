/** What a launch becomes on its way to a lesson: its message in the version that the lesson speaks. */
import * as LIMITS from "../protocol/limits.ts";
import type { Launch, LaunchMessage, ReplayLaunch } from "../protocol/protocol.ts";
import { jsonBytes } from "../protocol/read.ts";

/**
 * The message, without what is the host's alone; or, as text, why there can't be one.
 * A lesson that speaks version 1 is told what that version has, and nothing that it would get wrong.
 */
export function launchMessage(launch: Launch | ReplayLaunch, protocol: number): LaunchMessage | string {
  const { token: _, ...told } = launch as Launch;
  const message = protocol > 1 ? { type: "launch" as const, protocol, ...told } : firstVersion(told);
  if (typeof message === "string" || jsonBytes(message) <= LIMITS.messageBytes) return message;
  return `launch: must be smaller than ${LIMITS.messageBytes} bytes`;
}

function firstVersion(launch: Launch): LaunchMessage | string {
  const { attempt, actor, activity, seed, mode, locale, manifest, resume } = launch;
  if (mode !== "practice") return 'launch.mode: must be "practice", because this lesson speaks version 1 of the protocol';
  if (resume.checkpoint) return "launch.resume.checkpoint: this lesson speaks version 1 of the protocol, which has none";
  const { commands, events } = resume;
  return {
    type: "launch", protocol: 1, attempt, actor, activity, seed, mode, locale,
    ...(manifest === undefined ? {} : { manifest }), resume: { commands, events },
  };
}

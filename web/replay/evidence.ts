/** What the student showed, as the replay makes it, in parts that a table has. */

import { clockOf, outcomeOf, playbackWords } from "../player/playback_words.ts";
import type { Language } from "../player/languages.ts";
import type { LessonEvent } from "../protocol/protocol.ts";
import { say } from "./words.ts";

const ticksASecond = 60;

/** "1:04", of simulated time. */
export const clock = (ticks: number): string => clockOf((ticks * 1000) / ticksASecond);

/** What came of an event, each a few words: right or not, which try, with how much help; the very values of what was done. */
export function outcomes(language: Language, event: LessonEvent): string[] {
  const pair = (name: string, value: string | number): string => say(language, "pair", { name, value });
  const words = outcomeOf(event, playbackWords(language));
  if (event.type === "performed") words.push(...Object.entries(event.detail).map(([name, value]) => pair(name, String(value))));
  if (event.type === "submitted") words.push(say(language, "items.unmarked"));
  if (event.type !== "answered") return words;
  if (event.hints) words.push(pair(say(language, "items.hints"), event.hints));
  if (event.misconception) words.push(say(language, "evidence.misconception", { misconception: event.misconception }));
  return words;
}

/** [type, what it is about, what was given], as the protocol has them. */
export function partsOf(event: LessonEvent): [type: string, about: string, given: string] {
  switch (event.type) {
    case "predicted":
    case "answered":
    case "submitted":
      return [event.type, event.item, String(event.response)];
    case "hinted":
      return [event.type, event.item, String(event.step)];
    case "performed":
      return [event.type, event.action, ""];
    default:
      return [event.type, "", ""];
  }
}

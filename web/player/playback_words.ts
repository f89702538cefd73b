/** The words of a replay, which come with its script, in every language; and the student's events as sentences. */

import type { LessonEvent } from "../protocol/protocol.ts";

export interface PlaybackWords {
  replay: string;
  play: string;
  pause: string;
  again: string;
  previous: string;
  next: string;
  position: string;
  speed: string;
  of(position: string, duration: string): string;
  nth(n: number, count: number): string;
  started: string;
  predicted(item: string, response: string): string;
  answered(item: string, response: string): string;
  hinted(item: string, step: number): string;
  performed(action: string): string;
  completed: string;
  right: string;
  notYet: string;
  tries(n: number): string;
  diverged: string;
  torn: string;
}

const en: PlaybackWords = {
  replay: "Replay · what the student did",
  play: "Play",
  pause: "Pause",
  again: "Play again",
  previous: "Previous event",
  next: "Next event",
  position: "Position",
  speed: "Speed",
  of: (position, duration) => `${position} of ${duration}`,
  nth: (n, count) => `Event ${n} of ${count}`,
  started: "Started the lesson",
  predicted: (item, response) => `Predicted “${item}”: ${response}`,
  answered: (item, response) => `Answered “${item}”: ${response}`,
  hinted: (item, step) => `Took hint ${step} for “${item}”`,
  performed: (action) => `Did “${action}”`,
  completed: "Completed the lesson",
  right: "right",
  notYet: "not yet",
  tries: (n) => `try ${n}`,
  diverged: "The replay ends here: what follows in the record does not come from what the student did.",
  torn: "The end of the record is missing.",
};

const es: PlaybackWords = {
  replay: "Repetición · lo que hizo el estudiante",
  play: "Reproducir",
  pause: "Pausar",
  again: "Ver de nuevo",
  previous: "Suceso anterior",
  next: "Suceso siguiente",
  position: "Posición",
  speed: "Velocidad",
  of: (position, duration) => `${position} de ${duration}`,
  nth: (n, count) => `Suceso ${n} de ${count}`,
  started: "Empezó la lección",
  predicted: (item, response) => `Predijo «${item}»: ${response}`,
  answered: (item, response) => `Respondió «${item}»: ${response}`,
  hinted: (item, step) => `Pidió la pista ${step} de «${item}»`,
  performed: (action) => `Hizo «${action}»`,
  completed: "Completó la lección",
  right: "correcto",
  notYet: "todavía no",
  tries: (n) => `intento ${n}`,
  diverged: "La repetición acaba aquí: lo que sigue en el registro no resulta de lo que hizo el estudiante.",
  torn: "Falta el final del registro.",
};

const known: Record<string, PlaybackWords> = { en, es };

export const playbackWords = (language: string): PlaybackWords => known[language.split("-")[0]!] ?? en;

/** What a lesson calls something, where it has a text for it that stands by itself; else its identifier as words. */
const named = (texts: Record<string, string>, ...keys: string[]): string =>
  keys.map((key) => texts[key]).find((text) => text && !text.includes("{")) ?? keys.at(-1)!.replace(/[_.-]+/g, " ").trim();

function responseOf(item: string, given: number | string, texts: Record<string, string>, locale: string): string {
  const number = typeof given === "number" || /^-?\d{1,15}(\.\d+)?$/.test(given) ? Number(given) : undefined;
  const keys = [`${item}.${given}`, `predict.${item}.${given}`];
  return number === undefined || keys.some((key) => texts[key] && !texts[key].includes("{"))
    ? named(texts, ...keys, String(given))
    : number.toLocaleString(locale, { maximumFractionDigits: 15 });
}

/** An event as a sentence without a stop at its end, in the words that the lesson has for items and answers. */
export function sentenceOf(event: LessonEvent, said: PlaybackWords, texts: Record<string, string>, locale: string): string {
  switch (event.type) {
    case "predicted":
      return said.predicted(named(texts, event.item), responseOf(event.item, event.response, texts, locale));
    case "answered":
    case "submitted": // marked by the school: here nothing says whether it is right
      return [
        said.answered(named(texts, event.item), responseOf(event.item, event.response, texts, locale)),
        ...(event.type === "answered" ? [event.correct ? said.right : said.notYet] : []),
        ...(event.try > 1 ? [said.tries(event.try)] : []),
      ].join(" · ");
    case "hinted":
      return said.hinted(named(texts, event.item), event.step);
    case "performed":
      return said.performed(named(texts, event.action));
    default:
      return said[event.type] ?? event.type;
  }
}

/** 125000 is "2:05", 3725000 is "1:02:05". */
export function clockOf(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (n: number): string => String(n).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes}:${two(seconds % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

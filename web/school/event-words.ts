/** A student's event as a sentence that a teacher can read. Names inside are the lesson's own identifiers. */
import type { LessonEvent, Scalars } from "../protocol/protocol.ts";
import { isIcon } from "./dom.ts";
import type { IconName } from "./dom.ts";
import { number, t, tOr } from "./language.ts";

export interface EventWords {
  icon: IconName;
  tone: "right" | "again" | "plain";
  sentence: string;
  /** What else there is to know, each a few words. */
  details: string[];
}

/** What identifiers end in, when they name a quantity. */
const units: Record<string, string> = { m: "m", km: "km", yr: "yr", kyr: "kyr", ppm: "ppm", ppb: "ppb", percent: "%", c: "°C", s: "s" };

/** "age_at_depth" is "age at depth". */
export const plainName = (name: string): string => name.replace(/[_.-]+/g, " ").trim();

/** A response or detail as its reader writes it; answers that were chosen from a list may be numbers in words. */
export const value = (given: number | string): string =>
  typeof given === "number" || /^-?\d{1,15}(\.\d+)?$/.test(given) ? number(Number(given)) : plainName(given);

function quantity([name, given]: [string, number | string]): string {
  const [, stem, suffix] = /^(.+)_([a-z]+)$/.exec(name) ?? [];
  const unit = typeof given === "number" && suffix ? units[suffix] : undefined;
  return unit ? `${plainName(stem!)} ${number(given as number)} ${unit}` : t("pair", { name: plainName(name), value: value(given) });
}

const quantities = (detail: Scalars): string[] => Object.entries(detail).map(quantity);

const quoted = (name: string): string => t("quoted", { name: plainName(name) });

export function wordsOf(event: LessonEvent): EventWords {
  const icon = isIcon(event.type) ? event.type : "performed";
  const plain = (values: Record<string, string | number> = {}, details: string[] = []): EventWords => ({
    icon, tone: "plain", sentence: tOr(`event.${event.type}`, "event.unknown", { type: event.type, ...values }), details,
  });
  switch (event.type) {
    case "predicted":
      return plain({ item: quoted(event.item), response: value(event.response) });
    case "answered":
      return {
        ...plain({ item: quoted(event.item), response: value(event.response) }),
        icon: event.correct ? "answered" : "answered-again",
        tone: event.correct ? "right" : "again",
        details: [
          t(event.correct ? "event.right" : "event.again"),
          t("event.try", { try: event.try }),
          ...(event.hints ? [t("event.hints", { count: event.hints })] : []),
          ...(event.misconception ? [t("event.misconception", { misconception: quoted(event.misconception) })] : []),
        ],
      };
    case "submitted":
      return plain({ item: quoted(event.item), response: value(event.response) }, [t("event.try", { try: event.try })]);
    case "hinted":
      return plain({ item: quoted(event.item), step: event.step });
    case "performed":
      return plain({ action: quoted(event.action) }, quantities(event.detail));
    case "completed":
      return { ...plain(), tone: "right" };
    default:
      return plain();
  }
}

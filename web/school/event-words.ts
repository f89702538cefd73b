/** A student's event as a sentence that a teacher can read, in the lesson's own words for what it names. */
import type { LessonEvent, Scalars } from "../protocol/protocol.ts";
import type { LessonTexts } from "./api.ts";
import { isIcon } from "./dom.ts";
import type { IconName } from "./dom.ts";
import { localised, number, t, tOr } from "./language.ts";
import { missingWords, recentWords, whereWords } from "./missing.ts";

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

/** A response or detail as its reader writes it; answers that were chosen from a list may be numbers in words. What was typed stays as it is. */
export function value(given: number | string): string {
  if (typeof given === "number" || /^-?\d{1,15}(\.\d+)?$/.test(given)) return number(Number(given));
  return /^[\w-]+$/.test(given) ? plainName(given) : /^[a-z][\w-]*(,[a-z][\w-]*)+$/.test(given) ? given.split(",").map(plainName).join(", ") : given;
}

/** What a simulation tells with an action, as far as it has words for it; a name may bring its unit: "CO₂ (ppm)". */
function quantities(detail: Scalars, texts: LessonTexts): string[] {
  return Object.entries(detail).flatMap(([name, given]) => {
    const words = localised(texts[`detail.${name}`] ?? {});
    if (!words || typeof given !== "number") return [];
    const unit = words.endsWith(")") ? undefined : units[/_([a-z]+)$/.exec(name)?.[1] ?? ""];
    return [t("pair", { name: words, value: unit ? `${number(given)} ${unit}` : number(given) })];
  });
}

/** As the lesson calls it; else by its identifier. */
const quoted = (name: string, texts: LessonTexts, kind = ""): string => t("quoted", { name: localised(texts[kind + name] ?? {}) || plainName(name) });

/** An option by its text; what else was answered as it is. */
const answer = (item: string, response: number | string, texts: LessonTexts): string => localised(texts[`${item}.${response}`] ?? {}) || value(response);

/** What the lesson said to an answer that shows what was misunderstood; its name for that is for authors. */
function toldOf(item: string, misconception: string | undefined, texts: LessonTexts): string[] {
  const told = misconception === undefined ? "" : localised(texts[`${item}.again.${misconception}`] ?? {});
  return told ? [t("event.told", { words: t("quoted", { name: told }) })] : [];
}

/** Where the lesson's texts for what it tells of itself stand. */
const kinds: Record<string, string> = { from: "stage.", to: "stage.", objective: "objective." };

/** What a lesson tells of itself, by its name: what is told with it, and which words say why. */
const ofLesson: Record<string, { needs: string[]; why?: string }> = {
  way: { needs: ["from", "to"] },
  practise: { needs: ["practice", "item"], why: "because" },
  goal: { needs: ["goal"] },
  aim: { needs: ["item", "response"] },
  look_back: { needs: ["item", "response"] },
  show_answer: { needs: ["item"] },
  hint_offered: { needs: ["item"] },
  hint_held: { needs: ["item"] },
  goal_hint: { needs: ["goal"] },
  goal_hint_offered: { needs: ["goal"] },
  goal_hint_held: { needs: ["goal"] },
  pass_over: { needs: ["goal"] },
  practice_known: { needs: ["practice"] },
  objective: { needs: ["objective"] },
};

/** Undefined: the simulation's own action, or one that says less than is needed. */
function lessonWords(action: string, detail: Scalars, texts: LessonTexts): Pick<EventWords, "sentence" | "details"> | undefined {
  const known = Object.hasOwn(ofLesson, action) ? ofLesson[action]! : undefined;
  if (!known?.needs.every((name) => typeof detail[name] === "string")) return undefined;
  const names: Record<string, string> = Object.fromEntries(known.needs.map((name) => [name, name === "response" ? answer(String(detail.item), detail[name]!, texts) : quoted(String(detail[name]), texts, kinds[name])]));
  if (typeof detail.step === "number") names.step = value(detail.step);
  const count = (key: string): number => Number(detail[key] ?? 0) || 0;
  const details: string[] = [];
  if (detail.because) details.push(tOr(`event.because.${known.why ? detail.because : ""}`, "event.because", { why: quoted(String(detail.because), texts, "because.") }));
  if (detail.choice) details.push(t("event.chosen", { choice: quoted(String(detail.choice), texts, "choose.") }));
  if (detail.scaffold === 1) details.push(t("event.scaffold"));
  if (action === "objective") {
    details.push(t(detail.mastered === 1 ? "event.mastered" : "event.not-enough"));
    details.push(recentWords(count("right"), count("of")));
    details.push(...whereWords({ earlier: count("earlier") }));
    details.push(...missingWords({ right: count("missing_right"), stages: count("missing_stages"), doing: count("missing_doing") }, detail.nothing_ahead === 1));
  }
  if (action === "practice_known") details.push(recentWords(count("right"), count("of")));
  if (detail.at_once === 1) details.push(t("event.at-once"));
  if (typeof detail.hints === "number" && detail.hints > 0) details.push(t("event.hints", { count: detail.hints }));
  return { sentence: tOr(`event.${action}`, "event.performed", names), details };
}

/** `texts`: the lesson's own, for what the event names. */
export function wordsOf(event: LessonEvent, texts: LessonTexts = {}): EventWords {
  const icon = isIcon(event.type) ? event.type : "performed";
  const plain = (values: Record<string, string | number> = {}, details: string[] = []): EventWords => ({
    icon, tone: "plain", sentence: tOr(`event.${event.type}`, "event.unknown", { type: event.type, ...values }), details,
  });
  switch (event.type) {
    case "predicted":
      return plain({ item: quoted(event.item, texts), response: answer(event.item, event.response, texts) });
    case "answered":
      return {
        ...plain({ item: quoted(event.item, texts), response: answer(event.item, event.response, texts) }),
        icon: event.correct ? "answered" : "answered-again",
        tone: event.correct ? "right" : "again",
        details: [
          t(event.correct ? "event.right" : "event.again"),
          t("event.try", { try: event.try }),
          ...(event.hints ? [t("event.hints", { count: event.hints })] : []),
          ...toldOf(event.item, event.misconception, texts),
        ],
      };
    case "submitted":
      return plain({ item: quoted(event.item, texts), response: answer(event.item, event.response, texts) }, [t("event.try", { try: event.try })]);
    case "hinted":
      return plain({ item: quoted(event.item, texts), step: event.step });
    case "performed":
      return { ...plain({ action: quoted(event.action, texts) }, quantities(event.detail, texts)), ...lessonWords(event.action, event.detail, texts) };
    case "completed":
      return { ...plain(), tone: "right" };
    default:
      return plain();
  }
}

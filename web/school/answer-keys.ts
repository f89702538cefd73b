/** The answers to what the school marks: beside the editor, since they must not stand in a lesson. */
import { h } from "./dom.ts";
import { localised, t } from "./language.ts";
import type { Key, Keys } from "./lessons-api.ts";

/** A question that the school marks. */
export interface MarkedQuestion {
  id: string;
  kind: "choice" | "number";
  words: Record<string, string>;
  /** Of a choice, each with its words. */
  options: { id: string; words: Record<string, string> }[];
}

type Fields = Record<string, unknown>;
const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Of an activity's text; none while it can't be read. */
export function markedQuestions(text: string): MarkedQuestion[] {
  let activity: unknown;
  try {
    activity = JSON.parse(text);
  } catch {
    return [];
  }
  if (!isObject(activity)) return [];
  const { texts } = activity;
  const words = (key: string): Record<string, string> =>
    Object.fromEntries(Object.entries(isObject(texts) ? texts : {}).flatMap(([tag, said]) => (isObject(said) && typeof said[key] === "string" ? [[tag, said[key]]] : [])));
  const tasks = list(activity.stages).filter(isObject).flatMap((stage) => list(stage.tasks)).filter(isObject);
  return tasks.filter(({ ask, marked_by }) => typeof ask === "string" && marked_by === "school").flatMap(({ ask, kind = "choice", options }) => {
    const id = ask as string;
    if (kind !== "choice" && kind !== "number") return [];
    const named = list(options).filter((one): one is string => typeof one === "string");
    return [{ id, kind, words: words(id), options: named.map((one) => ({ id: one, words: words(`${id}.${one}`) })) }];
  });
}

/** These keys, but with that of `item`; null when none is left. */
export function withKey(keys: Keys | null, item: string, key: Key | undefined): Keys | null {
  const { [item]: _, ...others } = keys?.items ?? {};
  const items = key ? { ...others, [item]: key } : others;
  return Object.keys(items).length ? { items } : null;
}

const plain = (words: Record<string, string>, id: string): string => localised(words).replace(/<[^>]*>/g, "") || id;

function choiceField(question: MarkedQuestion, key: Key | undefined, change: (key: Key | undefined) => void): HTMLElement {
  const right = key && "right" in key ? key.right[0] : "";
  const field: HTMLSelectElement = h("select", { change: () => change(field.value ? { right: [field.value] } : undefined) },
    h("option", { value: "" }, t("keys.choose")),
    ...question.options.map(({ id, words }) => h("option", { value: id, selected: id === right }, plain(words, id))));
  return h("label", {}, h("span", {}, t("keys.right")), field);
}

function numberFields(key: Key | undefined, change: (key: Key | undefined) => void): HTMLElement[] {
  const given = key && "value" in key ? key : undefined;
  const send = (): void => {
    const off = tolerance.valueAsNumber;
    change(Number.isFinite(value.valueAsNumber) ? { value: value.valueAsNumber, tolerance: off >= 0 ? off : 0 } : undefined);
  };
  const value = h("input", { type: "number", step: "any", value: given ? String(given.value) : "", change: send });
  const tolerance = h("input", { type: "number", step: "any", min: "0", value: String(given?.tolerance ?? 0), change: send });
  return [h("label", {}, h("span", {}, t("keys.value")), value), h("label", {}, h("span", {}, t("keys.tolerance")), tolerance)];
}

/** The fields for these questions; nothing where there is none. */
export function answerKeys(questions: MarkedQuestion[], keys: Keys | null, change: (item: string, key: Key | undefined) => void): HTMLElement | undefined {
  if (!questions.length) return undefined;
  return h("details", { class: "answer-keys", open: true },
    h("summary", {}, t("keys.title")),
    h("p", { class: "quiet" }, t("keys.lead")),
    h("ul", {}, ...questions.map((question) => {
      const key = keys?.items[question.id];
      const changed = (to: Key | undefined): void => change(question.id, to);
      return h("li", {}, h("div", { class: "answer-key", role: "group", "aria-label": plain(question.words, question.id) },
        h("strong", { dir: "auto" }, plain(question.words, question.id)),
        ...(question.kind === "choice" ? [choiceField(question, key, changed)] : numberFields(key, changed))));
    })));
}

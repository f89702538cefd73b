/** A condition or a number that is worked out: a field, and below it what can stand there, to be put in with a press. */

import { h } from "../player/dom.ts";
import { idOf, kindOf, questionsOf, type Activity } from "./activity.ts";
import type { FormContext } from "./context.ts";
import { folded, lineField, type Labelled } from "./fields.ts";
import { t, type TextKey } from "./language.ts";
import { observableWords } from "./offers.ts";

interface Term {
  written: string;
  /** Its unit, or whose it is. */
  note: string;
}

/** What an activity itself has that conditions can speak of. */
function ownTerms(activity: Activity, language: string): Term[] {
  const said = activity.texts[language] ?? {};
  const short = (key: string) => (said[key] ?? "").replace(/<[^>]*>/g, "").slice(0, 60);
  const tasks = activity.stages.flatMap(({ tasks }) => tasks);
  return [
    ...Object.entries((activity as { drawn?: { [name: string]: { unit?: string } } }).drawn ?? {}).map(([name, one]) => ({ written: name, note: one.unit ?? "" })),
    ...tasks.flatMap(questionsOf).map(({ ask }) => ({ written: `done('${ask}')`, note: short(ask) })),
    ...tasks.filter((task) => kindOf(task) === "goal").map((task) => ({ written: `reached('${idOf(task)}')`, note: short(idOf(task)) })),
    ...(activity.objectives ?? []).map(({ id }) => ({ written: `mastered('${id}')`, note: short(`objective.${id}`) })),
  ];
}

function termList(input: HTMLInputElement, terms: Term[], heading: TextKey): HTMLElement[] {
  if (!terms.length) return [];
  const put = (written: string) => {
    input.setRangeText(written, input.selectionStart ?? input.value.length, input.selectionEnd ?? input.value.length, "end");
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
  };
  const items = terms.map(({ written, note }) => {
    const button = h("button", { type: "button", class: "tool term" }, h("span", { class: "code", dir: "ltr" }, written), " ", h("span", { class: "quiet", dir: "auto" }, note));
    button.addEventListener("click", () => put(written));
    return h("li", {}, button);
  });
  return [h("p", { class: "kind" }, t(heading)), h("ul", { class: "terms" }, ...items)];
}

export function expressionField(form: FormContext, at: string, value: string | undefined, labelled: Labelled, ofResponse = false): HTMLElement {
  const field = lineField(form, at, value, labelled);
  const input = field.querySelector("input")!;
  const offers = form.offers();
  field.append(folded(form, `${at}/terms`, `${at}/terms`, [t("terms.terms")], () => [
    ...termList(input, [...(ofResponse ? [{ written: "response", note: t("terms.response") }] : []), ...(offers ? observableWords(offers).map(({ written, unit }) => ({ written, note: unit })) : [])], "terms.simulation"),
    ...termList(input, ownTerms(form.activity(), form.textLanguage()), "terms.lesson"),
  ], "terms-box"));
  return field;
}

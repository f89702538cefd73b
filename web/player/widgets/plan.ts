/** The student's plan, folded at the end of the task: as the school told it at the launch, and as it stands since. */

import { planAfter, planFault } from "../../protocol/plan.ts";
import type { LaunchPlan, Titles } from "../../protocol/protocol.ts";
import { byId, drawing, h, icon, words } from "../dom.ts";
import type { t } from "../messages.ts";
import type { Effect } from "../runtime.ts";

/** As the school told it, and as it stands since. */
let told: LaunchPlan | undefined;
let plan: LaunchPlan | undefined;
let draw = () => {};

/** Shows it, again in another language. `texts`: the lesson's. What is no plan is not shown. */
export function showPlan(given: LaunchPlan | undefined, locale: string, texts: Record<string, string>, say: typeof t): void {
  if (!given || (given !== told && planFault(given))) return;
  if (given !== told) plan = told = given;
  draw = () => {
    if (byId("plan")) return void fill(byId("plan"), texts, locale, say);
    const el = h("details", { id: "plan", class: "disclosure" }, h("summary"), h("div", { class: "box" }));
    if (fill(el, texts, locale, say)) byId("task").append(el);
  };
  draw();
}

/** What the lesson keeps may tell of it. */
export function tellPlan(effect: Effect): void {
  if (!plan || effect.type !== "store") return;
  plan = planAfter(plan, effect.items.flatMap((item) => (item.kind === "event" ? [item.body] : [])));
  draw();
}

/** A day that no calendar has, such as 31 February, stays as it is. */
const dayWords = (day: string, locale: string) =>
  isNaN(Date.parse(day)) ? day : new Date(day).toLocaleDateString(`${locale}-u-nu-latn`, { dateStyle: "long", timeZone: "UTC" });

/** Whether there is anything to show. */
function fill(el: HTMLElement, texts: Record<string, string>, locale: string, say: typeof t): boolean {
  const { goal, entries, choices = [], careers = [] } = plan!;
  // The lesson's own words are in the language that it is told in.
  const titled = (title: Titles, key: string, name: string) => title[locale] ?? texts[key] ?? title.en ?? Object.values(title)[0] ?? name.replace(/[_-]/g, " ");
  const part = (name: "plan.goal" | "plan.choices" | "plan.careers", lines: string[]) =>
    lines.length ? [h("h3", {}, say(name)), h("ul", {}, ...lines.map((line) => h("li", {}, line)))] : [];
  const done = entries.filter((entry) => entry.standing === "mastered").length;
  words(el.querySelector("summary")!, entries.length ? say("plan.title", { done, all: entries.length }) : say("plan.alone"));
  const list = entries.map((entry) =>
    h("li", { "data-standing": entry.standing },
      entry.standing === "mastered" ? icon("check") : drawing("M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14z"),
      h("div", {},
        h("strong", {}, titled(entry.title, `objective.${entry.objective}`, entry.objective)),
        h("p", { class: "standing" }, say(entry.standing === "mastered" ? "plan.mastered" : "plan.not-enough")),
        ...(entry.standing === "not-begun" ? [h("p", {}, say("plan.nothing"))] : []),
        ...(entry.target ? [h("p", { dir: "auto" }, say("plan.target", { target: entry.target }))] : []),
        ...(entry.due ? [h("p", {}, say("plan.due", { day: dayWords(entry.due, locale) }))] : []))));
  const parts = [
    ...(goal ? [h("h3", {}, say("plan.goal")), h("p", { dir: "auto" }, goal)] : []),
    ...(list.length ? [h("h3", {}, say("plan.entries")), h("ol", { class: "aims" }, ...list)] : []),
    ...part("plan.choices", choices.map(({ choice, title }) => titled(title, `choose.${choice}`, choice))),
    ...part("plan.careers", careers.map(({ title }) => titled(title, "", "")).filter(Boolean)),
  ];
  el.lastElementChild!.replaceChildren(...parts);
  return parts.length > 0;
}

/** The student's plan, folded at the end of the task: as the school told it at the launch, and as it stands since. */

import { planFault } from "../../protocol/plan.ts";
import type { LaunchPlan, PlanStanding, Scalars, Titles } from "../../protocol/protocol.ts";
import { byId, drawing, h, icon, words } from "../dom.ts";
import type { t } from "../messages.ts";
import type { Effect } from "../runtime.ts";

let plan: LaunchPlan | undefined;
let draw = () => {};

/** Shows it, again in another language. `texts`: the lesson's. What is no plan is not shown. */
export function showPlan(given: LaunchPlan | undefined, locale: string, texts: Record<string, string>, say: typeof t): void {
  if (!given || (given !== plan && planFault(given))) return;
  plan = given;
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
  for (const { kind, body } of effect.items) if (kind === "event" && body.type === "performed") take(plan, body.action, body.detail);
  draw();
}

function take(into: LaunchPlan, action: string, { response, choice, objective, mastered }: Scalars): void {
  if (action === "aim" && response) into.goal = String(response);
  else if (action === "way" && choice) (into.choices ??= []).push({ choice: String(choice), title: {} });
  else if (action === "objective") {
    const entry = into.entries.find((one) => one.objective === objective);
    if (entry) entry.standing = mastered === 1 ? "mastered" : "not-enough-evidence";
  }
}

/** A day that no calendar has, such as 31 February, stays as it is. */
const dayWords = (day: string, format: Intl.DateTimeFormat) => (isNaN(Date.parse(day)) ? day : format.format(new Date(day)));

/** Whether there is anything to show. */
function fill(el: HTMLElement, texts: Record<string, string>, locale: string, say: typeof t): boolean {
  const { goal, entries, choices = [], careers = [] } = plan!;
  // The lesson's own words are in the language that it is told in.
  const titled = (title: Titles, key: string, name: string) => title[locale] ?? texts[key] ?? title.en ?? Object.values(title)[0] ?? name.replace(/[_-]/g, " ");
  const days = new Intl.DateTimeFormat(`${locale}-u-nu-latn`, { dateStyle: "long", timeZone: "UTC" });
  const part = (name: "plan.goal" | "plan.choices" | "plan.careers", lines: string[]) =>
    lines.length ? [h("h3", {}, say(name)), h("ul", {}, ...lines.map((line) => h("li", {}, line)))] : [];
  const standing: Record<PlanStanding, string> = { mastered: say("plan.mastered"), "not-enough-evidence": say("plan.not-enough"), "not-begun": say("plan.not-begun") };
  const done = entries.filter((entry) => entry.standing === "mastered").length;
  words(el.querySelector("summary")!, entries.length ? say("plan.title", { done, all: entries.length }) : say("plan.alone"));
  const list = entries.map((entry) =>
    h("li", { "data-standing": entry.standing },
      entry.standing === "mastered" ? icon("check") : drawing("M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14z"),
      h("div", {},
        h("strong", {}, titled(entry.title, `objective.${entry.objective}`, entry.objective)),
        h("p", { class: "standing" }, standing[entry.standing]),
        ...(entry.target ? [h("p", { dir: "auto" }, say("plan.target", { target: entry.target }))] : []),
        ...(entry.due ? [h("p", {}, say("plan.due", { day: dayWords(entry.due, days) }))] : []))));
  const parts = [
    ...(goal ? [h("h3", {}, say("plan.goal")), h("p", { dir: "auto" }, goal)] : []),
    ...(list.length ? [h("h3", {}, say("plan.entries")), h("ol", { class: "aims" }, ...list)] : []),
    ...part("plan.choices", choices.map(({ choice, title }) => titled(title, `choose.${choice}`, choice))),
    ...part("plan.careers", careers.map(({ title }) => titled(title, "", "")).filter(Boolean)),
  ];
  el.lastElementChild!.replaceChildren(...parts);
  return parts.length > 0;
}

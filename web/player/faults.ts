/** Tells the student what went wrong: over everything when the lesson can't go on, else as a line above the task. */

import { attr, byId, h, icon, words, type Icon } from "./dom.ts";
import { remedies, type Problem, type ProblemCode } from "./errors.ts";
import { language, spoken, t } from "./messages.ts";

interface Shown {
  problem: Problem;
  card: HTMLElement;
  button: HTMLButtonElement | undefined;
}

const shown = new Set<Shown>();
let where: string | undefined;

async function show(problem: Problem, card: HTMLElement, sign: Icon, place: HTMLElement, button?: HTMLButtonElement): Promise<Shown> {
  const line = (name: string) => h("p", { class: name });
  attr(card, "data-code", problem.code);
  card.append(h("span", { class: "sign" }, icon(sign)), line("fault-title"), line("fault-advice"), line("fault-code"));
  if (button) card.append(button);
  const one = { problem, card, button };
  shown.add(one);
  await spoken(); // in the student's language from the start
  say(one);
  place.append(card);
  return one;
}

function say({ problem: { code, detail }, card, button }: Shown): void {
  const write = (name: string, text: string) => words(card.querySelector(`.${name}`)!, text);
  attr(card, "lang", language);
  write("fault-title", t(`error.${code}`));
  const isNote = card.matches(".note");
  write("fault-advice", t(`error.${code}.do`) + (where && !isNote ? ` ${where}.` : ""));
  write("fault-code", t("error.code", { code: detail ? `${code} · ${detail}` : code }));
  if (button) words(button, t(`error.${isNote ? "dismiss" : remedies[code]!}`));
}

/** The lesson stands still until the button is pressed (where there is one). */
export async function stopWith(problem: Problem): Promise<void> {
  clearStop();
  const button = remedies[problem.code] && h("button", { type: "button", "data-tone": "primary" });
  const place = byId("fault");
  place.hidden = false;
  byId("app").inert = true;
  const card = h("section", { class: "fault card", role: "alert", tabindex: "-1" });
  await show(problem, card, "warning", place, button);
  (button ?? card).focus();
  await new Promise<void>((resolve) => button?.addEventListener("click", () => resolve()));
  clearStop();
}

/** Whatever the lesson stands still for; or, noted or not, what this code said. */
export function clearStop(code?: ProblemCode): void {
  for (const one of shown) {
    if (code ? one.problem.code !== code : one.card.matches(".note")) continue;
    one.card.remove();
    shown.delete(one);
  }
  byId("fault").hidden = ![...shown].some(({ card }) => card.matches(".fault"));
}

/** The lesson goes on. One line for each code; closing it is for good. */
export async function note(problem: Problem): Promise<void> {
  if ([...shown].some(({ card, problem: { code } }) => card.matches(".note") && code === problem.code)) return;
  const close = h("button", { type: "button", "data-tone": "quiet" });
  const { card } = await show(problem, h("div", { class: "note", role: "status" }), "info", byId("notes"), close);
  close.addEventListener("click", () => {
    card.remove();
    byId("panel").focus();
  });
}

/** Where the work is, which stands in the bar: what covers the bar says the same. */
export function tellWord(word?: string): void {
  where = word;
  relabelFaults();
}

/** What stands there, in the language that is spoken now. */
export function relabelFaults(): void {
  for (const one of shown) say(one);
}

/** What a student has shown of each objective, in words; never more than the evidence says. */
import { judge, Problem, takeBack } from "./api.ts";
import type { Activity, Shown } from "./api.ts";
import { h, icon } from "./dom.ts";
import { plainName } from "./event-words.ts";
import { localised, t } from "./language.ts";
import { missingWords, recentWords, whereWords } from "./missing.ts";
import { problemWords } from "./page.ts";

/** As the teacher says; else as the lesson does. */
const isMastered = ({ mastered, judgement }: Shown): boolean => judgement?.mastered ?? mastered;

/** What a student can do who has reached it, in the lesson's words. */
const nameOf = (objective: string, { teaches }: Activity): string =>
  localised(teaches?.find(({ id }) => id === objective)?.title ?? {}) || plainName(objective);

function words(shown: Shown, activity: Activity): HTMLElement {
  const { objective, judgement } = shown;
  const mastered = isMastered(shown);
  return h("div", {},
    h("p", {}, h("strong", {}, nameOf(objective, activity)), " ", h("span", { class: "word" }, t(mastered ? "objective.mastered" : "objective.not-enough"))),
    h("p", { class: "quiet" }, [recentWords(shown.right, shown.of), ...whereWords(shown), ...(mastered ? [] : missingWords(shown.missing, shown.nothing_ahead))].join(" · ")),
    ...(judgement ? [
      h("p", { class: "quiet" }, t("objective.judged", { who: judgement.who.name, reason: judgement.reason })),
      h("p", { class: "quiet" }, t("objective.lesson-says", { standing: t(shown.mastered ? "objective.mastered" : "objective.not-enough") })),
    ] : []));
}

const line = (shown: Shown, activity: Activity, ...more: HTMLElement[]): HTMLElement =>
  h("li", { class: "objective", "data-mastered": isMastered(shown) ? "yes" : "no" }, icon(isMastered(shown) ? "completed" : "started"), words(shown, activity), ...more);

/** For the student. */
export const objectiveList = (all: Shown[], activity: Activity, heading: string): HTMLElement =>
  h("section", { class: "objectives", "aria-label": heading }, h("h3", {}, heading), h("ul", {}, ...all.map((shown) => line(shown, activity))));

export interface ObjectivesOptions {
  signedOut(problem: Problem): void;
}

/** For the teacher, who can overrule, with a reason. */
export class Objectives {
  readonly element = h("section", { class: "objectives", hidden: true });
  readonly #options: ObjectivesOptions;
  readonly #problem = h("p", { class: "info", role: "alert", hidden: true });
  #attempt = "";
  #activity: Activity | undefined;
  #all: Shown[] = [];
  #drawn = "";
  /** The objective that is being judged. */
  #open: string | undefined;

  constructor(options: ObjectivesOptions) {
    this.#options = options;
  }

  show(attempt: string, activity: Activity, all: Shown[]): void {
    if (attempt !== this.#attempt) this.#open = undefined;
    this.#attempt = attempt;
    this.#activity = activity;
    this.#all = all;
    // A form that is being filled in is not drawn anew.
    if (!this.#open) this.#draw();
  }

  /** The language changed. */
  redraw(): void {
    this.#drawn = "";
    this.#draw();
  }

  #draw(): void {
    const now = JSON.stringify([this.#attempt, this.#all, this.#open]);
    if (now === this.#drawn) return;
    this.#drawn = now;
    this.element.hidden = this.#all.length === 0;
    this.element.replaceChildren(
      h("h3", {}, t("objective.title")),
      h("p", { class: "quiet" }, t("objective.lead")),
      h("ul", {}, ...this.#all.map((shown) => line(shown, this.#activity!, shown.objective === this.#open ? this.#form(shown) : this.#ways(shown)))),
      this.#problem);
  }

  #ways({ objective, judgement }: Shown): HTMLElement {
    const name = nameOf(objective, this.#activity!);
    return h("div", { class: "buttons" },
      h("button", { type: "button", class: "secondary", "aria-label": t("objective.judge-of", { objective: name }), click: () => this.#ask(objective) }, t("objective.judge")),
      judgement ? h("button", { type: "button", class: "secondary", "aria-label": t("objective.take-back-of", { objective: name }), click: () => void this.#do(() => takeBack(this.#attempt, objective)) }, t("objective.take-back")) : undefined);
  }

  #ask(objective: string): void {
    this.#open = objective;
    this.#draw();
    this.element.querySelector<HTMLElement>("input")?.focus();
  }

  #form(shown: Shown): HTMLElement {
    const { objective } = shown;
    const choice = (value: string, text: string, checked: boolean): HTMLElement =>
      h("label", {}, h("input", { type: "radio", name: "mastered", value, checked }), text);
    const reason = h("textarea", { required: true, maxlength: "500", rows: "2" });
    const form = h("form", { class: "judge", submit: (event) => {
      event.preventDefault();
      const mastered = new FormData(form).get("mastered") === "yes";
      void this.#do(() => judge(this.#attempt, objective, mastered, reason.value.trim()));
    } },
      h("fieldset", {}, h("legend", {}, t("objective.judge-of", { objective: nameOf(objective, this.#activity!) })),
        choice("yes", t("objective.mastered"), !isMastered(shown)), choice("no", t("objective.not-enough"), isMastered(shown))),
      h("label", {}, t("objective.reason"), reason),
      h("div", { class: "buttons" },
        h("button", { type: "submit", class: "primary" }, t("objective.keep")),
        h("button", { type: "button", class: "secondary", click: () => this.#close(objective) }, t("objective.cancel"))));
    return form;
  }

  #close(objective: string): void {
    this.#open = undefined;
    this.#draw();
    const at = this.#all.findIndex((shown) => shown.objective === objective);
    this.element.querySelectorAll<HTMLElement>("li")[at]?.querySelector("button")?.focus();
  }

  async #do(act: () => Promise<Shown[]>): Promise<void> {
    const open = this.#open;
    this.#problem.hidden = true;
    try {
      this.#all = await act();
      if (open) this.#close(open);
      else this.#draw();
    } catch (problem) {
      if (problem instanceof Problem && problem.code === "E-SIGNED-OUT") return this.#options.signedOut(problem);
      this.#problem.hidden = false;
      this.#problem.textContent = problemWords(problem);
    }
  }
}

/** All that is wrong, in one place: each leads to where it is. */

import { h, words } from "../player/dom.ts";
import type { Activity } from "./activity.ts";
import { placeOf, segments, type Fault } from "./faults.ts";
import { t } from "./language.ts";

export interface FaultListOptions {
  activity(): Activity | undefined;
  go(fault: Fault): void;
}

const most = 60;

export class FaultList {
  readonly element = h("details", { class: "faults", hidden: true });
  readonly #options: FaultListOptions;
  readonly #summary = h("summary");
  readonly #list = h("ul");
  readonly #live = h("p", { class: "unseen", role: "status" });
  #shown = "";

  constructor(options: FaultListOptions) {
    this.#options = options;
    this.element.append(this.#summary, this.#list);
    document.body.append(this.#live);
  }

  write(faults: Fault[], state: "checking" | "checked" | "unchecked"): void {
    const count = faults.length;
    const text = state === "unchecked" ? t("faults.unchecked") : count ? t("faults.count", { count }) : t("faults.none");
    this.element.hidden = state !== "unchecked" && !count;
    words(this.#summary, text);
    if (state !== "checking") words(this.#live, text);
    const activity = this.#options.activity();
    const shown = JSON.stringify([faults, document.documentElement.lang]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#list.replaceChildren(...faults.slice(0, most).map((fault) => {
      const link = h("button", { type: "button", class: "tool" }, h("span", { class: "kind" }, where(activity, fault)), " ", h("span", { lang: "en", dir: "ltr" }, fault.message));
      link.addEventListener("click", () => this.#options.go(fault));
      return h("li", {}, link);
    }));
    if (count > most) this.#list.append(h("li", { class: "quiet" }, t("faults.more", { count: count - most })));
  }
}

function where(activity: Activity | undefined, { at, line }: Fault): string {
  const place = activity ? placeOf(activity, at) : {};
  const language = segments(at)[0] === "texts" ? segments(at)[1] : undefined;
  const parts = [
    ...(place.stage ? [t("stage.n", { n: place.stage })] : activity ? [t("lesson.lesson")] : [t("faults.line", { n: line })]),
    ...(place.task ? [t("task.n", { n: place.task })] : []),
    ...(language ? [language] : []),
  ];
  return parts.join(" · ");
}

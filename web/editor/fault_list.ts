/** All that is wrong, in one place: each leads to where it is. */

import { h, words } from "../player/dom.ts";
import type { Activity } from "./activity.ts";
import { openTexts } from "./before.ts";
import { tell, textName } from "./fault_words.ts";
import { placeOf, segments, type Fault } from "./faults.ts";
import { languageName, openList } from "./following.ts";
import { t } from "./language.ts";

export interface FaultListOptions {
  activity(): Activity | undefined;
  go(fault: Fault): void;
  write(language: string, key: string): void;
  change(next: Activity): void;
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
    const activity = this.#options.activity();
    const count = faults.length;
    const open = activity ? openTexts(activity).length : 0;
    const wrong = state === "unchecked" ? t("faults.unchecked") : count ? t("faults.count", { count }) : t("faults.none");
    const text = open ? `${wrong} · ${t("faults.open", { count: open })}` : wrong;
    this.element.hidden = state !== "unchecked" && !count && !open;
    words(this.#summary, text);
    if (state !== "checking") words(this.#live, text);
    const shown = JSON.stringify([faults, open && activity?.texts_before, open && activity?.texts, document.documentElement.lang]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#list.replaceChildren(...faults.slice(0, most).map((fault) => {
      const link = h("button", { type: "button", class: "tool" }, h("span", { class: "kind" }, where(activity, fault)), " ", message(activity, fault));
      link.addEventListener("click", () => this.#options.go(fault));
      return h("li", {}, link);
    }));
    if (activity && open) {
      this.#list.append(...openList(activity, {
        write: this.#options.write, change: this.#options.change,
        called: (key) => [where(activity, { at: `/texts/${activity.languages[0]}/${key}`, line: 1, column: 1, message: "" }, false), textName(activity, key)].join(" · "),
      }));
    }
    if (count > most) this.#list.append(h("li", { class: "quiet" }, t("faults.more", { count: count - most })));
  }
}

function message(activity: Activity | undefined, fault: Fault): HTMLElement {
  const { text, english } = tell(activity, fault);
  return h("span", english ? { lang: "en", dir: "ltr" } : { dir: "auto" }, text);
}

function where(activity: Activity | undefined, { at, line }: Fault, inLanguage = true): string {
  const place = activity ? placeOf(activity, at) : {};
  const language = segments(at)[0] === "texts" ? segments(at)[1] : undefined;
  const parts = [
    ...(place.stage ? [t("stage.n", { n: place.stage })] : activity ? [t("lesson.lesson")] : [t("faults.line", { n: line })]),
    ...(place.task ? [t("task.n", { n: place.task })] : []),
    ...(language && inLanguage ? [languageName(language)] : []),
  ];
  return parts.join(" · ");
}

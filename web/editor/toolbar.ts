/** What can be done with the whole: which view, undo, the language that is written, publish. */

import { attr, h, words } from "../player/dom.ts";
import { t } from "./language.ts";

export type ViewName = "form" | "source" | "preview";

export interface ToolbarActions {
  view(name: ViewName): void;
  undo(): void;
  redo(): void;
  language(tag: string): void;
  publish(): void;
  download(): void;
}

export interface ToolbarState {
  view: ViewName;
  canUndo: boolean;
  canRedo: boolean;
  language: string;
  languages: [tag: string, name: string][];
  canPublish: boolean;
  /** What came of publishing. */
  said: string;
}

const views: ViewName[] = ["form", "source", "preview"];

export class Toolbar {
  readonly element = h("div", { class: "toolbar", role: "group" });
  readonly #views: Record<ViewName, HTMLButtonElement>;
  readonly #undo = h("button", { type: "button", class: "tool", id: "undo" });
  readonly #redo = h("button", { type: "button", class: "tool", id: "redo" });
  readonly #label = h("label", { for: "text-language" });
  readonly #language = h("select", { id: "text-language" });
  readonly #download = h("button", { type: "button", class: "tool", id: "download" });
  readonly #publish = h("button", { type: "button", class: "primary", id: "publish" });
  readonly #said = h("p", { class: "said", role: "status" });

  constructor(actions: ToolbarActions, alone: boolean) {
    const view = (name: ViewName) => {
      const button = h("button", { type: "button", class: `tab tab-${name}` });
      button.addEventListener("click", () => actions.view(name));
      return button;
    };
    this.#views = { form: view("form"), source: view("source"), preview: view("preview") };
    this.#publish.hidden = alone;
    this.#when(this.#undo, actions.undo);
    this.#when(this.#redo, actions.redo);
    this.#when(this.#publish, actions.publish);
    this.#download.addEventListener("click", actions.download);
    this.#language.addEventListener("change", () => actions.language(this.#language.value));
    this.element.append(
      h("div", { class: "tabs", role: "group" }, ...views.map((name) => this.#views[name])),
      h("div", { class: "history" }, this.#undo, this.#redo),
      h("div", { class: "text-language" }, this.#label, this.#language),
      h("div", { class: "out" }, this.#download, this.#publish), this.#said);
  }

  join(status: HTMLElement, close: HTMLElement): void {
    this.element.querySelector(".out")!.before(status);
    this.element.querySelector(".out")!.append(close);
  }

  /** A button that can't be used now keeps its place in the order of keys. */
  #when(button: HTMLButtonElement, act: () => void): void {
    button.addEventListener("click", () => button.getAttribute("aria-disabled") !== "true" && act());
  }

  write({ view, canUndo, canRedo, language, languages, canPublish, said }: ToolbarState): void {
    attr(this.element, "aria-label", t("bar.tools"));
    attr(this.element.querySelector(".tabs")!, "aria-label", t("bar.views"));
    for (const name of views) {
      words(this.#views[name], t(`view.${name}`));
      attr(this.#views[name], "aria-pressed", String(name === view));
    }
    words(this.#undo, t("action.undo"));
    words(this.#redo, t("action.redo"));
    attr(this.#undo, "aria-disabled", String(!canUndo));
    attr(this.#redo, "aria-disabled", String(!canRedo));
    words(this.#label, t("bar.language"));
    const listed = JSON.stringify(languages);
    if (this.#language.dataset.listed !== listed) {
      this.#language.dataset.listed = listed;
      this.#language.replaceChildren(...languages.map(([tag, name]) => h("option", { value: tag, lang: tag }, name)));
    }
    this.#language.value = language;
    words(this.#download, t("action.download"));
    words(this.#publish, t("action.publish"));
    attr(this.#publish, "aria-disabled", String(!canPublish));
    attr(this.#publish, "title", canPublish ? undefined : t("publish.notYet"));
    words(this.#said, said);
  }
}

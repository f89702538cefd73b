/** The top bar: what lesson this is, how far it is, where the work is, and how it should look. */

import type { StatusWord } from "../protocol/protocol.ts";
import { attr, byId, h, icon, words, type Icon } from "./dom.ts";
import { tellWord } from "./faults.ts";
import { languages as languagesOfPages } from "./languages.ts";
import { t } from "./messages.ts";

type Word = StatusWord | "kept";

const signs: Record<Word, Icon> = {
  saved: "check",
  sending: "sending",
  waiting: "waiting",
  kept: "waiting",
  memory: "warning",
  refused: "warning",
};

export interface BarActions {
  language(locale: string): void;
  textView(on: boolean): void;
  settings(): void;
  panel(open: boolean): void;
}

type Toggle = "text" | "panel-toggle";

export class Bar {
  /** Where the work is, once that is known. */
  #word: Word | undefined;
  readonly #status = byId("status");
  readonly #language = byId<HTMLSelectElement>("language");
  readonly #tools = byId("tools");
  readonly #menu = byId("menu");

  constructor(actions: BarActions) {
    this.#language.addEventListener("change", () => actions.language(this.#language.value));
    this.#toggle("text", actions.textView);
    this.#toggle("panel-toggle", actions.panel);
    byId("settings").addEventListener("click", actions.settings);
    byId("skip").addEventListener("click", () => byId("n-stage").focus());
    this.#tools.addEventListener("click", (event) => {
      if ((event.target as Element).closest("button")) this.#open(false);
    });
    this.#menu.addEventListener("click", () => this.#open(!this.#tools.classList.contains("open")));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.#tools.classList.contains("open")) return;
      this.#open(false);
      this.#menu.focus();
    });
    document.addEventListener("pointerdown", (event) => {
      const target = event.target as Element;
      if (!this.#tools.contains(target) && !this.#menu.contains(target)) this.#open(false);
    });
  }

  /** All words again, in the language that is spoken now. */
  relabel(title: string, locale: string, languages: string[]): void {
    words(byId("title"), title);
    document.title = title;
    for (const id of ["text", "panel-toggle", "settings"] as const) {
      words(byId(id).querySelector(".words")!, t(`bar.${id}`));
      attr(byId(id), "title", t(`bar.${id}`));
    }
    words(byId("skip"), t("bar.skip"));
    attr(this.#menu, "aria-label", t("bar.menu"));
    attr(this.#language, "aria-label", t("bar.language"));
    // Asking the browser takes long, the first time.
    const name = (tag: string) => (languagesOfPages as Record<string, string>)[tag] ?? new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
    const upper = (text: string, tag: string) => text.charAt(0).toLocaleUpperCase(tag) + text.slice(1);
    // A pseudo-locale is for authors, who ask for it by its tag.
    const offered = languages.filter((tag) => tag === locale || !tag.endsWith("-XA"));
    this.#language.replaceChildren(...offered.map((tag) => h("option", { value: tag, lang: tag }, upper(name(tag), tag))));
    this.#language.value = locale;
    this.show(this.#word);
  }

  press(which: Toggle, on: boolean): void {
    attr(byId(which), "aria-pressed", String(on));
  }

  show(word?: Word): void {
    this.#word = word;
    const text = word && t(`status.${word}`);
    attr(this.#status, "data-word", word);
    this.#status.replaceChildren();
    if (word) this.#status.append(icon(signs[word]), h("span", { class: "words" }, text!));
    tellWord(text);
  }

  #toggle(which: Toggle, act: (on: boolean) => void): void {
    const button = byId(which);
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      this.press(which, on);
      act(on);
    });
  }

  #open(open: boolean): void {
    this.#tools.classList.toggle("open", open);
    attr(this.#menu, "aria-expanded", String(open));
  }
}

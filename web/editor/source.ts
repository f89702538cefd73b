/** The activity as it is written, with the number of each line, and which of them has a fault. */

import { h } from "../player/dom.ts";
import type { Fault } from "./faults.ts";
import { t } from "./language.ts";

export class Source {
  readonly element = h("div", { class: "source" });
  readonly #numbers = h("div", { class: "numbers", "aria-hidden": "true" });
  readonly #area = h("textarea", { id: "source", class: "code", dir: "ltr", wrap: "off", spellcheck: "false", autocomplete: "off", autocapitalize: "off", "aria-describedby": "source-help" });
  readonly #label = h("label", { for: "source" });
  readonly #help = h("p", { class: "help", id: "source-help" });
  #wrong = new Set<number>();

  constructor(changed: (text: string) => void) {
    this.#area.addEventListener("input", () => {
      this.#count();
      changed(this.#area.value);
    });
    this.#area.addEventListener("scroll", () => (this.#numbers.scrollTop = this.#area.scrollTop));
    this.element.append(this.#label, h("div", { class: "source-box" }, this.#numbers, this.#area), this.#help);
  }

  relabel(): void {
    this.#label.textContent = t("source.label");
    this.#help.textContent = t("source.help");
  }

  show(text: string): void {
    if (this.#area.value !== text) this.#area.value = text;
    this.#count();
  }

  mark(faults: Fault[]): void {
    this.#wrong = new Set(faults.map(({ line }) => line));
    this.#count();
  }

  focus(): void {
    this.#area.focus();
  }

  /** Puts the cursor there; both from 1. */
  go({ line, column }: Fault): void {
    const lines = this.#area.value.split("\n").slice(0, line - 1);
    const start = lines.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
    const end = this.#area.value.indexOf("\n", start);
    this.#area.focus();
    this.#area.setSelectionRange(start, end < 0 ? this.#area.value.length : end);
    const height = this.#area.scrollHeight / Math.max(1, this.#area.value.split("\n").length);
    this.#area.scrollTop = Math.max(0, (line - 4) * height);
  }

  #count(): void {
    const count = this.#area.value.split("\n").length;
    this.#numbers.replaceChildren(...Array.from({ length: count }, (_, i) => h("span", this.#wrong.has(i + 1) ? { class: "wrong" } : {}, String(i + 1))));
  }
}

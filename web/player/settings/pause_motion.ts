/** The button in the bar that lets nothing move by itself: the setting "Motion: none", in one step and back. */

import { attr, byId, drawing, h, words } from "../dom.ts";
import { readPreferences, type Preferences } from "../preferences.ts";

const bars = "M9 6v12M15 6v12";

export class PauseMotion {
  readonly #label = h("span", { class: "words" });
  readonly #button = h("button", { type: "button", id: "motion" }, drawing(bars), this.#label);
  readonly #still = matchMedia("(prefers-reduced-motion: reduce)");

  constructor(choose: (change: Preferences) => void) {
    this.#button.addEventListener("click", () => choose({ motion: readPreferences().motion ? undefined : "none" }));
    this.#still.addEventListener("change", () => this.show());
    byId("tools").insertBefore(this.#button, byId("settings"));
    this.show();
  }

  relabel(text: string): void {
    words(this.#label, text);
    attr(this.#button, "title", text);
    this.show();
  }

  /** As it is chosen. Not where the device lets nothing move, so that there is nothing to pause; and not without a name. */
  show(): void {
    attr(this.#button, "aria-pressed", String(!!readPreferences().motion));
    this.#button.hidden = this.#still.matches || !this.#label.textContent;
  }
}

/** The verdict in a table: icon and word; pressed, it says what the word means. */
import type { Cell } from "./api.ts";
import { h, icon, setText } from "./dom.ts";
import type { IconName } from "./dom.ts";
import { t } from "./language.ts";
import { verdictOf } from "./verdict.ts";
import type { VerdictWords } from "./verdict.ts";

/** All that there is to say about it, below one another. */
export const verdictText = ({ meaning, reason, detail }: VerdictWords): Node[] => [
  ...(reason ? [h("p", {}, reason)] : []),
  h("p", {}, meaning),
  ...(detail && detail !== reason ? [h("p", { class: "quiet" }, t("verdict.detail"), " ", h("span", { lang: "en" }, detail))] : []),
];

const edge = 16;

/** Beside the button, above or below it, wherever there is room. */
function place(note: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const width = Math.min(352, innerWidth - 2 * edge);
  const below = at.bottom < innerHeight * 0.6;
  Object.assign(note.style, {
    inlineSize: `${width}px`,
    left: `${Math.max(edge, Math.min(at.left, innerWidth - width - edge))}px`,
    top: below ? `${at.bottom + 8}px` : "auto",
    bottom: below ? "auto" : `${innerHeight - at.top + 8}px`,
  });
}

/** Stays the same element while the verdict changes, so that focus stays on it. */
export class VerdictMark {
  readonly #word = h("span", {});
  readonly #note: HTMLElement;
  readonly #button: HTMLButtonElement;
  readonly element: HTMLElement;
  #icon: IconName | undefined;

  /** `id` is its own in the page. */
  constructor(id: string) {
    this.#note = h("div", { id, popover: "auto", class: "verdict-note" });
    this.#button = h("button", { type: "button", class: "verdict", popovertarget: id }, this.#word);
    this.#note.addEventListener("beforetoggle", (event) => {
      if ((event as ToggleEvent).newState !== "open") return;
      place(this.#note, this.#button);
      addEventListener("scroll", () => this.#note.hidePopover(), { once: true, passive: true });
    });
    // The line around it opens what is behind the score.
    this.element = h("div", { click: (event) => event.stopPropagation() }, this.#button, this.#note);
  }

  show(cell: Cell): void {
    const words = verdictOf(cell);
    if (!words) return;
    if (this.#icon !== words.icon) {
      this.#button.querySelector("svg")?.remove();
      this.#button.prepend(icon(words.icon));
    }
    this.#icon = words.icon;
    this.#button.dataset.tone = words.tone;
    setText(this.#word, words.word);
    this.#button.setAttribute("aria-label", t("verdict.explain", { verdict: words.word }));
    this.#note.replaceChildren(h("p", { class: "verdict-line", "data-tone": words.tone }, icon(words.icon), words.word), ...verdictText(words));
  }
}

/** The panel: at the side on wide screens, shown or folded; a sheet on narrow ones, folded, half or full, by its handle. */

import { attr, byId } from "./dom.ts";
import { t } from "./messages.ts";

type Height = "folded" | "half" | "full";

const next: Record<Height, Height> = { folded: "half", half: "full", full: "folded" };
const clickPx = 6;

export class Sheet {
  #height: Height = "half";
  readonly #app = byId("app");
  readonly #handle = byId("handle");

  constructor() {
    let from: { y: number; height: number } | undefined;
    let moved = false;
    this.#handle.addEventListener("pointerdown", (event) => {
      from = { y: event.clientY, height: byId("panel").offsetHeight };
      moved = false;
      this.#handle.setPointerCapture(event.pointerId);
    });
    this.#handle.addEventListener("pointermove", (event) => {
      if (!from || (!moved && Math.abs(event.clientY - from.y) < clickPx)) return;
      moved = true;
      this.#app.style.setProperty("--sheet", `${Math.max(56, from.height + from.y - event.clientY)}px`);
    });
    const end = () => {
      if (from && moved) this.#snap();
      from = undefined;
    };
    this.#handle.addEventListener("pointerup", end);
    this.#handle.addEventListener("pointercancel", end);
    this.#handle.addEventListener("click", ({ detail }) => {
      // After a drag comes a click, but for fingers; one by a key has no count.
      if (!moved || !detail) this.#set(next[this.#height]);
      moved = false;
    });
    this.#set("half");
  }

  relabel(): void {
    attr(byId("panel"), "aria-label", t("panel"));
    attr(this.#handle, "aria-label", t(`sheet.${next[this.#height]}`));
    attr(this.#handle, "aria-expanded", String(this.#height !== "folded"));
  }

  /** On wide screens. */
  side(open: boolean): void {
    attr(this.#app, "data-side", open ? undefined : "folded");
  }

  #set(height: Height): void {
    this.#height = height;
    this.#app.style.removeProperty("--sheet");
    attr(this.#app, "data-sheet", height);
    this.relabel();
  }

  #snap(): void {
    const part = byId("panel").offsetHeight / this.#app.offsetHeight;
    this.#set(part < 0.25 ? "folded" : part < 0.62 ? "half" : "full");
  }
}

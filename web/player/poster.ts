/** What stands there before the lesson: a picture and a bar that moves with the bytes. It is in the page's HTML from the start. */

import { attr, byId, words } from "./dom.ts";
import { t } from "./messages.ts";

const poster = () => byId("poster");

export function posterProgress(part: number): void {
  attr(byId("loaded"), "value", Math.round(part * 100));
}

export function posterWords(title: string): void {
  words(byId("poster-title"), title);
  words(byId("poster-text"), t("loading"));
  attr(byId("loaded"), "aria-label", t("loading"));
}

/** The lesson is drawn beneath: let it be seen. */
export function liftPoster(): void {
  byId("app").inert = false;
  poster().classList.add("lifted");
  setTimeout(() => (poster().hidden = true), 400);
}

export function dropPoster(): void {
  posterProgress(0);
  poster().hidden = false;
  poster().classList.remove("lifted");
  byId("app").inert = true;
}

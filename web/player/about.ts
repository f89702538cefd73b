/** What this lesson is made of, and the licences of what others made. A script of its own, fetched when it is asked for. */

import { h, words } from "./dom.ts";
import { aboutWords } from "./about_words.ts";
import type { t as translate } from "./messages.ts";

/** Address of the notices relative to this script; the build puts it in. */
declare const NOTICES_URL: string;

export interface AboutFacts {
  title: string;
  module: string;
  version: string;
  build: string;
}

/** `language`: one that the player speaks. */
export function showAbout(facts: AboutFacts, t: typeof translate, language: string): void {
  const said = (aboutWords[language] ?? aboutWords.en)!;
  const heading = h("h2", { id: "about-title" }, t("bar.about"));
  const notices = h("pre", { class: "notices", tabindex: "0" });
  const close = h("button", { type: "button", "data-tone": "primary" }, said.close);
  const dialog = h(
    "dialog",
    { class: "card", "aria-labelledby": heading.id },
    heading,
    h("p", {}, said.version({ ...facts })),
    h("details", {}, h("summary", {}, said.licences), notices),
    close,
  );
  // No form: a lesson's frame is not let to submit one.
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  fetch(new URL(NOTICES_URL, import.meta.url))
    .then((response) => response.text())
    .then((text) => words(notices, text))
    .catch(() => words(notices, t("error.E-NETWORK")));
}

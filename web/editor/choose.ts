/** What to begin with: a lesson of the site, in the languages that are wanted, or a file. */

import { h } from "../player/dom.ts";
import { languages as known } from "../player/languages.ts";
import { looksLikeActivity, type Activity } from "./activity.ts";
import { setLanguages } from "./changes.ts";
import { language, say, t } from "./language.ts";
import { originals, textOf, type Original } from "./lessons.ts";
import { print } from "./print.ts";
import type { Language } from "../player/languages.ts";

export interface ChooserOptions {
  /** Nobody keeps drafts: a file may be opened. */
  alone: boolean;
  chosen(module: string, text: string): void;
}

/** A copy has an id and a title of its own. */
export function copyOf(activity: Activity, languages: string[]): Activity {
  const copy = setLanguages(activity, activity.languages.filter((tag) => languages.includes(tag)));
  copy.id = `${copy.id.slice(0, 50)}-copy`;
  for (const [tag, said] of Object.entries(copy.texts)) {
    said.title = say((Object.hasOwn(known, tag) ? tag : "en") as Language, "copy.title", { title: said.title ?? "" });
  }
  return copy;
}

export async function chooser(options: ChooserOptions): Promise<HTMLElement> {
  const section = h("section", { class: "chooser", "aria-labelledby": "choose-heading" }, h("h2", { id: "choose-heading" }, t("choose.heading")), h("p", { class: "lead" }, t("choose.lead")));
  const note = h("p", { class: "fault", role: "alert", hidden: true });
  const fail = () => {
    note.textContent = t("choose.failed");
    note.hidden = false;
  };
  const all = await originals().catch(() => []);
  if (!all.length) fail();
  section.append(note, h("ul", { class: "originals" }, ...all.map((one) => card(one, options, fail))));
  if (options.alone) section.append(fileField(all, options));
  return section;
}

function card(original: Original, { chosen }: ChooserOptions, fail: () => void): HTMLElement {
  const title = original.title[language] ?? original.title.en ?? Object.values(original.title)[0] ?? original.id;
  const heading = `original-${original.module}-${original.id}`;
  const boxes = original.languages.map((tag) => {
    const box = h("input", { type: "checkbox", value: tag, id: `${heading}-${tag}` });
    box.checked = tag === language || (!original.languages.includes(language) && tag === original.languages[0]);
    return box;
  });
  const names: Record<string, string> = known;
  const copy = h("button", { type: "button", class: "primary", "aria-label": t("action.of", { action: t("choose.copy"), what: title }) }, t("choose.copy"));
  copy.addEventListener("click", () => {
    const wanted = boxes.filter(({ checked }) => checked).map(({ value }) => value);
    textOf(original).then((text) => {
      const activity: unknown = JSON.parse(text);
      if (looksLikeActivity(activity)) chosen(original.module, print(copyOf(activity, wanted.length ? wanted : original.languages.slice(0, 1))));
      else fail();
    }, fail);
  });
  return h("li", { class: "card" },
    h("h3", { id: heading, dir: "auto" }, title),
    h("p", { class: "quiet" }, t("choose.minutes", { count: original.minutes })),
    h("fieldset", {}, h("legend", {}, t("choose.languages")), h("div", { class: "checks" }, ...boxes.map((box) => h("label", { class: "check", for: box.id }, box, h("span", { lang: box.value }, names[box.value] ?? box.value))))),
    copy);
}

function fileField(all: Original[], { chosen }: ChooserOptions): HTMLElement {
  const input = h("input", { type: "file", id: "open-file", accept: ".json,application/json" });
  const modules = [...new Set(all.map(({ module }) => module))];
  const select = h("select", { id: "open-module" }, ...modules.map((name) => h("option", { value: name }, name)));
  input.addEventListener("change", () => void input.files?.[0]?.text().then((text) => chosen(select.value, text)));
  return h("div", { class: "card" }, h("h3", {}, t("choose.file")),
    h("div", { class: "field" }, h("label", { for: "open-module" }, t("choose.module")), select),
    h("div", { class: "field" }, h("label", { for: "open-file" }, t("choose.fileLabel")), input));
}

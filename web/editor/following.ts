/** At a text, and in the list of what is to do: which languages still say what was there before, and the three ways out of it. */

import { h } from "../player/dom.ts";
import { languages as known } from "../player/languages.ts";
import type { Activity } from "./activity.ts";
import { keep, openTexts, type OpenText } from "./before.ts";
import { setLanguages } from "./changes.ts";
import type { FormContext } from "./context.ts";
import { t } from "./language.ts";

export const languageName = (tag: string): string => {
  try {
    return new Intl.DisplayNames(document.documentElement.lang, { type: "language" }).of(tag) ?? tag;
  } catch {
    return (known as Record<string, string>)[tag] ?? tag;
  }
};

export const listOf = (tags: string[]): string => new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" }).format(tags.map(languageName));

export const withoutLanguages = (activity: Activity, gone: string[]): Activity => setLanguages(activity, activity.languages.filter((tag) => !gone.includes(tag)));

function action(id: string, label: string, of: string, act: () => void): HTMLElement {
  const button = h("button", { type: "button", class: "tool", id, "aria-label": t("action.of", { action: label, what: of }) }, label);
  button.addEventListener("click", act);
  return button;
}

/** Below a text. Empty until one of its languages has to follow. */
export const followPlace = (key: string): HTMLElement => h("div", { class: "follow", "data-follow": key, hidden: true });

export function fillFollow(form: FormContext, place: HTMLElement, all: OpenText[]): void {
  const key = place.dataset.follow!;
  const open = all.filter((one) => one.key === key);
  const shown = JSON.stringify([open, document.documentElement.lang, form.textLanguage()]);
  if (place.dataset.shown === shown) return;
  place.dataset.shown = shown;
  place.hidden = !open.length;
  if (!open.length) return place.replaceChildren();
  const written = form.textLanguage();
  const at = `/follow/${key}`;
  const fits = (which: OpenText[]) => form.change(keep(form.activity(), which), `/texts/${written}/${key}`);
  const leave = (tags: string[]) => form.change(withoutLanguages(form.activity(), tags));
  const here = open.find(({ language }) => language === written);
  const before = here && form.activity().texts_before?.[key]?.[here.since[0]!];
  const rows = open.map((one) => {
    const name = languageName(one.language);
    return h("li", {}, h("span", { class: "kind" }, name),
      ...(one === here ? [] : [action(`${at}/${one.language}/write`, t("follow.write"), name, () => form.write(one.language, key))]),
      action(`${at}/${one.language}/fits`, t("follow.fits"), name, () => fits([one])),
      action(`${at}/${one.language}/leave`, t("follow.leave"), name, () => leave([one.language])));
  });
  const every = listOf(open.map(({ language }) => language));
  place.replaceChildren(
    h("p", {}, here ? t("follow.here", { language: listOf(here.since) }) : t("follow.others", { languages: every })),
    ...(before ? [h("p", { class: "source-text", lang: here.since[0]!, dir: "auto" }, before)] : []),
    h("ul", {}, ...rows,
      ...(open.length < 2 ? [] : [h("li", {}, h("span", { class: "kind" }, t("follow.all")),
        action(`${at}/all/fits`, t("follow.fits"), every, () => fits(open)),
        action(`${at}/all/leave`, t("follow.leaveAll"), every, () => leave(open.map(({ language }) => language))))])));
}

/** Of the whole lesson, by language: each text leads to its field. */
export interface OpenListActions {
  write(language: string, key: string): void;
  change(next: Activity): void;
  /** What the form calls the text. */
  called(key: string): string;
}

export function openList(activity: Activity, { write, change, called }: OpenListActions): HTMLElement[] {
  const open = openTexts(activity);
  const tags = activity.languages.filter((tag) => open.some(({ language }) => language === tag));
  const items = tags.map((tag) => {
    const own = open.filter(({ language }) => language === tag);
    const name = languageName(tag);
    return h("li", { class: "open-language" },
      h("p", {}, h("span", { class: "kind" }, name), " ", t("follow.count", { count: own.length })),
      h("ul", {}, ...own.slice(0, 20).map(({ key }) => {
        const link = h("button", { type: "button", class: "tool" }, called(key));
        link.addEventListener("click", () => write(tag, key));
        return h("li", {}, link);
      })),
      h("div", { class: "row" },
        action(`/open/${tag}/fits`, t("follow.fitsAll"), name, () => change(keep(activity, own))),
        action(`/open/${tag}/leave`, t("follow.leave"), name, () => change(withoutLanguages(activity, [tag])))));
  });
  if (tags.length < 2) return items;
  const every = listOf(tags);
  return [...items, h("li", { class: "open-language" }, h("p", { class: "kind" }, t("follow.all")), h("div", { class: "row" },
    action("/open/all/fits", t("follow.fitsAll"), every, () => change(keep(activity, open))),
    action("/open/all/leave", t("follow.leaveAll"), every, () => change(withoutLanguages(activity, tags)))))];
}

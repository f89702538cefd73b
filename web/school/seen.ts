/** Who looked at my work: every adult's look at it, for its student to read. */
import type { Access } from "./api.ts";
import { h, icon } from "./dom.ts";
import type { IconName } from "./dom.ts";
import { moment, t, tOr } from "./language.ts";

export const accessIcons: Record<Access["what"], IconName> = { viewed: "predicted", replayed: "play", downloaded: "save", deleted: "delete" };
export const accessIcon = (what: string): IconName => (Object.hasOwn(accessIcons, what) ? accessIcons[what as Access["what"]] : "log");

/** How many are shown before one asks for all. */
const few = 5;

/** `titleOf` names an assignment by its id. */
export const seenSentence = ({ what, who, assignment, part }: Access, titleOf: (assignment: string) => string): string =>
  tOr(part ? `seen.${part}-${what}` : `seen.${what}`, "seen.other", { who: who.name, title: assignment === null ? t("seen.all-work") : titleOf(assignment) });

export function seenSection(list: Access[], titleOf: (assignment: string) => string): HTMLElement {
  const line = (access: Access): HTMLElement =>
    h("li", {}, icon(accessIcon(access.what)), h("p", {}, seenSentence(access, titleOf)), h("time", { datetime: access.time }, moment(access.time)));
  const lines = h("ul", { class: "seen-list" }, ...list.slice(0, few).map(line));
  const more = h("button", {
    type: "button", class: "secondary", click: () => {
      const added = list.slice(few).map(line);
      lines.append(...added);
      added[0]!.tabIndex = -1;
      added[0]!.focus();
      more.remove();
    },
  }, t("seen.more", { count: list.length }));
  return h("section", { class: "card seen", "aria-labelledby": "seen-title" },
    h("h2", { id: "seen-title" }, t("seen.title")),
    h("p", { class: "quiet" }, t(list.length ? "seen.lead" : "seen.nobody")),
    list.length > 0 && lines,
    list.length > few && more);
}

/** For the student: what a teacher says of what they wrote. */
import type { OwnMark } from "./api.ts";
import { h } from "./dom.ts";
import { localised, t } from "./language.ts";

function line(mark: OwnMark): HTMLElement {
  const title = localised(mark.title);
  if (mark.waiting) return h("li", { class: "quiet" }, t("student.mark-waits", { title }));
  const { points, max, lines, comment, who, changed } = mark;
  return h("li", {},
    h("p", {}, h("strong", {}, t("student.mark", { title, points, max }))),
    h("ul", {}, ...lines.map((one) => h("li", {}, t("pair", { name: localised(one.title), value: t("score", { raw: one.points, max: one.max }) })))),
    comment !== "" && h("p", { class: "comment", dir: "auto" }, t("student.mark-comment", { who: who.name, comment })),
    changed && h("p", { class: "quiet" }, t("student.mark-changed")));
}

export const ownMarks = (marks: OwnMark[]): HTMLElement =>
  h("section", { class: "own-marks", "aria-label": t("student.marks") }, h("h3", {}, t("student.marks")), h("ul", {}, ...marks.map(line)));

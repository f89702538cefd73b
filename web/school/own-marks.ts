/** What a teacher says of what a student wrote: for the student, and for the teacher, who can change it. */
import type { OwnMark } from "./marking-api.ts";
import { h } from "./dom.ts";
import { localised, t } from "./language.ts";
import { markingPlace } from "./standing.ts";

type Given = Exclude<OwnMark, { waiting: true }>;

const lines = ({ lines: all, comment, who }: Given): (HTMLElement | false)[] => [
  h("ul", {}, ...all.map((one) => h("li", {}, t("pair", { name: localised(one.title), value: t("score", { raw: one.points, max: one.max }) })))),
  comment !== "" && h("p", { class: "comment", dir: "auto" }, t("student.mark-comment", { who: who.name, comment })),
];

function own(mark: OwnMark): HTMLElement {
  const title = localised(mark.title);
  if (mark.waiting) return h("li", { class: "quiet" }, t("student.mark-waits", { title }));
  const { points, max, changed } = mark;
  return h("li", {},
    h("p", {}, h("strong", {}, t("student.mark", { title, points, max }))),
    ...lines(mark),
    changed && h("p", { class: "quiet" }, t("student.mark-changed")));
}

export const ownMarks = (marks: OwnMark[]): HTMLElement =>
  h("section", { class: "own-marks", "aria-label": t("student.marks") }, h("h3", {}, t("student.marks")), h("ul", {}, ...marks.map(own)));

function marked(mark: OwnMark, attempt: string | null): HTMLElement {
  const title = localised(mark.title) || mark.question;
  const way = (words: string): HTMLElement => h("a", { class: "secondary", href: markingPlace(attempt, mark.question), "aria-label": t("pair", { name: words, value: title }) }, words);
  if (mark.waiting) return h("li", {}, h("p", {}, h("strong", {}, title)), way(t("stream.mark")));
  return h("li", {},
    h("p", {}, h("strong", {}, t("pair", { name: title, value: t("score", { raw: mark.points, max: mark.max }) }))),
    ...lines(mark),
    mark.changed && h("p", { class: "quiet" }, t("marking.changed")),
    way(t(mark.changed ? "stream.mark" : "stream.mark-again")));
}

export const marksForTeacher = (marks: OwnMark[], attempt: string | null): HTMLElement =>
  h("section", { class: "own-marks", "aria-label": t("stream.marks") }, h("h3", {}, t("stream.marks")), h("ul", {}, ...marks.map((mark) => marked(mark, attempt))));

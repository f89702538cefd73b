/** How far somebody is, and with what score: in words and as a picture. */
import type { Basis, Status } from "./api.ts";
import type { Score } from "../protocol/protocol.ts";
import { h, icon } from "./dom.ts";
import { t } from "./language.ts";
import type { MarksInShort } from "./marking-api.ts";

export function statusMark(status: Status, detail = ""): HTMLElement {
  return h("span", { class: `status ${status}` }, icon(status), h("span", {}, t(`status.${status}`) + detail));
}

/** What only the school can mark has no points until it has. */
export const scoreWords = (score: Score | null | undefined): string =>
  score?.max ? t("score", { raw: score.raw, max: score.max }) : t(score ? "score.open" : "score.none");

/** The score in words; one that was refused says so, and is set apart. */
export function scoreText(score: Score | null | undefined, basis?: Basis | null): HTMLElement {
  const refused = basis === "refused";
  return h("span", { class: refused ? "score refused" : "score" },
    h("span", { class: "words" }, scoreWords(score)), refused && h("span", { class: "tag" }, t("score.refused")));
}

/** The same with a bar before it, for the eye. */
export function scoreBar(score: Score, basis?: Basis | null): HTMLElement {
  const bar = h("span", { class: "score-bar", "aria-hidden": "true" }, h("span", {}));
  const share = Math.min(Math.max(score.scaled, 0), 1);
  (bar.firstElementChild as HTMLElement).style.inlineSize = `${share * 100}%`;
  const text = scoreText(score, basis);
  text.prepend(bar);
  return text;
}

/** Where the answers of an attempt are marked, or one of them. The address names nobody. */
export const markingPlace = (attempt: string | null, question?: string): string =>
  `/marking${attempt ? `?${new URLSearchParams({ attempt, ...(question !== undefined && { question }) })}` : ""}`;

/** Where a lesson that was completed is tried again. */
export const practicePlace = (assignment: string): string => `/lesson?${new URLSearchParams({ assignment, practice: "" })}`;

/** What a teacher marked, beside the score, and what waits for it. */
export const byHand = (marks: MarksInShort | null | undefined, attempt: string | null): HTMLElement[] => [
  ...(marks?.marked ? [h("span", { class: "quiet" }, t("teacher.marks", { points: marks.points, max: marks.max }))] : []),
  ...(marks?.waiting ? [h("a", { class: "to-mark", href: markingPlace(attempt) }, t("teacher.to-mark", { count: marks.waiting }))] : []),
];

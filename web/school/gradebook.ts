/** The grade book: a table for each assignment. Built once; afterwards only what changed is touched, so focus stays. */
import type { Activity, Cell, GradeBook, Row } from "./api.ts";
import { h } from "./dom.ts";
import { dayOf, duration, localised, moment, number, shortDay, t, today } from "./language.ts";
import type { TextKey } from "./language.ts";
import { avatar } from "./page.ts";
import { byHand, scoreBar, scoreText, statusMark } from "./standing.ts";
import { teachingLinks } from "./teaching-links.ts";
import { VerdictMark } from "./verdict-mark.ts";
import { verdictOf } from "./verdict.ts";

/** Somebody's work on an assignment, as the table knows it. */
export interface Work {
  student: Row["student"];
  assignment: Activity;
  cell: Cell;
}

interface Column {
  title: TextKey;
  /** Says all that the cell shows: it is drawn anew when this changes. */
  words: (cell: Cell, assignment: Activity) => string;
  draw?: (cell: Cell) => Node;
  /** Instead: makes a part that stays, and shows the cell anew itself. */
  part?: (work: Work) => { readonly element: HTMLElement; show: (cell: Cell) => void };
}

const begun = (cell: Cell): boolean => cell.attempt !== null;
/** What was begun counts, whether or not it is still to be done. */
const unassigned = (cell: Cell): boolean => !cell.assigned && !begun(cell);
const ifBegun = (words: (cell: Cell) => string) => (cell: Cell): string => (begun(cell) ? words(cell) : "");
const progress = ({ answered, items }: Cell): string => (items ? t("teacher.of-items", { done: answered, items }) : "");

/** By when, and whether it was in time: in words. */
export function dueWords({ assigned, due, handed_in: handedIn, status }: Cell): { day?: string; late?: string } {
  if (!due || !assigned) return {};
  const on = handedIn && dayOf(new Date(handedIn));
  const late = on && on > due ? t("teacher.late", { day: shortDay(on) }) : status !== "completed" && due < today() ? t("teacher.overdue") : "";
  return { day: t("teacher.due", { day: shortDay(due) }), ...(late && { late }) };
}

function whenDue(cell: Cell): HTMLElement[] {
  const { day, late } = dueWords(cell);
  return [...(day ? [h("span", { class: "quiet" }, day)] : []), ...(late ? [h("span", { class: "aside" }, late)] : [])];
}

/** How many of the lesson's objectives; nothing of a lesson without any. */
export const masteredWords = ({ mastered }: Cell, { teaches = [] }: Activity): string =>
  teaches.length ? t("score", { raw: Math.min(mastered, teaches.length), max: teaches.length }) : "";

const columns: Column[] = [
  {
    title: "teacher.status",
    words: (cell) => `${unassigned(cell)} ${cell.status} ${progress(cell)} ${cell.refused} ${JSON.stringify(dueWords(cell))}`,
    draw: (cell) => unassigned(cell) ? h("span", { class: "quiet" }, t("teacher.unassigned")) : h("span", { class: "stack" },
      statusMark(cell.status),
      cell.status === "started" && cell.items > 0 && h("span", { class: "quiet" }, progress(cell)),
      ...whenDue(cell),
      cell.refused > 0 && h("span", { class: "aside" }, t("teacher.refused", { count: cell.refused }))),
  },
  {
    title: "teacher.score",
    words: ({ score, basis, marks }) => (score || marks ? JSON.stringify([score, basis === "refused", marks ?? null]) : ""),
    draw: ({ attempt, score, basis, marks }) => h("span", { class: "stack" }, score ? scoreBar(score, basis) : scoreText(score), ...byHand(marks, attempt)),
  },
  { title: "teacher.mastered", words: (cell, assignment) => (begun(cell) ? masteredWords(cell, assignment) : "") },
  { title: "teacher.hints", words: ifBegun(({ hints }) => number(hints)) },
  { title: "teacher.time", words: ifBegun(({ seconds }) => duration(seconds)) },
  {
    title: "teacher.verdict",
    words: (cell) => (cell.basis ? JSON.stringify(verdictOf(cell)) : ""),
    part: ({ student, assignment }) => new VerdictMark(`verdict-${assignment.id}-${student.id}`),
  },
  { title: "teacher.updated", words: ({ updated }) => (updated ? moment(updated) : "") },
];

/** One student's line. */
class Line {
  readonly element: HTMLTableRowElement;
  #work: Work;
  #shown: string[] = [];
  readonly #cells: HTMLTableCellElement[];
  readonly #parts;

  constructor(work: Work, open: (work: Work) => void) {
    this.#work = work;
    const { student } = work;
    this.#parts = columns.map(({ part }) => part?.(work));
    this.#cells = columns.map(({ title }) => h("td", { role: "cell", "data-label": t(title) }));
    this.element = h("tr", { role: "row", click: ({ target }) => (target as Element).closest("a") ? undefined : open(this.#work) },
      h("th", { scope: "row", role: "rowheader" },
        h("button", { type: "button", class: "open", "aria-haspopup": "dialog", "aria-label": t("teacher.open", { student: student.name }) },
          avatar(student), h("span", {}, student.name))),
      ...this.#cells);
    this.show(work, false);
  }

  /** Draws the cells that changed, and marks the line for a moment. */
  show(work: Work, mark = true): void {
    this.#work = work;
    let changed = false;
    columns.forEach(({ words, draw }, i) => {
      const now = words(work.cell, work.assignment);
      if (this.#shown[i] === now) return;
      this.#shown[i] = now;
      changed = true;
      this.#draw(i, now, draw);
    });
    this.element.classList.toggle("none", !begun(work.cell));
    if (!changed || !mark) return;
    this.element.classList.remove("changed");
    void this.element.offsetWidth; // starts the animation anew
    this.element.classList.add("changed");
  }

  #draw(i: number, words: string, draw: Column["draw"]): void {
    const cell = this.#cells[i]!;
    const part = this.#parts[i];
    if (words === "") cell.replaceChildren(nothing());
    else if (!part) cell.replaceChildren(draw ? draw(this.#work.cell) : words);
    else {
      part.show(this.#work.cell);
      if (part.element.parentNode !== cell) cell.replaceChildren(part.element);
    }
  }
}

const nothing = (): Node =>
  h("span", { class: "nothing" }, h("span", { "aria-hidden": "true" }, t("teacher.nothing")), h("span", { class: "unseen" }, t("teacher.nothing-words")));

/** All tables of a grade book. */
export class BookView {
  readonly element = h("div", { class: "books" });
  #lines = new Map<string, Line>();
  #shape = "";

  constructor(readonly open: (work: Work) => void) {}

  show(book: GradeBook): void {
    const shape = JSON.stringify([book.assignments, book.rows.map(({ student }) => student)]);
    if (shape !== this.#shape) this.#build(book);
    this.#shape = shape;
    for (const work of worksOf(book)) this.#lines.get(keyOf(work))?.show(work);
  }

  /** The language changed: every word is drawn anew. */
  redraw(book: GradeBook): void {
    this.#shape = "";
    this.show(book);
  }

  #build(book: GradeBook): void {
    this.#lines.clear();
    for (const work of worksOf(book)) this.#lines.set(keyOf(work), new Line(work, this.open));
    this.element.replaceChildren(...book.assignments.map((assignment) => this.#table(assignment, book)));
  }

  #table(assignment: Activity, book: GradeBook): HTMLElement {
    const id = `book-${assignment.id}`;
    const head = (title: TextKey): HTMLElement => h("th", { scope: "col", role: "columnheader" }, t(title));
    const lines = worksOf(book).filter((work) => work.assignment.id === assignment.id).map((work) => this.#lines.get(keyOf(work))!.element);
    return h("section", { class: "card book", "aria-labelledby": id },
      h("div", { class: "lesson-head" }, h("h2", { id }, localised(assignment.title)), teachingLinks(assignment, localised(assignment.title))),
      h("table", { role: "table", "aria-labelledby": id },
        h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, head("teacher.student"), ...columns.map(({ title }) => head(title)))),
        h("tbody", { role: "rowgroup" }, ...lines)));
  }
}

const keyOf = ({ student, assignment }: Work): string => `${assignment.id} ${student.id}`;

/** Every student's work on every assignment. */
export function worksOf({ assignments, rows }: GradeBook): Work[] {
  return rows.flatMap(({ student, cells }) => cells.flatMap((cell) => {
    const assignment = assignments.find(({ id }) => id === cell.assignment);
    return assignment ? [{ student, assignment, cell }] : [];
  }));
}

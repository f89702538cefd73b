/** What is behind a score: the events of an attempt as they came, and what the school could not take. */
import { Actions } from "./actions.ts";
import type { ActionsOptions } from "./actions.ts";
import { behind, Problem } from "./api.ts";
import type { KeptAside, LessonTexts, Shown, StoredEvent } from "./api.ts";
import { h, icon, setText } from "./dom.ts";
import { wordsOf } from "./event-words.ts";
import { dueWords, masteredWords } from "./gradebook.ts";
import type { Work } from "./gradebook.ts";
import { duration, localised, moment, number, t, tOr } from "./language.ts";
import type { OwnMark } from "./marking-api.ts";
import { Objectives } from "./objectives.ts";
import { marksForTeacher } from "./own-marks.ts";
import { avatar, problemWords } from "./page.ts";
import { byHand, scoreText, statusMark } from "./standing.ts";
import { verdictText } from "./verdict-mark.ts";
import { verdictOf } from "./verdict.ts";

/** Later than this between doing and arriving is worth a word: the student was offline. */
const lateMs = 60_000;

const eventLine = (event: StoredEvent, texts: LessonTexts): HTMLElement => {
  const { icon: name, tone, sentence, details } = wordsOf(event, texts);
  const late = Date.parse(event.received) - Date.parse(event.time) > lateMs;
  const all = late ? [...details, t("event.late", { time: moment(event.received) })] : details;
  return h("li", { class: `event ${tone}`, "data-n": String(event.n) },
    icon(name),
    h("div", {}, h("p", {}, sentence), all.length > 0 && h("p", { class: "quiet" }, all.join(" · "))),
    h("time", { datetime: event.time }, moment(event.time, true)));
};

const asideLine = ({ code, message, received, raw }: KeptAside): HTMLElement =>
  h("li", { class: "event again" },
    icon("alert"),
    h("div", {},
      h("p", {}, tOr(`refusal.${code}`, "refusal.other")),
      h("details", {}, h("summary", {}, t("stream.aside-raw")), h("p", { class: "quiet", lang: "en" }, `${code}: ${message}`), h("pre", { tabindex: "0" }, JSON.stringify(raw, null, 2)))),
    h("time", { datetime: received }, moment(received, true)));

const fact = (name: string, value: string | Node): HTMLElement => h("div", {}, h("dt", {}, name), h("dd", {}, value));

/** A drawer beside the grade book; on narrow screens it fills the page. */
export class Stream {
  readonly #dialog = h("dialog", { class: "drawer", "aria-labelledby": "stream-title" });
  readonly #facts = h("dl", { class: "facts" });
  readonly #verdict = h("section", { class: "judged" });
  readonly #end = h("footer", {});
  readonly #events = h("ol", { class: "events" });
  readonly #empty = h("p", { class: "quiet" });
  readonly #aside = h("section", { hidden: true });
  readonly #marks = h("div", { hidden: true });
  readonly #live = h("div", { class: "unseen", role: "status" });
  readonly #options: ActionsOptions;
  readonly #actions: Actions;
  readonly #objectives: Objectives;
  #work: Work | undefined;
  #judged = "";
  #last: StoredEvent | undefined;
  #shownAside = "";
  #texts: LessonTexts = {};

  constructor(parent: HTMLElement, options: ActionsOptions) {
    this.#options = options;
    this.#objectives = new Objectives(options);
    this.#actions = new Actions({
      ...options,
      deleted: (student) => {
        this.#dialog.close();
        options.deleted(student);
      },
    });
    this.#dialog.addEventListener("close", () => (this.#work = undefined));
    this.#dialog.addEventListener("click", (event) => event.target === this.#dialog && this.#dialog.close());
    parent.append(this.#dialog);
  }

  /** The attempt that is shown, if one is. */
  get attempt(): string | null | undefined {
    return this.#work?.cell.attempt;
  }

  open(work: Work): void {
    this.#work = work;
    this.#build(work);
    this.#dialog.showModal();
    void this.refresh();
  }

  /** The language changed. */
  redraw(): void {
    if (!this.#work) return;
    this.#build(this.#work);
    void this.refresh();
  }

  /** The grade book has news of the work that is shown. */
  update(works: Work[]): void {
    const now = works.find(({ student, assignment }) => student.id === this.#work?.student.id && assignment.id === this.#work.assignment.id);
    if (!now || !this.#work) return;
    const isNew = now.cell.attempt !== this.#work.cell.attempt;
    this.#work = now;
    this.#showFacts(now);
    if (isNew) void this.refresh();
  }

  /** Asks for all events: on opening, and when some may have been missed. */
  async refresh(): Promise<void> {
    const attempt = this.attempt;
    if (!attempt) return this.#show([], [], [], []);
    try {
      const { events, refused, objectives, texts, marks } = await behind(attempt);
      if (this.attempt !== attempt) return;
      this.#texts = texts;
      this.#show(events, refused, objectives, marks);
    } catch (problem) {
      if (problem instanceof Problem && problem.code === "E-SIGNED-OUT") return this.#options.signedOut(problem);
      if (!this.#events.childElementCount) setText(this.#empty, problemWords(problem));
    }
  }

  /** The student has done something just now: shows it, and says the last of it. */
  async more(): Promise<void> {
    const before = this.#last?.n ?? -1;
    await this.refresh();
    if (this.#last && this.#last.n > before) setText(this.#live, t("stream.new", { event: wordsOf(this.#last, this.#texts).sentence }));
  }

  #build(work: Work): void {
    const { student, assignment } = work;
    this.#judged = "";
    this.#last = undefined;
    this.#shownAside = "";
    this.#empty.textContent = t("loading");
    this.#empty.hidden = false;
    this.#events.replaceChildren();
    this.#aside.hidden = true;
    this.#marks.hidden = true;
    this.#objectives.redraw();
    this.#dialog.replaceChildren(
      h("div", { class: "drawer-page" },
        h("header", {},
          avatar(student),
          h("div", {}, h("h2", { id: "stream-title" }, t("stream.title", { student: student.name })), h("p", { class: "quiet" }, localised(assignment.title))),
          h("a", { class: "tool", href: `/plan?student=${encodeURIComponent(student.id)}` }, icon("log"), h("span", {}, t("plan.open"))),
          h("a", { class: "tool", href: `/notebook?student=${encodeURIComponent(student.id)}` }, icon("notebook"), h("span", {}, t("notebook.short"))),
          h("button", { type: "button", class: "tool", "aria-label": t("stream.close"), click: () => this.#dialog.close() }, icon("close"))),
        this.#facts, h("p", { class: "quiet" }, t("pair", { name: t("teacher.time"), value: t("teacher.time-how") })), this.#verdict, this.#actions.element, this.#aside, this.#objectives.element, this.#marks,
        h("h3", {}, t("stream.events")), this.#empty, this.#events, this.#end, this.#live));
    this.#end.replaceChildren(this.#actions.deleteButton(work));
    this.#actions.open(work);
    this.#showFacts(work);
  }

  #showFacts(work: Work): void {
    const { attempt, status, score, answered, items, hints, seconds, basis, marks } = work.cell;
    const { day, late } = dueWords(work.cell);
    this.#facts.replaceChildren(
      fact(t("teacher.score"), h("span", { class: "stack" }, scoreText(score, basis), ...byHand(marks, attempt))),
      fact(t("teacher.status"), h("span", { class: "stack" }, statusMark(status), day !== undefined && h("span", { class: "quiet" }, day), late !== undefined && h("span", { class: "aside" }, late))),
      fact(t("stream.done"), items ? t("score", { raw: answered, max: items }) : t("teacher.nothing")),
      fact(t("teacher.time"), duration(seconds)),
      fact(t("teacher.mastered"), masteredWords(work.cell, work.assignment) || t("teacher.nothing")),
      fact(t("teacher.hints"), number(hints)));
    this.#end.hidden = !work.cell.attempt;
    this.#actions.show(work);
    this.#showVerdict(work);
  }

  #showVerdict({ cell }: Work): void {
    const words = verdictOf(cell);
    const now = JSON.stringify(words ?? null);
    if (this.#judged === now) return;
    const before = this.#judged;
    this.#judged = now;
    this.#verdict.hidden = !words;
    if (!words) return;
    this.#verdict.dataset.tone = words.tone;
    this.#verdict.replaceChildren(icon(words.icon), h("div", {}, h("h3", {}, words.word), ...verdictText(words)));
    if (before !== "" && before !== "null") setText(this.#live, t("pair", { name: t("teacher.verdict"), value: words.word }));
  }

  #show(events: StoredEvent[], refused: KeptAside[], objectives: Shown[], marks: OwnMark[]): void {
    this.#marks.hidden = marks.length === 0;
    this.#marks.replaceChildren(marksForTeacher(marks, this.attempt ?? null));
    if (this.#work) this.#objectives.show(this.attempt ?? "", this.#work.assignment, objectives);
    this.#last = events.at(-1);
    this.#events.replaceChildren(...events.map((event) => eventLine(event, this.#texts)));
    this.#empty.hidden = events.length > 0;
    setText(this.#empty, t("stream.empty"));
    const aside = JSON.stringify(refused);
    if (aside === this.#shownAside) return;
    this.#shownAside = aside;
    this.#aside.hidden = refused.length === 0;
    this.#aside.replaceChildren(
      h("h3", {}, t("stream.aside")), h("p", { class: "quiet" }, t("stream.aside-lead")),
      h("ol", { class: "events" }, ...refused.map(asideLine)));
  }
}

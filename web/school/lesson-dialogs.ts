/** What is asked before a lesson is copied, and before one is deleted. */
import { h, icon } from "./dom.ts";
import { language, localised, t } from "./language.ts";
import { newId, remove } from "./lessons-api.ts";
import type { OwnLesson } from "./lessons-api.ts";
import { problemWords } from "./page.ts";

type Titles = Record<string, string>;
const longestTitle = 100;

/** A dialog of this page: what went wrong stands in it, and it stays open while something is under way. */
class Question {
  protected readonly dialog = h("dialog", { class: "confirm", "aria-labelledby": "question-title" });
  protected readonly problem = h("p", { class: "info", role: "alert", hidden: true });
  #busy = false;

  constructor() {
    this.dialog.addEventListener("cancel", (event) => this.#busy && event.preventDefault());
  }

  protected open(...parts: HTMLElement[]): void {
    this.problem.hidden = true;
    this.dialog.replaceChildren(...parts);
    document.body.append(this.dialog);
    this.dialog.showModal();
  }

  protected readonly cancel = (): HTMLElement =>
    h("button", { type: "button", class: "secondary", click: () => this.#busy || this.dialog.close() }, t("delete.cancel"));

  protected async go(act: () => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      await act();
      this.dialog.close();
    } catch (problem) {
      this.problem.hidden = false;
      this.problem.textContent = problemWords(problem);
    } finally {
      this.#busy = false;
    }
  }
}

export class CopyDialog extends Question {
  /** Asks for the copy's name; `made` is called with the copy. */
  ask(titles: Titles, copy: (id: string, title: Titles) => Promise<OwnLesson>, made: (lesson: OwnLesson) => void): void {
    // The name goes into the language that it is shown in.
    const tag = [language(), "en", ...Object.keys(titles)].find((one) => titles[one] !== undefined);
    // A title that is kept holds no marks of direction.
    const suggested = t("lessons.copy-name", { title: localised(titles) || t("lessons.untitled") }).replace(/[\u2068\u2069]/g, "");
    const field = h("input", { id: "copy-name", type: "text", required: true, maxlength: String(longestTitle), value: suggested.slice(0, longestTitle), "aria-describedby": "copy-hint" });
    const id = newId();
    const send = (event: Event): void => {
      event.preventDefault();
      void this.go(async () => made(await copy(id, tag === undefined ? {} : { [tag]: field.value.trim() || suggested })));
    };
    this.open(
      h("h2", { id: "question-title" }, t("lessons.copy-of", { title: localised(titles) || t("lessons.untitled") })),
      h("form", { class: "copy-form", submit: send },
        h("label", { for: "copy-name" }, t("lessons.copy-title")),
        field,
        h("p", { id: "copy-hint", class: "quiet" }, t("lessons.copy-hint")),
        this.problem,
        h("div", { class: "buttons" }, this.cancel(), h("button", { type: "submit", class: "primary" }, t("lessons.copy-go")))));
    field.select();
  }
}

export class DeleteLessonDialog extends Question {
  readonly #deleted: (lesson: OwnLesson) => void;

  constructor(deleted: (lesson: OwnLesson) => void) {
    super();
    this.#deleted = deleted;
  }

  ask(lesson: OwnLesson): void {
    const go = (): Promise<void> => this.go(async () => {
      await remove(lesson.id);
      this.#deleted(lesson);
    });
    const cancel = this.cancel();
    this.open(
      h("h2", { id: "question-title" }, t("lessons.delete-title", { title: localised(lesson.title) || t("lessons.untitled") })),
      h("div", {}, h("p", {}, t("lessons.delete-what")), h("p", { class: "final" }, t("delete.final"))),
      this.problem,
      h("div", { class: "buttons" }, cancel, h("button", { type: "button", class: "danger filled", click: () => void go() }, icon("delete"), h("span", {}, t("delete.go")))));
    cancel.focus();
  }
}

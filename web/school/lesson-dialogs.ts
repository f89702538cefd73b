/** What is asked before a lesson is copied, and before one is deleted. */
import { h, icon } from "./dom.ts";
import { openTexts } from "../editor/before.ts";
import type { Activity } from "../editor/activity.ts";
import { languageName, localised, t, tIn } from "./language.ts";
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
    // A title that is kept holds no marks of direction.
    const suggested = t("lessons.copy-name", { title: localised(titles) || t("lessons.untitled") }).replace(/[\u2068\u2069]/g, "");
    const field = h("input", { id: "copy-name", type: "text", required: true, maxlength: String(longestTitle), value: suggested.slice(0, longestTitle), "aria-describedby": "copy-hint" });
    const id = newId();
    const send = (event: Event): void => {
      event.preventDefault();
      const name = field.value.trim() || suggested;
      void this.go(async () => made(await copy(id, namesOf(titles, name === suggested ? undefined : name))));
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

/** In each language of the lesson: the name that somebody chose, or that language's own title with its word for a copy. */
const namesOf = (titles: Titles, name: string | undefined): Titles =>
  Object.fromEntries(Object.entries(titles).map(([tag, title]) => [tag, name ?? tIn(tag, "lessons.copy-name", { title }).replace(/[\u2068\u2069]/g, "").slice(0, longestTitle)]));

/** Languages of an activity in which texts say what they said before they were changed in another. */
function openLanguages(text: string): Map<string, number> {
  const count = new Map<string, number>();
  try {
    for (const { language: tag } of openTexts(JSON.parse(text) as Activity)) count.set(tag, (count.get(tag) ?? 0) + 1);
  } catch {
    // It is not read yet: what is wrong with it is said when it is published.
  }
  return count;
}

/** Who gets it, and what is to be known before. */
export class PublishDialog extends Question {
  /** Whether the whole class gets it; nothing where it is not to be published. */
  ask(lesson: OwnLesson, activity: string): Promise<boolean | undefined> {
    return new Promise((resolve) => {
      let answer: boolean | undefined;
      const first = lesson.versions.length === 0;
      const choice = (value: string, words: string, checked: boolean): HTMLElement =>
        h("label", { class: "choice-line" }, h("input", { type: "radio", name: "who", value, checked }), h("span", {}, words));
      const open = openLanguages(activity);
      const send = (event: Event): void => {
        event.preventDefault();
        answer = first && (new FormData(event.target as HTMLFormElement).get("who") === "class");
        this.dialog.close();
      };
      this.open(
        h("h2", { id: "question-title" }, t("lessons.publish-title", { title: localised(lesson.title) || t("lessons.untitled") })),
        h("form", { class: "copy-form", submit: send },
          open.size > 0 && h("div", { class: "info" },
            h("p", {}, t("lessons.publish-open")),
            h("ul", {}, ...[...open].map(([tag, count]) => h("li", {}, t("lessons.publish-open-in", { language: languageName(tag), count }))))),
          first
            ? h("fieldset", { class: "who" }, h("legend", {}, t("lessons.publish-who")),
                choice("nobody", t("lessons.publish-nobody"), true), choice("class", t("lessons.publish-class"), false))
            : h("p", {}, t(lesson.assigned.length ? "lessons.publish-later" : "lessons.publish-later-nobody")),
          h("div", { class: "buttons" }, this.cancel(), h("button", { type: "submit", class: "primary" }, t(open.size ? "lessons.publish-anyway" : "lessons.publish")))));
      this.dialog.addEventListener("close", () => resolve(answer), { once: true });
    });
  }
}

/** What was published and who has it, with the way to give it. */
export const publishedWords = (lesson: OwnLesson): (Node | string)[] => {
  const number = lesson.versions.at(-1)?.number ?? 1;
  const title = localised(lesson.title) || t("lessons.untitled");
  const everybody = lesson.assigned.some(({ to }) => "class" in to);
  const words = !lesson.assigned.length ? "lessons.published-nobody" : number > 1 ? "lessons.published-later" : everybody ? "lessons.published" : "lessons.published-later";
  return [t(words, { title, number }), ...(lesson.assigned.length ? [] : [" ", h("a", { href: "/class" }, t("lessons.give"))])];
};

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

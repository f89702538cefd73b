/** Who has which lesson, and by when. */
import { assign, takeFrom } from "./api.ts";
import type { Class, Given, Recipient } from "./api.ts";
import { h, icon } from "./dom.ts";
import { keepingFocus } from "./focus.ts";
import { day, localised, t, today } from "./language.ts";
import type { TextKey } from "./language.ts";
import { teachingLinks } from "./teaching-links.ts";

type Lesson = Class["assignments"][number];
/** Does something, and says what came of it. */
export type Act = (change: () => Promise<string>) => Promise<boolean>;

const keyOf = (to: Recipient): string => ("class" in to ? "class" : Object.entries(to).flat().join(" "));

/** A day that has passed can be set, and is told: it may be a mistake. */
const pastWords = (due: string | null): string[] => (due && due < today() ? [t("class.past-day", { day: day(due) })] : []);

export class LessonsView {
  readonly element = h("section", { "aria-labelledby": "lessons" });
  readonly #act: Act;
  #all: Class = { students: [], groups: [], assignments: [] };
  /** What is chosen and not yet assigned, by lesson: a redraw leaves it. */
  readonly #drafts = new Map<string, { to: string; due: string }>();

  /** What was taken back last, by lesson: it can be given back. */
  readonly #taken = new Map<string, Given>();

  constructor(act: Act) {
    this.#act = act;
  }

  show(all: Class): void {
    this.#all = all;
    keepingFocus(this.element, () =>
      this.element.replaceChildren(
        h("h2", { id: "lessons" }, t("class.lessons")),
        all.assignments.length ? h("ul", { class: "class-cards" }, ...all.assignments.map((lesson) => this.#card(lesson))) : h("p", { class: "quiet" }, t("teacher.none"))));
  }

  #nameOf(to: Recipient): string {
    if ("class" in to) return t("class.everybody");
    const [kind, id] = Object.entries(to)[0] as [string, string];
    return (kind === "group" ? this.#all.groups : this.#all.students).find((one) => one.id === id)?.name ?? id;
  }

  /** A change of what a lesson is given to; its card is drawn anew. */
  async #change({ id }: Lesson, change: () => Promise<{ assigned: Given[] }>, words: string, taken?: Given): Promise<void> {
    const done = await this.#act(async () => {
      const { assigned } = await change();
      const lesson = this.#all.assignments.find((one) => one.id === id);
      if (lesson) lesson.assigned = assigned;
      return words;
    });
    if (done) {
      if (taken) this.#taken.set(id, taken);
      else this.#taken.delete(id);
    }
    this.show(this.#all);
  }

  #card(lesson: Lesson): HTMLElement {
    const heading = `lesson-${lesson.id}`;
    const title = localised(lesson.title);
    return h("li", { class: "card class-card" },
      h("div", { class: "lesson-head" }, h("h3", { id: heading }, title), teachingLinks(lesson, title)),
      lesson.assigned.length
        ? h("ul", { class: "given", "aria-label": `${t("class.assigned")}: ${title}` }, ...lesson.assigned.map((given) => this.#line(lesson, title, given)))
        : h("p", { class: "quiet" }, t("class.nobody")),
      this.#undo(lesson, title),
      this.#form(lesson, title));
  }

  #line(lesson: Lesson, title: string, { to, due }: Given): HTMLElement {
    const who = this.#nameOf(to);
    const key = `${lesson.id} ${keyOf(to)}`;
    const group = "group" in to && this.#all.groups.find(({ id }) => id === to.group);
    const field = h("input", {
      type: "date", value: due ?? "", "data-key": `${key} due`, "aria-label": t("class.due-of", { who, title }),
      change: () => {
        const wanted = field.value || null;
        const words = wanted ? t("class.said-due", { title, who, day: day(wanted) }) : t("class.said-no-due", { title, who });
        void this.#change(lesson, () => assign(lesson.id, to, wanted), [words, ...pastWords(wanted)].join(" "));
      },
    });
    const back = h("button", {
      type: "button", class: "secondary", "data-key": `${key} back`, "data-else": `${lesson.id} undo`, "aria-label": t("class.take-back-of", { who, title }),
      click: () => void this.#change(lesson, () => takeFrom(lesson.id, to), t("class.said-taken", { title, who }), { to, due }),
    }, t("class.take-back"));
    return h("li", {},
      icon("student" in to ? "person" : "people"),
      h("div", { class: "who" }, h("strong", {}, who), group && h("span", { class: "quiet" }, t("class.members", { count: group.members.length }))),
      h("div", { class: "day" }, h("span", { "aria-hidden": "true" }, t("class.due")), field),
      back);
  }

  #undo(lesson: Lesson, title: string): HTMLElement | undefined {
    const taken = this.#taken.get(lesson.id);
    if (!taken) return undefined;
    const { to, due } = taken;
    if ("group" in to && !this.#all.groups.some(({ id }) => id === to.group)) return undefined;
    const who = this.#nameOf(to);
    return h("p", { class: "taken" },
      h("span", {}, t("class.said-taken", { title, who })),
      h("button", {
        type: "button", class: "secondary", "data-key": `${lesson.id} undo`, "data-else": `${lesson.id} to`, "aria-label": t("class.give-back-to", { who, title }),
        click: () => void this.#change(lesson, () => assign(lesson.id, to, due), due ? t("class.said-back-due", { title, who, day: day(due) }) : t("class.said-assigned", { title, who })),
      }, t("class.give-back")));
  }

  /** Those who don't have the lesson yet, as they are. */
  #recipients(lesson: Lesson): HTMLElement[] {
    const taken = new Set(lesson.assigned.map(({ to }) => keyOf(to)));
    const option = (to: Recipient): HTMLElement[] => (taken.has(keyOf(to)) ? [] : [h("option", { value: JSON.stringify(to) }, this.#nameOf(to))]);
    const part = (label: TextKey, options: HTMLElement[]): HTMLElement[] => (options.length ? [h("optgroup", { label: t(label) }, ...options)] : []);
    return [
      ...option({ class: true }),
      ...part("class.groups", this.#all.groups.flatMap(({ id }) => option({ group: id }))),
      ...part("class.students", this.#all.students.flatMap(({ id }) => option({ student: id }))),
    ];
  }

  #form(lesson: Lesson, title: string): HTMLElement {
    const to = h("select", { "data-key": `${lesson.id} to` }, h("option", { value: "" }, t("class.choose")), ...this.#recipients(lesson));
    const due = h("input", { type: "date", "data-key": `${lesson.id} new-due` });
    const draft = this.#drafts.get(lesson.id);
    if (draft) [to.value, due.value] = [draft.to, draft.due];
    const missing = h("p", { class: "info", role: "alert", hidden: true });
    const past = h("p", { class: "info", role: "status" });
    const warn = (): void => {
      past.textContent = pastWords(due.value)[0] ?? "";
      past.classList.toggle("unseen", past.textContent === "");
    };
    warn();
    return h("form", {
      class: "give", "aria-label": t("class.assign-of", { title }),
      change: () => {
        this.#drafts.set(lesson.id, { to: to.value, due: due.value });
        warn();
      },
      submit: (event) => {
        event.preventDefault();
        if (!to.value) {
          missing.textContent = t("class.choose-first");
          missing.hidden = false;
          return to.focus();
        }
        const recipient = JSON.parse(to.value) as Recipient;
        this.#drafts.delete(lesson.id);
        void this.#change(lesson, () => assign(lesson.id, recipient, due.value || null), t("class.said-assigned", { title, who: this.#nameOf(recipient) }));
      },
    },
    h("label", {}, h("span", {}, t("class.to")), to),
    h("label", {}, h("span", {}, t("class.due")), due),
    h("button", { type: "submit", class: "secondary", "data-key": `${lesson.id} give` }, t("class.assign")),
    missing, past);
  }
}

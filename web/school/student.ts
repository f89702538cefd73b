/** A student's lessons. */
import { assignments, me } from "./api.ts";
import type { Assignment, Person } from "./api.ts";
import { h, icon } from "./dom.ts";
import { localised, t } from "./language.ts";
import { fail, main, show } from "./page.ts";
import { scoreBar, statusMark } from "./standing.ts";

const verbs = { new: "student.start", started: "student.continue", completed: "student.again" } as const;

function picture(assignment: Assignment): Node | undefined {
  const drawing = document.getElementById("core") as HTMLTemplateElement;
  return assignment.module === "antarctica" ? drawing.content.cloneNode(true) : undefined;
}

function card(assignment: Assignment): HTMLElement {
  const { id, status, score, minutes, unavailable } = assignment;
  const title = localised(assignment.title);
  const heading = `assignment-${id}`;
  const drawing = picture(assignment);
  return h("li", { class: drawing ? "card assignment" : "card assignment plain" },
    drawing && h("div", { class: "picture" }, drawing),
    h("div", { class: "words" },
      h("h2", { id: heading }, title),
      h("p", { class: "facts" },
        statusMark(status),
        minutes > 0 && h("span", { class: "fact" }, icon("clock"), t("student.minutes", { minutes }))),
      score && h("div", { class: "standing" }, h("span", {}, t("student.score")), scoreBar(score)),
      unavailable === undefined
        ? h("a", { class: "button primary big", href: `/lesson?assignment=${encodeURIComponent(id)}`, "aria-describedby": heading }, t(verbs[status]), icon("forward"))
        : h("p", { class: "info" }, t("student.unavailable"))));
}

function render(person: Person, list: Assignment[]): void {
  main.replaceChildren(
    h("h1", {}, t("student.hello", { name: person.name.split(" ")[0] ?? person.name })),
    h("p", { class: "lead" }, t(list.length ? "student.lead" : "student.none")),
    h("ul", { class: "assignments" }, ...list.map(card)));
}

async function load(): Promise<void> {
  let person: Person | undefined;
  try {
    const now = (person = await me());
    const list = await assignments();
    show({ title: "student.page", person: now, render: () => render(now, list) });
  } catch (problem) {
    fail(problem, load, person);
  }
}

void load();

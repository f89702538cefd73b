/** For the teacher: who looked at whose work, and what they did with it. */
import { gradeBook, log, me, people } from "./api.ts";
import type { Access, Person } from "./api.ts";
import { h, icon } from "./dom.ts";
import { localised, moment, t, tOr } from "./language.ts";
import type { TextKey } from "./language.ts";
import { fail, main, show } from "./page.ts";
import { accessIcon } from "./seen.ts";

interface Names {
  person: (id: string) => string;
  assignment: (id: string) => string;
}

const columns = ["log.when", "log.who", "log.what", "log.whose", "log.assignment"] as const;

function line({ time, who, what, student, assignment, part }: Access, names: Names): HTMLElement {
  const cells: (Node | string)[] = [
    h("time", { datetime: time }, moment(time)),
    who.name,
    h("span", { class: "fact" }, icon(accessIcon(what)), h("span", {}, tOr(part ? `log.${part}-${what}` : `log.${what}`, "log.other", { what }))),
    names.person(student),
    assignment === null ? t(part ? "teacher.nothing" : "log.all-work") : names.assignment(assignment),
  ];
  return h("tr", { role: "row" }, ...cells.map((cell, i) => h("td", { role: "cell", "data-label": t(columns[i]!) }, cell)));
}

const head = (title: TextKey): HTMLElement => h("th", { scope: "col", role: "columnheader" }, t(title));

function render(list: Access[], names: Names): void {
  main.replaceChildren(
    h("a", { class: "tool back", href: "/teacher" }, icon("back"), h("span", {}, t("teacher.title"))),
    h("h1", { id: "log-title" }, t("log.title")),
    h("p", { class: "lead" }, t(list.length ? "log.lead" : "log.none")),
    ...(list.length ? [h("section", { class: "card book log" },
      h("table", { role: "table", "aria-labelledby": "log-title" },
        h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ...columns.map(head))),
        h("tbody", { role: "rowgroup" }, ...list.map((access) => line(access, names)))))] : []));
}

async function load(): Promise<void> {
  let person: Person | undefined;
  try {
    const now = (person = await me());
    const [book, list, everybody] = await Promise.all([gradeBook(), log(), people()]);
    const names: Names = {
      person: (id) => everybody.find((one) => one.id === id)?.name ?? id,
      assignment: (id) => localised(book.assignments.find((one) => one.id === id)?.title ?? {}) || id,
    };
    show({ title: "log.page", person: now, render: () => render(list, names) });
  } catch (problem) {
    fail(problem, load, person);
  }
}

void load();

/** The teacher's class: its groups, and who has which lesson by when. */
import { me, wholeClass } from "./api.ts";
import type { Class, Group, Person } from "./api.ts";
import { GroupsView } from "./class-groups.ts";
import { LessonsView } from "./class-lessons.ts";
import { h, icon } from "./dom.ts";
import { t } from "./language.ts";
import { fail, main, problemWords, show } from "./page.ts";

let all: Class;
const said = h("p", { class: "said", role: "status" });

let last: Promise<unknown> = Promise.resolve();

/** Does it, once what was asked for before is done; says what came of it, or what went wrong. True: it is done. */
function act(change: () => Promise<string>): Promise<boolean> {
  const done = last.then(change).then(
    (words) => {
      said.textContent = words;
      return true;
    },
    (problem: unknown) => {
      said.textContent = problemWords(problem);
      return false;
    });
  last = done;
  return done;
}

/** Lessons name groups, and what a deleted one had is gone. Asked for in turn with the changes, so no answer is older than what stands. */
function regrouped(groups: Group[]): void {
  all = { ...all, groups };
  last = last.then(async () => {
    all = await wholeClass().catch(() => all);
    lessons.show(all);
  });
}

const lessons = new LessonsView(act);
const groups = new GroupsView(act, regrouped);

function render(): void {
  said.textContent = "";
  lessons.show(all);
  groups.show(all);
  main.replaceChildren(
    h("a", { class: "tool back", href: "/teacher" }, icon("back"), h("span", {}, t("teacher.title"))),
    h("div", { class: "heading" }, h("div", {}, h("h1", {}, t("class.title")), h("p", { class: "lead" }, t("class.lead")))),
    said,
    h("div", { class: "class" }, lessons.element, groups.element));
}

async function load(): Promise<void> {
  let person: Person | undefined;
  try {
    person = await me();
    all = await wholeClass();
    show({ title: "class.page", person, render });
  } catch (problem) {
    fail(problem, load, person);
  }
}

void load();

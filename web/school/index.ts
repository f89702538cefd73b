/** Sign-in for the practice class: pick who you are. */
import { people, signIn } from "./api.ts";
import type { Person } from "./api.ts";
import { h } from "./dom.ts";
import { t } from "./language.ts";
import { avatar, fail, main, show } from "./page.ts";

const home = { student: "/student", teacher: "/teacher" } as const;
const signedOut = new URLSearchParams(location.search).has("signed-out");

async function enter(person: Person): Promise<void> {
  try {
    await signIn(person.id);
    location.assign(home[person.role]);
  } catch (problem) {
    fail(problem, load);
  }
}

const card = (person: Person): HTMLElement =>
  h("li", {}, h("button", { type: "button", class: "person", click: () => void enter(person) }, avatar(person), h("span", {}, person.name)));

function group(title: "sign-in.students" | "sign-in.teachers", list: Person[]): HTMLElement {
  const id = title.replace(".", "-");
  return h("section", { "aria-labelledby": id }, h("h2", { id }, t(title)), h("ul", { class: "people" }, ...list.map(card)));
}

function render(list: Person[]): void {
  main.replaceChildren(
    h("div", { class: "card sign-in" },
      signedOut && h("p", { class: "info", role: "status" }, t("sign-in.signed-out")),
      h("h1", {}, t("sign-in.title")),
      h("p", { class: "lead" }, t("sign-in.lead")),
      group("sign-in.students", list.filter(({ role }) => role === "student")),
      group("sign-in.teachers", list.filter(({ role }) => role === "teacher")),
      h("p", { class: "quiet" }, t("sign-in.note"))));
}

async function load(): Promise<void> {
  try {
    const list = await people();
    show({ title: "sign-in.page", render: () => render(list) });
  } catch (problem) {
    fail(problem, load);
  }
}

void load();

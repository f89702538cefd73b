/** What every page of the school has: the bar on top, a place for the content, and words for what goes wrong. */
import { Problem, signOut } from "./api.ts";
import type { Person } from "./api.ts";
import { h, icon } from "./dom.ts";
import { languages } from "../player/languages.ts";
import { chooseLanguage, language, onLanguage, t } from "./language.ts";
import type { TextKey } from "./language.ts";

const element = (id: string): HTMLElement | null => document.getElementById(id);

/** Where a page shows its content. */
export const main = element("main")!;

interface Page {
  /** Names the browser tab. */
  title: TextKey;
  person?: Person | undefined;
  /** Shows the content; again whenever the language changes. */
  render: () => void;
}

let current: Page | undefined;

/** Shows a page: its bar, its title and its content. */
export function show(page: Page): void {
  current = page;
  refresh();
}

/** The first characters of the first two names: "Ana Torres" is AT. */
export function avatar(person: { id: string; name: string }): HTMLElement {
  const initials = person.name.split(/\s+/).filter((word) => !word.endsWith(".")).slice(0, 2).map((word) => [...word][0]).join("");
  const tone = [...person.id].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 6, 0);
  return h("span", { class: `avatar tone-${tone}`, "aria-hidden": "true" }, initials);
}

async function leave(): Promise<void> {
  try {
    await signOut();
    location.assign("/");
  } catch (problem) {
    fail(problem, leave);
  }
}

/** Whoever runs the school may be asked for help with these: then the code says what it is. */
const forSupport: readonly string[] = ["E-SCHOOL", "E-LESSON", "E-BUILD", "E-PUBLISH", "E-ANSWER"];

/** What went wrong, in a line that fits into anything. */
export function problemWords(cause: unknown): string {
  const code = cause instanceof Problem ? cause.code : "E-ANSWER";
  const words = `${t(`error.${code}`)}. ${t(`error.${code}.do`)}`;
  return forSupport.includes(code) ? `${words} (${code})` : words;
}

/** Trying again doesn't help: there is only the way back. */
const final: readonly string[] = ["E-ROLE", "E-GONE", "E-REDUCED", "E-STAYS", "E-NOT-ASSIGNED", "E-NO-LESSON", "E-ARCHIVED"];
const titles = { teacher: "teacher.page", student: "student.page" } as const;
const home = (person: Person | undefined): string => (person ? `/${person.role}` : "/");

/** Says in words what went wrong, and offers what can be done about it. */
export function fail(cause: unknown, again: () => void, person = current?.person): void {
  const problem = cause instanceof Problem ? cause : new Problem("E-ANSWER", String(cause));
  console.error(problem);
  if (problem.code === "E-SIGNED-OUT") {
    location.replace("/?signed-out");
    return;
  }
  if (problem.code === "E-OFFLINE") addEventListener("online", again, { once: true });
  const onward = final.includes(problem.code)
    ? () => h("a", { class: "button primary", href: home(person) }, t(person ? titles[person.role] : "to-sign-in"))
    : () => h("button", { class: "primary", type: "button", click: again }, t("try-again"));
  show({
    title: `error.${problem.code}`,
    person,
    render: () => main.replaceChildren(
      h("section", { class: "card notice", role: "alert" },
        icon("alert"),
        h("h1", {}, t(`error.${problem.code}`)),
        h("p", {}, t(`error.${problem.code}.do`)),
        onward(),
        h("p", { class: "quiet" }, t("code", { code: problem.code })))),
  });
}

function refresh(): void {
  if (!current) return;
  const { title, person, render } = current;
  document.title = `${t(title)} · ${t("brand")}`;
  for (const part of document.querySelectorAll<HTMLElement>("[data-text]")) part.textContent = t(part.dataset.text as TextKey);
  element("language")?.setAttribute("aria-label", t("language"));
  element("person")?.replaceChildren(...(person
    ? [avatar(person), h("span", { class: "name" }, person.name),
       h("button", { type: "button", class: "tool", click: () => void leave(), title: t("sign-out") }, icon("out"), h("span", {}, t("sign-out")))]
    : []));
  render();
}

const choice = element("language") as HTMLSelectElement | null;
choice?.append(...Object.entries(languages).map(([value, name]) => h("option", { value, lang: value }, name)));
if (choice) choice.value = language();
choice?.addEventListener("change", () => chooseLanguage(choice.value));
onLanguage(refresh);
// A page that the browser kept shows what was true when it was left.
addEventListener("pageshow", (event) => event.persisted && location.reload());

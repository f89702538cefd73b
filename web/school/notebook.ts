/**
 * A student's notebooks: for the student, and for a teacher (`?student=ID`). What is printed or saved is made of what the
 * school says may leave it.
 */
import { me, notebook as fetchNotebook, notebookCopy, people } from "./api.ts";
import type { Notebooks, Person } from "./api.ts";
import { notebookHtml } from "../notebook/entry.ts";
import { notebookPage } from "../notebook/page.ts";
import { entryStyle } from "../notebook/style.ts";
import { wordsIn, type Words } from "../notebook/words.ts";
import ar from "../notebook/locales/ar.json" with { type: "json" };
import en from "../notebook/locales/en.json" with { type: "json" };
import es from "../notebook/locales/es.json" with { type: "json" };
import fr from "../notebook/locales/fr.json" with { type: "json" };
import zhHans from "../notebook/locales/zh-Hans.json" with { type: "json" };
import type { NotebookEntry } from "../protocol/notebook.ts";
import { h, icon } from "./dom.ts";
import { keepFile, plain } from "./journal-file.ts";
import { language, t } from "./language.ts";
import { fail, main, problemWords, show } from "./page.ts";

const texts = { en, es, fr, "zh-Hans": zhHans, ar };
const student = new URLSearchParams(location.search).get("student") ?? undefined;
const said = h("p", { class: "said", role: "status" });
const book = h("div", { class: "card notebook" });
let person: Person;
let who: Person;
let kept: Notebooks | undefined;

const sheet = new CSSStyleSheet();
sheet.replaceSync(entryStyle);
document.adoptedStyleSheets.push(sheet);

const words = (): Words => wordsIn(language(), texts[language()]);

/** Two modules may have activities of the same name. */
const entriesOf = ({ modules }: Notebooks): NotebookEntry[] =>
  modules.flatMap(({ module, entries }) => entries.map((entry) => ({ ...entry, activity: `${module}-${entry.activity}` })));

function showEntries(notebooks: Notebooks, withheld: boolean): void {
  book.innerHTML = notebookHtml(entriesOf(notebooks), { words: words(), level: 3, withheld }).text;
}

/** What the student wrote is on the screen, and on paper only where it may leave the school. */
const showKept = (): void => showEntries(kept!, false);

async function copy(make: (notebooks: Notebooks) => string): Promise<void> {
  said.textContent = t("notebook.wait");
  try {
    said.textContent = make(await notebookCopy(student));
  } catch (problem) {
    said.textContent = problemWords(problem);
  }
}

const save = (): Promise<void> => copy((notebooks) => {
  const name = `${plain(who.name)}-${plain(t("notebook.short"))}.html`;
  const withheld = !notebooks.free_text_leaves;
  keepFile(name, notebookPage(entriesOf(notebooks), { words: words(), title: who.name, made: new Date().toISOString(), withheld }), "text/html");
  return t("act.journal-done", { name });
});

/** The copy is shown for being printed. */
let printing = false;

const printCopy = (): Promise<void> => copy((notebooks) => {
  printing = true;
  showEntries(notebooks, !notebooks.free_text_leaves);
  print();
  return "";
});

// The browser's own command prints what the button would.
addEventListener("beforeprint", () => {
  if (!printing && kept && !kept.free_text_leaves) showEntries(kept, true);
});
addEventListener("afterprint", () => {
  printing = false;
  if (kept) showKept();
});

function render({ modules, free_text_leaves: leaves }: Notebooks): void {
  const teacher = person.role === "teacher";
  const any = modules.length > 0;
  said.textContent = "";
  main.replaceChildren(
    h("a", { class: "tool back", href: `/${person.role}` }, icon("back"), h("span", {}, t(teacher ? "teacher.title" : "student.page"))),
    h("div", { class: "heading" },
      h("div", {}, h("h1", {}, teacher ? t("notebook.of", { student: who.name }) : t("notebook.title")), h("p", { class: "lead" }, t("notebook.lead"))),
      any && h("div", { class: "buttons" },
        h("button", { type: "button", class: "secondary", click: () => void printCopy() }, t("plan.print")),
        h("button", { type: "button", class: "secondary", click: () => void save() }, icon("save"), h("span", {}, t("notebook.save"))))),
    said,
    ...(any && !leaves ? [h("p", { class: "info no-print" }, t(teacher ? "notebook.stays" : "notebook.stays-yours"))] : []),
    book);
  showKept();
}

async function load(): Promise<void> {
  try {
    person = await me();
    const notebooks = (kept = await fetchNotebook(student));
    who = student ? ((await people()).find(({ id }) => id === student) ?? person) : person;
    show({ title: "notebook.page", person, render: () => render(notebooks) });
  } catch (problem) {
    fail(problem, load, person);
  }
}

void load();

/** For the teacher: how much time went into stages that are help, by class and group; each student's ways, and why they were taken. */
import { me, support as fetchSupport, waysOf } from "./api.ts";
import type { Activity, HelpOfGroup, Person, Support, WayRule, Ways } from "./api.ts";
import { h, icon } from "./dom.ts";
import { plainName } from "./event-words.ts";
import { duration, localised, percent, t, tOr } from "./language.ts";
import type { TextKey } from "./language.ts";
import { avatar, fail, main, problemWords, show } from "./page.ts";
import { conditionWords } from "./rule-words.ts";

let support: Support;
/** Ways that were opened, by student; a text where they could not be had. */
const opened = new Map<string, Ways | string>();

const columns = ["support.group", "support.helped", "support.median", "support.total", "support.share"] as const;

function groupRow(name: string, { students, helped, seconds, help_seconds, median_help_seconds }: HelpOfGroup): HTMLElement {
  const some = helped > 0;
  const cells = [
    students ? t("support.of", { count: helped, all: students }) : t("support.not-begun"),
    some ? duration(median_help_seconds) : t("teacher.nothing"),
    some ? duration(help_seconds) : t("teacher.nothing"),
    some && seconds > 0 ? percent(help_seconds / seconds) : t("teacher.nothing"),
  ];
  return h("tr", { role: "row" },
    h("th", { scope: "row", role: "rowheader" }, name),
    ...cells.map((cell, i) => h("td", { role: "cell", "data-label": t(columns[i + 1]!) }, cell)));
}

function tableOf(assignment: Activity): HTMLElement {
  const id = `support-${assignment.id}`;
  const head = (title: TextKey): HTMLElement => h("th", { scope: "col", role: "columnheader" }, t(title));
  const groups = support.groups.flatMap(({ name, work }) => {
    const of = work.find((one) => one.assignment === assignment.id);
    return of ? [{ name: name ?? t("support.class"), of }] : [];
  });
  const heading = h("h2", { id }, localised(assignment.title));
  if (groups.every(({ of }) => of.students === 0)) {
    return h("section", { class: "card book support-table", "aria-labelledby": id }, heading, h("p", { class: "quiet" }, t("support.nobody")));
  }
  return h("section", { class: "card book support-table", "aria-labelledby": id },
    heading,
    h("table", { role: "table", "aria-labelledby": id },
      h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ...columns.map(head))),
      h("tbody", { role: "rowgroup" }, ...groups.map(({ name, of }) => groupRow(name, of)))));
}

const nameOf = ({ id, title }: { id: string; title: Record<string, string> }): string => localised(title) || plainName(id);

/** Never without a word: what led there, or that it isn't known. */
function ruleWords(rule: WayRule | null): string {
  if (rule?.kind === "when") return t("support.rule.when", { rule: conditionWords(rule.when, rule.names) });
  return t(rule ? `support.rule.${rule.kind}` : "support.rule.none");
}

function wayLine({ from, to, because, choice, rule, help, seconds }: Ways["work"][number]["ways"][number]): HTMLElement {
  const details = [
    choice && t("event.chosen", { choice: nameOf(choice) }),
    because && t("event.because", { why: nameOf(because) }),
    !because && !choice && ruleWords(rule),
    help && t("support.help", { time: duration(seconds) }),
  ].filter((one) => typeof one === "string");
  return h("li", {}, h("p", {}, t("support.way", { from: nameOf(from), to: nameOf(to) })), details.length > 0 && h("p", { class: "quiet" }, details.join(" · ")));
}

/** As the events of an attempt are told. */
function choiceLine({ action, of, within, because }: Ways["work"][number]["choices"][number]): HTMLElement {
  const quoted = (part: { id: string; title: Record<string, string> }): string => t("quoted", { name: nameOf(part) });
  const sentence = tOr(`event.${action}`, "event.performed", { action, item: quoted(of), goal: quoted(of), practice: quoted(within ?? of) });
  return h("li", {}, h("p", {}, sentence), because !== null && h("p", { class: "quiet" }, tOr(`event.because.${because}`, "event.because", { why: because })));
}

/** Ways and other choices in the order in which they were made. */
const linesOf = ({ ways, choices }: Ways["work"][number]): HTMLElement[] =>
  [...ways.map((way) => ({ time: way.time, line: wayLine(way) })), ...choices.map((choice) => ({ time: choice.time, line: choiceLine(choice) }))]
    .sort((a, b) => Date.parse(a.time) - Date.parse(b.time))
    .map(({ line }) => line);

function waysPart(student: string): HTMLElement | undefined {
  const ways = opened.get(student);
  if (ways === undefined) return undefined;
  if (typeof ways === "string") return h("p", { class: "info", role: "alert" }, ways);
  const title = (assignment: string, words: Record<string, string>): string => localised(words) || assignment;
  return h("div", { class: "ways" },
    ...(ways.work.length ? ways.work.flatMap((work) => [h("h3", {}, title(work.assignment, work.title)), h("ol", {}, ...linesOf(work))])
                         : [h("p", { class: "quiet" }, t("support.no-ways"))]));
}

/** In lessons without stages that are help, too, ways part, and hints are offered and held back. */
function studentLine({ student, work }: Support["students"][number]): HTMLElement {
  const times = support.assignments.flatMap(({ id, title }) => {
    const of = work.find(({ assignment }) => assignment === id);
    if (!of) return [];
    const words = of.help_seconds > 0 ? t("support.time", { help: duration(of.help_seconds), all: duration(of.seconds) }) : t("support.without", { all: duration(of.seconds) });
    return [h("p", { class: "quiet" }, t("pair", { name: localised(title), value: words }))];
  });
  const toggle = h("button", { type: "button", class: "secondary", "aria-label": t("support.ways-of", { student: student.name }), "aria-expanded": String(opened.has(student.id)),
    id: `ways-${student.id}`, click: () => void open(student.id) }, t("support.ways"));
  return h("li", { class: "card helped" }, h("div", { class: "who" }, avatar(student), h("h3", {}, student.name), work.length > 0 && toggle),
    ...(work.length ? times : [h("p", { class: "quiet" }, t("support.nothing"))]), waysPart(student.id));
}

async function open(student: string): Promise<void> {
  if (opened.has(student)) opened.delete(student);
  else opened.set(student, await waysOf(student).catch(problemWords));
  render();
  document.getElementById(`ways-${student}`)?.focus();
}

function render(): void {
  const { assignments, students } = support;
  main.replaceChildren(
    h("a", { class: "tool back", href: "/teacher" }, icon("back"), h("span", {}, t("teacher.title"))),
    h("h1", {}, t("support.page")),
    h("p", { class: "lead" }, t(assignments.length ? "support.lead" : "support.none")),
    h("div", { class: "books" }, ...assignments.map(tableOf)),
    h("section", { class: "help-of", "aria-labelledby": "support-students" },
      h("div", {}, h("h2", { id: "support-students" }, t("support.students")), h("p", { class: "quiet" }, t("support.students-lead"))),
      h("ul", {}, ...students.map(studentLine))));
}

async function load(): Promise<void> {
  let person: Person | undefined;
  try {
    const now = (person = await me());
    support = await fetchSupport();
    show({ title: "support.page", person: now, render });
  } catch (cause) {
    fail(cause, load, person);
  }
}

void load();

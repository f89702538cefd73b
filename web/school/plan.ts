/** A student's plan: for the student, and for a teacher (`?student=ID`), who sets the days. Prints as one page. */
import { changePlan, me, people, plan as fetchPlan } from "./api.ts";
import type { Person, Plan, PlanChange, PlanEntry, Told } from "./api.ts";
import { clrOf } from "./clr.ts";
import { h, icon } from "./dom.ts";
import { plainName } from "./event-words.ts";
import { day, localised, t } from "./language.ts";
import { roomLeft } from "../player/room_left.ts";
import { missingWords, recentWords, whereWords } from "./missing.ts";
import type { TextKey } from "./language.ts";
import { fail, main, problemWords, show } from "./page.ts";
import { practicePlace } from "./standing.ts";

const student = new URLSearchParams(location.search).get("student") ?? undefined;
const nameOf = ({ assignment, objective }: PlanEntry): string => `${assignment}/${objective}`;
const titleOf = (entry: PlanEntry): string => localised(entry.title) || entry.objective;

const said = h("p", { class: "said", role: "status" });
let person: Person;
let who: Person;
let plan: Plan;
/** Beside which button an answer is told: that of a text, or that of an entry; on top where it is empty. */
let saidAt = "";
const saidHere = (where: string): HTMLElement | undefined => (where === saidAt ? said : undefined);

/** Whether it was kept; that is told beside the button that was pressed. */
async function change(what: PlanChange, at: string): Promise<boolean> {
  const tell = (words: string): void => {
    saidAt = at;
    render();
    said.textContent = words;
  };
  try {
    plan = await changePlan(what, student);
    tell(t("plan.kept"));
    return true;
  } catch (problem) {
    tell(problemWords(problem));
    return false;
  }
}

type Own = "goal" | "look_back";
/** Of the texts of the student's own: what is typed stays in them whatever else is shown anew. */
const fields: Record<Own, HTMLTextAreaElement> = { goal: h("textarea"), look_back: h("textarea") };
const count = (key: "plan.room-left" | "plan.room-full") => (most: number): string => t(key, { count: most });
const room = (field: HTMLTextAreaElement) => roomLeft(field, { left: count("plan.room-left"), full: count("plan.room-full") });
const rooms: Record<Own, ReturnType<typeof roomLeft>> = { goal: room(fields.goal), look_back: room(fields.look_back) };
/** What was last shown as kept: another text in the field has been typed since. */
const shown: Record<Own, string> = { goal: "", look_back: "" };

async function keep(key: Own): Promise<void> {
  const field = fields[key];
  const sent = field.value;
  if (await change({ [key]: sent.trim() }, key) && field.value === sent) field.value = shown[key] = plan[key]?.text ?? "";
  main.querySelector<HTMLElement>(`form[data-text-of="${key}"] button`)?.focus();
}

/** The field of a text of the student's own, with what was kept of it or typed since. */
function ownField(key: Own, kept: string, placeholder: string): HTMLTextAreaElement {
  const field = fields[key];
  if (field.value === shown[key]) field.value = kept;
  shown[key] = kept;
  for (const [name, value] of Object.entries({ class: "no-print", rows: "2", maxlength: "500", dir: "auto", placeholder })) field.setAttribute(name, value);
  rooms[key].look();
  return field;
}

/** A text of the student's own, which only they can change. On paper it is plain text, and nothing where nothing was written. */
function words(key: Own, label: string, placeholder: string): HTMLElement {
  const text = plan[key]?.text ?? "";
  const paper = h("p", { class: "on-paper", dir: "auto" });
  const print = (part: HTMLElement, typed: string): HTMLElement => {
    part.classList.toggle("no-print", typed === "");
    paper.textContent = plan.free_text_leaves ? typed : t("plan.stays");
    return part;
  };
  if (person.role === "teacher") return print(h("div", { class: "own" }, h("h2", {}, label), h("p", { class: text ? "no-print" : "quiet", dir: "auto" }, text || t("plan.nothing")), paper), text);
  const field = ownField(key, text, placeholder);
  const form = h("form", { class: "own", "data-text-of": key, submit: (event) => {
    event.preventDefault();
    void keep(key);
  } }, h("label", {}, h("span", { class: "label" }, label), field, paper), rooms[key].line, h("div", { class: "keep" }, h("button", { type: "submit", class: "secondary" }, t("plan.keep")), saidHere(key)));
  field.oninput = () => print(form, field.value.trim());
  return print(form, field.value.trim());
}

function standingWords({ standing, right, of, missing, nothing_ahead, ...where }: PlanEntry): string {
  const recent = [recentWords(right, of), ...whereWords(where)];
  return (standing === "mastered" ? [t("objective.mastered"), ...recent] : [t("objective.not-enough"), ...recent, ...missingWords(missing, nothing_ahead)]).join(" · ");
}

function move(index: number, by: number): void {
  const order = plan.entries.map(nameOf);
  [order[index], order[index + by]] = [order[index + by]!, order[index]!];
  const moved = order[index + by]!;
  void change({ order }, moved).then((kept) => main.querySelectorAll<HTMLElement>(".entry")[kept ? index + by : index]?.querySelector<HTMLElement>("button:enabled")?.focus());
}

/** What stands in a field on the screen, as it stands on paper: nothing of an empty one. */
const onPaper = (text: string | null | undefined): HTMLElement | undefined => (text ? h("p", { class: "on-paper" }, text) : undefined);

function when(entry: PlanEntry): HTMLElement[] {
  const { due, assignment_due: assigned } = entry;
  const words = due ? t("plan.due", { day: day(due) }) : undefined;
  if (person.role === "student") return words ? [h("p", { class: "quiet" }, words)] : [];
  const note = assigned && due === assigned ? h("span", { class: "quiet" }, t("plan.due-assigned", { day: day(assigned) })) : undefined;
  const field = h("input", {
    type: "date", value: note ? "" : (due ?? ""), "aria-label": t("plan.due-of", { objective: titleOf(entry) }),
    change: () => void change({ due: { [nameOf(entry)]: field.value || null } }, nameOf(entry)),
  });
  return [h("div", { class: "due no-print" }, h("span", { "aria-hidden": "true" }, t("plan.due-by")), field, note), onPaper(words)].filter((one) => one !== undefined);
}

/** What is to be shown, which a teacher says. */
function target(entry: PlanEntry): HTMLElement[] {
  const words = entry.target ? t("plan.target", { target: entry.target }) : undefined;
  if (person.role === "student") return words ? [h("p", {}, words)] : [];
  const field = h("input", {
    type: "text", maxlength: "500", dir: "auto", value: entry.target ?? "", "aria-label": t("plan.target-of", { objective: titleOf(entry) }),
    change: () => void change({ target: { [nameOf(entry)]: field.value.trim() || null } }, nameOf(entry)),
  });
  return [h("div", { class: "due no-print" }, h("span", { "aria-hidden": "true" }, t("plan.target-field")), field), onPaper(words)].filter((one) => one !== undefined);
}

/** What was said and chosen in a lesson: from its events, so it can't be changed here. */
function told({ title, assignment, aims, looks_back: looksBack, choices }: Told): HTMLElement {
  const stays = !plan.free_text_leaves;
  const lines = (key: TextKey, texts: string[], own = stays): HTMLElement[] => texts.map((text) => h("li", { class: own ? "no-print" : "" }, t(key, { text })));
  return h("li", {},
    h("p", {}, h("strong", {}, localised(title) || assignment)),
    h("ul", { class: "told" },
      ...lines("plan.told-aim", aims.map(({ text }) => text)),
      ...lines("plan.told-choice", choices.map((one) => localised(one.title) || plainName(one.choice)), false),
      ...lines("plan.told-look-back", looksBack.map(({ text }) => text)),
      stays && aims.length + looksBack.length > 0 && h("li", { class: "on-paper quiet" }, t("plan.stays"))));
}

/** Entries in their order, those of a lesson that follow on each other under its title. */
function entriesByLesson(): HTMLElement[] {
  const parts: HTMLElement[] = [];
  let list: HTMLElement | undefined;
  plan.entries.forEach((entry, index) => {
    if (!list || plan.entries[index - 1]?.assignment !== entry.assignment) {
      const id = `lesson-${index}`;
      list = h("ol", { "aria-labelledby": id });
      parts.push(h("section", { class: "of-lesson" }, h("h3", { id }, localised(entry.lesson) || entry.assignment), list));
    }
    list.append(line(entry, index));
  });
  return parts;
}

function line(entry: PlanEntry, index: number): HTMLElement {
  const title = titleOf(entry);
  const mover = (by: number, key: "plan.earlier" | "plan.later"): HTMLElement =>
    h("button", { type: "button", class: "tool", "aria-label": t(key, { objective: title }), disabled: plan.entries[index + by] === undefined, click: () => move(index, by) }, h("span", { "aria-hidden": "true" }, by < 0 ? "↑" : "↓"));
  return h("li", { class: "entry objective", "data-mastered": entry.standing === "mastered" ? "yes" : "no" },
    icon(entry.standing === "mastered" ? "completed" : entry.standing === "not-begun" ? "new" : "started"),
    h("div", {},
      h("p", {}, h("strong", {}, title)),
      h("p", { class: "word" }, standingWords(entry)),
      entry.judgement && h("p", { class: "quiet" }, t("objective.judged", { who: entry.judgement.who.name, reason: entry.judgement.reason })),
      entry.codes.length > 0 && h("p", { class: "quiet" }, entry.codes.join(", ")),
      ...target(entry),
      ...when(entry)),
    h("div", { class: "buttons" }, saidHere(nameOf(entry)), mover(-1, "plan.earlier"), mover(1, "plan.later")));
}

function save(): void {
  const options = { issuer: `${location.origin}/`, issuerName: t("brand"), time: new Date().toISOString(), words: localised, criteria: t("objective.lead") };
  const file = new Blob([JSON.stringify(clrOf(plan, who, options), undefined, 2)], { type: "application/ld+json" });
  const link = h("a", { href: URL.createObjectURL(file), download: `${who.id}.clr.jsonld` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  saidAt = "";
  render();
  said.textContent = t("act.journal-done", { name: link.download });
}

/** Beside the lesson that they belong to. */
function careersByLesson(): HTMLElement[] {
  const lessons = new Map<string, string[]>();
  for (const { title, lesson } of plan.careers) {
    const name = localised(lesson);
    lessons.set(name, [...(lessons.get(name) ?? []), localised(title)]);
  }
  return [...lessons].map(([lesson, titles]) => h("li", {}, h("p", {}, h("strong", {}, lesson)), ...titles.map((title) => h("p", {}, title))));
}

/** The way on, or that there is none; trying again is said to be no more than that. */
function next(): HTMLElement[] {
  if (plan.next) {
    const { assignment, title, practice } = plan.next;
    const words = { lesson: localised(title) || assignment };
    if (!practice) return [h("a", { class: "button primary no-print", href: `/lesson?${new URLSearchParams({ assignment })}` }, t("plan.next", words), icon("forward"))];
    return [h("p", { class: "no-print" }, t("plan.practise-why")), h("a", { class: "secondary no-print", href: practicePlace(assignment) }, icon("answered-again"), h("span", {}, t("plan.practise", words)))];
  }
  if (!plan.entries.length) return [];
  return [h("p", { class: "no-print" }, t(plan.entries.every(({ standing }) => standing === "mastered") ? "plan.all-mastered" : "plan.all-done"))];
}

function render(): void {
  said.textContent = "";
  const teacher = person.role === "teacher";
  main.replaceChildren(
    h("a", { class: "tool back", href: `/${person.role}` }, icon("back"), h("span", {}, t(teacher ? "teacher.title" : "student.page"))),
    h("div", { class: "heading" },
      h("div", {}, h("h1", {}, teacher ? t("plan.of", { student: who.name }) : t("plan.title")), h("p", { class: "lead" }, teacher ? t("plan.lead-of", { student: who.name }) : t("plan.lead"))),
      h("div", { class: "buttons" },
        h("button", { type: "button", class: "secondary", click: () => print() }, t("plan.print")),
        h("button", { type: "button", class: "secondary", click: save }, icon("save"), h("span", {}, t("plan.export"))))),
    saidHere("") ?? "",
    h("section", { class: "card plan" },
      words("goal", t(teacher ? "plan.goal-of" : "plan.goal"), t("plan.goal-hint")),
      ...(person.role === "student" ? next() : []),
      h("h2", {}, t("plan.objectives")),
      ...(plan.entries.length ? entriesByLesson() : [h("p", { class: "quiet" }, t("plan.none"))]),
      ...(plan.careers.length ? [h("h2", { id: "careers" }, t("plan.careers")), h("ul", { class: "careers", "aria-labelledby": "careers" }, ...careersByLesson())] : []),
      ...(plan.told.length ? [h("h2", {}, t("plan.told")), h("ul", {}, ...plan.told.map(told))] : []),
      words("look_back", t("plan.look-back"), t("plan.look-back-hint"))));
}

async function load(): Promise<void> {
  try {
    person = await me();
    plan = await fetchPlan(student);
    who = student ? ((await people()).find(({ id }) => id === student) ?? person) : person;
    show({ title: "plan.title", person, render });
  } catch (problem) {
    fail(problem, load, person);
  }
}

void load();

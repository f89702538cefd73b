/** A student's lessons, and who looked at their work. */
import { assignments, log, me } from "./api.ts";
import type { Access, Assignment, Person } from "./api.ts";
import { h, icon } from "./dom.ts";
import { day, localised, t, today } from "./language.ts";
import { objectiveList } from "./objectives.ts";
import { ownMarks } from "./own-marks.ts";
import { fail, main, problemWords, show } from "./page.ts";
import { seenSection } from "./seen.ts";
import { practicePlace, scoreBar, statusMark } from "./standing.ts";
import { studentVerdict } from "./verdict.ts";

const verbs = { new: "student.start", started: "student.continue", completed: "student.again" } as const;
/** How often to ask whether the school has checked a score by now. */
const checkingMs = 4000;

/** The drawing of a module, by its template on the page. */
const drawings: Record<string, string> = { antarctica: "core", "frog-microscope": "eyepiece" };

function picture(assignment: Assignment): Node | undefined {
  const template = drawings[assignment.module];
  if (template === undefined) return undefined;
  const drawing = (document.getElementById(template) as HTMLTemplateElement).content.cloneNode(true) as DocumentFragment;
  if (template !== "core") return drawing;
  // Above the ice it is always the same place; what lies in it tells one lesson from the other.
  const scene = drawing.querySelector(`[data-of="${CSS.escape(assignment.activity)}"]`) ?? drawing.querySelector("[data-of]");
  for (const other of drawing.querySelectorAll("[data-of]")) if (other !== scene) other.remove();
  return drawing;
}

/** Score and what it rests on; redrawn by itself when the school has checked it. */
class Standing {
  readonly element = h("div", { class: "standing", role: "status" });
  #shown = "";

  show({ score, basis }: Assignment): void {
    const now = JSON.stringify([score, basis]);
    if (this.#shown === now) return;
    this.#shown = now;
    this.element.hidden = !score && !basis;
    const words = basis && studentVerdict(basis);
    const bar = score && scoreBar(score);
    bar?.classList.toggle("refused", basis === "refused");
    this.element.replaceChildren(
      ...(bar ? [h("p", { class: "result" }, h("span", {}, t("student.score")), bar)] : []),
      ...(score && !Number.isInteger(score.raw) ? [h("p", { class: "quiet" }, t("student.score-how"))] : []),
      ...(words ? [h("p", { class: "verdict-line", "data-tone": words.tone }, icon(words.icon), h("span", {}, words.word))] : []));
  }
}

let list: Assignment[] = [];
let seen: Access[] | undefined;
let notSeen: unknown;
let standings = new Map<string, Standing>();

function waysIn({ id, status, unavailable, reduced, practice }: Assignment, heading: string): HTMLElement {
  if (unavailable !== undefined) return h("p", { class: "info" }, t("student.unavailable"));
  if (reduced) return h("p", { class: "quiet" }, t("student.reduced"));
  const way = h("a", { class: "button primary big", href: `/lesson?assignment=${encodeURIComponent(id)}`, "aria-describedby": heading }, t(verbs[status]), icon("forward"));
  if (!practice) return way;
  return h("div", { class: "ways" }, way, h("a", { class: "secondary", href: practicePlace(id), "aria-describedby": heading }, icon("answered-again"), h("span", {}, t("student.practise"))));
}

/** A day that has passed is only worth a word while there is something to do. */
function dueMark({ due, status }: Assignment): HTMLElement | undefined {
  if (!due) return undefined;
  const late = due < today() && status !== "completed";
  return h("span", { class: "fact" }, icon("calendar"), t(late ? "student.overdue" : "student.due", { day: day(due) }));
}

function card(assignment: Assignment): HTMLElement {
  const { id, status, minutes } = assignment;
  const title = localised(assignment.title);
  const heading = `assignment-${id}`;
  const drawing = picture(assignment);
  const standing = new Standing();
  standing.show(assignment);
  standings.set(id, standing);
  return h("li", { class: drawing ? "card assignment" : "card assignment plain" },
    drawing && h("div", { class: "picture" }, drawing),
    h("div", { class: "words" },
      h("h2", { id: heading }, title),
      h("p", { class: "facts" },
        statusMark(status),
        minutes > 0 && h("span", { class: "fact" }, icon("clock"), t("student.minutes", { minutes })),
        dueMark(assignment)),
      !assignment.assigned && h("p", { class: "quiet" }, t("student.unassigned")),
      standing.element,
      assignment.objectives && objectiveList(assignment.objectives, assignment, t("objective.yours")),
      assignment.marks && ownMarks(assignment.marks),
      waysIn(assignment, heading)));
}

const titleOf = (assignment: string): string => localised(list.find(({ id }) => id === assignment)?.title ?? {}) || assignment;

function whoLooked(): HTMLElement | undefined {
  if (seen) return seenSection(seen, titleOf);
  return notSeen === undefined ? undefined : h("p", { class: "info" }, problemWords(notSeen));
}

function render(person: Person): void {
  standings = new Map();
  main.replaceChildren(
    h("div", { class: "heading" },
      h("div", {},
        h("h1", {}, t("student.hello", { name: person.name.split(" ")[0] ?? person.name })),
        h("p", { class: "lead" }, t(list.length ? "student.lead" : "student.none"))),
      h("div", { class: "buttons" },
        h("a", { class: "secondary", href: "/notebook" }, icon("notebook"), h("span", {}, t("notebook.title"))),
        h("a", { class: "secondary", href: "/plan" }, icon("log"), h("span", {}, t("plan.mine"))))),
    h("ul", { class: "assignments" }, ...list.map(card)),
    ...[whoLooked()].filter((part) => part !== undefined));
}

/** While something is being checked, whoever looks at the page sees what came of it. */
function follow(): void {
  if (!list.some(({ basis }) => basis === "checking")) return;
  setTimeout(async () => {
    const now = document.hidden ? undefined : await assignments().catch(() => undefined);
    now?.forEach((assignment) => standings.get(assignment.id)?.show(assignment));
    list = now ?? list;
    follow();
  }, checkingMs);
}

async function load(): Promise<void> {
  let person: Person | undefined;
  try {
    const now = (person = await me());
    // The lessons are there also when the log isn't.
    const looked = log().catch((problem) => void (notSeen = problem));
    list = await assignments();
    seen = (await looked) ?? undefined;
    show({ title: "student.page", person: now, render: () => render(now) });
    follow();
  } catch (problem) {
    fail(problem, load, person);
  }
}

void load();

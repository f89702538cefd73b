/** The teacher's grade book, live. */
import { gradeBook, me, Problem } from "./api.ts";
import type { GradeBook, LiveCell, LiveEvent, Person } from "./api.ts";
import { h, icon, setText } from "./dom.ts";
import { BookView, worksOf } from "./gradebook.ts";
import { localised, t } from "./language.ts";
import { LiveFeed } from "./live.ts";
import type { LiveState } from "./live.ts";
import { News } from "./news.ts";
import { fail, main, show } from "./page.ts";
import { scoreWords } from "./standing.ts";
import { Stream } from "./stream.ts";
import { verdictOf } from "./verdict.ts";

/** Events often come several at once; the grade book is asked once for all of them. */
const gatherMs = 250;

const stream = new Stream(document.body, {
  changed: () => void refresh(),
  deleted: (student) => {
    setText(done, t("teacher.deleted", { student: student.name }));
    void refresh();
  },
  signedOut: (problem) => fail(problem, load),
});
const view = new BookView((work) => stream.open(work));
const news = new News((text) => setText(document.getElementById("live")!, text));
/** What was done last, for all to read. */
const done = h("p", { class: "said", role: "status" });
const stateText = h("span", {});
const stateMark = h("p", { class: "live-state" }, h("span", { class: "dot", "aria-hidden": "true" }), stateText);

let book: GradeBook = { assignments: [], rows: [] };
let state: LiveState = "connecting";
/** There is news of the attempt that is open. */
let moreBehind = false;
let asking: ReturnType<typeof setTimeout> | undefined;

function render(): void {
  showState();
  view.redraw(book);
  stream.redraw();
  main.replaceChildren(
    h("div", { class: "heading" },
      h("div", {}, h("h1", {}, t("teacher.title")), h("p", { class: "lead" }, t(book.assignments.length ? "teacher.lead" : "teacher.none"))),
      h("a", { class: "secondary", href: "/lessons" }, icon("edit"), h("span", {}, t("lessons.page"))),
      h("a", { class: "secondary", href: "/log" }, icon("log"), h("span", {}, t("log.page"))),
      stateMark),
    done,
    view.element);
}

function showState(): void {
  const words = { connecting: "teacher.connecting", live: "teacher.live", reconnecting: "teacher.reconnecting" } as const;
  stateMark.dataset.state = state;
  setText(stateText, t(words[state]));
}

/** Asks for the grade book again; what can't be had now comes when the stream is live again. */
async function refresh(): Promise<void> {
  try {
    book = await gradeBook();
    view.show(book);
    stream.update(worksOf(book));
  } catch (problem) {
    if (problem instanceof Problem && problem.code === "E-SIGNED-OUT") fail(problem, load);
  }
}

function refreshSoon(): void {
  asking ??= setTimeout(() => {
    asking = undefined;
    void refresh();
    if (moreBehind) void stream.more();
    moreBehind = false;
  }, gatherMs);
}

function heard(live: LiveEvent): void {
  if (live.attempt === stream.attempt) moreBehind = true;
  refreshSoon();
  news.tell(live.student.id, sentence(live));
}

const titleOf = (assignment: string): string => localised(book.assignments.find(({ id }) => id === assignment)?.title ?? {}) || assignment;

/** A verdict changed, or a student's data were deleted. */
function judged({ student, assignment, cell }: LiveCell): void {
  refreshSoon();
  const words = verdictOf(cell);
  if (words && words.tone !== "open") {
    news.tell(student.id, t("teacher.news-verdict", { student: student.name, title: titleOf(assignment), score: scoreWords(cell.score), verdict: words.word }));
  }
}

function sentence({ student: { name: student }, assignment, event }: LiveEvent): string | undefined {
  const title = titleOf(assignment);
  if (event.type === "started") return t("teacher.news-started", { student, title });
  if (event.type === "completed") return t("teacher.news-completed", { student, title, score: scoreWords(event.score) });
  if (event.type !== "answered") return undefined;
  return t("teacher.news-answered", { student, done: event.done ?? 0, items: event.items ?? 0, score: scoreWords(event.score) });
}

function follow(): void {
  const feed = new LiveFeed({
    event: heard,
    cell: judged,
    state: (now) => {
      const before = state;
      state = now;
      showState();
      if (now !== "connecting") void refresh();
      if (now === "live") void stream.refresh();
      if (now === "live" && before === "reconnecting") news.tell("state", t("teacher.live-on"));
      if (now === "reconnecting" && before === "live") news.tell("state", t("teacher.live-off"));
    },
  });
  addEventListener("online", () => feed.retryNow());
}

async function load(): Promise<void> {
  let person: Person | undefined;
  try {
    person = await me();
    book = await gradeBook();
  } catch (problem) {
    return fail(problem, () => location.reload(), person);
  }
  show({ title: "teacher.page", person, render });
  follow();
}

void load();

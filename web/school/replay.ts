/** An attempt, watched again: the lesson as its student saw it, and beside it what happened, to go to. */
import type { SkuaPlayer } from "../host/skua-player.ts";
import { gradeBook, me, Problem, replay } from "./api.ts";
import type { LessonTexts, Person, Replay } from "./api.ts";
import { h, icon } from "./dom.ts";
import { wordsOf } from "./event-words.ts";
import { worksOf } from "./gradebook.ts";
import type { Work } from "./gradebook.ts";
import { eventsOf, type Recorded } from "./journal-file.ts";
import { clock, duration, language, localised, moment, onLanguage, t } from "./language.ts";
import { avatar, fail, main, show } from "./page.ts";
import { scoreText, statusMark } from "./standing.ts";
import { verdictOf } from "./verdict.ts";

const attempt = new URLSearchParams(location.search).get("attempt") ?? "";
const ticksPerSecond = 60;

function embed({ src, launch }: Replay, title: string): SkuaPlayer {
  const player = document.createElement("skua-player");
  player.title = title;
  player.setAttribute("src", src);
  player.setAttribute("locale", language());
  player.launch = launch;
  onLanguage(() => player.setAttribute("locale", language()));
  return player;
}

/** The events, each a button that goes to its moment; the current one is marked. */
function eventList(events: Recorded[], texts: LessonTexts, current: number | undefined, go: (n: number) => void): HTMLElement {
  const buttons = events.map((event) => {
    const { icon: name, tone, sentence, details } = wordsOf(event, texts);
    return h("button", { type: "button", class: `moment ${tone}`, "data-n": String(event.n), "aria-current": current === event.n && "step", click: () => go(event.n) },
      h("span", { class: "time" }, event.time ? moment(event.time, true) : clock(event.tick / ticksPerSecond)),
      icon(name),
      h("span", {}, h("span", {}, sentence), details.length > 0 && h("span", { class: "quiet" }, details.join(" · "))));
  });
  return h("ol", { class: "moments" }, ...buttons.map((button) => h("li", {}, button)));
}

function heading({ student, assignment, cell }: Work): HTMLElement {
  const words = verdictOf(cell);
  return h("header", { class: "of" },
    avatar(student),
    h("div", {}, h("h1", {}, student.name), h("p", { class: "quiet" }, localised(assignment.title))),
    h("dl", { class: "result" },
      h("div", {}, h("dt", { class: "unseen" }, t("teacher.score")), h("dd", {}, scoreText(cell.score, cell.basis))),
      words
        ? h("div", {}, h("dt", { class: "unseen" }, t("teacher.verdict")), h("dd", { class: "verdict-line", "data-tone": words.tone }, icon(words.icon), h("span", {}, words.word)))
        : h("div", {}, h("dt", { class: "unseen" }, t("teacher.status")), h("dd", {}, statusMark(cell.status)))));
}

function open(person: Person, work: Work, given: Replay): void {
  const player = embed(given, t("replay.of", { student: work.student.name, title: localised(work.assignment.title) }));
  const events = eventsOf(given.launch.journal);
  const top = h("div", {});
  const side = h("aside", { "aria-labelledby": "moments-title" });
  let current: number | undefined;
  const follow = (n: number): void => {
    current = n;
    for (const button of side.querySelectorAll<HTMLElement>(".moment")) {
      if (button.dataset.n === String(n)) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    }
  };
  const go = (n: number): void => {
    player.seek(n);
    follow(n);
  };
  player.addEventListener("skua-position", ({ detail }) => follow(detail.event));
  // The lesson is put into the page once: putting it there again would start it anew.
  main.replaceChildren(top, h("div", { class: "watched" }, player), side);
  show({
    title: "replay.page",
    person,
    render: () => {
      top.replaceChildren(heading(work));
      side.replaceChildren(
        h("h2", { id: "moments-title" }, t("stream.events")),
        h("p", { class: "quiet" }, t(events.length ? "replay.lead" : "stream.empty")),
        h("p", { class: "quiet" }, t("replay.length", { time: duration(work.cell.seconds) })),
        eventList(events, given.texts, current, go));
    },
  });
}

async function load(): Promise<void> {
  let person: Person | undefined;
  try {
    if (!customElements.get("skua-player")) throw new Problem("E-SCHOOL", "/host/skua-host.js could not be loaded");
    person = await me();
    const [book, given] = await Promise.all([gradeBook(), replay(attempt, language())]);
    const work = worksOf(book).find(({ cell }) => cell.attempt === attempt);
    if (!work) throw new Problem("E-GONE", `the grade book has no attempt ${attempt}`);
    open(person, work, given);
  } catch (problem) {
    fail(problem, () => location.reload(), person);
  }
}

show({ title: "replay.page", render: () => main.replaceChildren(h("p", { class: "wait", role: "status" }, t("replay.loading"))) });
void load();

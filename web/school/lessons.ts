/** For the teacher: the lessons that there are to copy, and those of the school's own. */
import { me, Problem } from "./api.ts";
import type { Person } from "./api.ts";
import { CopyDialog, DeleteLessonDialog, publishedWords, PublishDialog } from "./lesson-dialogs.ts";
import { h, icon } from "./dom.ts";
import type { IconName } from "./dom.ts";
import { localised, moment, t } from "./language.ts";
import type { TextKey } from "./language.ts";
import { archive, copyOwn, copyShipped, draft, lessons, publish } from "./lessons-api.ts";
import type { Fault, Lessons, OwnLesson, ShippedLesson } from "./lessons-api.ts";
import { fail, main, problemWords, show } from "./page.ts";
import { guideLink, previewLink } from "./teaching-links.ts";

const said = h("p", { class: "said", role: "status" });
type Words = string | (Node | string)[];
/** What was done, or (`bad`) what could not be. */
const say = (words: Words, bad = false): void => {
  said.className = bad ? "said info" : "said";
  said.replaceChildren(...(typeof words === "string" ? [words] : words));
};
let list: Lessons;
/** What kept a lesson from being published, until it is. */
const faults = new Map<string, Fault[]>();
let busy = false;

const titleOf = ({ title }: { title: Record<string, string> }): string => localised(title) || t("lessons.untitled");
const editHref = (id: string): string => `/edit?lesson=${encodeURIComponent(id)}`;
const edit = ({ id }: OwnLesson): void => location.assign(editHref(id));

const copies = new CopyDialog();
const publishing = new PublishDialog();
const deletes = new DeleteLessonDialog((lesson) => void done(t("lessons.deleted", { title: titleOf(lesson) })));

/** Says what was done, shows how things stand now, and leaves the focus where the reader was. */
async function done(words: Words, bad = false): Promise<void> {
  const focused = document.activeElement?.id;
  try {
    list = await lessons();
    render();
    say(words, bad);
  } catch (problem) {
    say(problemWords(problem), true);
  }
  ((focused && document.getElementById(focused)) || main).focus();
}

async function attempt(act: () => Promise<{ words: Words; bad?: boolean }>): Promise<void> {
  if (busy) return;
  busy = true;
  let outcome: { words: Words; bad?: boolean };
  try {
    outcome = await act();
  } catch (problem) {
    if (problem instanceof Problem && problem.code === "E-SIGNED-OUT") return fail(problem, load);
    outcome = { words: problemWords(problem), bad: true };
  } finally {
    busy = false;
  }
  await done(outcome.words, outcome.bad);
}

const publishNow = async (lesson: OwnLesson): Promise<void> => {
  if (busy) return;
  let forClass: boolean | undefined;
  try {
    forClass = await publishing.ask(lesson, (await draft(lesson.id)).activity);
  } catch (problem) {
    return say(problemWords(problem), true);
  }
  if (forClass === undefined) return document.getElementById(`publish-${lesson.id}`)?.focus();
  say(t("lessons.publishing"));
  return attempt(async () => {
    const outcome = await publish(lesson.id, lesson.revision, forClass);
    if (Array.isArray(outcome)) {
      faults.set(lesson.id, outcome);
      return { words: t("lessons.faults", { count: outcome.length, title: titleOf(lesson) }), bad: true };
    }
    faults.delete(lesson.id);
    return { words: publishedWords(outcome) };
  });
};

const putAway = (lesson: OwnLesson): Promise<void> =>
  attempt(async () => {
    await archive(lesson.id, !lesson.archived);
    return { words: t(lesson.archived ? "lessons.restored" : "lessons.put-away", { title: titleOf(lesson) }) };
  });

/** A button of a lesson, which says in its name of which. */
function action(key: TextKey, name: TextKey, mark: IconName, lesson: { title: Record<string, string> }, id: string, click: () => void, kind = "secondary"): HTMLElement {
  return h("button", { type: "button", id, class: kind, "aria-label": t(name, { title: titleOf(lesson) }), click }, icon(mark), h("span", {}, t(key)));
}

function standing(lesson: OwnLesson): HTMLElement {
  const newest = lesson.versions.at(-1);
  const state = !newest ? t("lessons.draft") : t("lessons.version", { number: newest.number, when: moment(newest.published) });
  return h("div", { class: "own-standing" },
    h("p", { class: "facts" },
      h("span", { class: newest ? "status completed" : "status" }, icon(newest ? "completed" : "new"), h("span", {}, state)),
      h("span", { class: "fact" }, icon("clock"), h("span", {}, t("lessons.changed", { when: moment(lesson.changed), name: lesson.by.name })))),
    lesson.versions.length > 1 && h("details", {},
      h("summary", {}, t("lessons.versions", { count: lesson.versions.length })),
      h("ul", {}, ...[...lesson.versions].reverse().map(({ number, published }) => h("li", {}, t("lessons.version", { number, when: moment(published) }))))),
    lesson.attempts > 0 && h("p", { class: "quiet" }, t("lessons.begun", { count: lesson.attempts })),
    newest && lesson.unpublished && h("p", { class: "info" }, t("lessons.changed-since", { number: newest.number })),
    lesson.archived && h("p", { class: "info" }, t("lessons.archived")));
}

/** Where a fault is, as the editor counts. */
function place(at: string): HTMLElement | undefined {
  const [, stage, task] = /^\/stages\/(\d+)(?:\/tasks\/(\d+))?/.exec(at) ?? [];
  if (stage !== undefined && task !== undefined) return h("span", { class: "quiet" }, t("lessons.at-task", { stage: Number(stage) + 1, task: Number(task) + 1 }));
  if (stage !== undefined) return h("span", { class: "quiet" }, t("lessons.at-stage", { stage: Number(stage) + 1 }));
  return at === "" ? undefined : h("code", { dir: "ltr" }, at);
}

function faultList(lesson: OwnLesson): HTMLElement | undefined {
  const wrong = faults.get(lesson.id);
  if (!wrong) return undefined;
  return h("div", { class: "info faults" },
    h("p", {}, t("lessons.faults", { count: wrong.length, title: titleOf(lesson) })),
    h("ul", {}, ...wrong.map(({ at, message }) => h("li", {}, h("span", { lang: "en", dir: "auto" }, message), " ", place(at)))),
    h("p", {}, h("a", { href: editHref(lesson.id) }, t("lessons.mend"))));
}

function ownCard(lesson: OwnLesson): HTMLElement {
  const { id } = lesson;
  return h("li", { class: "card own-lesson" },
    h("h3", {}, titleOf(lesson)),
    standing(lesson),
    faultList(lesson),
    h("div", { class: "buttons" },
      h("a", { id: `edit-${id}`, class: "secondary", href: editHref(id), "aria-label": t("lessons.edit-it", { title: titleOf(lesson) }) }, icon("edit"), h("span", {}, t("lessons.edit"))),
      lesson.unpublished && action("lessons.publish", "lessons.publish-it", "publish", lesson, `publish-${id}`, () => void publishNow(lesson)),
      action("lessons.copy", "lessons.copy-of", "copy", lesson, `copy-${id}`, () => copies.ask(lesson.title, (to, title) => copyOwn(to, id, title), edit)),
      lesson.versions.length > 0 &&
        action(lesson.archived ? "lessons.restore" : "lessons.archive", lesson.archived ? "lessons.restore-it" : "lessons.archive-it", "archive", lesson, `archive-${id}`, () => void putAway(lesson)),
      lesson.attempts === 0 && action("lessons.delete", "lessons.delete-it", "delete", lesson, `delete-${id}`, () => deletes.ask(lesson), "danger")));
}

function shippedCard(lesson: ShippedLesson): HTMLElement {
  const { module, activity, minutes, copyable } = lesson;
  return h("li", { class: "card own-lesson" },
    h("h3", {}, titleOf(lesson)),
    minutes > 0 && h("p", { class: "facts" }, h("span", { class: "fact" }, icon("clock"), h("span", {}, t("student.minutes", { minutes })))),
    !copyable && h("p", { class: "quiet" }, t("lessons.no-copy")),
    h("div", { class: "buttons" },
      lesson.guide && guideLink(lesson, titleOf(lesson)),
      previewLink(lesson, titleOf(lesson)),
      copyable && action("lessons.copy", "lessons.copy-of", "copy", lesson, `copy-${module}-${activity}`, () => copies.ask(lesson.title, (to, title) => copyShipped(to, lesson, title), edit))));
}

function render(): void {
  main.replaceChildren(
    h("a", { class: "tool back", href: "/teacher" }, icon("back"), h("span", {}, t("teacher.title"))),
    h("h1", {}, t("lessons.title")),
    h("p", { class: "lead" }, t("lessons.lead")),
    said,
    h("section", { class: "lesson-list", "aria-labelledby": "own-lessons" },
      h("h2", { id: "own-lessons" }, t("lessons.own")),
      list.own.length ? h("ul", {}, ...list.own.map(ownCard)) : h("p", { class: "quiet" }, t("lessons.own-none"))),
    h("section", { class: "lesson-list", "aria-labelledby": "shipped-lessons" },
      h("h2", { id: "shipped-lessons" }, t("lessons.shipped")),
      h("ul", {}, ...list.shipped.map(shippedCard))));
}

async function load(): Promise<void> {
  let person: Person | undefined;
  try {
    person = await me();
    list = await lessons();
    show({ title: "lessons.page", person, render });
  } catch (problem) {
    fail(problem, load, person);
  }
}

void load();

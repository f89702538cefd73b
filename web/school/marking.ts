/** For the teacher: what students wrote, one after the other, to be marked by its rubric. Without names, unless one is asked for. */
import { me, Problem } from "./api.ts";
import type { Person } from "./api.ts";
import { h, icon, setText } from "./dom.ts";
import { plainName } from "./event-words.ts";
import { localised, moment, number, t } from "./language.ts";
import { MarkForm } from "./mark-form.ts";
import type { Draft } from "./mark-form.ts";
import { giveMark, markingQueue, takeBackMark, toMark } from "./marking-api.ts";
import type { MarkGiven, Queue, QueueEntry, ToMark } from "./marking-api.ts";
import { fail, main, problemWords, show } from "./page.ts";

const said = h("p", { class: "said", role: "status" });
const problem = h("p", { class: "info", role: "alert", hidden: true });
/** What was chosen and not yet saved, by response. */
const drafts = new Map<string, Draft>();
let queue: Queue = { waiting: [], marked: [] };
let open: ToMark | undefined;

/** Whose answers were to be read, by an attempt, which names nobody, and perhaps which of them. */
const asked = new URLSearchParams(location.search);

/** What was asked for, if it is there; else what has waited longest. */
function firstOf({ waiting, marked }: Queue): QueueEntry | undefined {
  const [attempt, question] = [asked.get("attempt"), asked.get("question")];
  const all = question === null ? waiting : [...waiting, ...marked];
  return all.find((entry) => entry.attempt === attempt && (question === null || entry.question === question)) ?? waiting[0];
}

const keyOf = ({ attempt, question }: { attempt: string; question: string }): string => `${attempt} ${question}`;
const isOpen = (entry: QueueEntry): boolean => open !== undefined && keyOf(entry) === keyOf(open);

function line(entry: QueueEntry): HTMLElement {
  const { lesson, prompt, since, marked, changed } = entry;
  const when = marked && !changed ? t("marking.at", { time: moment(marked) }) : t("marking.since", { time: moment(since) });
  return h("li", {},
    h("button", { type: "button", class: "entry", "aria-current": isOpen(entry) && "true", click: () => void choose(entry) },
      h("strong", {}, localised(lesson)),
      h("span", {}, localised(prompt) || plainName(entry.question)),
      h("span", { class: "quiet" }, changed ? `${when} · ${t("marking.changed")}` : when)));
}

function list(): HTMLElement {
  const { waiting, marked } = queue;
  return h("nav", { class: "queue", "aria-label": t("marking.page") },
    h("h2", {}, t("marking.waiting", { count: waiting.length })),
    h("ul", {}, ...waiting.map(line)),
    marked.length > 0 && h("details", { open: marked.some(isOpen) }, h("summary", {}, t("marking.marked", { count: marked.length })), h("ul", {}, ...marked.map(line))));
}

/** What the student chose and wrote; the words are theirs, in whatever language. */
function response({ claim, evidence, text, automatic }: ToMark): HTMLElement[] {
  const part = (name: string, ...content: (HTMLElement | string)[]): HTMLElement => h("div", { class: "part" }, h("h3", {}, name), ...content);
  const written = h("blockquote", { dir: "auto" }, text);
  if (!claim) return [part(t("marking.text"), written)];
  return [
    part(t("marking.claim"), h("p", {}, localised(claim))),
    part(t("marking.evidence"), h("ul", {}, ...(evidence ?? []).map((one) => h("li", {}, localised(one))))),
    part(t("marking.reasoning"), written),
    ...(automatic ? [h("p", { class: "quiet" }, t(automatic.correct ? "marking.right" : "marking.shown", { try: automatic.tries }))] : []),
  ];
}

function name({ student }: ToMark): HTMLElement {
  if (student) return h("p", { class: "quiet" }, t("marking.by", { student: student.name }));
  return h("button", { type: "button", class: "secondary", click: () => void reveal() }, t("marking.show-name"));
}

function history({ history: all }: ToMark): HTMLElement | undefined {
  if (!all.length) return undefined;
  const words = ({ who, time, points }: ToMark["history"][number]): string =>
    points === null ? t("marking.history-back", { who: who.name, time: moment(time) }) : t("marking.history-line", { who: who.name, time: moment(time), points: number(points) });
  return h("details", { class: "history" }, h("summary", {}, t("marking.history")), h("ul", {}, ...all.map((one) => h("li", {}, words(one)))));
}

function card(): HTMLElement {
  if (!open) return h("section", { class: "card response" }, h("p", { class: "quiet" }, t("marking.none")));
  const now = open;
  const form = new MarkForm(now, drafts.get(keyOf(now)), {
    changed: (draft) => drafts.set(keyOf(now), draft),
    save: (mark) => void save(now, mark),
    skip: () => void next(),
    takeBack: () => void takeBack(now),
  });
  return h("section", { class: "card response", "aria-labelledby": "prompt" },
    h("h2", { id: "prompt", tabindex: "-1" }, localised(now.prompt) || plainName(now.question)),
    ...response(now),
    name(now),
    now.mark?.changed && h("p", { class: "info" }, t("marking.changed")),
    form.element,
    problem,
    history(now));
}

function render(): void {
  main.replaceChildren(
    h("a", { class: "tool back", href: "/teacher" }, icon("back"), h("span", {}, t("teacher.title"))),
    h("h1", {}, t("marking.page")),
    h("p", { class: "lead" }, t("marking.lead")),
    said,
    h("div", { class: "marking" }, card(), list()));
}

/** The student has answered again: what was chosen was for another answer. */
async function readAnew(): Promise<void> {
  drafts.delete(keyOf(open!));
  open = await toMark(open!, open!.student !== undefined);
  render();
}

/** What fails is said where it was asked for, and nothing that was chosen is lost. */
async function attempt(what: () => Promise<void>): Promise<void> {
  problem.hidden = true;
  try {
    await what();
  } catch (cause) {
    problem.hidden = false;
    setText(problem, problemWords(cause));
    if (cause instanceof Problem && cause.code === "E-CHANGED") return readAnew().catch((again) => fail(again, () => void load()));
    if (!problem.isConnected) fail(cause, () => void load());
  }
}

const toTop = (): void => document.getElementById("prompt")?.focus();

const choose = (entry: QueueEntry): Promise<void> => attempt(async () => {
  open = await toMark(entry);
  render();
  toTop();
});

const reveal = (): Promise<void> => attempt(async () => {
  if (!open) return;
  open = await toMark(open, true);
  render();
  toTop();
});

/** The one after this in the queue, or the first. */
const next = (): Promise<void> => attempt(async () => {
  const at = queue.waiting.findIndex(isOpen);
  const entry = queue.waiting[at + 1] ?? queue.waiting.find((one) => !isOpen(one));
  if (entry) open = await toMark(entry);
  render();
  toTop();
});

const save = (now: ToMark, mark: MarkGiven): Promise<void> => attempt(async () => {
  const at = queue.waiting.findIndex(isOpen);
  await giveMark(now, mark);
  drafts.delete(keyOf(now));
  queue = await markingQueue();
  const entry = queue.waiting[at] ?? queue.waiting[0];
  open = entry && (await toMark(entry));
  render();
  const points = Object.values(mark.points).reduce((sum, one) => sum + one, 0);
  setText(said, t("marking.saved", { points, max: now.lines.reduce((sum, { max }) => sum + max, 0) }));
  if (open) toTop();
  else main.focus();
});

const takeBack = (now: ToMark): Promise<void> => attempt(async () => {
  drafts.delete(keyOf(now));
  open = await takeBackMark(now, now.student !== undefined);
  queue = await markingQueue();
  render();
  setText(said, t("marking.taken-back"));
  toTop();
});

async function load(): Promise<void> {
  let person: Person | undefined;
  try {
    const now = (person = await me());
    queue = await markingQueue();
    const first = firstOf(queue);
    open = first && (await toMark(first));
    show({ title: "marking.page", person: now, render });
  } catch (cause) {
    fail(cause, load, person);
  }
}

void load();

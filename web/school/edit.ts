/**
 * For the teacher: a lesson of the school's own in the editor (`?lesson=ID`; without it a new one), embedded the way any LMS
 * embeds it: /host/skua-editor.js, one element, and two functions that bring drafts to the school and publish.
 */
import type * as Sdk from "../host/skua-editor.ts";
import { answerKeys, markedQuestions, withKey } from "./answer-keys.ts";
import { me, Problem } from "./api.ts";
import type { Person } from "./api.ts";
import { h, icon } from "./dom.ts";
import { language, localised, onLanguage, t } from "./language.ts";
import { publishedWords, PublishDialog } from "./lesson-dialogs.ts";
import { LessonKeeper, reasonOf } from "./lesson-keeper.ts";
import * as api from "./lessons-api.ts";
import type { Draft } from "./lessons-api.ts";
import { fail, main, problemWords, show } from "./page.ts";

const asked = new URLSearchParams(location.search).get("lesson") ?? undefined;
const said = h("p", { class: "said", role: "status" });
const title = h("h1", {});
const publishing = new PublishDialog();
const keysPlace = h("div", {});
let questions = "";

/** The editor's own script comes from where any LMS takes it. */
const loadSdk = (): Promise<typeof Sdk> =>
  import("/host/skua-editor.js" as string).catch(() => {
    throw new Problem("E-SCHOOL", "/host/skua-editor.js could not be loaded");
  });

function titleIn(activity: string): Record<string, string> {
  try {
    const texts: Record<string, { title?: string }> = JSON.parse(activity).texts;
    return Object.fromEntries(Object.entries(texts).flatMap(([tag, { title: words }]) => (words ? [[tag, words]] : [])));
  } catch {
    return {};
  }
}

/** Redrawn only where it is about something else: fields that somebody types in stay. */
function showKeys(keeper: LessonKeeper, always = false): void {
  const marked = markedQuestions(keeper.activity);
  const now = JSON.stringify(marked);
  if (now === questions && !always) return;
  questions = now;
  const form = answerKeys(marked, keeper.keys, (item, key) => {
    keeper.keepKeys((keys) => withKey(keys, item, key)).then(() => t("keys.kept"), problemWords).then((words) => (said.textContent = words));
  });
  keysPlace.replaceChildren(...(form ? [form] : []));
}

function kept(keeper: LessonKeeper): void {
  if (keeper.id && keeper.id !== new URLSearchParams(location.search).get("lesson")) {
    history.replaceState(null, "", `/edit?lesson=${encodeURIComponent(keeper.id)}`);
  }
  const words = localised(titleIn(keeper.activity));
  if (words) title.textContent = words;
  showKeys(keeper);
}

function embed({ NotKept }: typeof Sdk, src: string, draft: Draft | undefined): Sdk.SkuaEditor {
  const keeper = new LessonKeeper(api, draft, kept);
  const editor = document.createElement("skua-editor");
  editor.setAttribute("src", src);
  editor.setAttribute("locale", language());
  editor.keep = (edited) => keeper.keep(edited).catch((problem: unknown) => {
    throw new NotKept(reasonOf(problem), String(problem));
  });
  editor.publish = async (edited) => {
    said.replaceChildren();
    const outcome = await keeper.publish(edited, async (id) => publishing.ask(await api.draft(id), edited.activity));
    if ("reason" in outcome) throw new NotKept(outcome.reason);
    if ("faults" in outcome) return outcome.faults;
    said.replaceChildren(...publishedWords(outcome.lesson));
    return "told";
  };
  editor.activity = draft ? { module: draft.module, activity: draft.activity } : {};
  editor.addEventListener("skua-editor-close", () => location.assign("/lessons"));
  onLanguage(() => {
    editor.setAttribute("locale", language());
    showKeys(keeper, true);
  });
  title.textContent = (draft && localised(draft.title)) || t("edit.new");
  showKeys(keeper);
  return editor;
}

/** Leaving waits until what was typed last is kept. */
function leave(event: MouseEvent, editor: Sdk.SkuaEditor, href: string): void {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  void editor.flush().finally(() => location.assign(href));
}

async function load(): Promise<void> {
  let person: Person | undefined;
  try {
    const teacher = (person = await me());
    const [sdk, { editor: src }, draft] = await Promise.all([loadSdk(), api.lessons(), asked === undefined ? undefined : api.draft(asked)]);
    const editor = embed(sdk, src, draft);
    const back = h("a", { class: "tool back", href: "/lessons", click: (event) => leave(event as MouseEvent, editor, "/lessons") }, icon("back"));
    const backWords = h("span", {});
    back.append(backWords);
    main.classList.add("editing");
    main.replaceChildren(h("div", { class: "editing-bar" }, back, title, said), editor, keysPlace);
    const render = (): void => {
      backWords.textContent = t("lessons.title");
      // The editor has a bar and a content of its own.
      main.setAttribute("aria-label", t("edit.page"));
      document.querySelector("header")?.setAttribute("aria-label", t("brand"));
    };
    show({ title: "edit.page", person: teacher, render });
  } catch (problem) {
    main.classList.remove("editing");
    fail(problem, load, person);
  }
}

show({ title: "edit.page", render: () => main.replaceChildren(h("p", { class: "wait", role: "status" }, t("edit.loading"))) });
void load();

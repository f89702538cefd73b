/** The page that checks a journal: choose a file, watch it being played again, read what came of it. */

import { byId, h, icon, words } from "../player/dom.ts";
import { checkFile } from "./check_file.ts";
import { engineOf } from "./engine.ts";
import { choose, language, t } from "./language.ts";
import { resultView } from "./result_view.ts";
import type { Outcome, Step } from "./verify.ts";
import { directionOf } from "../player/direction.ts";
import { languages } from "../player/languages.ts";
import type { TextKey } from "./words.ts";

type State =
  | { shows: "choice"; note?: TextKey }
  | { shows: "progress"; file: string; step: Step; ended: AbortController }
  | { shows: "result"; file: string; outcome: Outcome; seconds: number };

const steps: Step[] = ["reading", "build", "replay"];
let state: State = { shows: "choice" };

function become(next: State): void {
  state = next;
  render();
}

async function check(file: File): Promise<void> {
  if (state.shows === "progress") state.ended.abort();
  const ended = new AbortController();
  const started = performance.now();
  become({ shows: "progress", file: file.name, step: "reading", ended });
  const step = (now: Step) => {
    if (!ended.signal.aborted) become({ shows: "progress", file: file.name, step: now, ended });
  };
  const outcome = await checkFile(file, step, ended.signal);
  if (!outcome || ended.signal.aborted) return;
  become({ shows: "result", file: file.name, outcome, seconds: (performance.now() - started) / 1000 });
  byId("verdict").focus();
}

function take(files: FileList | null | undefined): void {
  const [file, ...more] = files ?? [];
  if (more.length) become({ shows: "choice", note: "page.several" });
  else if (file) void check(file);
}

function choice(note?: TextKey): HTMLElement[] {
  const input = h("input", { type: "file", id: "file", class: "unseen", accept: ".skua-journal" });
  input.addEventListener("change", () => take(input.files));
  return [
    h("div", { class: "intro" }, h("h1", {}, t("page.heading")), h("p", { class: "lead" }, t("page.lead"))),
    h("div", { class: "card drop" },
      h("span", { class: "sheet" }, icon("check")),
      h("p", { class: "drop-title" }, t("page.drop")),
      h("p", { class: "quiet" }, t("page.or")),
      input,
      h("label", { for: "file", class: "primary", id: "choose" }, t("page.choose")),
      h("p", { class: "quiet" }, `${t("page.kind")} · ${t("page.private")}`),
      ...(note ? [h("p", { class: "note", role: "alert" }, t(note))] : [])),
  ];
}

function progress(file: string, now: Step, ended: AbortController): HTMLElement[] {
  const cancel = h("button", { type: "button", class: "tool" }, t("step.cancel"));
  cancel.addEventListener("click", () => {
    ended.abort();
    become({ shows: "choice" });
    byId("file").focus();
  });
  const at = steps.indexOf(now);
  const lines = steps.map((step, i) => {
    const line = h("li", { class: i < at ? "past" : i === at ? "now" : "later" }, h("span", { class: "dot" }, ...(i < at ? [icon("check") as unknown as HTMLElement] : [])), t(`step.${step}`));
    if (i === at) line.setAttribute("aria-current", "step");
    return line;
  });
  return [h("section", { class: "card working", "aria-busy": "true" }, h("h1", { class: "file" }, file), h("ol", {}, ...lines), cancel)];
}

function result(file: string, outcome: Outcome, seconds: number): HTMLElement[] {
  const again = h("button", { type: "button", class: "second" }, t("result.again"));
  again.addEventListener("click", () => {
    become({ shows: "choice" });
    byId("file").focus();
  });
  const head = h("div", { class: "head" }, h("h1", { class: "file" }, file), again);
  return [head, ...resultView(outcome, { engine: engineOf(navigator.userAgent), seconds })];
}

function content(): HTMLElement[] {
  if (state.shows === "choice") return choice(state.note);
  if (state.shows === "progress") return progress(state.file, state.step, state.ended);
  return result(state.file, state.outcome, state.seconds);
}

function render(): void {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  document.title = t("page.title");
  words(byId("name"), t("page.name"));
  words(byId("skip"), t("page.skip"));
  byId("language").setAttribute("aria-label", t("page.language"));
  byId("main").replaceChildren(...content());
  words(byId("live"), state.shows === "progress" ? t(`step.${state.step}`) : "");
}

function offerLanguages(): void {
  const select = byId<HTMLSelectElement>("language");
  for (const [tag, name] of Object.entries(languages)) {
    const option = h("option", { value: tag, lang: tag }, name);
    option.selected = tag === language;
    select.append(option);
  }
  select.addEventListener("change", () => {
    choose(select.value);
    render();
  });
}

/** A file may be dropped anywhere: a browser that is not told would leave the page to show it. */
function takeDrops(): void {
  const over = (on: boolean) => document.body.classList.toggle("over", on);
  addEventListener("dragover", (event) => {
    event.preventDefault();
    over(true);
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) over(false);
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    take(event.dataTransfer?.files);
  });
}

offerLanguages();
takeDrops();
render();

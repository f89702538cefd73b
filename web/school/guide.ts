/** For the teacher: what belongs to a lesson on paper (`?module=…&activity=…&part=guide`, `sheet` or `key`), to read and to print. */
import { me } from "./api.ts";
import type { Person } from "./api.ts";
import { h, icon } from "./dom.ts";
import { directionOf } from "../player/direction.ts";
import { guideHref, guideParts, guideTo, isGuidePart } from "./guides-api.ts";
import type { Block, Guide, Paper, Runs } from "./guides-api.ts";
import { language, localised, t } from "./language.ts";
import { fail, main, show } from "./page.ts";
import { previewLink } from "./teaching-links.ts";

const asked = new URLSearchParams(location.search);
const lesson = { module: asked.get("module") ?? "", activity: asked.get("activity") ?? "" };
const wanted = asked.get("part");
const part = isGuidePart(wanted) ? wanted : "guide";

const gap = (): HTMLElement => h("span", { class: "gap" }, h("span", { class: "unseen" }, t("guide.gap")));
const words = (runs: Runs): (Node | string)[] =>
  runs.map((run) => (typeof run === "string" ? run : "strong" in run ? h("strong", {}, run.strong) : "em" in run ? h("em", {}, run.em) : gap()));

function element(block: Block, title: string): HTMLElement {
  if ("heading" in block) return h("h3", {}, ...words(block.heading));
  if ("text" in block) return h("p", {}, ...words(block.text));
  if ("aside" in block) return h("p", { class: "set-apart" }, ...words(block.aside));
  if ("list" in block) return h("ul", {}, ...block.list.map((line) => h("li", {}, ...words(line))));
  if ("steps" in block) return h("ol", {}, ...block.steps.map((line) => h("li", {}, ...words(line))));
  if ("write" in block) return h("div", { class: "write" }, h("span", { class: "unseen" }, t("guide.gap")), ...Array.from({ length: block.write }, () => h("div", {})));
  if ("draw" in block) return h("div", { class: "draw" }, h("span", { class: "unseen" }, t("guide.draw")));
  const [head = [], ...rows] = block.table;
  return h("div", { class: "table", tabindex: "0", role: "group", "aria-label": title },
    h("table", {},
      h("thead", {}, h("tr", {}, ...head.map((cell) => h("th", { scope: "col" }, ...words(cell))))),
      h("tbody", {}, ...rows.map(([first = [], ...more]) => h("tr", {}, h("th", { scope: "row" }, ...words(first)), ...more.map((cell) => h("td", {}, ...words(cell))))))));
}

/** Each page with its sections. Headings belong to what follows them, so that a table is named by its own. */
function pageOf(blocks: Block[], before: HTMLElement[]): HTMLElement {
  let title = t(`guide.${part}`);
  return h("div", { class: "page" }, ...before, ...blocks.map((block) => {
    const made = element(block, title);
    if ("heading" in block) title = made.textContent ?? title;
    return made;
  }));
}

function paper(guide: Guide, own: Paper, tag: string): HTMLElement {
  const head = [h("p", { class: "about on-paper" }, localised(guide.title)), h("h2", {}, own.title)];
  return h("article", { class: `card paper ${part}`, lang: tag, dir: directionOf(tag) }, ...own.pages.map((blocks, i) => pageOf(blocks, i ? [] : head)));
}

function render(guide: Guide): void {
  const tag = guide.languages[language()] ? language() : "en" in guide.languages ? "en" : Object.keys(guide.languages)[0]!;
  const title = localised(guide.title);
  document.title = `${t(`guide.${part}`)}: ${title} · ${t("brand")}`;
  main.replaceChildren(
    h("a", { class: "tool back", href: "/lessons" }, icon("back"), h("span", {}, t("lessons.title"))),
    h("div", { class: "heading" },
      h("div", {}, h("h1", {}, title), h("p", { class: "lead" }, t("guide.lead"))),
      h("div", { class: "buttons" },
        guide.preview && previewLink(lesson, title),
        h("button", { type: "button", class: "primary", click: () => print() }, t("plan.print")))),
    h("nav", { class: "parts", "aria-label": t("guide.parts") },
      ...guideParts.map((one) => h("a", { href: guideHref(lesson, one), "aria-current": one === part && "page" }, t(`guide.${one}`)))),
    ...(part === "key" ? [h("p", { class: "quiet no-print" }, t("guide.key-only"))] : []),
    paper(guide, guide.languages[tag]![part], tag));
}

async function load(): Promise<void> {
  let person: Person | undefined;
  try {
    person = await me();
    const guide = await guideTo(lesson);
    show({ title: "guide.page", person, render: () => render(guide) });
  } catch (problem) {
    fail(problem, load, person);
  }
}

void load();

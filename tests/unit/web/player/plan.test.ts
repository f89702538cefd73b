/** The student's plan below the task: what the school told, in which language, and what the lesson tells since. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { Item, LaunchPlan } from "../../../../web/protocol/protocol.ts";
import { t } from "../../../../web/player/messages.ts";
import { showPlan, tellPlan } from "../../../../web/player/widgets/plan.ts";
import { openPage, type Page } from "./page.ts";

let page: Page;
beforeEach(() => void (page = openPage("<div id='task'><div id='n-panel'></div></div>")));

const plan = (): LaunchPlan => ({
  goal: "Read a core alone.",
  entries: [
    { objective: "read_ages", title: { en: "Read ages", es: "Leer edades" }, target: "Three ages.", due: "2026-12-18", standing: "not-begun" },
    { objective: "co2_today", title: {}, standing: "mastered" },
  ],
  careers: [{ title: { en: "Glaciologists read ice.", es: "Las glaciólogas leen hielo." } }],
});
const stored = (item: Item) => ({ type: "store" as const, items: [item] });
let count = 0;
const told = (action: string, detail: Record<string, string | number>): void =>
  tellPlan(stored({ id: "i", attempt: "a", time: "", kind: "event", body: { n: ++count, tick: 1, type: "performed", action, detail, score: { raw: 0, max: 0, scaled: 0 }, done: 0, items: 0 } }));
const section = (): Element => page.document.getElementById("plan")!;
const lines = (selector: string): string[] => [...section().querySelectorAll(selector)].map((el) => el.textContent!);

test("it stands folded behind the task, in the school's words where it has some, else in the lesson's, else by name", () => {
  showPlan(plan(), "en", { "objective.co2_today": "Judge today's air" }, t);
  assert.equal(section().previousElementSibling!.id, "n-panel");
  assert.equal(section().hasAttribute("open"), false);
  assert.deepEqual(lines("summary"), ["Your plan: 1 of 2 mastered"]);
  assert.deepEqual(lines("strong"), ["Read ages", "Judge today's air"]);
  assert.deepEqual(lines("li:first-child p"), ["Not enough evidence yet", "Nothing shown so far", "To be shown: Three ages.", "Due by December 18, 2026"]);
  showPlan(plan(), "es", {}, t);
  assert.deepEqual(lines("strong"), ["Leer edades", "co2 today"]);
  assert.ok(lines("p").includes("Due by 18 de diciembre de 2026"));
  assert.equal(page.document.querySelectorAll("#plan").length, 1);
});

test("what is mastered, wanted and chosen in the lesson is there at once, and stays in another language", () => {
  const given = plan();
  showPlan(given, "en", { "choose.show_now": "Show what I know" }, t);
  told("objective", { objective: "read_ages", mastered: 0, right: 1, of: 2 });
  assert.ok(lines("p").includes("Not enough evidence yet"));
  told("objective", { objective: "read_ages", mastered: 1, right: 4, of: 5 });
  told("aim", { item: "aim", response: "Find out why." });
  told("way", { from: "a", to: "b", choice: "show_now" });
  told("way", { from: "b", to: "c", choice: "", because: "you_know_it" });
  told("objective", { objective: "elsewhere", mastered: 1 });
  told("take_sample", { depth_m: 3 });
  for (const locale of ["en", "es"]) {
    showPlan(given, locale, { "choose.show_now": "Show what I know" }, t);
    assert.deepEqual(lines("summary"), ["Your plan: 2 of 2 mastered"]);
    assert.ok(lines("p").includes("Find out why.") && !lines("p").includes("Read a core alone."));
    assert.deepEqual(lines("ul li").slice(0, 1), ["Show what I know"]);
    assert.equal(section().querySelectorAll("ul")[0]!.children.length, 1);
  }
});

test("what stands open stays open, and blocks of commands say nothing of it", () => {
  showPlan(plan(), "en", {}, t);
  section().setAttribute("open", "");
  tellPlan(stored({ id: "i", attempt: "a", time: "", kind: "commands", body: { first: 0, commands: [[0, "aim", {}]] } }));
  tellPlan({ type: "announce", text: "Sampled" });
  told("objective", { objective: "read_ages", mastered: 1 });
  assert.equal(section().hasAttribute("open"), true);
});

test("markup in what others wrote is text", () => {
  showPlan({ ...plan(), goal: "<img src=x onerror=alert(1)>" }, "en", {}, t);
  assert.equal(section().querySelector("img"), null);
  assert.ok(lines("p").includes("<img src=x onerror=alert(1)>"));
});

test("an empty plan, and what is none, such as one with a day that no calendar has, is not shown", () => {
  const [entry] = plan().entries;
  for (const none of [{ entries: [{ ...entry!, due: "2026-02-31" }] }, undefined, { entries: [] }, {}, { entries: [7] }, null]) {
    page = openPage("<div id='task'></div>");
    showPlan(none as unknown as LaunchPlan, "en", {}, t);
    assert.equal(page.document.getElementById("plan"), null);
  }
});

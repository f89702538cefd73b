/** What a page makes of the events that it stored: the student's plan, as it stands now. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { planFault } from "../../../../web/protocol/plan.ts";
import type { LaunchPlan, LessonEvent, Scalars } from "../../../../web/protocol/protocol.ts";
import { planAfter } from "../../../../web/host/skua-player.ts";

const given: LaunchPlan = {
  goal: "Read a core alone.",
  entries: [
    { objective: "read_ages", title: { en: "Read ages" }, target: "Three ages.", due: "2026-12-18", standing: "not-begun" },
    { objective: "co2_today", title: {}, standing: "mastered" },
  ],
  careers: [{ title: { en: "Glaciologists read ice." } }],
};
const standing = { score: { raw: 0, max: 0, scaled: 0 }, done: 0, items: 0 };
const performed = (n: number, action: string, detail: Scalars): LessonEvent => ({ n, tick: n, type: "performed", action, detail, ...standing });
const started: LessonEvent = { n: 0, tick: 0, type: "started" };
const work = [
  started, performed(1, "way", { from: "a", to: "b", choice: "show_now", because: "" }), performed(2, "aim", { item: "aim", response: "Find out why." }),
  performed(3, "objective", { objective: "read_ages", mastered: 0, right: 1, of: 2 }), performed(4, "objective", { objective: "read_ages", mastered: 1, right: 4, of: 5 }),
  performed(5, "objective", { objective: "co2_today", mastered: 0, right: 3, of: 5 }), performed(6, "way", { from: "b", to: "c", choice: "", because: "you_know_it" }),
];
const after: LaunchPlan = {
  ...given, goal: "Find out why.", choices: [{ choice: "show_now", title: { en: "Show what I know" } }],
  entries: [{ ...given.entries[0]!, standing: "mastered" }, { ...given.entries[1]!, standing: "not-enough-evidence" }],
};
const choices = [{ id: "show_now", title: { en: "Show what I know" } }];

test("goal, ways and standing are as the events tell them, and the rest as it was", () => {
  const before = structuredClone(given);
  assert.deepEqual(planAfter(given, work, choices), after);
  assert.deepEqual(given, before, "what was given stays as it is");
  assert.deepEqual(planAfter(given, [started]), given);
  assert.deepEqual(planAfter(given, work).choices, [{ choice: "show_now", title: {} }], "the lesson has a name for it");
});

test("events may come in any order, and more than once", () => {
  assert.deepEqual(planAfter(given, [...work, ...work].reverse(), choices), after);
});

test("of several aims the last one that was said is the goal", () => {
  const aims = [performed(1, "aim", { item: "a", response: "First" }), performed(2, "aim", { item: "b", response: "Second" }), performed(3, "aim", { item: "a", response: "First, changed" })];
  assert.deepEqual(aims.map((_, i) => planAfter(given, aims.slice(0, i + 1)).goal), ["First", "Second", "First, changed"]);
});

test("what was completed was begun, even where nothing was shown", () => {
  const { entries } = planAfter(given, [{ n: 7, tick: 9, type: "completed", ...standing }]);
  assert.deepEqual(entries.map((entry) => entry.standing), ["not-enough-evidence", "mastered"]);
});

test("whatever a browser makes up, a plan comes of it that a launch may have", () => {
  const odd = [
    performed(1, "aim", { item: "aim", response: "" }), performed(2, "aim", { item: 7, response: 8 }), performed(3, "aim", { response: "no item" }), performed(4, "aim", { item: "", response: "x" }),
    performed(5, "objective", { objective: "elsewhere", mastered: 1 }), performed(6, "objective", { objective: 7, mastered: 1 }), performed(7, "objective", {}),
    performed(8, "way", { choice: 5 }), performed(9, "way", { choice: "é".repeat(101) }), performed(10, "toString", { choice: "x" }),
  ];
  assert.deepEqual(planAfter(given, odd), given);
  const ways = Array.from({ length: 150 }, (_, i) => performed(i, "way", { choice: `c${i}` }));
  const many = planAfter(given, ways);
  assert.deepEqual([many.choices!.length, many.choices!.at(-1)!.choice], [100, "c149"]);
  assert.equal(planFault(many), undefined);
});

test("the example of the guide gives what it says", () => {
  const [, example, said] = readFileSync("web/host/README.md", "utf8").match(/```js\nimport \{ planAfter \} from "[^"]+";\n([^]*?\); \/\/ (.*)\n)```/)!;
  const lines: string[] = [];
  new Function("planAfter", "console", example!)(planAfter, { log: (...words: string[]) => lines.push(words.join(" ")) });
  assert.deepEqual(lines, [said]);
});

/** The evidence of a replay, as a terminal and a page show it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { LessonEvent } from "../../../../web/protocol/protocol.ts";
import { clock, outcomes } from "../../../../web/replay/evidence.ts";
import { report } from "../../../../web/replay/report.ts";
import type { Verdict } from "../../../../web/replay/verify.ts";

const standing = { commands: 1, score: { raw: 0, max: 1, scaled: 0 }, done: 0, items: 1 };
const answered = { n: 1, type: "answered", tick: 4000, item: "age", response: "7", correct: false, try: 2, hints: 1, misconception: "gas_age", ...standing } as LessonEvent;
const verdict = (more: Partial<Verdict>): Verdict => ({
  ok: true, commands: 1, tick: 4000, blocks: 1, events: 2, state: "0", chain: "0", score: standing.score, completed: false, items: [], closed: true, ...more,
});
const lines = (more: Partial<Verdict>) => report({ verdict: verdict(more) }).split("\n");

test("time, event, what it is about, what was given, what came of it", () => {
  assert.match(lines({ evidence: [answered] }).at(-1)!, /^ {2}1:06 +4000 +answered +age +7 +not yet · try 2 · Hints: 1 · Suggests: gas_age$/);
});

test("in every language, the values as they are", () => {
  assert.deepEqual(outcomes("es", answered), ["todavía no", "intento 2", "Pistas: 1", "Sugiere: gas_age"]);
  assert.deepEqual(outcomes("zh-Hans", answered), ["还没答对", "第 2 次作答", "提示次数：1", "可能的误解：gas_age"]);
  for (const language of ["en", "es", "fr", "zh-Hans", "ar"] as const) {
    const done = outcomes(language, { n: 2, type: "performed", tick: 0, action: "measure", detail: { depth_m: 1234.56789 }, ...standing } as LessonEvent);
    assert.equal(done.length, 1);
    assert.match(done[0]!, /^depth_m\s?[:：]\s?1234\.56789$/);
    assert.equal(outcomes(language, answered).length, 4);
  }
  assert.equal(clock(3725 * 60), "1:02:05");
});

test("what was typed can't move the cursor, nor turn the letters round", () => {
  const typed = { ...answered, response: "1\u001b[2J\n\u202e2" } as LessonEvent;
  assert.match(lines({ evidence: [typed] }).at(-1)!, /1\\u\{1b\}\[2J\\u\{a\}\\u\{202e\}2/);
});

test("what is not told is counted, and older runtimes tell none", () => {
  assert.equal(lines({ evidence: [answered], left_out: 3 }).at(-1), "  3 more events are not shown.");
  assert.ok(!lines({}).some((line) => line.includes("What happened in the replay")));
});

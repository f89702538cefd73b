// What a student has shown in one lesson is what the next one of the module begins with, once a replay has confirmed it.
import assert from "node:assert/strict";
import test from "node:test";
import { chainOf } from "./chain.mjs";
import { Replays, until } from "./replay_script.mjs";
import { School, block, event, firstVersion, moduleHash, publishModule, runtimeHash, started } from "./school.mjs";

const objective = { id: "ebb", codes: [], title: { en: "Say when the tide is out" } };
const lesson = (id) => ({ id, title: { en: `The ${id}` }, minutes: 10, objectives: [objective] });
const met = (item, right = true) => ({ item, context: `${item}-stage`, right, options: 4 });
const idOf = (activity) => `${activity === "phases" ? "moon" : "tides"}.${activity}`;
const shownIn = (...opportunities) => [{ objective: "ebb", opportunities }];
const told = (attempt, n, detail) => event(attempt, n, "performed", { action: "objective", detail: { objective: "ebb", mastered: 0, ...detail } });

async function withSchool(use) {
  const school = await School.start();
  const replays = await Replays.of(school.site);
  await publishModule(school.site, "tides", lesson("spring"), lesson("neap"), lesson("storm"), { ...lesson("other"), objectives: [{ ...objective, id: "flood" }] });
  await publishModule(school.site, "moon", lesson("phases"));
  const [teacher, ana] = await Promise.all(["ms-okafor", "ana-torres"].map((person) => school.signIn(person)));
  await ana.get("/api/assignments");
  const open = async (visitor, activity) => {
    const reply = await visitor.post(`/api/assignments/${idOf(activity)}/launch`, { locale: "en" });
    assert.equal(reply.status, 200, reply.text);
    visitor.tokens.set(reply.json.launch.attempt, reply.json.launch.token);
    return reply.json.launch;
  };
  const cell = async (activity, student = "ana-torres") => {
    const { rows } = (await teacher.get("/api/gradebook")).json;
    return rows.find((row) => row.student.id === student).cells.find((one) => one.assignment === idOf(activity));
  };
  /** Hands a lesson in; the replay shows this. */
  const finish = async (visitor, activity, shown, { way = "good", detail = { right: shown.length, of: shown.length } } = {}) => {
    await replays.go(way, { [activity]: shownIn(...shown) });
    const { attempt } = await open(visitor, activity);
    const { refused } = await visitor.deliver(attempt, started(attempt), block(attempt, 0, [[1, "a", {}]], { seconds: 0 }), told(attempt, 1, detail), event(attempt, 2, "completed", {}, { done: 5 }));
    assert.deepEqual(refused, []);
    await until(() => cell(activity), ({ basis }) => /^(witnessed|replayed|refused)$/.test(basis ?? ""));
    return attempt;
  };
  try {
    await use({ school, replays, teacher, ana, open, finish });
  } finally {
    await school.close();
    replays.close();
  }
}

test("the next lesson of the module begins with what a replay confirmed, and keeps it", () => withSchool(async ({ ana, school, open, finish }) => {
  await finish(ana, "spring", [met("a"), met("b", false)]);
  const neap = await open(ana, "neap");
  assert.deepEqual(neap.evidence, shownIn(met("a"), met("b", false)));
  await finish(ana, "storm", [met("c")]);
  assert.deepEqual((await open(ana, "neap")).evidence, neap.evidence, "the same at each launch");
  assert.equal((await open(ana, "other")).evidence, undefined, "another objective");
  assert.equal((await open(ana, "phases")).evidence, undefined, "another module");
  const ben = await school.signIn("ben-carter");
  assert.equal((await open(ben, "neap")).evidence, undefined, "another student");
}));

test("of several lessons it is what was handed in first that comes first, and at most twenty occasions", () => withSchool(async ({ ana, open, finish }) => {
  await finish(ana, "spring", Array.from({ length: 18 }, (_, i) => met(`a${i}`)));
  await finish(ana, "storm", [met("b"), met("c"), met("d")]);
  const [{ opportunities }] = (await open(ana, "neap")).evidence;
  assert.equal(opportunities.length, 20);
  assert.deepEqual([opportunities[0].item, opportunities.at(-1).item], ["a1", "d"]);
}));

test("what only a browser says, or a replay refuted, is carried nowhere", () => withSchool(async ({ ana, open, finish, school }) => {
  await finish(ana, "spring", [met("a")], { way: "diverges" });
  assert.equal((await open(ana, "neap")).evidence, undefined);
  const ben = await school.signIn("ben-carter");
  const { attempt } = await open(ben, "spring");
  await ben.deliver(attempt, started(attempt), told(attempt, 1, { mastered: 1, right: 5, of: 5 }));
  assert.equal((await open(ben, "neap")).evidence, undefined);
}));

test("chain and journal hold the evidence", () => withSchool(async ({ ana, open, finish, replays, teacher }) => {
  await finish(ana, "spring", [met("a"), { item: "b", context: "s", right: false, doing: true, difficulty: 0.3, drawn: [1500, -0.25] }]);
  const { attempt, actor, seed, mode, evidence } = await open(ana, "neap");
  const header = { runtime: runtimeHash, module: moduleHash, manifest: firstVersion, activity: "neap", attempt, actor, seed, mode };
  const commands = [[1, "a", {}]];
  const wrong = await ana.deliver(attempt, started(attempt), block(attempt, 0, commands, { state: "0".repeat(16), chain: chainOf(header, commands) }));
  assert.deepEqual(wrong.refused.map(({ code }) => code), ["chain"]);
  const right = await ana.deliver(attempt, block(attempt, 0, commands, { state: "0".repeat(16), chain: chainOf({ ...header, evidence }, commands) }), event(attempt, 1, "completed", {}, { done: 5 }));
  assert.deepEqual(right.refused, []);
  const begun = await until(() => replays.begun.find((one) => one.attempt === attempt), Boolean);
  assert.deepEqual(JSON.parse(begun.journal.split("\n")[0]).evidence, evidence);
  assert.ok(teacher);
}));

test("plan and teacher see how an objective stands in the other lesson; a teacher's word stays above it, and deleting takes all", () => withSchool(async ({ ana, open, finish, teacher }) => {
  const first = await finish(ana, "spring", [met("a"), met("b")], { detail: { right: 2, of: 2, nothing_ahead: 1 } });
  const entry = async (activity) => (await ana.get("/api/plan")).json.entries.find((one) => one.assignment === idOf(activity) && one.objective === "ebb");
  const standing = ({ standing, right, of, elsewhere, nothing_ahead }) => [standing, right, of, elsewhere, nothing_ahead];
  assert.deepEqual(standing(await entry("spring")), ["not-enough-evidence", 2, 2, undefined, true]);
  assert.deepEqual(standing(await entry("neap")), ["not-enough-evidence", 2, 2, true, undefined]);
  assert.equal((await entry("phases")).standing, "not-begun");

  const second = await finish(ana, "neap", [met("c"), met("d")], { detail: { mastered: 1, right: 4, of: 4, earlier: 2 } });
  assert.deepEqual(standing(await entry("neap")), ["mastered", 4, 4, undefined, undefined]);
  assert.equal((await entry("neap")).earlier, 2);
  assert.deepEqual(standing(await entry("spring")), ["mastered", 4, 4, true, undefined], "which goes on from it");
  const shown = async (attempt) => (await teacher.get(`/api/attempts/${attempt}/events`)).json.objectives[0];
  assert.deepEqual([(await shown(first)).mastered, (await shown(first)).elsewhere, (await shown(second)).earlier], [true, true, 2]);

  const judged = await teacher.post(`/api/attempts/${first}/objectives/ebb`, { mastered: false, reason: "She could not say it to me." });
  assert.equal(judged.status, 200);
  assert.equal((await shown(first)).judgement.mastered, false);
  assert.equal((await entry("spring")).standing, "not-enough-evidence");
  assert.deepEqual((await open(ana, "storm")).evidence[0].opportunities.map(({ item }) => item), ["a", "b", "c", "d"]);

  const deleted = await teacher.school.request("DELETE", "/api/people/ana-torres/data", { headers: { Cookie: teacher.cookie, Origin: teacher.school.origin } });
  assert.equal(deleted.status, 204);
  assert.equal((await open(ana, "storm")).evidence, undefined);
  assert.equal((await entry("neap")).standing, "not-begun");
}));

// How long who was in stages that are help, by class, group and student; and why each way was taken.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { describeActivity } from "./activity_file.mjs";
import { School, assignment, block, event, firstVersion, makeSite, publish, started } from "./school.mjs";

const stage = (id, more = {}) => ({ id, tasks: [{ read: id }], ...more });
const ways = [{ to: "steps", when: "tries('age') > 1", because: "mixed" }, { to: "reason", when: "tries('age') = 1" }, { to: "end" }];
const activity = { id: "ice-core", stages: [stage("look", { next: ways }), stage("steps", { scaffold: true }), stage("reason"), stage("end")] };
const texts = {
  en: { title: "Reading the ice", "stage.look": "Look", "stage.steps": "Step by step", "stage.reason": "Why?", "stage.end": "The end", "because.mixed": "Two ages are confusing.", "choose.more": "More, please", age: "How old is this ice, to the year?", "age.short": "How old?", reasons: "Reasons" },
  es: { title: "Leer el hielo", "stage.steps": "Paso a paso", "because.mixed": "Dos edades confunden." },
};

let school, teacher, ana, ben, chen;
const way = (of, n, seconds, from, to, help, more = {}) =>
  event(of, n, "performed", { action: "way", detail: { from, to, because: "", choice: "", scaffold: help, ...more } }, { seconds });
/** What a lesson chose besides, and one that says too little. */
const chosen = (of) => [
  ["hint_held", { item: "age" }], ["hint_offered", { item: "age" }], ["practise", { practice: "reasons", item: "shut_when", because: "step_down" }], ["practice_known", { practice: "reasons", objective: "o", right: 4, of: 5 }],
  ["goal_hint_held", { goal: "deep" }], ["goal_hint_offered", { goal: "deep" }], ["pass_over", { goal: "deep" }], ["pass_over", { goal: 1 }], ["take_sample", { name: "pass_over" }],
].map(([action, detail], i) => event(of, 2 + i, "performed", { action, detail }, { seconds: 50 }));
const support = async () => (await teacher.get("/api/support")).json;

function sql(...statements) {
  const program = "import sqlite3,sys\nd=sqlite3.connect(sys.argv[1])\n[d.execute(s) for s in sys.argv[2:]]\nd.commit()";
  const { status, stderr } = spawnSync("python3", ["-c", program, join(school.data, "school.db"), ...statements]);
  assert.equal(status, 0, `${stderr}`);
}

before(async () => {
  const site = await makeSite();
  await publish(site, firstVersion);
  await describeActivity(site, firstVersion, activity, texts);
  school = await School.start({ site });
  [teacher, ana, ben, chen] = await Promise.all(["ms-okafor", "ana-torres", "ben-carter", "chen-wei"].map((person) => school.signIn(person)));
});
after(async () => {
  await school.close();
  await rm(school.site, { recursive: true, force: true });
});

test("a lesson with help is listed before anybody met it", async () => {
  const { assignments, groups, students } = await support();
  assert.deepEqual(assignments.map(({ id }) => id), [assignment]);
  assert.deepEqual(groups, [{ id: null, name: null, work: [{ assignment, students: 0, helped: 0, seconds: 0, help_seconds: 0, median_help_seconds: 0 }] }]);
  assert.equal(students.length, 5);
});

test("time in help is told of the class, of each group and of each student; a long pause counts as two minutes", async () => {
  const start = async (visitor) => {
    const { attempt } = (await visitor.launch()).launch;
    return [attempt, (...items) => visitor.deliver(attempt, started(attempt), ...items).then(({ refused }) => assert.deepEqual(refused, []))];
  };
  const [a, tellA] = await start(ana), [b, tellB] = await start(ben), [c, tellC] = await start(chen);
  await tellA(way(a, 1, 60, "look", "steps", 1, { because: "mixed" }), block(a, 0, [[10, "drill", {}]], { seconds: 90 }), way(a, 2, 100, "steps", "reason", 0));
  await tellB(way(b, 1, 30, "look", "steps", 1, { because: "mixed" }), way(b, 2, 1030, "steps", "reason", 0));
  await tellC(way(c, 1, 50, "look", "reason", 0, { choice: "more" }), ...chosen(c));
  await school.end();
  sql("INSERT INTO groups (id, name) VALUES ('g1', 'Blue'), ('g2', 'Empty')", "INSERT INTO group_members VALUES ('g1', 'ana-torres'), ('g1', 'chen-wei')");
  await school.listen();
  const { groups, students } = await support();
  const told = ({ work: [one] }) => [one.students, one.helped, one.seconds, one.help_seconds, one.median_help_seconds];
  assert.deepEqual(groups.map((group) => [group.id, group.name, ...told(group)]),
                   [[null, null, 3, 2, 300, 160, 80], ["g1", "Blue", 2, 1, 150, 40, 40], ["g2", "Empty", 0, 0, 0, 0, 0]]);
  assert.deepEqual(students.slice(0, 3).map(({ student, work: [{ seconds, help_seconds }] }) => [student.name, seconds, help_seconds]),
                   [["Ana Torres", 100, 40], ["Ben Carter", 150, 120], ["Chen Wei", 50, 0]]);
});

test("who opens a student's ways reads why each was taken, and the look is written down", async () => {
  const { json } = await teacher.get("/api/people/ana-torres/ways");
  assert.deepEqual(json.student, { id: "ana-torres", name: "Ana Torres" });
  const [{ ways, title }] = json.work;
  assert.equal(title.es, "Leer el hielo");
  assert.deepEqual(ways.map(({ time, ...one }) => one), [
    { from: { id: "look", title: { en: "Look" } }, to: { id: "steps", title: { en: "Step by step", es: "Paso a paso" } }, because: { id: "mixed", title: { en: "Two ages are confusing.", es: "Dos edades confunden." } }, choice: null, rule: null, help: true, seconds: 40 },
    { from: { id: "steps", title: { en: "Step by step", es: "Paso a paso" } }, to: { id: "reason", title: { en: "Why?" } }, because: null, choice: null, rule: { kind: "next" }, help: false, seconds: 0 },
  ]);
  assert.deepEqual((await teacher.get("/api/people/chen-wei/ways")).json.work[0].ways[0].choice, { id: "more", title: { en: "More, please" } });
  const { choices } = (await teacher.get("/api/people/chen-wei/ways")).json.work[0];
  const part = (id, title = {}) => ({ id, title });
  assert.deepEqual(choices.map(({ action, of, within, because }) => [action, of, within, because]), [
    ["hint_held", part("age", { en: "How old?" }), null, null], ["hint_offered", part("age", { en: "How old?" }), null, null], ["practise", part("shut_when"), part("reasons", { en: "Reasons" }), "step_down"], ["practice_known", part("reasons", { en: "Reasons" }), null, null],
    ["goal_hint_held", part("deep"), null, null], ["goal_hint_offered", part("deep"), null, null], ["pass_over", part("deep"), null, null],
  ]);
  assert.ok(choices.every(({ time }) => !Number.isNaN(Date.parse(time))));
  assert.deepEqual((await ana.get("/api/log")).json.map(({ what, assignment: of }) => [what, of]), [["viewed", assignment]]);
  assert.deepEqual((await ben.get("/api/log")).json, [], "times alone are no look at somebody's work");
});

test("where neither lesson nor student said why, the lesson's own rule is told", async () => {
  const eli = await school.signIn("eli-novak");
  const { attempt } = (await eli.launch()).launch;
  const taken = [["look", "reason", {}], ["look", "end", {}], ["steps", "reason", {}], ["steps", "end", {}], ["gone", "end", {}], ["look", "reason", { choice: "more" }], ["look", "steps", { because: "mixed" }]];
  const { refused } = await eli.deliver(attempt, started(attempt), ...taken.map(([from, to, more], i) => way(attempt, i + 1, i + 1, from, to, 0, more)));
  assert.deepEqual(refused, []);
  assert.deepEqual((await teacher.get("/api/people/eli-novak/ways")).json.work[0].ways.map(({ rule }) => rule),
                   [{ kind: "when", when: "tries('age') = 1", names: { age: { en: "How old?" } } }, { kind: "otherwise" }, { kind: "next" }, null, null, null, null]);
});

test("what a browser reports amiss makes no way; a student sees nothing of this", async () => {
  const dana = await school.signIn("dana-haddad");
  const { attempt } = (await dana.launch()).launch;
  await dana.deliver(attempt, started(attempt), event(attempt, 1, "performed", { action: "way", detail: { from: 1, to: "steps", scaffold: "1" } }), event(attempt, 2, "performed", { action: "way", detail: {} }));
  assert.deepEqual((await teacher.get("/api/people/dana-haddad/ways")).json.work, []);
  for (const path of ["/api/support", "/api/people/ana-torres/ways"]) assert.deepEqual((await ana.get(path)).json.error.code, "not-a-teacher");
  assert.deepEqual((await teacher.get("/api/people/ms-okafor/ways")).json.error.code, "unknown-person");
});

// A student's plan: goal, order, days, targets, where each objective stands, what was said and chosen in lessons; and what of it a lesson
// is told.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test, { after, before } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { School, assignment, event, firstVersion, publish, started } from "./school.mjs";

let school, teacher, ana, ben;
before(async () => {
  school = await School.start();
  await publish(school.site, firstVersion, {
    objectives: [
      { id: "read_ages", codes: ["MS-ESS2-5"], title: { en: "Read the age of ice" } },
      { id: "co2_today", codes: [], title: { en: "Judge today's air" } },
    ],
    careers: [{ id: "glaciologist", title: { en: "Glaciologists read ice." } }],
    choices: [{ id: "show_now", title: { en: "Show what I know" } }],
  });
  [teacher, ana, ben] = await Promise.all(["ms-okafor", "ana-torres", "ben-carter"].map((person) => school.signIn(person)));
});
after(() => school.close());

const kAges = `${assignment}/read_ages`, kToday = `${assignment}/co2_today`;
const own = async (visitor = ana) => (await visitor.get("/api/plan")).json;
const seen = async () => (await teacher.get("/api/people/ana-torres/plan")).json;
const write = (change) => teacher.post("/api/people/ana-torres/plan", change);
const nothing = { lesson: { en: "Reading the ice", es: "Leer el hielo" }, target: null, due: null, assignment_due: null, standing: "not-begun", right: 0, of: 0 };
const drop = (path) => school.request("DELETE", path, { headers: { Cookie: teacher.cookie, Origin: school.origin } });
const assign = (due) => teacher.post(`/api/assignments/${assignment}/assign`, { to: { class: true }, due });
const error = ({ status, json }) => [status, json.error.code];

test("it begins with all that the lessons teach, and nothing is begun", async () => {
  const plan = await own();
  assert.deepEqual(plan, {
    free_text_leaves: false, goal: null, look_back: null, next: { assignment, title: nothing.lesson, practice: false }, careers: [{ id: "glaciologist", title: { en: "Glaciologists read ice." }, lesson: nothing.lesson }], told: [],
    entries: [
      { ...nothing, assignment, objective: "read_ages", title: { en: "Read the age of ice" }, codes: ["MS-ESS2-5"] },
      { ...nothing, assignment, objective: "co2_today", title: { en: "Judge today's air" }, codes: [] },
    ],
  });
  assert.deepEqual(await seen(), plan);
  assert.deepEqual((await ana.get("/api/log")).json.map(({ who, what, assignment: of, part }) => [who.name, what, of, part]), [["Ms. Okafor", "viewed", null, "plan"]], "a teacher's look is written down");
});

test("a student sets a goal and an order and looks back; a teacher sets days", async () => {
  const changed = (await ana.post("/api/plan", { goal: "Read a core alone.", order: [kToday, kAges] })).json;
  assert.equal(changed.goal.text, "Read a core alone.");
  assert.ok(Math.abs(Date.parse(changed.goal.time) - Date.now()) < 60_000);
  assert.deepEqual(changed.entries.map(({ objective }) => objective), ["co2_today", "read_ages"]);
  await write({ due: { [kAges]: "2026-12-18" } });
  assert.deepEqual((await own()).entries.map(({ due }) => due), [null, "2026-12-18"]);
  await write({ due: { [kAges]: null }, order: [kAges, kToday] });
  assert.deepEqual((await own()).entries.map(({ objective, due }) => [objective, due]), [["read_ages", null], ["co2_today", null]]);
  assert.equal((await ana.post("/api/plan", { look_back: "I can." })).json.look_back.text, "I can.");
  assert.equal((await ana.post("/api/plan", { goal: "" })).json.goal, null);
  assert.deepEqual((await own(ben)).look_back, null, "nobody else's");
});

test("a day that no calendar has, and a text with a zero byte, are refused", async () => {
  for (const day of ["0000-01-01", "2026-02-30"]) {
    assert.deepEqual(error(await write({ due: { [kAges]: day } })), [400, "bad-request"], day);
    assert.equal((await assign(day)).status, 400, day);
  }
  assert.equal((await ana.post("/api/plan", { goal: "a\0b" })).status, 400);
  assert.equal((await ana.post("/api/plan", { look_back: "\0" })).status, 400);
  assert.equal((await write({ target: { [kAges]: "a\0b" } })).status, 400);
  assert.equal((await own()).goal, null);
});

test("an objective is due when its assignment is, unless the plan has a day for it; the list tells the first day", async () => {
  const days = async () => (await own()).entries.map(({ due, assignment_due: of }) => [due, of]);
  const first = async () => (await ana.get("/api/assignments")).json[0].due;
  await assign("2026-12-18");
  assert.deepEqual([await days(), await first()], [[["2026-12-18", "2026-12-18"], ["2026-12-18", "2026-12-18"]], "2026-12-18"]);
  await write({ due: { [kAges]: "2027-01-15" } });
  assert.deepEqual([await days(), await first()], [[["2027-01-15", "2026-12-18"], ["2026-12-18", "2026-12-18"]], "2026-12-18"]);
  await write({ due: { [kToday]: "2027-01-08" } });
  assert.equal(await first(), "2027-01-08");
  assert.equal((await ben.get("/api/assignments")).json[0].due, "2026-12-18", "another student's plan");
  await write({ due: { [kAges]: null, [kToday]: null } });
  assert.equal(await first(), "2026-12-18");
  await assign(null);
});

test("a teacher says what is to be shown, and takes it back", async () => {
  assert.deepEqual((await write({ target: { [kAges]: "Three ages, alone." } })).json.entries.map(({ target }) => target), ["Three ages, alone.", null]);
  assert.equal((await own()).entries[0].target, "Three ages, alone.");
  for (const none of ["", null]) {
    await write({ target: { [kAges]: "Three ages." } });
    assert.deepEqual((await write({ target: { [kAges]: none } })).json.entries.map(({ target }) => target), [null, null]);
  }
});

test("what isn't given to the student is no part of it", async () => {
  await drop(`/api/assignments/${assignment}/assign/class`);
  const { entries, careers, next } = await own();
  assert.deepEqual([entries, careers, next], [[], [], null]);
  assert.deepEqual(error(await ana.post("/api/plan", { order: [kAges, kToday] })), [400, "bad-request"]);
  await assign(null);
  assert.equal((await own()).entries.length, 2);
});

test("where it stands comes from the lessons, and a teacher's word is above theirs", async () => {
  const { attempt } = (await ana.launch()).launch;
  const told = (n, objective, mastered, right, of) => event(attempt, n, "performed", { action: "objective", detail: { objective, mastered, right, of } });
  await ana.deliver(attempt, started(attempt), told(1, "read_ages", 1, 4, 5), told(2, "co2_today", 0, 0, 1));
  assert.deepEqual((await own()).entries.map(({ standing, right, of }) => [standing, right, of]), [["mastered", 4, 5], ["not-enough-evidence", 0, 1]]);
  assert.equal((await own()).next.assignment, assignment);
  await teacher.post(`/api/attempts/${attempt}/objectives/co2_today`, { mastered: true, reason: "She explained it." });
  assert.deepEqual((await own()).entries.map(({ standing, judgement }) => [standing, judgement?.who.name, judgement?.reason]), [["mastered", undefined, undefined], ["mastered", "Ms. Okafor", "She explained it."]]);
  assert.equal((await teacher.get("/api/gradebook")).json.rows[0].cells[0].mastered, 2);
  assert.equal((await own()).next, null);
});

test("what was said and chosen in a lesson is there, as it was said last, and only as the events tell it", async () => {
  const { attempt } = (await ben.launch()).launch;
  const told = (n, action, detail) => event(attempt, n, "performed", { action, detail });
  await ben.deliver(attempt, started(attempt),
    told(1, "aim", { item: "my_aim", response: "Find out." }), told(2, "way", { from: "aim", to: "test", because: "", choice: "show_now", scaffold: 0 }),
    told(3, "aim", { item: "my_aim", response: "Find out why." }), told(4, "way", { from: "test", to: "end", because: "you_know_it", choice: "", scaffold: 0 }),
    told(5, "way", { from: "a", to: "b", choice: "unknown" }), told(6, "look_back", { item: "my_look", response: "I did." }),
    told(7, "aim", { item: "empty", response: "" }), told(8, "aim", { item: 7, response: 8 }));
  const [lesson, ...none] = (await own(ben)).told;
  assert.equal(none.length, 0);
  assert.deepEqual([lesson.assignment, lesson.title.en], [assignment, "Reading the ice"]);
  assert.deepEqual(lesson.aims.map(({ item, text }) => [item, text]), [["my_aim", "Find out why."]]);
  assert.deepEqual(lesson.looks_back.map(({ item, text }) => [item, text]), [["my_look", "I did."]]);
  assert.deepEqual(lesson.choices.map(({ from, to, choice, title }) => [from, to, choice, title]), [["aim", "test", "show_now", { en: "Show what I know" }], ["a", "b", "unknown", {}]]);
  assert.ok(Math.abs(Date.parse(lesson.aims[0].time) - Date.now()) < 60_000);
  assert.deepEqual((await own()).told, [], "nobody else's");
});

test("a launch brings what of the plan belongs to this lesson, in the form that is published", async () => {
  const schemas = await Promise.all(["item", "notebook", "launch"].map(async (name) => JSON.parse(await readFile(new URL(`../../web/protocol/${name}.schema.json`, import.meta.url)))));
  const ajv = new Ajv({ strict: false, schemas });
  const launch = async () => {
    const { launch: given } = await ben.launch();
    assert.ok(ajv.validate("urn:skua:protocol:2:launch", given), ajv.errorsText());
    return given.plan;
  };
  assert.equal((await launch()).goal, "Find out why.", "an aim that was said in this lesson");
  const toBen = (change) => teacher.post("/api/people/ben-carter/plan", change);
  await toBen({ order: [kToday, kAges], due: { [kAges]: "2027-01-15" }, target: { [kToday]: "With a graph." } });
  const { attempt } = (await ben.launch()).launch;
  await ben.deliver(attempt, event(attempt, 9, "performed", { action: "objective", detail: { objective: "read_ages", mastered: 0, right: 1, of: 2 } }));
  assert.deepEqual(await launch(), {
    goal: "Find out why.",
    entries: [
      { objective: "co2_today", title: { en: "Judge today's air" }, target: "With a graph.", standing: "not-begun" },
      { objective: "read_ages", title: { en: "Read the age of ice" }, due: "2027-01-15", standing: "not-enough-evidence" },
    ],
    choices: [{ choice: "show_now", title: { en: "Show what I know" } }, { choice: "unknown", title: {} }],
    careers: [{ title: { en: "Glaciologists read ice." } }],
  });
});

test("without an aim in the lesson the goal is the plan's", async () => {
  const chen = await school.signIn("chen-wei");
  assert.equal((await chen.launch()).launch.plan.goal, undefined);
  await chen.post("/api/plan", { goal: "Become a glaciologist." });
  assert.equal((await chen.launch()).launch.plan.goal, "Become a glaciologist.");
});

test("what a student's browser makes up about ways can't keep the lesson from opening", async () => {
  const eli = await school.signIn("eli-novak");
  const { attempt } = (await eli.launch()).launch;
  const ways = Array.from({ length: 150 }, (_, i) => event(attempt, i + 1, "performed", { action: "way", detail: { from: "a", to: "b", choice: i ? `c${i}` : "x".repeat(4000) } }));
  await eli.deliver(attempt, started(attempt), ...ways);
  const { plan } = (await eli.launch()).launch;
  assert.equal(plan.choices.length, 100);
  assert.equal(plan.choices.at(-1).choice, "c149");
});

test("what can't be is refused, and nothing has changed", async () => {
  const before = await own();
  for (const [send, change] of [
    [(body) => ana.post("/api/plan", body), { due: { [kAges]: "2026-12-18" } }],
    [(body) => ana.post("/api/plan", body), { order: [kAges] }],
    [(body) => ana.post("/api/plan", body), { order: [kAges, kAges] }],
    [(body) => ana.post("/api/plan", body), { goal: 7 }],
    [(body) => ana.post("/api/plan", body), { goal: "x".repeat(2001) }],
    [(body) => ana.post("/api/plan", body), { goal: "New", colour: "red" }],
    [write, { goal: "Mine" }],
    [write, { due: { [kAges]: "2026-02-30" } }],
    [write, { due: { [kAges]: "18/12/2026" } }],
    [write, { due: { fly: "2026-12-18" } }],
    [write, { target: { fly: "High" } }],
    [write, { target: { [kAges]: 7 } }],
    [write, { target: "High" }],
    [write, { target: { [kAges]: "x".repeat(2001) } }],
    [(body) => ana.post("/api/plan", body), { target: { [kAges]: "Easy" } }],
  ]) assert.deepEqual(error(await send(change)), [400, "bad-request"], JSON.stringify(change).slice(0, 80));
  assert.deepEqual(error(await teacher.get("/api/people/nobody/plan")), [404, "unknown-person"]);
  assert.deepEqual(error(await teacher.get("/api/people/ms-okafor/plan")), [404, "unknown-person"]);
  assert.deepEqual(error(await ana.get("/api/people/ben-carter/plan")), [403, "not-a-teacher"]);
  assert.deepEqual(error(await teacher.get("/api/plan")), [403, "not-a-student"]);
  assert.deepEqual(await own(), before);
});

test("it goes with the student's data", async () => {
  await ana.post("/api/plan", { goal: "anas-secret-goal" });
  await school.request("DELETE", "/api/people/ana-torres/data", { headers: { Cookie: teacher.cookie, Origin: school.origin } });
  const { goal, look_back: lookBack, entries } = await own();
  assert.deepEqual([goal, lookBack, entries.map(({ standing }) => standing)], [null, null, ["not-begun", "not-begun"]]);
});

// A student's plan: goal, order, days, and where each objective stands.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
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
  });
  [teacher, ana, ben] = await Promise.all(["ms-okafor", "ana-torres", "ben-carter"].map((person) => school.signIn(person)));
});
after(() => school.close());

const kAges = `${assignment}/read_ages`, kToday = `${assignment}/co2_today`;
const own = async (visitor = ana) => (await visitor.get("/api/plan")).json;
const seen = async () => (await teacher.get("/api/people/ana-torres/plan")).json;
const write = (change) => teacher.post("/api/people/ana-torres/plan", change);
const error = ({ status, json }) => [status, json.error.code];

test("it begins with all that the lessons teach, and nothing is begun", async () => {
  const plan = await own();
  assert.deepEqual(plan, {
    free_text_leaves: false, goal: null, look_back: null, next: assignment, careers: [{ id: "glaciologist", title: { en: "Glaciologists read ice." } }],
    entries: [
      { assignment, objective: "read_ages", title: { en: "Read the age of ice" }, codes: ["MS-ESS2-5"], due: null, standing: "not-begun", right: 0, of: 0 },
      { assignment, objective: "co2_today", title: { en: "Judge today's air" }, codes: [], due: null, standing: "not-begun", right: 0, of: 0 },
    ],
  });
  assert.deepEqual(await seen(), plan);
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

test("where it stands comes from the lessons, and a teacher's word is above theirs", async () => {
  const { attempt } = (await ana.launch()).launch;
  const told = (n, objective, mastered, right, of) => event(attempt, n, "performed", { action: "objective", detail: { objective, mastered, right, of } });
  await ana.deliver(attempt, started(attempt), told(1, "read_ages", 1, 4, 5), told(2, "co2_today", 0, 0, 1));
  assert.deepEqual((await own()).entries.map(({ standing, right, of }) => [standing, right, of]), [["mastered", 4, 5], ["not-enough-evidence", 0, 1]]);
  assert.equal((await own()).next, assignment);
  await teacher.post(`/api/attempts/${attempt}/objectives/co2_today`, { mastered: true, reason: "She explained it." });
  assert.deepEqual((await own()).entries.map(({ standing }) => standing), ["mastered", "mastered"]);
  assert.equal((await own()).next, null);
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

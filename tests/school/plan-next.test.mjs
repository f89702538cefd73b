// What a plan suggests to do next: where something can still be shown. A lesson that is handed in can't change where anything stands.
import assert from "node:assert/strict";
import test from "node:test";
import { School, assignment, event, firstVersion, publish, publishModule, started } from "./school.mjs";

const kTides = "tides.high-tide";
const objective = (id) => ({ id, codes: [], title: { en: id } });

async function withSchool(use, { tides = {}, more = [] } = {}) {
  const school = await School.start();
  try {
    await publish(school.site, firstVersion, { objectives: [objective("read_ages"), objective("co2_today")] });
    await publishModule(school.site, "tides", { id: "high-tide", title: { en: "High tide" }, minutes: 10, objectives: [objective("read_tides")], ...tides }, ...more);
    const [ana, teacher] = await Promise.all(["ana-torres", "ms-okafor"].map((person) => school.signIn(person)));
    await teacher.get("/api/gradebook");  // gives new lessons to the class
    await use(ana, teacher);
  } finally {
    await school.close();
  }
}

/** Opens a lesson, and reports to it event by event. */
async function attemptAt(student, id) {
  const { launch: { attempt, token } } = (await student.post(`/api/assignments/${id}/launch`, { locale: "en" })).json;
  student.tokens.set(attempt, token);
  let n = 0;
  const report = async (type, fields, standing) => {
    n += 1;
    assert.deepEqual((await student.deliver(attempt, event(attempt, n, type, fields, standing))).refused, []);
  };
  await student.deliver(attempt, started(attempt));
  return {
    attempt,
    tells: (name, detail) => report("performed", { action: "objective", detail: { objective: name, mastered: 0, right: 0, of: 1, ...detail } }),
    completes: () => report("completed", {}, { done: 5, raw: 5 }),
  };
}

const nextOf = async (student) => {
  const { next } = (await student.get("/api/plan")).json;
  return next && [next.assignment, next.practice];
};

test("a lesson that is handed in gives way to the next one, though not all of it is mastered", () => withSchool(async (ana) => {
  assert.deepEqual((await ana.get("/api/plan")).json.next, { assignment, title: { en: "Reading the ice", es: "Leer el hielo" }, practice: false });
  const ice = await attemptAt(ana, assignment);
  await ice.tells("read_ages", { missing_right: 3, missing_stages: 1, missing_doing: 0 });
  assert.deepEqual(await nextOf(ana), [assignment, false], "it is to be gone on with");
  await ice.completes();
  assert.deepEqual(await nextOf(ana), [kTides, false]);
}));

test("what has nothing ahead any more waits behind what has, but is to be finished", () => withSchool(async (ana) => {
  const ice = await attemptAt(ana, assignment);
  await ice.tells("read_ages", { nothing_ahead: 1 });
  await ice.tells("co2_today", { nothing_ahead: 1 });
  assert.deepEqual(await nextOf(ana), [kTides, false]);
  await (await attemptAt(ana, kTides)).completes();
  assert.deepEqual(await nextOf(ana), [assignment, false]);
}));

test("the order of the plan counts", () => withSchool(async (ana) => {
  await ana.post("/api/plan", { order: [`${kTides}/read_tides`, `${assignment}/read_ages`, `${assignment}/co2_today`] });
  assert.deepEqual(await nextOf(ana), [kTides, false]);
}));

test("where all is handed in, what is not mastered can be practised again; a teacher's word ends that", () => withSchool(async (ana, teacher) => {
  const ice = await attemptAt(ana, assignment);
  await ice.tells("read_ages", { mastered: 1, right: 4, of: 4 });
  await ice.completes();
  const tides = await attemptAt(ana, kTides);
  await tides.tells("read_tides", { mastered: 1, right: 4, of: 4 });
  await tides.completes();
  assert.deepEqual(await nextOf(ana), [assignment, true]);
  await teacher.post(`/api/attempts/${ice.attempt}/objectives/co2_today`, { mastered: true, reason: "She told me." });
  assert.equal(await nextOf(ana), null);
}));

test("an assessment is handed in once, and a lesson without objectives is suggested, too", () => withSchool(async (ana) => {
  const ice = await attemptAt(ana, assignment);
  for (const name of ["read_ages", "co2_today"]) await ice.tells(name, { mastered: 1, right: 4, of: 4 });
  await ice.completes();
  await (await attemptAt(ana, kTides)).completes();
  assert.deepEqual(await nextOf(ana), ["tides.neap-tide", false]);
  await (await attemptAt(ana, "tides.neap-tide")).completes();
  assert.equal(await nextOf(ana), null);
}, { tides: { mode: "assessment" }, more: ["neap-tide"] }));

test("what is handed in without evidence is not \"not begun\", and its objectives can be judged", () => withSchool(async (ana, teacher) => {
  const entries = async () => Object.fromEntries((await ana.get("/api/plan")).json.entries.map(({ objective: name, standing, nothing_ahead: none, judgement }) => [name, [standing, none, judgement?.mastered]]));
  const cell = async () => (await teacher.get("/api/gradebook")).json.rows.find(({ student }) => student.id === "ana-torres").cells.find(({ assignment: of }) => of === kTides);
  const tides = await attemptAt(ana, kTides);
  const seen = async () => (await teacher.get(`/api/attempts/${tides.attempt}/events`)).json.objectives;
  const none = { objective: "read_tides", mastered: false, right: 0, of: 0, judgement: null };
  assert.deepEqual((await entries()).read_tides, ["not-begun", undefined, undefined]);
  assert.deepEqual(await seen(), [none], "a teacher sees all that the lesson teaches");
  await tides.completes();
  assert.deepEqual(await entries(), { read_ages: ["not-begun", undefined, undefined], co2_today: ["not-begun", undefined, undefined], read_tides: ["not-enough-evidence", true, undefined] });
  assert.deepEqual(await seen(), [{ ...none, nothing_ahead: true }]);

  const path = `/api/attempts/${tides.attempt}/objectives`;
  const { status, json: [judged] } = await teacher.post(`${path}/read_tides`, { mastered: true, reason: "She named all of them at the beach." });
  assert.deepEqual([status, judged.judgement.mastered, judged.judgement.reason], [200, true, "She named all of them at the beach."]);
  assert.deepEqual((await entries()).read_tides, ["mastered", undefined, true]);
  assert.equal((await cell()).mastered, 1);
  assert.equal((await teacher.post(`${path}/fly`, { mastered: true, reason: "so" })).status, 404);
  const { school, cookie } = teacher;
  assert.equal((await school.request("DELETE", `${path}/read_tides`, { headers: { Cookie: cookie, Origin: school.origin } })).status, 200);
  assert.deepEqual(await seen(), [{ ...none, nothing_ahead: true }]);
  assert.equal((await cell()).mastered, 0);
}, { tides: { mode: "assessment" } }));

test("what a lesson still asked for on the way is over when it is handed in", () => withSchool(async (ana, teacher) => {
  const ice = await attemptAt(ana, assignment);
  await ice.tells("read_ages", { missing_right: 3, missing_stages: 1, missing_doing: 0 });
  const mine = async () => (await ana.get("/api/assignments")).json[0].objectives;
  assert.deepEqual((await mine()).map(({ objective: name }) => name), ["read_ages"], "until then only what was shown");
  await ice.completes();
  assert.deepEqual((await mine())[1], { objective: "co2_today", mastered: false, right: 0, of: 0, judgement: null, nothing_ahead: true });
  const told = ({ missing, nothing_ahead: none }) => [missing, none];
  assert.deepEqual(told((await ana.get("/api/plan")).json.entries[0]), [undefined, true]);
  assert.deepEqual(told((await mine())[0]), [undefined, true]);
  assert.deepEqual(told((await teacher.get(`/api/attempts/${ice.attempt}/events`)).json.objectives[0]), [undefined, true]);
}));

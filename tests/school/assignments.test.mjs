// The class has an assignment for every activity that the site offers.
import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";
import { School, assignment, event, publishModule, started } from "./school.mjs";

async function withSchool(use) {
  const school = await School.start();
  try {
    await use(school);
  } finally {
    await school.close();
  }
}
const ids = async (visitor) => (await visitor.get("/api/assignments")).json.map(({ id }) => id);

test("modules that are built while the school runs come after what is there, and keep id and place", () => withSchool(async (school) => {
  const ana = await school.signIn("ana-torres"), teacher = await school.signIn("ms-okafor");
  assert.deepEqual(await ids(ana), [assignment]);
  await publishModule(school.site, "tides", "high-tide", "low-tide");
  const expected = [assignment, "tides.high-tide", "tides.low-tide"];
  const { assignments, rows } = (await teacher.get("/api/gradebook")).json;
  assert.deepEqual(assignments.map(({ id }) => id), expected);
  assert.deepEqual(assignments[2], { id: "tides.low-tide", module: "tides", activity: "low-tide", title: { en: "The low-tide" }, minutes: 10, preview: true });
  for (const { cells } of rows) assert.deepEqual(cells.map((cell) => cell.assignment), expected);
  await publishModule(school.site, "aurora", "lights");
  await publishModule(school.site, "tides", "neap-tide", "low-tide", "high-tide");
  const later = [...expected, "aurora.lights", "tides.neap-tide"];
  assert.deepEqual(await ids(ana), later);
  assert.deepEqual(await ids(ana), later);
  await school.end();
  await school.listen();
  assert.deepEqual(await ids(await school.signIn("ana-torres")), later);
}));

test("a module that is there at the first start is an assignment, after Reading the ice; it can be opened and is graded", () => withSchool(async (school) => {
  const { site } = school;
  await publishModule(site, "albatross", "wings");
  const other = await School.start({ site });
  try {
    const ben = await other.signIn("ben-carter"), teacher = await other.signIn("ms-okafor");
    const launched = await ben.post("/api/assignments/albatross.wings/launch", {});
    assert.equal(launched.status, 200);
    assert.match(launched.json.src, /\/lessons\/albatross\//);
    const { attempt, token } = launched.json.launch;
    ben.tokens.set(attempt, token);
    await ben.deliver(attempt, started(attempt), event(attempt, 1, "completed", {}, { done: 5 }));
    const { rows } = (await teacher.get("/api/gradebook")).json;
    const { cells } = rows.find(({ student }) => student.id === "ben-carter");
    assert.deepEqual(cells.map((cell) => [cell.assignment, cell.status]), [[assignment, "new"], ["albatross.wings", "completed"]]);
  } finally {
    await other.close();
  }
}));

test("an activity is launched in its mode, and an attempt stays in the one that it began in", () => withSchool(async (school) => {
  const launched = async (name) => {
    const student = await school.signIn(name);
    await ids(student);
    return (await student.post("/api/assignments/tides.check/launch", {})).json.launch.mode;
  };
  const check = { id: "check", title: { en: "Check" }, minutes: 10 };
  await publishModule(school.site, "tides", { ...check, mode: "assessment" });
  assert.equal(await launched("ana-torres"), "assessment");
  for (const mode of ["exam", 7, "practice", undefined]) await publishModule(school.site, "tides", { ...check, mode });
  assert.equal(await launched("ana-torres"), "assessment");
  assert.equal(await launched("ben-carter"), "practice");
}));

test("what the site no longer has stays, and says so", () => withSchool(async (school) => {
  const ana = await school.signIn("ana-torres");
  await publishModule(school.site, "tides", "high-tide");
  await ids(ana);
  await rm(join(school.site, "lessons/tides"), { recursive: true });
  const [ice, tides] = (await ana.get("/api/assignments")).json;
  assert.equal(ice.unavailable, undefined);
  assert.match(tides.unavailable, /tides/);
  await publishModule(school.site, "tides", "high-tide");
  assert.equal((await ana.get("/api/assignments")).json[1].unavailable, undefined);
}));

test("what is no module, or not a readable one, adds nothing and disturbs nobody", () => withSchool(async (school) => {
  const ana = await school.signIn("ana-torres");
  await publishModule(school.site, "ti des", "a");
  await publishModule(school.site, "tides", "../up", "a b", "", "x".repeat(101));
  await publishModule(school.site, "empty");
  for (const content of ["{", "[]", "{}", '{"version":7,"activities":[]}', '{"version":"x","activities":[7,{"id":7}]}']) {
    await writeFile(join(school.site, "lessons/empty/latest.json"), content);
    assert.deepEqual(await ids(ana), [assignment]);
  }
}));

test("what a student's other attempt left on the device is refused, and nothing to tell the teacher of this one", () => withSchool(async (school) => {
  await publishModule(school.site, "tides", "high-tide");
  const teacher = await school.signIn("ms-okafor");
  const begin = async (name, id) => {
    const student = await school.signIn(name);
    await ids(student);
    const { attempt, token } = (await student.post(`/api/assignments/${id}/launch`, {})).json.launch;
    student.tokens.set(attempt, token);
    return { student, attempt };
  };
  const here = await begin("ana-torres", "tides.high-tide");
  const own = await begin("ana-torres", assignment), others = await begin("ben-carter", assignment);
  const [leftOver, foreign] = [started(own.attempt), started(others.attempt)];
  const receipt = await here.student.deliver(here.attempt, started(here.attempt), leftOver, foreign);
  assert.deepEqual(receipt.refused.map(({ id, code }) => [id, code]), [[leftOver.id, "foreign-attempt"], [foreign.id, "foreign-attempt"]]);
  const { refused } = (await teacher.get(`/api/attempts/${here.attempt}/events`)).json;
  assert.deepEqual(refused.map(({ raw }) => raw), [foreign]);
  assert.deepEqual((await own.student.deliver(own.attempt, leftOver)).acknowledged, [leftOver.id]);
}));

// Practising again what was completed: other numbers, and nothing of it reaches the school.
import assert from "node:assert/strict";
import test from "node:test";
import { School, assignment, event, firstVersion, publish, publishModule, secondVersion, started } from "./school.mjs";

async function withSchool(use) {
  const school = await School.start();
  try {
    await use(school);
  } finally {
    await school.close();
  }
}

const practise = (student, id = assignment, body = { locale: "es" }) => student.post(`/api/assignments/${id}/practice`, body);
const mine = async (student) => (await student.get("/api/assignments")).json.find(({ id }) => id === assignment);

test("before a lesson is completed there is nothing to practise again", () => withSchool(async (school) => {
  const ana = await school.signIn("ana-torres");
  const early = await practise(ana);
  assert.deepEqual([early.status, early.json.error.code], [409, "practice-not-yet"]);
  const { attempt } = (await ana.launch()).launch;
  await ana.deliver(attempt, started(attempt));
  assert.equal((await practise(ana)).status, 409);
  assert.equal((await mine(ana)).practice, undefined);
  assert.deepEqual([(await practise(ana, "unknown")).status, (await practise(ana, assignment, { locale: 3 })).status], [404, 400]);
  const teacher = await school.signIn("ms-okafor");
  assert.equal((await practise(teacher)).status, 403);
}));

test("what was completed is practised with an attempt and a seed of its own, on its version; score and grade book stay", () => withSchool(async (school) => {
  const ana = await school.signIn("ana-torres");
  const teacher = await school.signIn("ms-okafor");
  const handedIn = (await ana.launch()).launch;
  await ana.deliver(handedIn.attempt, started(handedIn.attempt), event(handedIn.attempt, 1, "completed", {}, { done: 5, raw: 4, seconds: 60 }));
  assert.equal((await mine(ana)).practice, true);
  const before = [await mine(ana), (await teacher.get("/api/gradebook")).text];

  await publish(school.site, secondVersion);
  const tries = [(await practise(ana)).json, (await practise(ana)).json];
  for (const { src, activity, launch } of tries) {
    assert.equal(src, `${school.lessonOrigin}/lessons/antarctica/${firstVersion}/`);
    assert.equal(activity, "ice-core");
    const { attempt, seed, ...rest } = launch;
    assert.notEqual(attempt, handedIn.attempt);
    assert.ok(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32);
    assert.deepEqual(rest, { actor: handedIn.actor, activity: "ice-core", mode: "preview", again: true, locale: "es", manifest: firstVersion });
    // Whatever somebody makes of it, the school knows no such attempt.
    assert.equal((await ana.post(`/api/attempts/${attempt}/items`, { items: [started(attempt)] })).status, 404);
  }
  assert.notEqual(tries[0].launch.attempt, tries[1].launch.attempt);
  assert.notEqual(tries[0].launch.seed, tries[1].launch.seed);
  assert.deepEqual([await mine(ana), (await teacher.get("/api/gradebook")).text], before);
  assert.equal((await ana.launch()).launch.attempt, handedIn.attempt);
}));

test("an assessment, which the school alone marks, is not practised", () => withSchool(async (school) => {
  await publishModule(school.site, "antarctica", { id: "ice-core", title: { en: "Reading the ice" }, minutes: 30, mode: "assessment" });
  const ana = await school.signIn("ana-torres");
  const { attempt, mode } = (await ana.launch()).launch;
  assert.equal(mode, "assessment");
  await ana.deliver(attempt, started(attempt), event(attempt, 1, "completed", {}, { done: 5, raw: 4, seconds: 60 }));
  assert.equal((await mine(ana)).status, "completed");
  assert.equal((await mine(ana)).practice, undefined);
  assert.equal((await practise(ana)).status, 409);
}));

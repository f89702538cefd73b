// What a student has shown, as the lesson told it, and what a teacher says of it, with a reason.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { School, event, firstVersion, publish, started } from "./school.mjs";

let school, teacher, ana, ben, chen, attempt, other;
const told = (attempt, n, objective, mastered, right, of) =>
  event(attempt, n, "performed", { action: "objective", detail: { objective, mastered, right, of } });

before(async () => {
  school = await School.start();
  [teacher, ana, ben, chen] = await Promise.all(["ms-okafor", "ana-torres", "ben-carter", "chen-wei"].map((person) => school.signIn(person)));
  ({ attempt } = (await ana.launch()).launch);
  ({ attempt: other } = (await ben.launch()).launch);
  await ben.deliver(other, started(other), told(other, 1, "read_ages", 0, 1, 1));
  const { refused } = await ana.deliver(attempt, started(attempt), told(attempt, 1, "read_ages", 0, 1, 1), told(attempt, 2, "co2_today", 0, 0, 1),
    told(attempt, 3, "read_ages", 1, 4, 5), event(attempt, 4, "performed", { action: "objective", detail: { depth_m: 3 } }));
  assert.deepEqual(refused, []);
});
after(() => school.close());

const shown = async () => (await teacher.get(`/api/attempts/${attempt}/events`)).json.objectives;
const own = async (visitor) => (await visitor.get("/api/assignments")).json[0].objectives;
const path = (objective, of = attempt) => `/api/attempts/${of}/objectives/${objective}`;
const take = (visitor, objective) =>
  school.request("DELETE", path(objective), { headers: { Cookie: visitor.cookie, Origin: school.origin } });
const error = ({ status, json }) => [status, json.error.code];

const ages = { objective: "read_ages", mastered: true, right: 4, of: 5, judgement: null };
const today = { objective: "co2_today", mastered: false, right: 0, of: 1, judgement: null };

test("the last occasion says how things stand, to teacher and student", async () => {
  assert.deepEqual(await shown(), [ages, today]);
  assert.deepEqual(await own(ana), [ages, today]);
});

test("a teacher's word with its reason stands above it, until it is taken back", async () => {
  const reason = "She explained it to the class without help.";
  const reply = await teacher.post(path("co2_today"), { mastered: true, reason });
  assert.equal(reply.status, 200);
  const { time, ...judgement } = reply.json[1].judgement;
  assert.deepEqual(judgement, { mastered: true, reason, who: { id: "ms-okafor", name: "Ms. Okafor" } });
  assert.ok(Math.abs(Date.parse(time) - Date.now()) < 60_000);
  assert.deepEqual((await own(ana))[1].judgement.reason, reason);
  assert.deepEqual((await own(ben)).map((one) => one.judgement), [null]);
  await teacher.post(path("co2_today"), { mastered: false, reason: "It was somebody else." });
  assert.equal((await shown())[1].judgement.mastered, false);
  assert.equal((await take(teacher, "co2_today")).status, 200);
  assert.deepEqual(await shown(), [ages, today]);
});

test("what a lesson teaches, and who does this work, stands with it in every language", async () => {
  const title = { en: "Read the age of ice", es: "Leer la edad del hielo" };
  await publish(school.site, firstVersion, {
    objectives: [{ id: "read_ages", codes: ["MS-ESS2-5", 7], title: { ...title, fr: 3 } }, "no objective"],
    careers: [{ id: "glaciologist", title: { en: "Glaciologists read ice." } }],
  });
  const [entry] = (await ana.get("/api/assignments")).json;
  assert.deepEqual(entry.teaches, [{ id: "read_ages", codes: ["MS-ESS2-5"], title }]);
  assert.deepEqual(entry.careers.map(({ id }) => id), ["glaciologist"]);
  assert.deepEqual((await teacher.get("/api/gradebook")).json.assignments[0].teaches, entry.teaches);
});

test("what is missing is told as the lesson told it last, to teacher, student and in the plan, until it is mastered", async () => {
  const { attempt: third } = (await chen.launch()).launch;
  const missing = (n, right, stages, doing) => event(third, n, "performed", { action: "objective", detail: { objective: "read_ages", mastered: 0, right: 1, of: 2, missing_right: right, missing_stages: stages, missing_doing: doing } });
  await chen.deliver(third, started(third), missing(1, 3, 1, 1), missing(2, 2, 0, 1));
  assert.deepEqual((await teacher.get(`/api/attempts/${third}/events`)).json.objectives[0].missing, { right: 2, stages: 0, doing: 1 });
  assert.deepEqual((await own(chen))[0].missing, { right: 2, stages: 0, doing: 1 });
  assert.deepEqual((await chen.get("/api/plan")).json.entries[0].missing, { right: 2, stages: 0, doing: 1 });
  const none = event(third, 3, "performed", { action: "objective", detail: { objective: "read_ages", mastered: 0, right: 1, of: 3, nothing_ahead: 1 } });
  await chen.deliver(third, none);
  for (const entry of [(await teacher.get(`/api/attempts/${third}/events`)).json.objectives[0], (await own(chen))[0], (await chen.get("/api/plan")).json.entries[0]]) {
    assert.deepEqual([entry.missing, entry.nothing_ahead], [undefined, true]);
  }
  await chen.deliver(third, told(third, 4, "read_ages", 1, 4, 5));
  assert.equal((await own(chen))[0].missing, undefined);
  const [entry] = (await chen.get("/api/plan")).json.entries;
  assert.deepEqual([entry.missing, entry.nothing_ahead], [undefined, undefined]);
});

test("no word without a reason, of nothing that was not told, and from nobody but a teacher", async () => {
  assert.deepEqual(error(await teacher.post(path("co2_today"), { mastered: true, reason: "  " })), [400, "no-reason"]);
  assert.deepEqual(error(await teacher.post(path("co2_today"), { mastered: true, reason: "x".repeat(2001) })), [400, "bad-request"]);
  for (const body of [{}, { mastered: 1, reason: "so" }, { mastered: true }, { mastered: true, reason: "so", more: 1 }])
    assert.deepEqual(error(await teacher.post(path("co2_today"), body)), [400, "bad-request"]);
  assert.deepEqual(error(await teacher.post(path("fly"), { mastered: true, reason: "so" })), [404, "unknown-objective"]);
  assert.deepEqual(error(await teacher.post(path("co2_today", "nobodys"), { mastered: true, reason: "so" })), [404, "unknown-attempt"]);
  assert.deepEqual(error(await ana.post(path("co2_today"), { mastered: true, reason: "so" })), [403, "not-a-teacher"]);
  assert.deepEqual(error(await take(ana, "co2_today")), [403, "not-a-teacher"]);
  assert.deepEqual(await shown(), [ages, today]);
});

test("it goes with the student's data", async () => {
  await teacher.post(path("read_ages", other), { mastered: true, reason: "ben-said-it" });
  const headers = { Cookie: teacher.cookie, Origin: school.origin };
  assert.equal((await school.request("DELETE", "/api/people/ben-carter/data", { headers })).status, 204);
  assert.equal(await own(ben), undefined);
  assert.deepEqual(error(await teacher.get(`/api/attempts/${other}/events`)), [404, "unknown-attempt"]);
});

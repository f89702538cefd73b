/** What the school answers becomes a result, or a problem that has its words. */
import "./browser.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { assign, assignments, deleteData, deleteGroup, journal, launch, log, nameGroup, Problem, replay, setMember, takeFrom, verify } from "../../../../web/school/api.ts";

/** Answers the next requests, and keeps what was asked. */
function school(t: { after: (end: () => void) => void }, answer: () => Response) {
  const asked: string[] = [];
  const before = globalThis.fetch;
  globalThis.fetch = async (path, init) => {
    asked.push(`${init?.method} ${path}`);
    return answer();
  };
  t.after(() => void (globalThis.fetch = before));
  return asked;
}
const refuse = (status: number, code: string) => () => new Response(JSON.stringify({ error: { code, message: "why" } }), { status });

test("each request goes where the school expects it", async (t) => {
  const asked = school(t, () => new Response("[]"));
  await Promise.all([replay("a b", "es"), journal("a"), verify("a"), deleteData("ana"), log()]);
  assert.deepEqual(asked, [
    "GET /api/attempts/a%20b/replay?locale=es", "GET /api/attempts/a/journal", "POST /api/attempts/a/verify", "DELETE /api/people/ana/data", "GET /api/log",
  ]);
});

test("what belongs to a class goes where the school expects it", async (t) => {
  const asked = school(t, () => new Response("{}"));
  await Promise.all([
    nameGroup("g/1", "Red"), deleteGroup("g"), setMember("g", "ana", true), setMember("g", "ana", false), assign("ice core", { class: true }, null),
    takeFrom("ice", { class: true }), takeFrom("ice", { group: "g/1" }), takeFrom("ice", { student: "ana" }),
  ]);
  assert.deepEqual(asked, [
    "POST /api/groups/g%2F1", "DELETE /api/groups/g", "POST /api/groups/g/members/ana", "DELETE /api/groups/g/members/ana", "POST /api/assignments/ice%20core/assign",
    "DELETE /api/assignments/ice/assign/class", "DELETE /api/assignments/ice/assign/group/g%2F1", "DELETE /api/assignments/ice/assign/student/ana",
  ]);
});

test("a journal is handed on as it is, also where a line is no JSON", async (t) => {
  const text = '{"skua":"journal","schema":2}\n{"event":{"n":0,"ty';
  school(t, () => new Response(text));
  assert.equal(await journal("a"), text);
});

test("what went wrong is told apart by what can be done about it", async (t) => {
  const codes: [() => Promise<unknown>, number, string, string][] = [
    [() => journal("a"), 410, "attempt-reduced", "E-REDUCED"],
    [() => replay("a", "en"), 404, "unknown-attempt", "E-GONE"],
    [() => deleteData("x"), 404, "unknown-person", "E-GONE"],
    [() => replay("a", "en"), 503, "lesson-missing", "E-BUILD"],
    [() => journal("a"), 503, "lesson-missing", "E-BUILD"],
    [() => assignments(), 503, "lesson-missing", "E-LESSON"],
    [() => verify("a"), 401, "signed-out", "E-SIGNED-OUT"],
    [() => log(), 403, "wrong-role", "E-ROLE"],
    [() => launch("ice", "en"), 403, "not-assigned", "E-NOT-ASSIGNED"],
    [() => setMember("g", "ana", true), 404, "unknown-group", "E-NO-GROUP"],
    [() => nameGroup("g", "Red"), 409, "name-taken", "E-TAKEN"],
    [() => nameGroup("g", "Red"), 409, "too-many", "E-FULL"],
    [() => journal("a"), 500, "internal", "E-SCHOOL"],
  ];
  for (const [ask, status, answer, code] of codes) {
    school(t, refuse(status, answer));
    await assert.rejects(ask, (problem: Problem) => problem.code === code && problem.message.includes(answer), code);
  }
  school(t, () => new Response("<html>", { status: 502 }));
  await assert.rejects(journal("a"), (problem: Problem) => problem.code === "E-ANSWER");
});

// Who may do what.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import test, { after, before } from "node:test";
import { School, Visitor, assignment, started } from "./school.mjs";

let school;
before(async () => (school = await School.start()));
after(() => school.close());

const json = { "Content-Type": "application/json" };
const errorOf = ({ status, json }) => [status, json?.error?.code];

test("the demo class: one teacher and five students, with nothing but id, name and role", async () => {
  const { status, json: people, headers } = await school.get("/api/people");
  assert.equal(status, 200);
  assert.equal(headers["cache-control"], "no-store");
  assert.deepEqual(people.map((person) => person.role), ["teacher", ...Array(5).fill("student")]);
  for (const person of people) assert.deepEqual(Object.keys(person).sort(), ["id", "name", "role"]);
});

test("signing in gives a cookie that scripts and other sites do not get; signing out ends it", async () => {
  assert.deepEqual(errorOf(await school.get("/api/me")), [401, "signed-out"]);
  const reply = await school.request("POST", "/api/session", {
    headers: { ...json, Origin: school.origin }, body: '{"person":"ana-torres"}',
  });
  assert.equal(reply.status, 204);
  assert.match(reply.headers["set-cookie"][0], /^skua_session=[0-9a-f]{32}; Path=\/; HttpOnly; SameSite=Strict$/);
  const ana = new Visitor(school, reply.headers["set-cookie"][0].split(";")[0]);
  assert.deepEqual((await ana.get("/api/me")).json, { id: "ana-torres", name: "Ana Torres", role: "student" });
  const headers = { Cookie: ana.cookie, Origin: school.origin };
  const out = await school.request("DELETE", "/api/session", { headers });
  assert.equal(out.status, 204);
  assert.match(out.headers["set-cookie"][0], /Max-Age=0/);
  assert.equal((await ana.get("/api/me")).status, 401);
});

test("signing in as somebody else ends the session before", async () => {
  const ana = await school.signIn("ana-torres");
  const reply = await ana.post("/api/session", { person: "ben-carter" });
  assert.equal(reply.status, 204);
  assert.equal((await ana.get("/api/me")).status, 401);
});

test("a sign-in that names nobody, or more than a person, is refused", async () => {
  const post = (body) => school.request("POST", "/api/session", { headers: { ...json, Origin: school.origin }, body });
  for (const [body, expected] of [
    ['{"person":"nobody"}', [404, "unknown-person"]], ['{"person":7}', [400, "bad-request"]],
    ["{}", [400, "bad-request"]], ["[]", [400, "bad-request"]], ["", [400, "bad-request"]],
    ['{"person":"ana-torres","role":"teacher"}', [400, "bad-request"]], ["{", [400, "bad-request"]],
    ['{"person":"ana-torres\\u0000"}', [404, "unknown-person"]], [`${"[".repeat(5000)}`, [400, "bad-request"]],
  ]) {
    assert.deepEqual(errorOf(await post(body)), expected, body);
  }
});

test("a guessed, foreign or malformed cookie is nobody", async () => {
  for (const Cookie of ["skua_session=0123456789abcdef0123456789abcdef", "skua_session='--", "skua_session", ";"]) {
    assert.equal((await school.get("/api/me", { headers: { Cookie } })).status, 401);
  }
});

test("a student sees neither the grade book nor anybody's events; a teacher has no assignments", async () => {
  const ana = await school.signIn("ana-torres"), teacher = await school.signIn("ms-okafor");
  const { launch } = await ana.launch();
  for (const path of ["/api/gradebook", `/api/attempts/${launch.attempt}/events`]) {
    assert.deepEqual(errorOf(await school.get(path)), [401, "signed-out"]);
    assert.deepEqual(errorOf(await ana.get(path)), [403, "not-a-teacher"]);
    assert.equal((await teacher.get(path)).status, 200);
  }
  assert.deepEqual(errorOf(await school.get("/api/assignments")), [401, "signed-out"]);
  assert.deepEqual(errorOf(await teacher.get("/api/assignments")), [403, "not-a-student"]);
  assert.deepEqual(errorOf(await teacher.post(`/api/assignments/${assignment}/launch`, {})), [403, "not-a-student"]);
  assert.deepEqual(errorOf(await teacher.get(`/api/attempts/${randomUUID()}/events`)), [404, "unknown-attempt"]);
});

test("nobody writes into another's attempt", async () => {
  const ana = await school.signIn("ana-torres"), ben = await school.signIn("ben-carter");
  const teacher = await school.signIn("ms-okafor");
  const { attempt } = (await ana.launch()).launch;
  const body = { items: [started(attempt)] };
  assert.deepEqual(errorOf(await ben.post(`/api/attempts/${attempt}/items`, body)), [403, "not-your-attempt"]);
  assert.deepEqual(errorOf(await teacher.post(`/api/attempts/${attempt}/items`, body)), [403, "not-a-student"]);
  assert.deepEqual(errorOf(await ben.post(`/api/attempts/${randomUUID()}/items`, body)), [404, "unknown-attempt"]);
  const out = new Visitor(school, "");
  assert.deepEqual(errorOf(await out.post(`/api/attempts/${attempt}/items`, body)), [401, "signed-out"]);
  assert.deepEqual((await teacher.get(`/api/attempts/${attempt}/events`)).json.events, []);
});

test("another site can make a browser do nothing: origin and content type are checked on every write", async () => {
  const ana = await school.signIn("ana-torres");
  const path = `/api/assignments/${assignment}/launch`;
  const attack = (headers, method = "POST", to = path) =>
    school.request(method, to, { headers: { Cookie: ana.cookie, ...headers }, body: method === "POST" ? "{}" : undefined });
  for (const Origin of ["http://evil.example", school.lessonOrigin, "null", `${school.origin}.evil.example`, "https://127.0.0.1"]) {
    assert.deepEqual(errorOf(await attack({ ...json, Origin })), [403, "foreign-origin"], Origin);
    assert.deepEqual(errorOf(await attack({ Origin }, "DELETE", "/api/session")), [403, "foreign-origin"], Origin);
  }
  assert.deepEqual(errorOf(await attack(json)), [403, "foreign-origin"]);
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/jsonx"]) {
    assert.deepEqual(errorOf(await attack({ Origin: school.origin, "Content-Type": type })), [415, "not-json"], type);
  }
  assert.equal((await ana.get("/api/me")).status, 200);
  assert.equal((await attack({ Origin: school.origin, "Content-Type": "application/json; charset=utf-8" })).status, 200);
});

test("a name that was pointed at this machine is not answered", async () => {
  for (const Host of ["evil.example", `evil.example:${school.port}`, "127.0.0.1.evil.example", ""]) {
    for (const lessons of [false, true]) {
      const reply = await school.get("/api/people", { headers: { Host }, lessons });
      assert.equal(reply.status, 421, Host);
    }
  }
  const Host = `localhost:${school.port}`;
  assert.equal((await school.get("/api/people", { headers: { Host } })).status, 200);
});

test("the lessons' origin has no API", async () => {
  assert.equal((await school.get("/api/people", { lessons: true })).status, 404);
});

test("unknown addresses and methods", async () => {
  assert.deepEqual(errorOf(await school.get("/api/nothing")), [404, "unknown-address"]);
  const reply = await school.request("PUT", "/api/session");
  assert.deepEqual(errorOf(reply), [405, "unknown-method"]);
  assert.equal(reply.headers.allow, "POST, DELETE");
  assert.equal((await school.request("HEAD", "/api/people")).bytes.length, 0);
});

test("a class of as many fictional students as are asked for, which keeps those it has", async () => {
  const school = await School.start();
  try {
    const names = async () => (await school.get("/api/people")).json.map(({ name }) => name);
    const five = await names();
    for (const [wanted, there] of [[8, 8], [3, 8], [9, 9]]) {
      await school.end();
      await school.listen(0, 0, { options: ["--students", `${wanted}`] });
      const more = Array.from({ length: there - 5 }, (_, i) => `Student ${i + 6}`);
      assert.deepEqual(await names(), [...five, ...more]);
    }
    const last = await school.signIn("student-9");
    assert.equal((await last.launch()).launch.resume.events, 0);
  } finally {
    await school.close();
  }
});

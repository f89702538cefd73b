// Who looked is written down; what is not needed goes; a student's data can be deleted.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";
import WebSocket from "ws";
import { Replays, until } from "./replay_script.mjs";
import { School, assignment, block, event, performed, started, view } from "./school.mjs";

async function withSchool(use) {
  const school = await School.start();
  try {
    await use(school);
  } finally {
    await school.close();
  }
}

const errorOf = ({ status, json }) => [status, json?.error?.code];
const erase = (visitor, student) =>
  visitor.school.request("DELETE", `/api/people/${student}/data`, { headers: { Cookie: visitor.cookie, Origin: visitor.school.origin } });

async function work(visitor, marker = "something") {
  const { attempt } = (await visitor.launch()).launch;
  const items = [started(attempt), block(attempt, 0, [[1, "note", { text: `${marker}-block` }]]), view(attempt, 0, [[1, 1, { "f:note": `${marker}-view` }]]),
                 performed(attempt, 1, { text: `${marker}-event` }), { id: "x", rubbish: `${marker}-refused` }];
  assert.equal((await visitor.deliver(attempt, ...items)).acknowledged.length, 4);
  return attempt;
}

/** Changes the database of a school that is not running. */
function sql(school, ...statements) {
  const program = "import sqlite3,sys\nd=sqlite3.connect(sys.argv[1])\n[d.execute(s) for s in sys.argv[2:]]\nd.commit()";
  const { status, stderr } = spawnSync("python3", ["-c", program, join(school.data, "school.db"), ...statements]);
  assert.equal(status, 0, `${stderr}`);
}

async function allBytes(school) {
  const files = (await readdir(school.data)).filter((name) => name.startsWith("school.db"));
  return Buffer.concat(await Promise.all(files.map((name) => readFile(join(school.data, name)))));
}

test("each look of a teacher at a student's work is in the log, which the student can read", () => withSchool(async (school) => {
  const ana = await school.signIn("ana-torres"), ben = await school.signIn("ben-carter"), teacher = await school.signIn("ms-okafor");
  const attempt = await work(ana), other = await work(ben);
  assert.deepEqual((await ana.get("/api/log")).json, []);
  for (let i = 0; i < 3; ++i) await teacher.get(`/api/attempts/${attempt}/events`);
  await teacher.get("/api/gradebook");
  await teacher.get(`/api/attempts/${other}/events`);
  await teacher.get(`/api/attempts/${attempt}/journal`);
  await teacher.get(`/api/attempts/${attempt}/replay`);
  const mine = (await ana.get("/api/log")).json;
  const who = { id: "ms-okafor", name: "Ms. Okafor" };
  assert.deepEqual(mine.map(({ time, ...entry }) => entry),
                   ["replayed", "downloaded", "viewed"].map((what) => ({ who, what, student: "ana-torres", assignment })), "views within a minute are one");
  for (const { time } of mine) assert.ok(Math.abs(Date.parse(time) - Date.now()) < 10_000);
  assert.deepEqual((await ben.get("/api/log")).json.map(({ what, student }) => [what, student]), [["viewed", "ben-carter"]]);
  assert.deepEqual((await teacher.get("/api/log")).json.map(({ what, student }) => `${what} ${student}`),
                   ["replayed ana-torres", "downloaded ana-torres", "viewed ben-carter", "viewed ana-torres"]);
  assert.deepEqual(errorOf(await school.get("/api/log")), [401, "signed-out"]);
  for (const path of ["events", "journal", "replay"]) {
    assert.deepEqual(errorOf(await ben.get(`/api/attempts/${attempt}/${path}`)), [403, "not-a-teacher"]);
    assert.deepEqual(errorOf(await teacher.get(`/api/attempts/${attempt}0/${path}`)), [404, "unknown-attempt"]);
  }
  assert.deepEqual(errorOf(await ben.post(`/api/attempts/${attempt}/verify`, {})), [403, "not-a-teacher"]);
  assert.equal((await ana.get("/api/log")).json.length, 3, "who was not let in has seen nothing");
  await school.end();
  sql(school, "UPDATE log SET time_ms = time_ms - 61000");
  await school.listen();
  await teacher.get(`/api/attempts/${attempt}/events`);
  assert.equal((await ana.get("/api/log")).json.length, 4);
}));

test("a student's data are deleted, also from the files of the database; others' stay", () => withSchool(async (school) => {
  const ana = await school.signIn("ana-torres"), ben = await school.signIn("ben-carter"), teacher = await school.signIn("ms-okafor");
  const attempt = await work(ana, "anas-secret"), other = await work(ben, "bens-secret");
  await teacher.get(`/api/attempts/${attempt}/events`);
  const { key } = (await ana.launch()).launch;
  assert.ok((await allBytes(school)).includes("anas-secret-block"));
  const socket = new WebSocket(`ws://127.0.0.1:${school.port}/api/live`, { origin: school.origin, headers: { Cookie: teacher.cookie } });
  await once(socket, "open");
  const heard = once(socket, "message");
  for (const [visitor, student, expected] of [
    [ana, "ana-torres", [403, "not-a-teacher"]], [teacher, "nobody", [404, "unknown-person"]], [teacher, "ms-okafor", [404, "unknown-person"]],
  ]) assert.deepEqual(errorOf(await erase(visitor, student)), expected);
  assert.equal((await erase(teacher, "ana-torres")).status, 204);
  assert.equal(JSON.parse((await heard)[0]).cell.attempt, null);
  socket.terminate();

  const bytes = await allBytes(school);
  assert.ok(!bytes.includes("anas-secret"));
  assert.ok(bytes.includes("bens-secret"));
  assert.deepEqual(errorOf(await teacher.get(`/api/attempts/${attempt}/events`)), [404, "unknown-attempt"]);
  assert.equal((await teacher.get(`/api/attempts/${other}/events`)).json.events.length, 2);
  assert.deepEqual(errorOf(await ana.post(`/api/attempts/${attempt}/items`, { items: [] })), [404, "unknown-attempt"]);
  assert.equal((await ana.get("/api/assignments")).json[0].status, "new");
  assert.deepEqual((await ana.get("/api/log")).json.map(({ what, assignment }) => [what, assignment]), [["deleted", null]]);
  const again = (await ana.launch()).launch;
  assert.notEqual(again.attempt, attempt);
  assert.notEqual(again.key, key, "what a device still keeps can't be read any longer");
}));

test("who reads the database while data are deleted holds up nobody, and keeps them no longer than they read", () => withSchool(async (school) => {
  const ana = await school.signIn("ana-torres"), teacher = await school.signIn("ms-okafor");
  await work(ana, "anas-secret");
  const program = "import sqlite3,sys\nd=sqlite3.connect(sys.argv[1])\nd.execute('BEGIN')\nd.execute('SELECT count(*) FROM blocks').fetchall()\nprint('reading',flush=True)\nsys.stdin.read()";
  const reader = spawn("python3", ["-c", program, join(school.data, "school.db")], { stdio: ["pipe", "pipe", "inherit"] });
  await once(reader.stdout, "data");
  const begun = performance.now();
  assert.equal((await erase(teacher, "ana-torres")).status, 204);
  assert.ok(performance.now() - begun < 2000, `${performance.now() - begun} ms`);
  assert.ok((await allBytes(school)).includes("anas-secret"));
  reader.stdin.end();
  await once(reader, "close");
  await until(() => allBytes(school), (bytes) => !bytes.includes("anas-secret"));
}));

test("what was not used for 60 days is reduced to its evidence, at start; its verdict stays", () => withSchool(async (school) => {
  const replays = await Replays.of(school.site);
  const ana = await school.signIn("ana-torres"), ben = await school.signIn("ben-carter"), teacher = await school.signIn("ms-okafor");
  const attempt = await work(ana, "anas-secret"), other = await work(ben, "bens-secret");
  await ana.deliver(attempt, event(attempt, 2, "completed", {}, { done: 5 }));
  const cell = async () => (await teacher.get("/api/gradebook")).json.rows.flatMap((row) => row.cells).find((cell) => cell.attempt === attempt);
  await until(cell, ({ basis }) => basis === "witnessed");
  const age = async (days, ...options) => {
    await school.end();
    const ms = days * 24 * 3600 * 1000;
    for (const table of ["events", "blocks", "views"]) sql(school, `UPDATE ${table} SET received_ms = received_ms - ${ms} WHERE attempt = '${attempt}'`);
    sql(school, `UPDATE attempts SET created_ms = created_ms - ${ms}, opened_ms = opened_ms - ${ms} WHERE id = '${attempt}'`);
    await school.listen(0, 0, { options });
  };
  const resume = async (visitor) => (await visitor.launch()).launch.resume;
  const stays = async () => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal((await teacher.get(`/api/attempts/${attempt}/journal`)).status, 200);
  };
  await age(59);
  await stays();
  await age(2, "--retention-days", "0");
  await stays();
  await age(0, "--retention-days", "62");
  await stays();
  await age(0);
  await until(() => teacher.get(`/api/attempts/${attempt}/journal`), ({ status }) => status === 410);
  const { events, refused } = (await teacher.get(`/api/attempts/${attempt}/events`)).json;
  assert.deepEqual([events.length, refused.length, refused[0].raw], [3, 1, null]);
  const { basis, score, status } = await cell();
  assert.deepEqual([basis, score.raw, status], ["witnessed", 4, "completed"]);
  const bytes = await allBytes(school);
  for (const gone of ["block", "view", "refused"]) assert.ok(!bytes.includes(`anas-secret-${gone}`), gone);
  assert.ok(bytes.includes("anas-secret-event"));
  for (const [method, path] of [["get", "journal"], ["get", "replay"], ["post", "verify"]]) {
    assert.deepEqual(errorOf(await teacher[method](`/api/attempts/${attempt}/${path}`, {})), [410, "attempt-reduced"]);
  }
  assert.deepEqual(errorOf(await ana.post(`/api/assignments/${assignment}/launch`, {})), [410, "attempt-reduced"]);
  assert.deepEqual(errorOf(await ana.post(`/api/attempts/${attempt}/items`, { items: [] })), [410, "attempt-reduced"]);
  assert.equal((await ana.get("/api/assignments")).json[0].reduced, true);
  assert.equal((await resume(ben)).commands.length, 1);
  assert.equal((await teacher.get(`/api/attempts/${other}/journal`)).status, 200);
  replays.close();
}));

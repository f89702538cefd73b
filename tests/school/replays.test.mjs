// Every ended attempt is replayed in the background before its score counts, whatever happens meanwhile.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";
import WebSocket from "ws";
import { Replays, until } from "./replay_script.mjs";
import { School, assignment, block, event, firstVersion, performed, publish, started } from "./school.mjs";

async function withSchool(use) {
  const school = await School.start();
  const replays = await Replays.of(school.site);
  try {
    await use(school, replays);
  } finally {
    await school.close();
    replays.close();
  }
}

const claim = { raw: 5, max: 5, scaled: 1 }, replayed = { raw: 4, max: 5, scaled: 0.8 };
const completed = (attempt, n) => event(attempt, n, "completed", {}, { done: 5 });

async function finish(visitor) {
  const { attempt } = (await visitor.launch()).launch;
  const items = [started(attempt), block(attempt, 0, [[1, "a", {}]], { seconds: 0 }), block(attempt, 1, [[2, "b", {}]]), completed(attempt, 1)];
  assert.deepEqual((await visitor.deliver(attempt, ...items)).refused, []);
  return attempt;
}

async function cellOf(teacher, attempt) {
  const { rows } = (await teacher.get("/api/gradebook")).json;
  return rows.flatMap((row) => row.cells).find((cell) => cell.attempt === attempt);
}
const settled = (teacher, attempt, basis = /^(witnessed|replayed|refused)$/) =>
  until(() => cellOf(teacher, attempt), (cell) => basis.test(cell.basis ?? ""));
const troubled = (teacher, attempt) => until(() => cellOf(teacher, attempt), (cell) => cell.basis === "checking" && cell.reason !== null);
const told = ({ basis, score, reason, reason_code }) => ({ basis, score, reason, reason_code });
const alive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test("an ended attempt is replayed, and its score is the replay's, for teacher and student; live views hear of it", () => withSchool(async (school, replays) => {
  await replays.go("slow");
  const ana = await school.signIn("ana-torres"), teacher = await school.signIn("ms-okafor");
  const socket = new WebSocket(`ws://127.0.0.1:${school.port}/api/live`, { origin: school.origin, headers: { Cookie: teacher.cookie } });
  await once(socket, "open");
  const heard = [];
  socket.on("message", (data) => heard.push(JSON.parse(data)));
  const attempt = await finish(ana);
  assert.deepEqual(told(await cellOf(teacher, attempt)), { basis: "checking", score: claim, reason: null, reason_code: null });
  assert.equal((await ana.get("/api/assignments")).json[0].basis, "checking");
  const cell = await settled(teacher, attempt);
  assert.deepEqual(told(cell), { basis: "witnessed", score: replayed, reason: null, reason_code: null });
  const [listed] = (await ana.get("/api/assignments")).json;
  assert.deepEqual([listed.basis, listed.score, listed.reason], ["witnessed", replayed, undefined]);
  const cells = await until(() => heard.filter((message) => message.cell), (list) => list.length === 2);
  const student = { id: "ana-torres", name: "Ana Torres" };
  assert.deepEqual(cells.map(({ cell, ...rest }) => [cell.basis, rest]), [
    ["checking", { attempt, student, assignment }], ["witnessed", { attempt, student, assignment }]]);
  const { marks: _marks, due: _due, ...judged } = cell; // which are in the grade book alone
  assert.deepEqual(cells[1].cell, judged);
  socket.terminate();

  const [{ arguments: words, journal, keys }] = replays.begun;
  assert.deepEqual(words, ["--json", "--site", school.site, "--site", join(school.data, "kept")]);
  assert.equal(keys, null);
  assert.equal(JSON.parse(journal.split("\n")[0]).attempt, attempt);
}));

test("a whole attempt in one request is replayed, not witnessed, whatever times it gives", () => withSchool(async (school) => {
  const teacher = await school.signIn("ms-okafor"), ana = await school.signIn("ana-torres");
  const { attempt } = (await ana.launch()).launch;
  const presses = Array.from({ length: 5 }, (_, i) => block(attempt, i, [[0, `press ${i}`, {}]], { seconds: 60 * i }));
  assert.deepEqual((await ana.deliver(attempt, started(attempt), ...presses, completed(attempt, 1))).refused, []);
  assert.equal((await settled(teacher, attempt)).basis, "replayed");
}));

test("a divergence is refused, with the reason for the teacher and the replay's score", () => withSchool(async (school, replays) => {
  await replays.go("diverges");
  const ana = await school.signIn("ana-torres"), teacher = await school.signIn("ms-okafor");
  const attempt = await finish(ana);
  assert.deepEqual(told(await settled(teacher, attempt)), {
    basis: "refused", score: { raw: 1, max: 5, scaled: 0.2 }, reason_code: "divergence",
    reason: "The replay does not give what was reported: event 2 is another one than was recorded (tick 9).",
  });
  const [listed] = (await ana.get("/api/assignments")).json;
  assert.deepEqual([listed.basis, listed.score.raw, listed.reason], ["refused", 1, undefined]);
}));

test("work that contradicts what was there is no part of the score, and the teacher is told", () => withSchool(async (school) => {
  const ana = await school.signIn("ana-torres"), teacher = await school.signIn("ms-okafor");
  const attempt = await finish(ana);
  const receipt = await ana.deliver(attempt, block(attempt, 1, [[2, "c", {}]]), block(attempt, 2, [[60 * 3600, "d", {}]]));
  assert.deepEqual(receipt.refused.map(({ code }) => code), ["fork", "ahead"]);
  const cell = await settled(teacher, attempt);
  assert.deepEqual([cell.basis, cell.score, cell.reason_code], ["witnessed", replayed, "items-not-taken"]);
  assert.match(cell.reason, /1 ahead, 1 fork/);
}));

test("whatever goes wrong with a replay, it says nothing about the student; asked for again, it is done", () => withSchool(async (school, replays) => {
  const ana = await school.signIn("ana-torres"), teacher = await school.signIn("ms-okafor");
  await replays.go("garbage");
  const attempt = await finish(ana);
  for (const [way, code, says] of [
    ["garbage", "no-answer", /without an answer that can be read: <html>/], ["silent", "crashed", /ended with code 0/],
    ["throws", "crashed", /ended with code 1/], ["killed", "crashed", /stopped with "Killed"/], ["floods", "crashed", /more than 1 MB/],
    ["eats", "crashed", /./], ["missing", "no-build", /The build is not there/],
  ]) {
    await replays.go(way);
    const asked = await teacher.post(`/api/attempts/${attempt}/verify`, {});
    assert.equal(asked.status, 202);
    assert.equal(asked.json.basis, "checking");
    const cell = await until(() => cellOf(teacher, attempt), (cell) => cell.reason_code === code && says.test(cell.reason));
    assert.deepEqual([cell.basis, cell.score], ["checking", null], way);
    assert.match(cell.reason, /^Not checked yet: /);
  }
  await rename(join(school.site, "verify/skua-verify.mjs"), join(school.site, "verify/away.mjs"));
  await rm(join(school.data, "kept/verify"), { recursive: true });
  await teacher.post(`/api/attempts/${attempt}/verify`, {});
  assert.match((await until(() => cellOf(teacher, attempt), (cell) => cell.reason_code === "no-script")).reason, /Build the site/);
  await rename(join(school.site, "verify/away.mjs"), join(school.site, "verify/skua-verify.mjs"));
  await replays.go("good");
  await teacher.post(`/api/attempts/${attempt}/verify`, {});
  assert.equal((await settled(teacher, attempt)).basis, "witnessed");
}));

test("what can't be replayed because of what was handed in is refused, and the claim is no score", () => withSchool(async (school, replays) => {
  const ana = await school.signIn("ana-torres"), teacher = await school.signIn("ms-okafor");
  await replays.go("unreadable");
  const attempt = await finish(ana);
  assert.deepEqual(told(await settled(teacher, attempt)), {
    basis: "refused", score: null, reason_code: "unreadable",
    reason: "What was handed in cannot be replayed: line 3: a command must have a name.",
  });
  const [listed] = (await ana.get("/api/assignments")).json;
  assert.deepEqual([listed.basis, listed.score], ["refused", undefined]);
}));

test("an attempt holds no more than can be replayed", () => withSchool(async (school) => {
  const ana = await school.signIn("ana-torres");
  const { attempt } = (await ana.launch()).launch;
  const parameters = { a: "x".repeat(4000), b: "y".repeat(4000) };
  let first = 0, taken = 0, refused = [];
  for (let request = 0; request < 6 && !refused.length; ++request) {
    const items = Array.from({ length: 14 }, () => block(attempt, (first += 7) - 7, Array(7).fill([0, "answer", parameters])));
    const receipt = await ana.deliver(attempt, ...items);
    taken += receipt.acknowledged.length;
    refused = receipt.refused;
  }
  assert.equal(refused[0]?.code, "too-large");
  assert.ok(taken > 60 && taken < 75, `${taken} blocks of 56 kB`);
}));

test("a replay that hangs holds up nobody, not even the school's end, and is begun again", () => withSchool(async (school, replays) => {
  await replays.go("hangs");
  const ana = await school.signIn("ana-torres"), teacher = await school.signIn("ms-okafor");
  const attempt = await finish(ana);
  await until(() => replays.begun, (list) => list.length === 1);
  const begun = Date.now();
  for (let i = 0; i < 20; ++i) await cellOf(teacher, attempt);
  assert.equal(await school.end(), 0);
  assert.ok(Date.now() - begun < 4000, `${Date.now() - begun} ms`);
  assert.equal(alive(replays.begun[0].pid), false);
  await replays.go("good");
  await school.listen();
  assert.equal((await settled(teacher, attempt)).basis, "witnessed");
}));

test("kill -9 of the school while a replay runs: the replay ends too, and is done after the restart", () => withSchool(async (school, replays) => {
  await replays.go("hangs");
  const ana = await school.signIn("ana-torres"), teacher = await school.signIn("ms-okafor");
  const attempt = await finish(ana);
  await until(() => replays.begun, (list) => list.length === 1);
  await school.end("SIGKILL");
  await until(() => alive(replays.begun[0].pid), (still) => !still, 3000);
  await replays.go("good");
  await school.listen();
  assert.equal((await settled(teacher, attempt)).basis, "witnessed");
}));

test("what comes after a verdict is replayed as well", () => withSchool(async (school, replays) => {
  const ana = await school.signIn("ana-torres"), teacher = await school.signIn("ms-okafor");
  const attempt = await finish(ana);
  await settled(teacher, attempt);
  await ana.deliver(attempt, block(attempt, 2, [[3, "c", {}]], { seconds: 1 }));
  const cell = await cellOf(teacher, attempt);
  assert.deepEqual([cell.basis, cell.score], ["checking", replayed]);
  await settled(teacher, attempt);
  assert.equal(replays.begun.length, 2);
  assert.match(replays.begun[1].journal, /"c"/);
}));

test("an assessment tells its student no score before it is handed in, whatever is replayed meanwhile", () => withSchool(async (school, replays) => {
  await publish(school.site, firstVersion, { mode: "assessment" });
  const ana = await school.signIn("ana-torres"), teacher = await school.signIn("ms-okafor");
  const { attempt } = (await ana.launch()).launch;
  const listed = async () => (await ana.get("/api/assignments")).json[0];
  const submitted = (n) => event(attempt, n, "submitted", { commands: n, item: "essay", response: "b", try: n }, { done: 0 });
  await ana.deliver(attempt, started(attempt), block(attempt, 0, [[0, "answer", { response: "a" }]]), submitted(1));
  assert.equal((await listed()).score, undefined);
  await teacher.post(`/api/attempts/${attempt}/verify`, {});
  assert.deepEqual(told(await settled(teacher, attempt)), { basis: "witnessed", score: replayed, reason: null, reason_code: null });
  assert.equal((await listed()).score, undefined);

  await ana.deliver(attempt, block(attempt, 1, [[0, "answer", { response: "b" }]]), submitted(2));
  assert.equal((await cellOf(teacher, attempt)).basis, "client-asserted", "no replay for what comes before the end");
  assert.equal((await listed()).score, undefined);
  await replays.go("diverges");
  await ana.deliver(attempt, event(attempt, 3, "completed", {}, { done: 5 }));
  assert.equal((await listed()).score, undefined);
  await settled(teacher, attempt);
  assert.deepEqual([(await listed()).basis, (await listed()).score], ["refused", undefined]);
  await replays.go("good");
  await teacher.post(`/api/attempts/${attempt}/verify`, {});
  await settled(teacher, attempt, /^witnessed$/);
  assert.deepEqual([(await listed()).basis, (await listed()).score], ["witnessed", replayed]);
  assert.equal(replays.begun.length, 3);
}));

test("with an emptied site the kept script and keys are used; keys are served to nobody", () => withSchool(async (school, replays) => {
  const keys = { items: { essay: { right: ["b"] } } }, folder = join("keys/antarctica", firstVersion);
  await mkdir(join(school.site, folder), { recursive: true });
  await writeFile(join(school.site, folder, "ice-core.json"), JSON.stringify(keys));
  const ana = await school.signIn("ana-torres"), teacher = await school.signIn("ms-okafor");
  await ana.launch();
  const [kept] = await readdir(join(school.data, "kept/verify"));
  assert.match(kept, /^[0-9a-f]{16}$/);
  await writeFile(join(school.data, "kept/verify", kept, "way.json"), await readFile(join(school.site, "verify/way.json")));
  for (const name of ["lessons", "files", "verify", "keys"]) await rm(join(school.site, name), { recursive: true });
  const attempt = await finish(ana);
  assert.equal((await settled(teacher, attempt)).basis, "witnessed");
  assert.deepEqual(replays.begun[0].keys, keys);
  for (const lessons of [false, true]) {
    for (const path of [`/${folder}/ice-core.json`, `/lessons/../${folder}/ice-core.json`, `/files/../${folder}/ice-core.json`,
                        `/school/../${folder}/ice-core.json`, `/kept/${folder}/ice-core.json`, "/verify/skua-verify.mjs",
                        `/lessons/%2e%2e/${folder}/ice-core.json`, `/host/../../${folder}/ice-core.json`]) {
      assert.equal((await school.get(path, { lessons })).status, 404, path);
    }
  }
}));

test("marks come from the answer keys of the launch: with others there is no mark", () => withSchool(async (school, replays) => {
  const folder = join("keys/antarctica", firstVersion), file = "ice-core.json";
  const keys = JSON.stringify({ items: { essay: { right: ["b"] } } }), print = createHash("sha256").update(keys).digest("hex");
  await mkdir(join(school.site, folder), { recursive: true });
  await writeFile(join(school.site, folder, file), keys);
  const ana = await school.signIn("ana-torres"), teacher = await school.signIn("ms-okafor");
  const attempt = await finish(ana);
  await settled(teacher, attempt);
  const shown = async () => (await teacher.get(`/api/attempts/${attempt}/events`)).json.keys;
  assert.deepEqual(await shown(), { launch: print, verdict: print });

  await writeFile(join(school.data, "kept", folder, file), JSON.stringify({ items: { essay: { right: ["a"] } } }));
  await teacher.post(`/api/attempts/${attempt}/verify`, {});
  const cell = await troubled(teacher, attempt);
  assert.deepEqual([cell.reason_code, cell.score, replays.begun.length], ["other-keys", replayed, 1]);
  assert.match(cell.reason, /the answer keys are not those of the launch/);
  assert.deepEqual(await shown(), { launch: print, verdict: print });

  await writeFile(join(school.data, "kept", folder, file), keys);
  await teacher.post(`/api/attempts/${attempt}/verify`, {});
  await settled(teacher, attempt);
  assert.equal(replays.begun.length, 2);
}));

test("without Node it says so", async () => {
  const path = process.env.PATH;
  process.env.PATH = "/nowhere";
  try {
    await withSchool(async (school) => {
      const teacher = await school.signIn("ms-okafor");
      const cell = await troubled(teacher, await finish(await school.signIn("ana-torres")));
      assert.equal(cell.reason_code, "no-node");
      assert.match(cell.reason, /Node .*PATH/);
    });
  } finally {
    process.env.PATH = path;
  }
});

test("random schedules: students go on, replays go wrong, the school is killed; in the end all is replayed, one at a time", () => withSchool(async (school, replays) => {
  const seed = Number(process.env.SKUA_TEST_SEED ?? Date.now() % 1e6);
  let value = seed;
  const random = (most) => ((value = (value * 1103515245 + 12345) % 2 ** 31), value % most);
  try {
    const visitors = [], works = [];
    for (const student of ["ana-torres", "ben-carter", "chen-wei", "dana-haddad", "eli-novak"]) {
      const visitor = await school.signIn(student);
      visitors.push(visitor);
      works.push({ attempt: await finish(visitor), commands: 2, events: 2 });
    }
    const teacher = await school.signIn("ms-okafor");
    const ways = ["good", "slow", "diverges", "hangs", "garbage", "throws", "killed"];
    for (let step = 0; step < 60; ++step) {
      const i = random(works.length), work = works[i];
      await [
        () => replays.go(ways[random(ways.length)]),
        async () => {
          await visitors[i].deliver(work.attempt, block(work.attempt, work.commands, [[200, "go", {}]], { seconds: 1 }), performed(work.attempt, work.events));
          work.commands += 1;
          work.events += 1;
        },
        () => teacher.post(`/api/attempts/${work.attempt}/verify`, {}),
        async () => {
          if (step % 3) return;
          await school.end(random(2) ? "SIGKILL" : "SIGTERM");
          await school.listen();
        },
        () => new Promise((resolve) => setTimeout(resolve, random(200))),
      ][random(5)]();
    }
    await school.end("SIGKILL");
    await replays.go("good");
    await school.listen();
    for (const work of works) await teacher.post(`/api/attempts/${work.attempt}/verify`, {});
    for (const work of works) {
      const cell = await settled(teacher, work.attempt, /^(witnessed|replayed)$/);
      assert.deepEqual(cell.score, replayed);
      const last = replays.begun.findLast(({ attempt }) => attempt === work.attempt);
      assert.equal(last.journal.match(/\["?\d+,"(a|b|go)",/g).length, work.commands);
    }
    assert.equal(replays.mostAtOnce, 1);
  } catch (error) {
    throw new Error(`SKUA_TEST_SEED=${seed}`, { cause: error });
  }
}));

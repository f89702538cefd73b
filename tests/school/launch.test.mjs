// Opening an assignment, coming back to it, and rebuilding the site meanwhile.
import assert from "node:assert/strict";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";
import { School, assignment, block, firstVersion, hash, performed, publish, secondVersion, started } from "./school.mjs";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function withSchool(use) {
  const school = await School.start();
  try {
    await use(school);
  } finally {
    await school.close();
  }
}

test("a launch tells the page everything, and nobody's name", () => withSchool(async (school) => {
  const ana = await school.signIn("ana-torres");
  const reply = await ana.launch("es");
  assert.equal(reply.src, `${school.lessonOrigin}/lessons/antarctica/${firstVersion}/`);
  assert.equal(reply.activity, "ice-core");
  const { attempt, actor, seed, token, key, ...rest } = reply.launch;
  assert.match(attempt, uuid);
  assert.match(actor, uuid);
  assert.ok(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32);
  assert.deepEqual(rest, {
    activity: "ice-core", mode: "practice", locale: "es", manifest: firstVersion,
    resume: { commands: [], events: 0, views: 0, view: {} }, notebook: { entries: [] },
  });
  assert.match(token, /^[\w-]+\.[\w-]+\.[\w-]+$/);
  assert.match(key, /^[\w-]{43}$/);
  const { token: _, key: __, ...plain } = reply.launch;
  const claims = Buffer.from(token.split(".")[1], "base64url").toString();
  assert.doesNotMatch(JSON.stringify([reply.src, plain, claims]), /ana|torres/i);
}));

test("the lesson's address follows the name under which the page was opened", () => withSchool(async (school) => {
  const ana = await school.signIn("ana-torres");
  const host = `localhost:${school.port}`;
  const reply = await ana.post(`/api/assignments/${assignment}/launch`, {}, { Host: host, Origin: `http://${host}` });
  assert.equal(reply.json.src, `http://localhost:${school.lessonPort}/lessons/antarctica/${firstVersion}/`);
}));

test("launching again goes on with the same attempt where it was", () => withSchool(async (school) => {
  const ana = await school.signIn("ana-torres");
  const first = (await ana.launch()).launch;
  const { attempt } = first;
  const commands = [[0, "place", { site: "c" }], [7, "lower", { depth_m: 840.5 }], [9, "take", {}]];
  await ana.deliver(attempt, started(attempt), block(attempt, 0, commands.slice(0, 2)), performed(attempt, 1));
  await ana.deliver(attempt, block(attempt, 2, commands.slice(2)));
  const again = (await (await school.signIn("ana-torres")).launch()).launch;
  assert.deepEqual({ ...again, token: "" }, { ...first, token: "", resume: { commands, events: 2, views: 0, view: {} } });
  const ben = (await (await school.signIn("ben-carter")).launch()).launch;
  assert.notEqual(ben.attempt, attempt);
  assert.notEqual(ben.actor, first.actor);
  assert.notEqual(ben.key, first.key);
}));

test("an attempt stays on its version; new ones get the newest", () => withSchool(async (school) => {
  const ana = await school.signIn("ana-torres");
  await ana.launch();
  await publish(school.site, secondVersion);
  assert.equal((await ana.launch()).launch.manifest, firstVersion);
  assert.equal((await (await school.signIn("ben-carter")).launch()).launch.manifest, secondVersion);
}));

test("a lesson that was launched can be opened even if the site is emptied", () => withSchool(async (school) => {
  const ana = await school.signIn("ana-torres");
  await ana.launch();
  await rename(join(school.site, "lessons"), join(school.site, "old-lessons"));
  await rm(join(school.site, "files"), { recursive: true });
  const { src } = await ana.launch();
  const lesson = new URL(src).pathname;
  for (const path of [lesson, `${lesson}manifest.json`, `/files/${hash}/player.js`, `/files/${hash}/ice.wasm`,
                      "/files/fedcba9876543210/part.js"]) {
    assert.equal((await school.get(path, { lessons: true })).status, 200, path);
  }
  const compressed = await school.get(`/files/${hash}/player.js`, { lessons: true, headers: { "Accept-Encoding": "br" } });
  assert.equal(compressed.headers["content-encoding"], "br");

  const ben = await school.signIn("ben-carter");
  const reply = await ben.post(`/api/assignments/${assignment}/launch`, {});
  assert.equal(reply.status, 503);
  assert.equal(reply.json.error.code, "lesson-missing");
  assert.match(reply.json.error.message, /latest\.json is not in the site.*Build/);
}));

test("assignments: title and minutes from the site, status and score from the attempt", () => withSchool(async (school) => {
  const ana = await school.signIn("ana-torres");
  const entry = {
    id: assignment, module: "antarctica", activity: "ice-core", minutes: 30,
    title: { en: "Reading the ice", es: "Leer el hielo" },
  };
  assert.deepEqual((await ana.get("/api/assignments")).json, [{ ...entry, assigned: true, status: "new" }]);
  await ana.launch();
  assert.deepEqual((await ana.get("/api/assignments")).json, [{ ...entry, assigned: true, status: "started" }]);
}));

test("a latest.json that is broken, half written or names nothing is said to be so", () => withSchool(async (school) => {
  const ana = await school.signIn("ana-torres");
  const path = join(school.site, "lessons/antarctica/latest.json");
  for (const content of ["", "{", "[]", '{"version":7,"activities":[]}', '{"version":"../../etc","activities":[]}',
                         `{"version":"${secondVersion}","activities":[{"id":"ice-core"}]}`,
                         `{"version":"${firstVersion}","activities":[7,{"id":"other"}]}`]) {
    await writeFile(path, content);
    const reply = await ana.post(`/api/assignments/${assignment}/launch`, {});
    assert.equal(reply.status, 503, content);
    assert.match(reply.json.error.message, /^lessons\/antarctica\/latest\.json .*Build the site again\.$/);
    const [listed] = (await ana.get("/api/assignments")).json;
    assert.equal(listed.unavailable, reply.json.error.message);
    assert.deepEqual(listed.title, { en: "ice-core" });
  }
  await writeFile(path, `{"version":"${firstVersion}","activities":[{"id":"ice-core","title":7,"minutes":-3}]}`);
  assert.deepEqual((await ana.get("/api/assignments")).json[0].title, {});
  await ana.launch();
}));

test("a lesson whose manifest does not say what it plays is not begun", () => withSchool(async (school) => {
  const ana = await school.signIn("ana-torres");
  const path = join(school.site, "lessons/antarctica", firstVersion, "manifest.json");
  const good = JSON.parse(await readFile(path));
  for (const [content, says] of [
    ["{", /is not JSON/], ["[]", /"abi"/], [JSON.stringify({ ...good, abi: "1" }), /"abi"/], [JSON.stringify({ ...good, version: 1 }), /"version"/],
    [JSON.stringify({ ...good, code: { sha256: "22" } }), /"code\/sha256"/], [JSON.stringify({ ...good, runtime: {} }), /"runtime\/wasm\/sha256"/],
  ]) {
    await rm(join(school.data, "kept"), { recursive: true, force: true });
    await writeFile(path, content);
    const reply = await ana.post(`/api/assignments/${assignment}/launch`, {});
    assert.equal(reply.status, 503, content);
    assert.match(reply.json.error.message, says);
    assert.match(reply.json.error.message, /^lessons\/antarctica\/a{16}\/manifest\.json .*Build the site again\.$/);
  }
  assert.equal((await ana.get("/api/assignments")).json[0].status, "new");
}));

test("what is no language, no assignment", () => withSchool(async (school) => {
  const ana = await school.signIn("ana-torres");
  const launch = async (body, id = assignment) => (await ana.post(`/api/assignments/${id}/launch`, body)).status;
  assert.equal(await launch({ locale: "../en" }), 400);
  assert.equal(await launch({ locale: 7 }), 400);
  assert.equal(await launch({ seed: 7 }), 400);
  assert.equal(await launch({}, "other"), 404);
  assert.equal(await launch({}, "..%2f"), 404);
  assert.equal(await launch({}), 200);
}));

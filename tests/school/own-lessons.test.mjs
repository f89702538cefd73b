// Lessons of the school's own, at the real school with the real site: copied, drafted, refused, published, played, replayed.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import test, { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { recordsOf } from "../forgery/play.mjs";
import { runtimeScript, startWith } from "../replay/runtime.mjs";
import { School, folder } from "./school.mjs";

const kSite = fileURLToPath(new URL("../../build/site", import.meta.url));
if (!existsSync(join(kSite, "verify/skua-publish.mjs"))) throw new Error(`${kSite} is not built. Build it first: node web/build.mjs`);

/** A lesson of one question: what a teacher has written of it. */
const small = (more = {}, texts = {}) => ({
  skua: "activity", schema: 1, id: "small", simulation: "core", minutes: 5, languages: ["en"],
  stages: [{ id: "one", tasks: [{ ask: "cold", options: ["yes", "no"], right: "yes" }] }],
  texts: { en: { title: "Is ice cold?", "stage.one": "One question", cold: "Is ice cold?", "cold.yes": "Yes", "cold.no": "No", "cold.shown": "Yes, it is.", ...texts } },
  ...more,
});
const text = (activity) => JSON.stringify(activity, undefined, 2);

let school, teacher, ana, ben;
before(async () => {
  school = await School.start({ site: kSite });
  [teacher, ana, ben] = await Promise.all(["ms-okafor", "ana-torres", "ben-carter"].map((name) => school.signIn(name)));
});
after(() => school?.close());

const send = (method, path, body) => school.request(method, path, {
  headers: { Cookie: teacher.cookie, "Content-Type": "application/json", Origin: school.origin }, body: body && JSON.stringify(body),
});
const ok = (reply, status = 200) => {
  assert.equal(reply.status, status, reply.text);
  return reply.json;
};
const refused = (reply, status, code) => {
  assert.equal(reply.status, status, reply.text);
  assert.equal(reply.json.error.code, code);
  assert.match(reply.json.error.message, /\.$/);
};
const begin = async (activity = small()) => ok(await teacher.post("/api/lessons", { module: "antarctica", activity: text(activity) }), 201);
const draft = async (id) => ok(await teacher.get(`/api/lessons/${id}/draft`));
const keep = (id, change) => send("PUT", `/api/lessons/${id}/draft`, change);
/** The first version goes to the whole class. */
const publish = (id, revision = 1, to = { class: true }) => teacher.post(`/api/lessons/${id}/publish`, { revision, to });
const own = async (id) => ok(await teacher.get("/api/lessons")).own.find((lesson) => lesson.id === id);
const offered = async (student, id) => ok(await student.get("/api/assignments")).find((one) => one.id === id);

async function launch(student, id) {
  const opened = ok(await student.post(`/api/assignments/${id}/launch`, { locale: "en" }));
  student.tokens.set(opened.launch.attempt, opened.launch.token);
  return opened;
}

/** The lesson as a browser gets it: its manifest, and a runtime with the bytes that the manifest names, each with its hash. */
async function fetched({ src, launch }) {
  const at = new URL(src);
  const read = async (path) => {
    const reply = await school.get(new URL(path, at).pathname, { lessons: true });
    assert.equal(reply.status, 200, path);
    return reply;
  };
  const manifest = JSON.parse((await read("manifest.json")).text);
  assert.match((await read("")).headers["content-type"], /^text\/html/);
  const file = async ({ url, sha256 }) => {
    const reply = await read(url);
    assert.equal(createHash("sha256").update(reply.bytes).digest("hex"), sha256, url);
    return reply;
  };
  const entry = manifest.activities.find(({ id }) => id === launch.activity);
  const program = await file(entry.file);
  assert.equal(program.headers["content-type"], "application/json");
  const said = await file(entry.locales.en);
  const script = join(await folder(), "skua.js");
  await writeFile(script, (await file(manifest.runtime.js)).bytes);
  const runtime = await WebAssembly.compile((await file(manifest.runtime.wasm)).bytes);
  const code = await WebAssembly.compile((await file(manifest.code)).bytes);
  return { manifest, entry, program, texts: said.json, runtime: await startWith(runtimeScript(script), runtime, code, manifest.module, [program.text]) };
}

/** Plays an attempt with the lesson's own runtime, and hands in all that came of it. */
async function handIn(student, opened, runtime, manifest, commands) {
  const { launch } = opened;
  const header = {
    skua: "journal", schema: 2, abi: manifest.abi, module: { name: manifest.module, version: manifest.version },
    hashes: { runtime: manifest.runtime.wasm.sha256, module: manifest.code.sha256 }, manifest: launch.manifest,
    activity: launch.activity, attempt: launch.attempt, actor: launch.actor, seed: launch.seed, mode: launch.mode,
  };
  const records = recordsOf(runtime, header, commands);
  assert.ok(records, "the lesson takes these commands");
  const items = records.filter(({ block, event }) => block || event).map(({ block, event }, i) => ({
    id: `00000000-0000-4000-8000-${createHash("sha256").update(`${launch.attempt}${i}`).digest("hex").slice(0, 12)}`,
    attempt: launch.attempt, kind: block ? "commands" : "event", time: new Date().toISOString(), body: block ?? event,
  }));
  const receipt = await student.deliver(launch.attempt, ...items);
  assert.deepEqual(receipt.refused, []);
  return records;
}

/** A student's cell, once the school has replayed it. */
async function verdict(student, id) {
  for (let i = 0; i < 200; i += 1) {
    const book = ok(await teacher.get("/api/gradebook"));
    const column = book.assignments.findIndex((one) => one.id === id);
    const cell = book.rows.find((row) => row.student.id === student)?.cells[column];
    if (cell?.basis && !["checking", "client-asserted"].includes(cell.basis)) return cell;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return assert.fail("the school gave no verdict");
}

test("a shipped lesson is copied whole, under a name and an id of its own; what is part of a program can't be", async () => {
  const { shipped } = ok(await teacher.get("/api/lessons"));
  const copyable = shipped.find(({ activity }) => activity === "ice-core");
  assert.equal(copyable.copyable, true);
  assert.equal(shipped.find(({ activity }) => activity === "ice-check").copyable, false);
  const copy = ok(await teacher.post("/api/lessons", { copy_of: { module: "antarctica", activity: "ice-core" }, title: { es: "El hielo de 7.º B" } }), 201);
  const { activity, revision, module, by, versions, unpublished } = await draft(copy.id);
  const original = JSON.parse(await readFile(new URL("../../modules/antarctica/activities/ice-core.json", import.meta.url), "utf8"));
  original.texts.es.title = "El hielo de 7.º B";
  assert.deepEqual(JSON.parse(activity), { ...original, id: copy.id });
  assert.deepEqual({ revision, module, by: by.id, versions, unpublished }, { revision: 1, module: "antarctica", by: "ms-okafor", versions: [], unpublished: true });
  assert.equal(copy.title.es, "El hielo de 7.º B");
  assert.equal(await offered(ana, copy.id), undefined, "a draft is nobody's assignment");
  refused(await teacher.post("/api/lessons", { copy_of: { module: "antarctica", activity: "ice-check" } }), 404, "unknown-lesson");
  refused(await teacher.post("/api/lessons", { copy_of: { module: "../..", activity: "ice-core" } }), 404, "unknown-lesson");
  refused(await teacher.post("/api/lessons", { copy_of: { lesson: "own-nothing" } }), 404, "unknown-lesson");
  for (const title of ["El hielo", { es: "" }, { es: 4 }, { "es/title": "x" }]) {
    refused(await teacher.post("/api/lessons", { copy_of: { module: "antarctica", activity: "ice-core" }, title }), 400, "bad-request");
  }
  refused(await teacher.post("/api/lessons", { module: "atlantis", activity: "{}" }), 400, "bad-request");
});

test("a draft is kept as it was written, also half a sentence of JSON; the name that was known stays", async () => {
  const { id } = await begin();
  const half = '{"skua": "activity", "texts": {"en": {"tit';
  assert.equal(ok(await keep(id, { activity: half, revision: 1 })).revision, 2);
  const now = await draft(id);
  assert.equal(now.activity, half);
  assert.deepEqual(now.title, { en: "Is ice cold?" });
});

test("begun twice under one id, since the answer was lost, it is one lesson; another one can't take its place", async () => {
  const id = "own-0123456789ab";
  const asked = { id, module: "antarctica", activity: text(small()) };
  ok(await teacher.post("/api/lessons", asked), 201);
  const count = ok(await teacher.get("/api/lessons")).own.length;
  assert.equal(ok(await teacher.post("/api/lessons", asked)).id, id);
  assert.equal(ok(await teacher.get("/api/lessons")).own.length, count);
  refused(await teacher.post("/api/lessons", { ...asked, activity: "{}" }), 409, "conflict");
  for (const other of ["own-../../etc", "ice-core", "own-0123456789AB", 4]) refused(await teacher.post("/api/lessons", { ...asked, id: other }), 400, "bad-request");
});

test("two windows: the second to keep is told of the conflict, and nothing is lost; the same again is no conflict", async () => {
  const { id } = await begin();
  const first = text(small({ minutes: 6 })), second = text(small({ minutes: 7 }));
  assert.equal(ok(await keep(id, { activity: first, revision: 1 })).revision, 2);
  refused(await keep(id, { activity: second, revision: 1 }), 409, "conflict");
  assert.equal((await draft(id)).activity, first);
  assert.equal(ok(await keep(id, { activity: first, revision: 1 })).revision, 2, "its answer was lost on the way");
  assert.equal(ok(await keep(id, { activity: second, revision: 2 })).revision, 3);
  refused(await publish(id, 2), 409, "conflict");
});

test("many writers at once: one wins each revision", async () => {
  const { id } = await begin();
  const replies = await Promise.all(Array.from({ length: 12 }, (_, i) => keep(id, { activity: text(small({ minutes: 20 + i })), revision: 1 })));
  assert.deepEqual(replies.map(({ status }) => status).sort(), [200, ...Array(11).fill(409)]);
  assert.equal((await draft(id)).revision, 2);
});

test("what is too large or no draft at all is refused, and says where", async () => {
  const { id } = await begin();
  refused(await keep(id, { activity: "x".repeat(400_001), revision: 1 }), 413, "too-large");
  ok(await keep(id, { activity: "x".repeat(400_000), revision: 1 }));
  for (const change of [{ revision: 2 }, { activity: {}, revision: 2 }, { activity: "{}" }, { activity: "{}", revision: "2" }, { activity: "{}", revision: 2, keys: [] }]) {
    refused(await keep(id, change), 400, "bad-request");
  }
  refused(await keep("own-nothing", { activity: "{}", revision: 1 }), 404, "unknown-lesson");
  assert.equal((await school.request("PUT", `/api/lessons/${id}/draft`, { headers: { Cookie: teacher.cookie, "Content-Type": "application/json", Origin: "http://evil.example" }, body: "{}" })).status, 403);
});

test("students get none of it", async () => {
  const { id } = await begin();
  for (const reply of [await ana.get("/api/lessons"), await ana.get(`/api/lessons/${id}/draft`), await ana.post("/api/lessons", {}), await ana.post(`/api/lessons/${id}/publish`, { revision: 1 })]) {
    refused(reply, 403, "not-a-teacher");
  }
  assert.equal((await school.get("/api/lessons")).status, 401);
});

test("a lesson that waits for what the drill can't reach is not published, also where only one of the numbers that are drawn is beyond it", async () => {
  const waiting = (until) => small({
    drawn: { asked: { one_of: [1500, 3500], unit: "m" } },
    stages: [{ id: "one", tasks: [{ goal: "deep", until }, { ask: "cold", options: ["yes", "no"], right: "yes" }] }],
  }, { deep: "Drill to {asked} m." });
  for (const [until, at, message] of [
    ["drill_depth > 4000 m", "/stages/0/tasks/0/until", "can never hold: drill_depth is 0 to 3190 m"],
    ["sampled_at(asked)", "/drawn/asked/one_of/1", 'with it the condition of "deep" can never hold: sampled_at() takes 0 to 3190 m'],
    ["near(drill_depth, asked, 10 m)", "/drawn/asked/one_of/1", 'with it the condition of "deep" can never hold: drill_depth is 0 to 3190 m'],
  ]) {
    const { id } = await begin(waiting(until));
    const reply = await publish(id);
    refused(reply, 422, "faults");
    assert.deepEqual(reply.json.faults.map((fault) => [fault.at, fault.message]), [[at, message]]);
  }
  ok(await publish((await begin(waiting("drill_depth > 3000 m"))).id));
});

test("what has faults is not published: each is told with its place, and nobody is offered it", async () => {
  const wrong = small();
  wrong.stages[0].tasks[0].right = "maybe";
  wrong.stages[0].tasks.push({ goal: "deep", until: "depht > 3 m" });
  const { id } = await begin(wrong);
  const reply = await publish(id);
  refused(reply, 422, "faults");
  assert.deepEqual(reply.json.faults.map(({ at }) => at), ["/stages/0/tasks/0/right", "/stages/0/tasks/1/until"]);
  assert.match(reply.json.faults[1].message, /depht/);
  const cases = [
    ["{", ""],
    [text(small({}, { cold: "Is ice <em>cold?" })), "/texts/en/cold"],
    [text(small({}, { nonsense: "Nobody says this" })), "/texts/en/nonsense"],
    [text(small({ languages: ["en", "de"] })), "/texts/de"],
    [text(small({ simulation: "volcano" })), "/simulation"],
    [`${"[".repeat(5000)}${"]".repeat(5000)}`, ""],
  ];
  let { revision } = await draft(id);
  for (const [activity, at] of cases) {
    ({ revision } = ok(await keep(id, { activity, revision })));
    const outcome = await publish(id, revision);
    refused(outcome, 422, "faults");
    assert.equal(outcome.json.faults[0].at, at, outcome.text);
  }
  assert.equal(await offered(ana, id), undefined);
  assert.deepEqual((await own(id)).versions, []);
});

test("nobody has what is published until somebody gives it, to the class with the first version or later", async () => {
  const { id } = await begin();
  refused(await publish(id, 1, { class: "all" }), 400, "bad-request");
  const { versions, assigned } = ok(await teacher.post(`/api/lessons/${id}/publish`, { revision: 1 }));
  assert.equal(versions.length, 1);
  assert.deepEqual(assigned, []);
  assert.equal(await offered(ana, id), undefined);
  const listed = ok(await teacher.get("/api/class")).assignments.find((one) => one.id === id);
  assert.deepEqual(listed.assigned, [], "it can be given on the page Class");
  const { revision } = ok(await keep(id, { activity: text(small({}, { cold: "Is snow cold?" })), revision: 1 }));
  assert.deepEqual(ok(await publish(id, revision)).assigned, [], "a later version is given to nobody else");
  ok(await teacher.post(`/api/assignments/${id}/assign`, { to: { student: "ana-torres" }, due: null }));
  assert.ok(await offered(ana, id));
  assert.equal(await offered(ben, id), undefined);
  const whole = await begin();
  assert.deepEqual(ok(await publish(whole.id)).assigned, [{ to: { class: true }, due: null }]);
  assert.ok(await offered(ben, whole.id));
});

test("what an editor remembers of texts is no part of what is published", async () => {
  const { id } = await begin(small({ texts_before: { cold: { en: "Is it cold?" } } }));
  ok(await publish(id));
  const lesson = await fetched(await launch(ana, id));
  assert.doesNotMatch(lesson.program.text, /texts_before|Is it cold/);
});

test("published, played, replayed: a score rests on the very text that the student had, also after it was changed and the school was restarted", async () => {
  const { id } = await begin();
  assert.equal(ok(await publish(id)).versions.length, 1);
  const entry = await offered(ana, id);
  assert.deepEqual([entry.title, entry.minutes, entry.status], [{ en: "Is ice cold?" }, 5, "new"]);

  const opened = await launch(ana, id);
  assert.equal(opened.activity, id);
  assert.match(opened.src, new RegExp(`^${school.lessonOrigin}/lessons/antarctica/${opened.launch.manifest}/$`));
  const lesson = await fetched(opened);
  assert.equal(JSON.parse(lesson.program.text).id, id);
  assert.equal(lesson.texts.cold, "Is ice cold?");
  assert.deepEqual(lesson.manifest.activities.map((one) => one.id), [id]);

  // Changed, and published again: who has begun stays with what they began.
  const { revision } = ok(await keep(id, { activity: text(small({}, { cold: "Is snow cold?" })), revision: 1 }));
  assert.equal((await own(id)).unpublished, true);
  const again = ok(await publish(id, revision));
  assert.deepEqual([again.versions.length, again.unpublished, again.attempts], [2, false, 1]);
  assert.equal((await launch(ana, id)).launch.manifest, opened.launch.manifest);
  const bens = await launch(ben, id);
  assert.notEqual(bens.launch.manifest, opened.launch.manifest);
  assert.equal((await fetched(bens)).texts.cold, "Is snow cold?");

  const commands = [[0, "answer", { item: "cold", response: "no" }], [0, "answer", { item: "cold", response: "yes" }]];
  const records = await handIn(ana, opened, lesson.runtime, lesson.manifest, commands);
  assert.ok(records.some(({ event }) => event?.type === "completed"), "one question is the whole lesson");
  const cell = await verdict("ana-torres", id);
  assert.ok(["witnessed", "replayed"].includes(cell.basis), JSON.stringify(cell));
  assert.deepEqual([cell.score.raw, cell.score.max], [0.75, 1]);

  assert.equal(await school.end(), 0);
  await school.listen();
  [teacher, ana, ben] = await Promise.all(["ms-okafor", "ana-torres", "ben-carter"].map((name) => school.signIn(name)));
  assert.deepEqual((await own(id)).versions, again.versions);
  ok(await teacher.post(`/api/attempts/${opened.launch.attempt}/verify`, {}), 202);
  assert.equal((await verdict("ana-torres", id)).basis, cell.basis);
  const shown = ok(await teacher.get(`/api/attempts/${opened.launch.attempt}/replay?locale=en`));
  assert.equal((await fetched(shown)).texts.cold, "Is ice cold?");
});

test("the same text published again is no new version", async () => {
  const { id } = await begin();
  const first = ok(await publish(id));
  assert.deepEqual(ok(await publish(id)).versions, first.versions);
  const { revision } = ok(await keep(id, { activity: `${text(small())}\n`, revision: 1 }));
  assert.deepEqual(ok(await publish(id, revision)).versions.map(({ version }) => version), first.versions.map(({ version }) => version));
  assert.equal((await own(id)).unpublished, false);
});

test("answers to what the school marks stay at the school, and a score comes of them", async () => {
  const check = small({ mode: "assessment" });
  delete check.texts.en["cold.shown"];
  check.stages[0].tasks[0] = { ask: "cold", options: ["yes", "no"], marked_by: "school" };
  const { id } = await begin(check);
  const without = await publish(id);
  refused(without, 422, "faults");
  assert.equal(without.json.faults[0].at, "/stages/0/tasks/0/marked_by");
  const keys = { items: { cold: { right: ["yes"] }, gone: { value: 4 } } };
  const { revision } = ok(await keep(id, { activity: text(check), keys, revision: 1 }));
  ok(await publish(id, revision));
  const opened = await launch(ana, id);
  assert.equal(opened.launch.mode, "assessment");
  const lesson = await fetched(opened);
  assert.doesNotMatch(lesson.program.text, /right/);
  const at = `keys/antarctica/${opened.launch.manifest}/${id}.json`;
  assert.deepEqual(JSON.parse(await readFile(join(school.data, "kept", at), "utf8")), { items: { cold: { right: ["yes"] } } });
  for (const lessons of [false, true]) assert.equal((await school.get(`/${at}`, { lessons })).status, 404);
  await handIn(ana, opened, lesson.runtime, lesson.manifest, [[0, "answer", { item: "cold", response: "yes" }]]);
  const cell = await verdict("ana-torres", id);
  assert.deepEqual([cell.score.raw, cell.score.max], [1, 1]);
  const copy = ok(await teacher.post("/api/lessons", { copy_of: { lesson: id }, title: { en: "Another" } }), 201);
  assert.deepEqual((await draft(copy.id)).keys, keys);
});

test("a copy of the site's practical is marked by the site's key, as long as its questions and what is drawn for them are the site's", async () => {
  const { id } = ok(await teacher.post("/api/lessons", { copy_of: { module: "frog-dissection", activity: "frog-practical" }, title: { en: "Practical of 7b" } }), 201);
  ok(await publish(id));
  const opened = await launch(ana, id);
  const at = (activity, version) => `keys/frog-dissection/${version}/${activity}.json`;
  const kept = JSON.parse(await readFile(join(school.data, "kept", at(id, opened.launch.manifest)), "utf8"));
  const { version } = JSON.parse(await readFile(join(kSite, "lessons/frog-dissection/latest.json"), "utf8"));
  assert.deepEqual(kept, JSON.parse(await readFile(join(kSite, at("frog-practical", version)), "utf8")));
  const { program } = await fetched(opened);
  assert.doesNotMatch(program.text, /"any"|"value"|part_at/);

  const { activity, revision } = await draft(id);
  const other = JSON.parse(activity);
  other.drawn.sheet.one_of.push(113);
  const changed = ok(await keep(id, { activity: text(other), revision }));
  const refusal = await publish(id, changed.revision);
  refused(refusal, 422, "faults");
  assert.equal(refusal.json.faults.length, 10);
});

test("a practice that is made an assessment loses its answers, and what tells them, on the way to the student", async () => {
  const exam = small({ mode: "assessment" }, { "cold.again.warm": "It is the cold.", deep: "How deep?", "deep.shown": "Four metres.", "unit.m": "m" });
  exam.stages[0].tasks[0].wrong = { no: "warm" };
  exam.stages[0].tasks.push({ ask: "deep", kind: "number", unit: "m", right: "near(response, 4 m, 0.5 m)", answer: "4 m" });
  const { id } = await begin(exam);
  ok(await publish(id));
  const opened = await launch(ana, id);
  const { program, texts, runtime, manifest } = await fetched(opened);
  assert.doesNotMatch(program.text, /right|warm|near/);
  assert.ok(!Object.values(texts).some((said) => ["It is the cold.", "Yes, it is.", "Four metres."].includes(said)));
  const kept = JSON.parse(await readFile(join(school.data, `kept/keys/antarctica/${opened.launch.manifest}/${id}.json`), "utf8"));
  assert.deepEqual(kept, { items: { cold: { right: ["yes"] }, deep: { value: 4, tolerance: 0.5 } } });
  await handIn(ana, opened, runtime, manifest, [[0, "answer", { item: "cold", response: "yes" }], [0, "answer", { item: "deep", response: "5" }]]);
  assert.deepEqual((await verdict("ana-torres", id)).score.raw, 1);
  assert.match((await draft(id)).activity, /near\(response/, "the teacher's own text stays");
});

test("put away: who has begun still has it, nobody else; deleted only where nobody has begun", async () => {
  const { id } = await begin();
  ok(await publish(id));
  await launch(ana, id);
  refused(await send("DELETE", `/api/lessons/${id}`), 409, "has-attempts");
  assert.equal(ok(await teacher.post(`/api/lessons/${id}/archive`, { archived: true })).archived, true);
  assert.ok(await offered(ana, id));
  await launch(ana, id);
  assert.equal(await offered(ben, id), undefined);
  refused(await ben.post(`/api/assignments/${id}/launch`, { locale: "en" }), 410, "archived");
  ok(await teacher.post(`/api/lessons/${id}/archive`, { archived: false }));
  assert.ok(await offered(ben, id));

  const unused = await begin();
  const { versions: [{ version }] } = ok(await publish(unused.id));
  const place = join(school.data, "kept/lessons/antarctica", version);
  const filesOf = async (folder) => {
    const { activities: [{ file, locales }] } = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
    return [file, ...Object.values(locales)].map(({ url }) => join(folder, url));
  };
  const [mine, theirs] = [await filesOf(place), await filesOf(join(school.data, "kept/lessons/antarctica", (await own(id)).versions[0].version))];
  assert.equal(dirname(mine[1]), dirname(theirs[1]), "both say the same words");
  assert.deepEqual(mine.map((path) => existsSync(path)), mine.map(() => true));
  assert.equal((await send("DELETE", `/api/lessons/${unused.id}`)).status, 204);
  assert.ok(!existsSync(place));
  assert.deepEqual(mine.map((path) => existsSync(path)), mine.map(() => false));
  assert.deepEqual(theirs.map((path) => existsSync(path)), theirs.map(() => true));
  assert.equal(await offered(ben, unused.id), undefined);
  refused(await teacher.get(`/api/lessons/${unused.id}/draft`), 404, "unknown-lesson");
  assert.ok(!ok(await teacher.get("/api/gradebook")).assignments.some((one) => one.id === unused.id));
});

test("the class works on while a lesson is being checked", async () => {
  const { id } = ok(await teacher.post("/api/lessons", { copy_of: { module: "antarctica", activity: "ice-core" } }), 201);
  let done = false;
  const publishing = publish(id).finally(() => (done = true));
  ok(await ben.get("/api/assignments"));
  assert.equal(done, false, "the list of assignments did not wait for it");
  ok(await publishing);
});

test("a published lesson outlives the site; without the site, or with another one's checker, nothing is published and it says why", async () => {
  const site = await folder();
  for (const name of ["school", "host", "files"]) await symlink(join(kSite, name), join(site, name));
  for (const name of ["lessons", "verify"]) await cp(join(kSite, name), join(site, name), { recursive: true });
  const other = await School.start({ site });
  try {
    const okafor = await other.signIn("ms-okafor");
    const { id } = (await okafor.post("/api/lessons", { module: "antarctica", activity: text(small()) })).json;
    ok(await okafor.post(`/api/lessons/${id}/publish`, { revision: 1, to: { class: true } }));
    await rename(join(site, "verify/skua-check.wasm"), join(site, "verify/gone"));
    refused(await okafor.post(`/api/lessons/${id}/publish`, { revision: 1 }), 503, "site");
    await rm(join(site, "verify"), { recursive: true });
    refused(await okafor.post(`/api/lessons/${id}/publish`, { revision: 1 }), 503, "no-script");
    await rm(join(site, "lessons"), { recursive: true });
    await mkdir(join(site, "lessons"));
    const student = await other.signIn("ana-torres");
    const opened = ok(await student.post(`/api/assignments/${id}/launch`, { locale: "en" }));
    const page = await other.get(new URL(opened.src).pathname, { lessons: true });
    assert.equal(page.status, 200);
  } finally {
    await other.close();
    await rm(site, { recursive: true, force: true });
  }
});

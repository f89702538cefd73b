// Students' notebooks: carried over the activities of a module, once and in the newest revision, and without what students
// typed where that may not leave the school.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import test, { after, before } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { School, publishModule } from "./school.mjs";

let school, ana, ben, teacher;
before(async () => {
  school = await School.start();
  await publishModule(school.site, "antarctica", "ice-core", "trapped-air", { id: "ice-check", title: { en: "Check" }, minutes: 5, mode: "assessment" });
  await publishModule(school.site, "gallery", "widgets");
  await signIn();
});
after(() => school.close());

async function signIn() {
  [ana, ben, teacher] = await Promise.all(["ana-torres", "ben-carter", "ms-okafor"].map((person) => school.signIn(person)));
}
async function again(...options) {
  await school.end();
  await school.listen(0, 0, { options });
  await signIn();
}

/** Opens an activity of the class. */
async function open(visitor, activity = "ice-core") {
  const { id } = (await visitor.get("/api/assignments")).json.find((one) => one.activity === activity);
  const { launch } = (await visitor.post(`/api/assignments/${id}/launch`, {})).json;
  visitor.tokens.set(launch.attempt, launch.token);
  return launch;
}
const note = (visitor, attempt, body) => visitor.post(`/api/attempts/${attempt}/notes`, body);
const idsOf = (entries) => entries.map(({ id }) => id);

const start = Date.parse("2026-03-02T09:00:00.000Z");
let clock = 0;
const every = () => ({ id: randomUUID(), revision: 0, time: new Date(start + 1000 * ++clock).toISOString(), activity: "ice-core", title: "Reading the ice", lang: "en" });
const written = (text, more = {}) => ({ ...every(), kind: "note", text, ...more });
const measured = (more = {}) => ({ ...every(), kind: "measurement", of: "drill_depth", name: "Depth of the drill", value: 840.5, unit: "m", decimals: 1, ...more });
const plotted = (more = {}) => ({
  ...every(), kind: "plot", name: "Air", x: { name: "Age", from: 800, to: 0, decimals: 0 },
  panes: [{ y: { name: "CO2", from: 150, to: 300, decimals: 0 }, marker: { at: 280, name: "before industry" },
            series: [{ name: "CO2", mark: "line", decimals: 1, points: [[0.4, 280.4], [18.1, 189.7]] }] }], ...more,
});
const pictured = (more = {}) => ({ ...every(), kind: "picture", image: `data:image/webp;base64,${"AAAA".repeat(8)}`, width: 640, height: 400, description: "The drill.", ...more });

const errorOf = ({ status, json }) => [status, json?.error?.code];
const erase = (student) => school.request("DELETE", `/api/people/${student}/data`, { headers: { Cookie: teacher.cookie, Origin: school.origin } });

test("what one activity put in is there in the next of its module, for its student alone", async () => {
  const { attempt, notebook } = await open(ana);
  assert.deepEqual(notebook, { entries: [] });
  const entries = [written("The air is older"), measured({ caption: "Deep!", stage: "How cold was it?" }), plotted(), pictured()];
  const { status, json } = await note(ana, attempt, { entries });
  assert.equal(status, 200);
  assert.deepEqual(json, { noted: entries.map(({ id }) => ({ id, revision: 0 })), refused: [] });
  assert.deepEqual((await open(ana, "trapped-air")).notebook, { entries });
  assert.deepEqual((await open(ana, "widgets")).notebook, { entries: [] }, "another module's");
  assert.deepEqual((await open(ben)).notebook, { entries: [] }, "another student's");
  const launch = await open(ana, "widgets");
  const other = written("Widgets", { activity: "widgets" });
  await note(ana, launch.attempt, { entries: [other] });
  const { modules } = (await ana.get("/api/notebook")).json;
  assert.deepEqual(modules, [{ module: "antarctica", entries }, { module: "gallery", entries: [other] }]);
  assert.deepEqual((await ben.get("/api/notebook")).json, { free_text_leaves: false, modules: [] });
});

test("the highest revision stays, whatever comes when; what is taken out does not come back", async () => {
  await erase("ben-carter");
  const { attempt } = await open(ben);
  const first = written("one"), second = { ...first, revision: 1, text: "two" };
  const stored = async () => (await open(ben)).notebook.entries;
  for (const [entry, expected] of [[first, first], [second, second], [first, second], [second, second], [{ ...first, revision: 1, text: "forged" }, second]]) {
    const { json } = await note(ben, attempt, { entries: [entry] });
    assert.deepEqual(json, { noted: [{ id: first.id, revision: entry.revision }], refused: [] });
    assert.deepEqual(await stored(), [expected]);
  }
  const take = (revision, id = first.id) => note(ben, attempt, { removed: [{ id, revision }] });
  assert.deepEqual((await take(0)).json, { noted: [{ id: first.id, revision: 0 }], refused: [] });
  assert.deepEqual(await stored(), [second], "it was changed after that");
  await take(2);
  assert.deepEqual(await stored(), []);
  await note(ben, attempt, { entries: [second] });
  assert.deepEqual(await stored(), []);
  await note(ben, attempt, { entries: [{ ...first, revision: 3 }] });
  assert.equal((await stored())[0].revision, 3, "it was put in anew");
  const late = written("late");
  await take(1, late.id);
  await note(ben, attempt, { entries: [late] });
  assert.deepEqual(idsOf(await stored()), [first.id], "removed before it came");
});

test("what a student wrote and took out is gone from the files", async () => {
  const { attempt } = await open(ben);
  const secret = written("bens-secret-words");
  await note(ben, attempt, { entries: [secret] });
  await note(ben, attempt, { removed: [{ id: secret.id, revision: 1 }] });
  await school.end();
  const files = (await readdir(school.data)).filter((name) => name.startsWith("school.db"));
  for (const file of files) assert.ok(!(await readFile(join(school.data, file))).includes("bens-secret-words"), file);
  await school.listen();
  await signIn();
});

const schema = (name) => readFile(new URL(`../../web/protocol/${name}.schema.json`, import.meta.url), "utf8").then(JSON.parse);

test("what is no entry is refused with its place, and the others are taken; as the schema has it", async () => {
  const follows = new Ajv({ strict: false }).addSchema(await schema("item")).compile(await schema("notebook"));
  await erase("ben-carter");
  const { attempt } = await open(ben);
  const without = (entry, name) => Object.fromEntries(Object.entries(entry).filter(([key]) => key !== name));
  const cases = [
    [without(written("x"), "text"), "wrong-type", "/text"], [written(""), "wrong-type", "/text"], [written("x".repeat(4001)), "wrong-type", "/text"],
    [written("x", { mood: 1 }), "unknown-field", "/mood"], [written("x", { kind: "song" }), "unknown-type", "/kind"], [written("x", { revision: -1 }), "wrong-type", "/revision"],
    [written("x", { activity: "Ice" }), "wrong-type", "/activity"], [written("x", { lang: "en-" }), "wrong-type", "/lang"], [written("x", { time: "today" }), "wrong-type", "/time"],
    [written("x", { caption: "x".repeat(1001) }), "wrong-type", "/caption"], [measured({ value: 1e16 }), "wrong-type", "/value"], [measured({ decimals: 7 }), "wrong-type", "/decimals"],
    [plotted({ panes: [] }), "wrong-type", "/panes"], [plotted({ x: { name: "x", from: 0, to: 1 } }), "wrong-type", "/x/decimals"],
    [pictured({ image: "https://example.org/a.png" }), "wrong-type", "/image"], [pictured({ image: "data:image/svg+xml;base64,AAAA" }), "wrong-type", "/image"],
    [pictured({ image: `data:image/png;base64,${"A".repeat(60_000)}` }), "wrong-type", "/image"], [pictured({ width: 0 }), "wrong-type", "/width"],
    [pictured({ labels: [{ x: 1.1, y: 0, text: "x" }] }), "wrong-type", "/labels/0/x"], [pictured({ labels: [{ x: 0, y: 0, text: "x".repeat(81) }] }), "wrong-type", "/labels/0/text"],
    [pictured({ labels: Array(21).fill({ x: 0, y: 0, text: "x" }) }), "wrong-type", "/labels"], [pictured({ places: [{ x: 0, y: 0, name: "" }] }), "wrong-type", "/places/0/name"],
  ];
  for (const [entry, code, place] of cases) {
    const good = written("good");
    const { json } = await note(ben, attempt, { entries: [entry, good] });
    assert.deepEqual(json.noted, [{ id: good.id, revision: 0 }]);
    assert.equal(json.refused.length, 1, JSON.stringify(entry).slice(0, 100));
    assert.deepEqual([follows(entry), follows(good)], [false, true]);
    assert.deepEqual([json.refused[0].id, json.refused[0].code], [entry.id, code]);
    assert.ok(json.refused[0].message.startsWith(`/entries/0${place}`), json.refused[0].message);
  }
  const points = Array.from({ length: 3000 }, (_, i) => [i + 0.123456789, i + 0.987654321]);
  const large = plotted();
  large.panes[0].series = [1, 2].map((n) => ({ name: `${n}`, mark: "points", decimals: 1, points }));
  assert.equal((await note(ben, attempt, { entries: [large] })).json.refused[0].code, "too-large");
  assert.deepEqual((await note(ben, attempt, { entries: [written("𝄞".repeat(4000), { title: "冰" })] })).json.refused, [], "characters, not bytes");
  assert.deepEqual((await note(ben, attempt, { entries: [7, { id: "x" }], removed: [{ id: randomUUID() }] })).json.refused.map(({ id, code }) => [typeof id, code]),
                   [["string", "wrong-type"], ["object", "wrong-type"], ["object", "wrong-type"]]);
  for (const [body, status, code] of [[{ notes: [] }, 400, "bad-request"], [{ entries: {} }, 400, "bad-request"], [{ removed: 1 }, 400, "bad-request"],
                                      [{ entries: Array(201).fill(1) }, 413, "too-large"], ["[]", 400, "bad-request"]]) {
    assert.deepEqual(errorOf(await note(ben, attempt, body)), [status, code]);
  }
});

test("a notebook has room for 100 entries; a launch tells the newest", async () => {
  await erase("ben-carter");
  const { attempt } = await open(ben);
  const entries = Array.from({ length: 100 }, () => pictured({ image: `data:image/png;base64,${"AAAA".repeat(2500)}` }));
  for (let i = 0; i < 100; i += 50) assert.equal((await note(ben, attempt, { entries: entries.slice(i, i + 50) })).json.noted.length, 50);
  const more = written("one more");
  assert.deepEqual((await note(ben, attempt, { entries: [more, { ...entries[0], revision: 1 }] })).json.refused.map(({ id, code }) => [id, code]), [[more.id, "full"]]);
  const { notebook } = await open(ben, "trapped-air");
  assert.ok(JSON.stringify(notebook.entries).length <= 500_000);
  assert.deepEqual([notebook.entries.length + notebook.left_out, notebook.left_out > 40], [100, true]);
  assert.deepEqual(idsOf(notebook.entries), idsOf(entries.slice(notebook.left_out)), "the newest last");
  assert.equal((await ben.get("/api/notebook")).json.modules[0].entries.length, 100);
  await note(ben, attempt, { removed: [{ id: entries[1].id, revision: 1 }] });
  assert.equal((await note(ben, attempt, { entries: [more] })).json.noted.length, 1);
});

test("only its student writes, with the token of a launch; in an assessment it is closed", async () => {
  const mine = await open(ana), others = await open(ben);
  const body = { entries: [written("x")] };
  const send = async (visitor, attempt, token) => errorOf(await visitor.post(`/api/attempts/${attempt}/notes`, body, { Authorization: token && `Bearer ${token}` }));
  assert.deepEqual(await send(ana, mine.attempt, ""), [401, "no-token"]);
  assert.deepEqual(await send(ana, mine.attempt, others.token), [403, "wrong-token"]);
  assert.deepEqual(await send(ben, mine.attempt, mine.token), [403, "not-your-attempt"]);
  assert.deepEqual(await send(teacher, mine.attempt, mine.token), [403, "not-a-student"]);
  assert.deepEqual(await send(ana, randomUUID(), mine.token), [404, "unknown-attempt"]);
  const check = await open(ana, "ice-check");
  assert.equal(check.mode, "assessment");
  assert.equal(check.notebook, undefined);
  assert.deepEqual(await send(ana, check.attempt, check.token), [409, "notebook-closed"]);
  assert.deepEqual(errorOf(await school.get("/api/notebook")), [401, "signed-out"]);
  assert.deepEqual(errorOf(await teacher.get("/api/notebook")), [403, "not-a-student"]);
  for (const path of ["notebook", "notebook/copy"]) {
    assert.deepEqual(errorOf(await ben.get(`/api/people/ana-torres/${path}`)), [403, "not-a-teacher"]);
    for (const nobody of ["nobody", "ms-okafor"]) assert.deepEqual(errorOf(await teacher.get(`/api/people/${nobody}/${path}`)), [404, "unknown-person"]);
  }
});

test("a teacher's looks and copies are in the student's log", async () => {
  await erase("ana-torres");
  for (let i = 0; i < 3; ++i) await teacher.get("/api/people/ana-torres/notebook");
  await teacher.get("/api/people/ana-torres/notebook/copy");
  assert.deepEqual((await ana.get("/api/log")).json.map(({ what, assignment, part }) => [what, assignment, part]),
                   [["downloaded", null, "notebook"], ["viewed", null, "notebook"], ["deleted", null, undefined]]);
  await ana.get("/api/notebook/copy");
  assert.equal((await ana.get("/api/log")).json.length, 3, "one's own looks are nobody's business");
});

test("what students typed is in no copy, unless the school was told that it may leave", async () => {
  const { attempt } = await open(ana);
  const words = written("anas-own-words"), value = measured({ caption: "anas-caption", name: "Depth" });
  const labels = [{ x: 0.25, y: 0.5, text: "anas-own-label" }], places = [{ x: 0.5, y: 0.5, name: "Drill" }];
  await note(ana, attempt, { entries: [words, value, plotted(), pictured({ labels, places })] });
  const copies = () => Promise.all([ana.get("/api/notebook/copy"), teacher.get("/api/people/ana-torres/notebook/copy")]);
  const looks = () => Promise.all([ana.get("/api/notebook"), teacher.get("/api/people/ana-torres/notebook")]);
  for (const { json, text } of await copies()) {
    assert.equal(json.free_text_leaves, false);
    assert.ok(!/anas-(own|caption)/.test(text));
    const [first, second, third, fourth] = json.modules[0].entries;
    assert.deepEqual([fourth.labels, fourth.places], [[{ ...labels[0], text: "" }], places]);
    assert.deepEqual([first.id, first.text, second.caption, second.value, third.caption], [words.id, "", "", 840.5, undefined]);
  }
  for (const { text } of await looks()) assert.ok(/anas-own-words/.test(text) && /anas-own-label/.test(text) && /anas-caption/.test(text), "within the school it is there");
  await again("--free-text-leaves");
  for (const { json, text } of [...(await copies()), ...(await looks())]) {
    assert.equal(json.free_text_leaves, true);
    assert.ok(/anas-own/.test(text) && /anas-caption/.test(text));
  }
  assert.equal((await ana.launch()).launch.free_text_leaves, true, "so a lesson may hand it out, too");
  await again();
  assert.equal((await ana.launch()).launch.free_text_leaves, undefined);
  for (const { text } of await copies()) assert.ok(!/anas-/.test(text));
});

test("it goes with the student's data, from the files too; others' stay", async () => {
  const mine = await open(ana), others = await open(ben);
  await erase("ben-carter");
  const { attempt } = await open(ben);
  await note(ana, mine.attempt, { entries: [written("anas-secret")] });
  await note(ben, attempt, { entries: [written("bens-secret")] });
  assert.notEqual(others.attempt, attempt);
  await erase("ana-torres");
  assert.deepEqual((await ana.get("/api/notebook")).json.modules, []);
  const files = (await readdir(school.data)).filter((name) => name.startsWith("school.db"));
  const bytes = Buffer.concat(await Promise.all(files.map((name) => readFile(join(school.data, name)))));
  assert.ok(!bytes.includes("anas-secret") && bytes.includes("bens-secret"));
});

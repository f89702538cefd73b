// What only a person can judge waits for a teacher, who marks it line by line; the student reads the mark and what is said.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFile, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { describeActivity } from "./activity_file.mjs";
import { School, event, firstVersion, makeSite, publish, secondVersion, started } from "./school.mjs";

const activity = {
  id: "ice-core",
  stages: [{ id: "look", tasks: [
    { ask: "why", kind: "argument", options: ["late", "leaks"], evidence: ["open", "close", "cold"], right: { claim: "late", evidence: ["open"] }, rubric: { links: 2, depth: 1 } },
    { read: "so_far" }, { ask: "age", options: ["a", "b"], right: "a" },
  ] }, { id: "end", tasks: [{ ask: "explain", kind: "text", rubric: { claim: 1 } }] }],
};
const texts = {
  en: { title: "Reading the ice", why: "Why is the air younger?", "why.short": "Younger air", "why.late": "It is shut in late", "why.open": "Firn is open", "why.close": "Bubbles close",
        "why.links": "Links evidence to claim", "why.depth": "Names the depth", explain: "Explain it to a friend.", "explain.claim": "Says what came first", age: "Age at {asked} m", "age.b": "About a thousand", "age.again.ice": "That is the age of the ice.", take_sample: "Take a sample", "axis.co2.short": "CO₂ (ppm)", depth: "Depth", gas_age: "Age at {depth} m", "stage.end": "The end", "because.ready": "You are ready." },
  es: { title: "Leer el hielo", why: "¿Por qué es más joven el aire?", "why.late": "Se encierra tarde", "why.links": "Une pruebas y afirmación" },
};

let school, teacher, ana, ben, attempt, other;
const answered = (of, n, response, correct, nth) => event(of, n, "answered", { item: "why", response, correct, try: nth, hints: 0 });
const path = (question = "why", of = attempt) => `/api/attempts/${of}/marks/${question}`;
const queue = async () => (await teacher.get("/api/marking")).json;
const places = (list) => list.map((one) => [one.attempt, one.question]);
const take = (visitor, question) => school.request("DELETE", path(question), { headers: { Cookie: visitor.cookie, Origin: school.origin } });
const error = ({ status, json }) => [status, json.error.code];
const own = async (visitor) => (await visitor.get("/api/assignments")).json[0].marks;
const cells = async () => (await teacher.get("/api/gradebook")).json.rows.map(({ student, cells: [{ marks }] }) => [student.id, marks]);

before(async () => {
  const site = await makeSite();
  await describeActivity(site, firstVersion, activity, texts);
  school = await School.start({ site });
  [teacher, ana, ben] = await Promise.all(["ms-okafor", "ana-torres", "ben-carter"].map((person) => school.signIn(person)));
  ({ attempt } = (await ana.launch()).launch);
  ({ attempt: other } = (await ben.launch()).launch);
});
after(async () => {
  await school.close();
  await rm(school.site, { recursive: true, force: true });
});

test("a response waits once the student is done with it, the longest wait first, and under no name", async () => {
  await ana.deliver(attempt, started(attempt), answered(attempt, 1, "leaks|cold|because", false, 1));
  await ben.deliver(other, started(other), event(other, 1, "submitted", { item: "explain", response: "Snow fell | first.", try: 1, commands: 0 }));
  assert.deepEqual(places((await queue()).waiting), [[other, "explain"]], "Ana is still at it");
  await ana.deliver(attempt, answered(attempt, 2, "late|open,close|Firn is | open.", true, 2));
  const { waiting, marked } = await queue();
  assert.deepEqual(places(waiting), [[other, "explain"], [attempt, "why"]]);
  assert.deepEqual(marked, []);
  assert.deepEqual(waiting[1].prompt, { en: texts.en.why, es: texts.es.why });
  assert.doesNotMatch(JSON.stringify(waiting), /Ana|ana-torres|Ben|ben-carter/);
  assert.deepEqual((await cells()).slice(0, 2), [["ana-torres", { points: 0, max: 0, marked: 0, waiting: 1 }], ["ben-carter", { points: 0, max: 0, marked: 0, waiting: 1 }]]);
  assert.equal((await cells())[2][1], null);
});

test("who marks reads claim, evidence and reasoning in words, and the name only if they ask", async () => {
  const { status, json } = await teacher.get(path());
  assert.equal(status, 200);
  const { prompt, claim, evidence, text, automatic, lines, event: n, mark, student } = json;
  assert.deepEqual([prompt.es, claim, evidence.map(({ en }) => en), text, n], [texts.es.why, { en: "It is shut in late", es: "Se encierra tarde" }, ["Firn is open", "Bubbles close"], "Firn is | open.", 2]);
  assert.deepEqual(automatic, { correct: true, tries: 2 });
  assert.deepEqual(lines.map(({ line, title, max }) => [line, title.en, max]), [["links", "Links evidence to claim", 2], ["depth", "Names the depth", 1]]);
  assert.deepEqual([mark, student], [null, undefined]);
  assert.deepEqual((await teacher.get(`${path()}?name=shown`)).json.student, { id: "ana-torres", name: "Ana Torres" });
  assert.equal((await teacher.get(path("explain", other))).json.text, "Snow fell | first.");
  assert.deepEqual((await ana.get("/api/log")).json.map(({ what, part }) => `${what} ${part}`), ["viewed named-response", "viewed response"], "what was read is written down, and whether with the name");
});

test("what events name has the lesson's own texts beside it, where they can stand by themselves", async () => {
  const { texts: said } = (await teacher.get(`/api/attempts/${attempt}/events`)).json;
  assert.deepEqual(said.why, { en: "Younger air", es: texts.es.why });
  assert.equal(said.age, undefined, "it speaks of a number of the attempt");
  const chen = await school.signIn("chen-wei");
  const { attempt: third } = (await chen.launch()).launch;
  await chen.deliver(third, started(third), event(third, 1, "answered", { item: "age", response: "b", correct: false, try: 1, hints: 0, misconception: "ice" }), event(third, 2, "performed", { action: "way", detail: { from: "look", to: "end", because: "ready", choice: 5 } }),
    event(third, 3, "performed", { action: "take_sample", detail: { depth_m: 12, co2_ppm: 280, gas_age_yr: 5, layer: "depth" } }));
  const { texts: named } = (await teacher.get(`/api/attempts/${third}/events`)).json;
  assert.deepEqual(named, { "age.b": { en: "About a thousand" }, "stage.end": { en: "The end" }, "because.ready": { en: "You are ready." },
    "age.again.ice": { en: "That is the age of the ice." }, take_sample: { en: "Take a sample" }, "detail.co2_ppm": { en: "CO₂ (ppm)" }, "detail.depth_m": { en: "Depth" } });
});

test("the mark stands beside the score, for teacher and student, until it is taken back", async () => {
  assert.deepEqual(await own(ana), [{ question: "why", title: { en: "Younger air", es: texts.es.why }, waiting: true }]);
  const reply = await teacher.post(path(), { event: 2, points: { links: 1, depth: 1 }, comment: "Say how deep." });
  assert.deepEqual([reply.status, reply.json.mark.points, reply.json.history.length], [200, { links: 1, depth: 1 }, 1], reply.text);
  const [{ points, max, lines, comment, who, changed, waiting }] = await own(ana);
  assert.deepEqual([points, max, comment, who.name, changed, waiting], [2, 3, "Say how deep.", "Ms. Okafor", false, undefined]);
  assert.deepEqual(lines.map((line) => [line.title.en, line.points, line.max]), [["Links evidence to claim", 1, 2], ["Names the depth", 1, 1]]);
  assert.deepEqual((await teacher.get(`/api/attempts/${attempt}/events`)).json.marks, await own(ana), "the same behind the score");
  assert.deepEqual((await cells())[0][1], { points: 2, max: 3, marked: 1, waiting: 0 });
  assert.deepEqual((await teacher.get("/api/gradebook")).json.rows[0].cells[0].score, { raw: 0, max: 5, scaled: 0 });
  assert.deepEqual(places((await queue()).waiting), [[other, "explain"]]);
  assert.deepEqual(places((await queue()).marked), [[attempt, "why"]]);

  // The same again, as after a lost reply, is no other mark; a change is.
  await teacher.post(path(), { event: 2, points: { links: 1, depth: 1 }, comment: "Say how deep." });
  await teacher.post(path(), { event: 2, points: { links: 2, depth: 1 }, comment: "" });
  assert.equal((await own(ana))[0].points, 3);
  const { json } = await take(teacher, "why");
  assert.deepEqual([json.mark, json.history.map((one) => one.points), json.history.map(({ who: { name } }) => name)], [null, [null, 3, 2], Array(3).fill("Ms. Okafor")]);
  assert.equal((await take(teacher, "why")).json.history.length, 3, "there is nothing left to take back");
  assert.deepEqual((await own(ana))[0].waiting, true);
});

test("a mark is of the response that was read: another one since must be read first, and asks for a mark anew", async () => {
  const body = { event: 1, points: { links: 2, depth: 0 }, comment: "" };
  assert.deepEqual(error(await teacher.post(path(), body)), [409, "response-changed"]);
  await teacher.post(path(), { ...body, event: 2 });
  await ana.deliver(attempt, answered(attempt, 3, "late|open|Now better.", true, 3));
  assert.deepEqual([(await own(ana))[0].changed, (await cells())[0][1].waiting], [true, 1]);
  assert.deepEqual((await queue()).waiting.map((one) => [one.attempt, one.changed]), [[other, false], [attempt, true]]);
  assert.deepEqual([(await teacher.get(path())).json.text, (await teacher.get(path())).json.mark.changed], ["Now better.", true]);
  await teacher.post(path(), { ...body, event: 3 });
  assert.deepEqual((await own(ana))[0].changed, false);
});

test("an answer that was shown ends the question, whatever it says it is about", async () => {
  const chen = await school.signIn("chen-wei");
  const { attempt: third } = (await chen.launch()).launch;
  const shown = (n, item) => event(third, n, "performed", { action: "show_answer", detail: { item } });
  await chen.deliver(third, answered(third, 4, "leaks|cold|x", false, 1), shown(5, 7), shown(6, "age"));
  assert.equal((await own(chen)), undefined);
  await chen.deliver(third, shown(7, "why"));
  assert.deepEqual((await own(chen)).map(({ question }) => question), ["why"]);
});

test("points are those of the rubric; nobody but a teacher marks, and only what is there", async () => {
  const good = { event: 3, points: { links: 2, depth: 0 }, comment: "" };
  const wrong = async (change) => {
    const { status, json } = await teacher.post(path(), { ...good, ...change });
    return [status, json.error?.message.match(/^(\/[\w/]+)?/)[0]];
  };
  assert.deepEqual(await wrong({ points: { links: 3, depth: 0 } }), [400, "/points/links"]);
  assert.deepEqual(await wrong({ points: { links: -1, depth: 0 } }), [400, "/points/links"]);
  assert.deepEqual(await wrong({ points: { links: 0.5, depth: 0 } }), [400, "/points/links"]);
  assert.deepEqual(await wrong({ points: { links: 1 } }), [400, "/points/depth"]);
  assert.deepEqual(await wrong({ points: { links: 1, depth: 0, style: 1 } }), [400, "/points/style"]);
  assert.deepEqual(await wrong({ points: [1] }), [400, "/points"]);
  assert.deepEqual(await wrong({ comment: "x".repeat(2001) }), [400, "/comment"]);
  assert.deepEqual(await wrong({ more: 1 }), [400, ""]);
  assert.deepEqual(error(await teacher.get(path("age"))), [404, "unknown-question"]);
  assert.deepEqual(error(await teacher.get(path("explain"))), [404, "no-response"]);
  assert.deepEqual(error(await teacher.get(path("why", "nobodys"))), [404, "unknown-attempt"]);
  for (const reply of [await ana.get("/api/marking"), await ana.get(path()), await ana.post(path(), good), await take(ana, "why")])
    assert.deepEqual(error(reply), [403, "not-a-teacher"]);
});

test("a newer version with another rubric changes nothing for who began with the older one", async () => {
  await publish(school.site, secondVersion);
  await describeActivity(school.site, secondVersion, { ...activity, stages: [] }, texts);
  await school.end();
  await rm(join(school.site, "lessons/antarctica", firstVersion), { recursive: true });
  await school.listen();
  assert.equal((await teacher.get(path())).json.lines.length, 2);
});

test("marks go with the student's data, also from the files of the database", async () => {
  await teacher.post(path(), { event: 3, points: { links: 0, depth: 0 }, comment: "a-word-for-ana" });
  const bytes = async () => Buffer.concat(await Promise.all((await readdir(school.data)).filter((name) => name.startsWith("school.db")).map((name) => readFile(join(school.data, name)))));
  assert.ok((await bytes()).includes("a-word-for-ana"));
  await school.request("DELETE", "/api/people/ana-torres/data", { headers: { Cookie: teacher.cookie, Origin: school.origin } });
  assert.ok(!(await bytes()).includes("a-word-for-ana"));
  const rows = spawnSync("python3", ["-c", "import sqlite3,sys\nprint(sqlite3.connect(sys.argv[1]).execute('SELECT count(*) FROM marks').fetchone()[0])", join(school.data, "school.db")]);
  assert.equal(rows.stdout.toString().trim(), "0");
});

// The journal of an attempt for teachers: as a file, and for the player that replays it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test, { after, before } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { Replays, until } from "./replay_script.mjs";
import { School, assignment, block, event, firstVersion, moduleHash, performed, runtimeHash, started, view } from "./school.mjs";

let school, teacher;
before(async () => {
  school = await School.start({ options: ["--free-text-leaves"] });
  teacher = await school.signIn("ms-okafor");
});
after(() => school.close());

const linesOf = (text) => text.trimEnd().split("\n").map((line) => JSON.parse(line));
const names = (lines) => lines.slice(1).map((line) => Object.entries(line)[0]).map(([name, body]) => `${name} ${body.first ?? body.n}`);

test("a journal file is what its schema says, in the order of delivery, word for word", async () => {
  const ana = await school.signIn("ana-torres");
  const { launch } = await ana.launch();
  const { attempt } = launch;
  const state = "0123456789abcdef";
  const items = {
    first: block(attempt, 0, [[1, "place", { site: "c", depth_m: 1.50, a: 1 }], [2, "lower", {}]], { seconds: 1, state, keyframe: "QUI=" }),
    second: block(attempt, 2, [[9, "take", { of: "ñandú \"1\"\n" }]], { seconds: 2 }),
    begin: started(attempt),
    sampled: event(attempt, 1, "performed", { commands: 2, action: "sample", detail: { depth_m: 100.5 } }),
    end: event(attempt, 2, "completed", { commands: 3 }),
    seen: view(attempt, 0, [[0, 0, { focus: "a" }], [2, 2, { "f:note": "x" }]]),
    later: view(attempt, 2, [[9, 3, { focus: "b" }]]),
  };
  items.begin.body.commands = 0;
  const { later, seen, begin, first, second, sampled, end } = items;
  assert.deepEqual((await ana.deliver(attempt, begin, first, seen, second, later, sampled, end)).refused, []);

  const reply = await teacher.get(`/api/attempts/${attempt}/journal`);
  assert.equal(reply.status, 200);
  assert.equal(reply.headers["content-type"], "application/jsonl");
  assert.equal(reply.headers["content-disposition"], `attachment; filename="ana-torres-${assignment}.skua-journal"`);
  assert.equal(reply.headers["cache-control"], "no-store");
  const lines = linesOf(reply.text);
  assert.deepEqual(lines[0], {
    skua: "journal", schema: 2, abi: 1006000, module: { name: "antarctica", version: "1.0.0" }, hashes: { runtime: runtimeHash, module: moduleHash },
    manifest: firstVersion, activity: "ice-core", attempt, actor: launch.actor, seed: launch.seed, mode: "practice",
  });
  assert.deepEqual(names(lines), ["event 0", "block 0", "event 1", "view 0", "block 2", "event 2", "view 2"]);
  const { arrived, ...line } = lines[2];
  assert.ok(Math.abs(Date.parse(arrived) - Date.now()) < 10_000);
  assert.equal(JSON.stringify(line), JSON.stringify({ block: first.body, time: first.time }), "also the order of parameters");
  assert.doesNotMatch(reply.text, /torres/i);

  const ajv = new Ajv({ strict: false });
  for (const name of ["item", "notebook", "launch", "manifest"]) {
    ajv.addSchema(JSON.parse(await readFile(new URL(`../../web/protocol/${name}.schema.json`, import.meta.url))));
  }
  const valid = ajv.compile(JSON.parse(await readFile(new URL("../../web/protocol/journal.schema.json", import.meta.url))));
  for (const line of lines) assert.ok(valid(line), JSON.stringify([line, valid.errors]));

  const opened = await teacher.get(`/api/attempts/${attempt}/replay?locale=es`);
  const { activity, actor, seed } = launch;
  assert.deepEqual(opened.json, {
    src: `${school.lessonOrigin}/lessons/antarctica/${firstVersion}/`, activity: "ice-core",
    launch: { attempt, actor, activity, seed, mode: "replay", locale: "es", manifest: firstVersion, journal: reply.text },
    texts: {},
  });
  const launches = ajv.getSchema("urn:skua:protocol:2:launch");
  assert.ok(launches(opened.json.launch), JSON.stringify(launches.errors));
  assert.ok(launches((await ana.launch()).launch), JSON.stringify(launches.errors));
  assert.equal((await teacher.get(`/api/attempts/${attempt}/replay?locale=%3C`)).json.launch.locale, "en");
});

test("events of version 1, which do not say how many commands came before, come after what can have caused them", async () => {
  const ben = await school.signIn("ben-carter");
  const { attempt } = (await ben.launch()).launch;
  const at = (n, tick) => {
    const item = performed(attempt, n);
    item.body.tick = tick;
    return item;
  };
  await ben.deliver(attempt, started(attempt), at(1, 7), at(2, 7), at(3, 50), block(attempt, 0, [[5, "a", {}], [9, "b", {}]]), block(attempt, 2, [[20, "c", {}]]));
  const { text } = await teacher.get(`/api/attempts/${attempt}/journal`);
  assert.deepEqual(names(linesOf(text)), ["event 0", "block 0", "event 1", "event 2", "block 2", "event 3"]);
});

test("an attempt without anything is a header", async () => {
  const chen = await school.signIn("chen-wei");
  const { attempt } = (await chen.launch()).launch;
  assert.equal(linesOf((await teacher.get(`/api/attempts/${attempt}/journal`)).text).length, 1);
});

test("a completed attempt has a closing record as soon as a replay confirmed exactly what is there", async (t) => {
  const replays = await Replays.of(school.site);
  t.after(() => replays.close());
  const dana = await school.signIn("dana-haddad");
  const { attempt } = (await dana.launch()).launch;
  const closes = async () => linesOf((await teacher.get(`/api/attempts/${attempt}/journal`)).text).flatMap(({ close }) => close ?? []);
  const checked = async () => (await teacher.get("/api/gradebook")).json.rows.flatMap(({ cells }) => cells).find((cell) => cell.attempt === attempt);
  const settled = () => until(checked, ({ basis }) => /^(witnessed|refused)$/.test(basis));
  const again = async (way) => {
    await replays.go(way);
    await teacher.post(`/api/attempts/${attempt}/verify`, {});
    await settled();
  };
  await dana.deliver(attempt, started(attempt), block(attempt, 0, [[1, "a", {}]], { seconds: 0 }));
  await again("good");
  assert.deepEqual(await closes(), [], "not completed");
  await dana.deliver(attempt, event(attempt, 1, "completed", { commands: 1 }, { done: 5 }));
  await settled();
  const close = { tick: 9, commands: 1, events: 2, state: "0".repeat(16), chain: "f".repeat(64), score: { raw: 5, max: 5, scaled: 1 }, completed: true };
  assert.deepEqual(await closes(), [close], "the score is the student's, not the one that the school marked");
  assert.doesNotMatch(replays.begun.at(-1).journal, /"close"/, "the school judges by what was reported");
  await again("more");
  assert.deepEqual(await closes(), [], "an event is still on its way");
  await again("good");
  assert.deepEqual(await closes(), [close]);
  await dana.deliver(attempt, block(attempt, 1, [[2, "b", {}]], { seconds: 0 }));
  assert.deepEqual(await closes(), [], "more came since");
  await again("diverges");
  assert.deepEqual(await closes(), [], "refused");
});

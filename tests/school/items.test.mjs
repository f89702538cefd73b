// Taking in reports: durable, idempotent, in order, one item at a time.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import test, { after, before, beforeEach } from "node:test";
import { School, assignment, block, event, performed, started } from "./school.mjs";

let school, teacher, ana, attempt;
before(async () => (school = await School.start()));
after(() => school.close());

// Each test has a student of its own who has not begun.
const students = ["ana-torres", "ben-carter", "chen-wei", "dana-haddad", "eli-novak"];
beforeEach(async () => {
  if (!students.length) {
    await school.close();
    school = await School.start();
    students.push("ana-torres", "ben-carter", "chen-wei", "dana-haddad", "eli-novak");
  }
  teacher = await school.signIn("ms-okafor");
  ana = await school.signIn(students.shift());
  ({ attempt } = (await ana.launch()).launch);
});

const stored = async () => (await teacher.get(`/api/attempts/${attempt}/events`)).json;
const numbers = async () => (await stored()).events.map((event) => event.n);
const commands = async () => (await ana.launch()).launch.resume.commands;
const codes = (receipt) => receipt.refused.map(({ id, code }) => [id, code]);

test("what is acknowledged is stored, in the words in which it came", async () => {
  const items = [started(attempt), block(attempt, 0, [[3, "place", { site: "c", depth_m: 1.25 }]]), performed(attempt, 1)];
  const before = Date.now();
  assert.deepEqual(await ana.deliver(attempt, ...items), { acknowledged: items.map((item) => item.id), refused: [] });
  const { events, refused } = await stored();
  assert.deepEqual(refused, []);
  const [first, second] = events;
  const received = Date.parse(first.received);
  assert.ok(received >= before && received <= Date.now());
  assert.deepEqual(first, { ...items[0].body, id: items[0].id, time: items[0].time, received: first.received });
  assert.deepEqual(second, { ...items[2].body, id: items[2].id, time: items[2].time, received: second.received });
  assert.deepEqual(await commands(), items[1].body.commands);
});

test("the same items again, in any mixture, change nothing and are acknowledged", async () => {
  const items = [started(attempt), block(attempt, 0, [[3, "place", {}]]), performed(attempt, 1), block(attempt, 1, [[4, "lower", {}]])];
  await ana.deliver(attempt, items[0], items[1]);
  const once = await ana.deliver(attempt, ...items);
  assert.deepEqual(once, { acknowledged: items.map((item) => item.id), refused: [] });
  const before = await stored();
  await ana.deliver(attempt, items[2], items[0], items[2], items[3]);
  const later = { ...items[2], time: "2026-03-02T11:00:00.000Z" };
  assert.deepEqual((await ana.deliver(attempt, later)).acknowledged, [later.id]);
  assert.deepEqual(await stored(), before);
  assert.deepEqual(await commands(), [[3, "place", {}], [4, "lower", {}]]);
});

test("many requests with the same items at once store each once", async () => {
  const items = [started(attempt), ...Array.from({ length: 30 }, (_, i) => performed(attempt, i + 1))];
  const receipts = await Promise.all(Array.from({ length: 20 }, () => ana.deliver(attempt, ...items)));
  for (const receipt of receipts) assert.equal(receipt.acknowledged.length, 31);
  assert.deepEqual(await numbers(), items.map((_, n) => n));
});

test("a gap is refused until what was missing has come", async () => {
  const items = [started(attempt), performed(attempt, 1), performed(attempt, 2)];
  assert.deepEqual(codes(await ana.deliver(attempt, items[2], items[0])), [[items[2].id, "gap"]]);
  const receipt = await ana.deliver(attempt, items[2]);
  assert.match(receipt.refused[0].message, /^\/items\/0\/body\/n: event 1 must come first\.$/);
  assert.equal((await stored()).refused.length, 1);
  assert.deepEqual((await ana.deliver(attempt, items[1], items[2])).refused, []);
  assert.deepEqual(await numbers(), [0, 1, 2]);
  assert.deepEqual((await stored()).refused, [], "what was taken after all is no longer kept aside");

  const blocks = [block(attempt, 0, [[1, "a", {}], [2, "b", {}]]), block(attempt, 2, [[2, "c", {}]])];
  const early = await ana.deliver(attempt, blocks[1]);
  assert.deepEqual(codes(early), [[blocks[1].id, "gap"]]);
  assert.match(early.refused[0].message, /^\/items\/0\/body\/first: command 0 must come first/);
  assert.deepEqual((await ana.deliver(attempt, ...blocks)).refused, []);
});

test("a number that is taken by something else is a fork", async () => {
  const items = [started(attempt), performed(attempt, 1), block(attempt, 0, [[1, "a", {}], [2, "b", {}]])];
  await ana.deliver(attempt, ...items);
  for (const other of [
    performed(attempt, 1, { depth_m: 7 }),
    performed(attempt, 1),                                // same content, other id
    { ...items[1], body: performed(attempt, 1, { depth_m: 7 }).body },
    { ...items[1], body: performed(attempt, 2).body },    // the id names event 1
    block(attempt, 0, [[1, "a", {}], [2, "c", {}]]),
    { ...items[2], body: { first: 0, commands: [[1, "a", {}]] } },
    block(attempt, 1, [[2, "b", {}]]),                    // overlaps
    { ...block(attempt, 2, [[3, "c", {}]]), id: items[2].id },
    { ...block(attempt, 2, [[3, "c", {}]]), id: items[1].id },
  ]) {
    assert.deepEqual(codes(await ana.deliver(attempt, other)), [[other.id, "fork"]], JSON.stringify(other));
  }
  assert.deepEqual(await numbers(), [0, 1]);
  assert.deepEqual(await commands(), items[2].body.commands);
  assert.equal((await stored()).refused.length, 9);
});

test("commands whose time goes back would not replay", async () => {
  await ana.deliver(attempt, block(attempt, 0, [[50, "a", {}]]));
  const late = await ana.deliver(attempt, block(attempt, 1, [[49, "b", {}]]));
  assert.equal(late.refused[0].code, "wrong-type");
  assert.match(late.refused[0].message, /^\/items\/0\/body\/commands\/0\/0: .*tick 50/);
  assert.deepEqual((await ana.deliver(attempt, block(attempt, 1, [[50, "b", {}]]))).refused, []);
});

test("each malformed item is refused by itself, says where, and is kept as it came; the others are taken", async () => {
  const bad = (change) => {
    const item = performed(attempt, 1);
    change(item);
    return item;
  };
  const cases = [
    ["unknown-field", "/items/1/body/mood", bad((item) => (item.body.mood = "happy"))],
    ["unknown-field", "/items/1/device", bad((item) => (item.device = "phone"))],
    ["unknown-type", "/items/1/body/type", bad((item) => (item.body.type = "cheated"))],
    ["unknown-type", "/items/1/kind", bad((item) => (item.kind = "statement"))],
    ["wrong-type", "/items/1/body/score/scaled", bad((item) => (item.body.score.scaled = "1"))],
    ["wrong-type", "/items/1/body/score/scaled", bad((item) => (item.body.score.scaled = 1))],
    ["wrong-type", "/items/1/body/score/raw", bad((item) => (item.body.score.raw = 6))],
    ["wrong-type", "/items/1/body/score/max", bad((item) => (item.body.score.max = -5))],
    ["wrong-type", "/items/1/body/score/max", bad((item) => (item.body.score.max = 1e7))],
    ["wrong-type", "/items/1/body/done", bad((item) => (item.body.done = 6))],
    ["wrong-type", "/items/1/body/done", bad((item) => delete item.body.done)],
    ["wrong-type", "/items/1/time", bad((item) => (item.time = "yesterday"))],
    ["wrong-type", "/items/1/body", bad((item) => (item.body = null))],
    ["foreign-attempt", "/items/1/attempt", bad((item) => (item.attempt = randomUUID()))],
    ["too-large", "/items/1", bad((item) => {
      for (let i = 0; i < 20; ++i) item.body.detail[`k${i}`] = "x".repeat(3900);
    })],
  ];
  let n = 0;
  for (const [code, where, item] of cases) {
    if (item.body?.n !== undefined) item.body.n = n + 1;
    const first = n === 0 ? started(attempt) : performed(attempt, n);
    const receipt = await ana.deliver(attempt, first, item);
    assert.deepEqual(receipt.acknowledged, [first.id]);
    assert.deepEqual(codes(receipt), [[item.id, code]]);
    assert.ok(receipt.refused[0].message.startsWith(`${where}: `), receipt.refused[0].message);
    n = (await ana.launch()).launch.resume.events;
  }
  const { refused } = await stored();
  assert.deepEqual(refused.map((entry) => entry.code), cases.map(([code]) => code));
  assert.deepEqual(refused.map((entry) => entry.raw), cases.map(([, , item]) => item));
});

test("a field with a long name that is not plain ASCII is refused, and all stays readable", async () => {
  const wrong = performed(attempt, 1);
  wrong.body[`x${"é".repeat(60)}`] = 1;
  const first = started(attempt), receipt = await ana.deliver(attempt, first, wrong);
  assert.deepEqual(receipt.acknowledged, [first.id]);
  assert.deepEqual(codes(receipt), [[wrong.id, "unknown-field"]]);
  assert.match(receipt.refused[0].message, /^\/items\/1\/body\/xé{29}: is not known here/);
  const { events, refused } = await stored();
  assert.deepEqual([events.length, refused.map(({ raw }) => raw)], [1, [wrong]]);
});

test("what is no item at all is refused too", async () => {
  const receipt = await ana.deliver(attempt, null, 7, "x", [], {}, { id: 5 });
  assert.deepEqual(codes(receipt), Array(6).fill(["", "wrong-type"]));
  assert.equal((await stored()).refused.length, 6);
});

test("one bad event does not shut out the later ones, and its place can be filled when it is sent right", async () => {
  const wrong = { ...performed(attempt, 1) };
  wrong.body = { ...wrong.body, mood: "happy" };
  const receipt = await ana.deliver(attempt, started(attempt), wrong, performed(attempt, 2));
  assert.deepEqual(codes(receipt), [[wrong.id, "unknown-field"]]);
  assert.equal(receipt.acknowledged.length, 2);
  assert.equal((await ana.launch()).launch.resume.events, 3);
  for (let i = 0; i < 3; ++i) await ana.deliver(attempt, wrong);
  assert.equal((await stored()).refused.length, 1, "kept once, however often it comes");
  const { mood, ...body } = wrong.body;
  assert.deepEqual((await ana.deliver(attempt, { ...wrong, body })).acknowledged, [wrong.id]);
  assert.deepEqual(await numbers(), [0, 1, 2]);
  assert.deepEqual((await stored()).refused, []);
});

test("a body that is not JSON, not an object, or more than items", async () => {
  for (const body of ["", "{", "[]", "null", "{}", '{"items":{}}', '{"items":[],"actor":"x"}', '{"items":[1e999]}',
                      `{"items":${"[".repeat(2000)}${"]".repeat(2000)}}`, '{"items":["\ud800"]}'.replace("\ud800", "\\ud800")]) {
    const reply = await ana.post(`/api/attempts/${attempt}/items`, body);
    assert.equal(reply.status, 400, body.slice(0, 40));
    assert.equal(reply.json.error.code, "bad-request");
    assert.ok(reply.json.error.message.length > 20);
  }
  assert.deepEqual(await ana.deliver(attempt), { acknowledged: [], refused: [] });
});

test("a request of more than 1000 items gets 413, and one full of refused items holds up nobody", async () => {
  const send = (items) => ana.post(`/api/attempts/${attempt}/items`, { items });
  const many = await send(Array.from({ length: 1001 }, (_, i) => i));
  assert.deepEqual([many.status, many.json.error.code], [413, "too-large"]);
  assert.deepEqual((await stored()).refused, []);
  for (let part = 0; part < 5; ++part) await send(Array.from({ length: 200 }, (_, i) => "a".repeat(4000) + (part * 200 + i)));
  const begun = performance.now();
  for (let part = 0; part < 3; ++part) {
    const { json } = await send(Array.from({ length: 1000 }, (_, i) => `${part}/${i}`));
    assert.equal(json.refused.length, 1000);
  }
  const ms = performance.now() - begun;
  assert.ok(ms < 3000, `${ms} ms for three requests`);
});

test("what contradicts the attempt is noted also when nothing more is kept", async () => {
  await ana.deliver(attempt, block(attempt, 0, [[0, "a", {}]]));
  await ana.post(`/api/attempts/${attempt}/items`, { items: Array.from({ length: 1000 }, (_, i) => `flood ${i}`) });
  const other = block(attempt, 0, [[0, "b", {}]]);
  assert.deepEqual(codes(await ana.deliver(attempt, other, other)), [[other.id, "fork"], [other.id, "fork"]]);
  assert.ok((await stored()).refused.some(({ id, code }) => id === other.id && code === "fork"));
});

test("a body over 1 MB gets 413, whether its length is told or not, and nothing of it is stored", async () => {
  const items = Array.from({ length: 2000 }, (_, n) => (n ? performed(attempt, n, { text: "x".repeat(600) }) : started(attempt)));
  const path = `/api/attempts/${attempt}/items`, body = JSON.stringify({ items });
  assert.ok(body.length > 1024 * 1024);
  for (const headers of [{}, { "Transfer-Encoding": "chunked" }]) {
    const reply = await ana.post(path, body, headers);
    assert.equal(reply.status, 413);
    assert.equal(reply.json.error.code, "too-large");
  }
  assert.deepEqual(await numbers(), []);
  const fits = await ana.deliver(attempt, ...items.slice(0, 900));
  assert.equal(fits.acknowledged.length, 900);
});

test("a flood of refused items is cut off, and what is good is still taken", async () => {
  await ana.deliver(attempt, started(attempt));
  for (let i = 0; i < 12; ++i) {
    const items = Array.from({ length: 100 }, () => ({ id: randomUUID(), rubbish: "x".repeat(i < 6 ? 10 : 9000) }));
    assert.equal((await ana.deliver(attempt, ...items)).refused.length, 100);
  }
  const { refused } = await stored();
  assert.ok(refused.length <= 1000 && JSON.stringify(refused).length < 5_000_000);
  assert.equal((await ana.deliver(attempt, performed(attempt, 1))).acknowledged.length, 1);
});

test("the grade book adds up what came", async () => {
  const answer = (n, item, correct, done, fields = {}, seconds) =>
    event(attempt, n, "answered", { item, response: "b", correct, try: 1, hints: 0, ...fields }, { done, seconds });
  await ana.deliver(attempt,
    started(attempt),                                                                      // 0 s
    block(attempt, 0, [[1, "place", {}]], { seconds: 20 }),                                             // + 20
    event(attempt, 1, "predicted", { item: "co2", response: 300 }, { seconds: 50 }),       // + 30
    answer(2, "age", false, 0, { misconception: "air-as-old-as-ice" }, 1000),              // a long pause: + 120
    event(attempt, 3, "hinted", { item: "age", step: 1 }, { seconds: 1005.4 }),            // + 5.4
    answer(4, "age", true, 1, { try: 2, hints: 1 }, 1010.5),                               // + 5.1
  );
  const cell = async () => {
    const { assignments, rows } = (await teacher.get("/api/gradebook")).json;
    assert.equal(assignments[0].id, assignment);
    assert.equal(rows.length, 5);
    return rows.flatMap((row) => row.cells).find((cell) => cell.attempt === attempt);
  };
  const { updated, ...rest } = await cell();
  assert.ok(Math.abs(Date.parse(updated) - Date.now()) < 10_000);
  assert.deepEqual(rest, {
    assignment, assigned: true, attempt, status: "started", score: { raw: 1, max: 5, scaled: 0.2 }, basis: "client-asserted",
    reason: null, reason_code: null, answered: 1, items: 5, tries: 2, hints: 1, mastered: 0, seconds: 181, refused: 0, handed_in: null, marks: null, due: null,
  });
  await ana.deliver(attempt, event(attempt, 5, "completed", {}, { done: 5, raw: 4, seconds: 1011 }), { id: "x" });
  const done = await cell();
  assert.deepEqual([done.status, done.answered, done.refused], ["completed", 5, 1]);
  assert.ok(Date.parse(done.handed_in) <= Date.now(), done.handed_in);
  const [listed] = (await ana.get("/api/assignments")).json;
  assert.equal(listed.status, "completed");
});

test("who has not begun has an empty cell", async () => {
  const { rows } = (await teacher.get("/api/gradebook")).json;
  const empty = rows.flatMap((row) => row.cells).filter((cell) => cell.attempt === null);
  for (const cell of empty) {
    assert.deepEqual(cell, { assignment, assigned: true, attempt: null, status: "new", score: null, basis: null, reason: null, reason_code: null, answered: 0, items: 0,
                             tries: 0, hints: 0, mastered: 0, seconds: 0, refused: 0, handed_in: null, updated: null, marks: null, due: null });
  }
});

// What protocol 2 adds: states and the hash chain of blocks, keyframes, views, answers that the school marks, and simulated
// time that may not run ahead.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test, { after, before, beforeEach } from "node:test";
import { chainOf } from "./chain.mjs";
import { School, block, event, firstVersion, moduleHash, performed, publishModule, runtimeHash, started, view } from "./school.mjs";

let school, teacher, ana, launch, attempt;
before(async () => (school = await School.start()));
after(() => school.close());

const students = ["ana-torres", "ben-carter", "chen-wei", "dana-haddad", "eli-novak"];
beforeEach(async () => {
  if (!students.length) {
    await school.close();
    school = await School.start();
    students.push("ana-torres", "ben-carter", "chen-wei", "dana-haddad", "eli-novak");
  }
  teacher = await school.signIn("ms-okafor");
  ana = await school.signIn(students.shift());
  ({ launch } = await ana.launch());
  ({ attempt } = launch);
});

const codes = (receipt) => receipt.refused.map(({ code }) => code);
const chain = (commands) => chainOf({ ...launch, runtime: runtimeHash, module: moduleHash }, commands);
const state = "0123456789abcdef";
const commands = [
  [0, "place", { site: "dome_c", depth_m: 840.5 }], [7, "answer", { response: "más fría", item: "edad" }], [7, "lower", { depth_m: -0.0 }],
  [9, "take", {}], [9, "take", { count: 3, of: "🧊" }],
];

test("a block may say its state, the chain and a keyframe; a chain that follows is taken, batch after batch and over a restart", async () => {
  const keyframe = Buffer.from("state of the session").toString("base64");
  const blocks = [0, 2, 3, 4].map((first, i, all) => {
    const part = commands.slice(first, all[i + 1] ?? commands.length);
    return block(attempt, first, part, { state, chain: chain(commands.slice(0, first + part.length)), ...(i % 2 ? { keyframe } : {}) });
  });
  assert.deepEqual(codes(await ana.deliver(attempt, blocks[0], blocks[1])), []);
  await school.end();
  await school.listen();
  assert.deepEqual(codes(await ana.deliver(attempt, blocks[1], blocks[2])), []);
  assert.deepEqual(codes(await ana.deliver(attempt, blocks[3])), []);
  const { resume } = (await ana.launch()).launch;
  assert.deepEqual(resume.commands.map((command) => JSON.stringify(command)), commands.map((command) => JSON.stringify(command)),
                   "in the order in which parameters came");
});

test("a chain that does not follow is refused, whatever of it was changed", async () => {
  const right = chain(commands.slice(0, 2));
  for (const wrong of [
    { chain: right.replace(/./, (digit) => (digit === "0" ? "1" : "0")) }, { chain: chain(commands.slice(0, 1)) },
    { chain: chainOf({ ...launch, runtime: moduleHash, module: moduleHash }, commands.slice(0, 2)) },
    { chain: chainOf({ ...launch, runtime: runtimeHash, module: moduleHash, seed: (launch.seed ^ 1) >>> 0 }, commands.slice(0, 2)) },
  ]) {
    const receipt = await ana.deliver(attempt, block(attempt, 0, commands.slice(0, 2), wrong));
    assert.deepEqual(codes(receipt), ["chain"]);
    assert.match(receipt.refused[0].message, /^\/items\/0\/body\/chain: does not follow/);
  }
  assert.deepEqual(codes(await ana.deliver(attempt, block(attempt, 0, commands.slice(0, 2), { chain: right }))), []);
  const changed = [[9, "take", { count: 4 }]];
  const receipt = await ana.deliver(attempt, block(attempt, 2, changed, { chain: chain([...commands.slice(0, 2), [9, "take", { count: 5 }]]) }));
  assert.deepEqual(codes(receipt), ["chain"]);
});

test("a lesson that tells state and chain tells them of each block", async () => {
  await publishModule(school.site, "chained", "ice-core");
  const file = join(school.site, "lessons/chained", firstVersion, "manifest.json");
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file)), abi: 2_004_000 }));
  await ana.get("/api/assignments"); // which finds what the site has got
  const begun = await ana.post("/api/assignments/chained.ice-core/launch", { locale: "en" });
  assert.equal(begun.status, 200, begun.text);
  const { launch } = begun.json;
  ana.tokens.set(launch.attempt, launch.token);
  const told = { state, chain: chainOf({ ...launch, runtime: runtimeHash, module: moduleHash }, commands.slice(0, 1)) };
  for (const part of [{}, { state }, { chain: told.chain }]) {
    const receipt = await ana.deliver(launch.attempt, block(launch.attempt, 0, commands.slice(0, 1), part));
    assert.deepEqual(codes(receipt), ["chain"]);
    assert.match(receipt.refused[0].message, /must have state and chain/);
  }
  assert.deepEqual(codes(await ana.deliver(launch.attempt, block(launch.attempt, 0, commands.slice(0, 1), told))), []);
});

test("blocks without a chain, then with one: it still has to follow", async () => {
  await ana.deliver(attempt, block(attempt, 0, commands.slice(0, 2)));
  const part = commands.slice(2, 3);
  assert.deepEqual(codes(await ana.deliver(attempt, block(attempt, 2, part, { chain: chain(part) }))), ["chain"]);
  assert.deepEqual(codes(await ana.deliver(attempt, block(attempt, 2, part, { chain: chain(commands.slice(0, 3)) }))), []);
});

test("that an attempt was contradicted stays known, whatever comes later with the same id", async () => {
  await ana.deliver(attempt, block(attempt, 0, commands.slice(0, 1)));
  const fork = block(attempt, 0, [[0, "other", {}]]);
  assert.deepEqual(codes(await ana.deliver(attempt, fork)), ["fork"]);
  assert.deepEqual(codes(await ana.deliver(attempt, { ...view(attempt, 0, [[0, 0, { focus: "a" }]]), id: fork.id })), []);
  const malformed = { ...started(attempt), body: { ...started(attempt).body, mood: 1 } };
  await ana.deliver(attempt, malformed);
  await ana.deliver(attempt, { ...started(attempt), id: malformed.id });
  const { refused } = (await teacher.get(`/api/attempts/${attempt}/events`)).json;
  assert.deepEqual(refused.map(({ id, code }) => [id, code]), [[fork.id, "fork"]]);
});

test("time may not be ahead of the time since the attempt began", async () => {
  const far = 60 * 3600;
  const early = { ...performed(attempt, 1) };
  early.body = { ...early.body, tick: far };
  const receipt = await ana.deliver(attempt, started(attempt), block(attempt, 0, [[0, "a", {}], [far, "b", {}]]), early,
                                    view(attempt, 0, [[0, 0, {}], [far, 0, { "f:note": "x" }]]), performed(attempt, 2));
  assert.deepEqual(codes(receipt), ["ahead", "ahead", "ahead"]);
  assert.match(receipt.refused[0].message, /^\/items\/1\/body\/commands\/1\/0: is ahead .* tick \d+ at most/);
  assert.match(receipt.refused[1].message, /^\/items\/2\/body\/tick: /);
  assert.match(receipt.refused[2].message, /^\/items\/3\/body\/views\/1\/0: /);
  const most = +receipt.refused[0].message.match(/tick (\d+)/)[1];
  assert.ok(most >= 300 && most < 300 + 60 * 30, `${most}`);
  assert.deepEqual(codes(await ana.deliver(attempt, block(attempt, 0, [[most, "b", {}]]))), []);
  const { refused } = (await teacher.get(`/api/attempts/${attempt}/events`)).json;
  assert.deepEqual(refused.map(({ code }) => code), ["ahead", "ahead", "ahead"]);
});

test("views are numbered like commands, and a launch says what they come to", async () => {
  const views = [[0, 0, { "f:note": "x", focus: "note" }], [2, 0, { "f:note": "xy" }], [3, 1, { "p:plot": 1.5, focus: "plot" }]];
  const items = [view(attempt, 0, views.slice(0, 2)), view(attempt, 2, views.slice(2))];
  assert.deepEqual(codes(await ana.deliver(attempt, items[1])), ["gap"]);
  assert.deepEqual((await ana.deliver(attempt, ...items, ...items)).acknowledged, [...items, ...items].map(({ id }) => id));
  for (const other of [view(attempt, 2, [[3, 1, {}]]), view(attempt, 1, views.slice(1, 2)), { ...items[0], body: { first: 0, views: views.slice(0, 1) } },
                       { ...block(attempt, 0, [[0, "a", {}]]), id: items[0].id }, { ...view(attempt, 3, [[3, 1, {}]]), id: items[0].id }]) {
    assert.deepEqual(codes(await ana.deliver(attempt, other)), ["fork"], JSON.stringify(other));
  }
  const { resume } = (await ana.launch()).launch;
  assert.equal(resume.views, 3);
  assert.deepEqual(resume.view, { "f:note": "xy", "p:plot": 1.5, focus: "plot" });
  const { events } = (await teacher.get(`/api/attempts/${attempt}/events`)).json;
  assert.deepEqual(events, [], "nothing of it is an event");
});

test("a launch says the last 64 keys that changed, quickly, however many there were", async () => {
  let key = 0, first = 0;
  for (let part = 0; part < 4; ++part) {
    const items = Array.from({ length: 16 }, () => {
      const views = Array.from({ length: 20 }, () => [0, 0, Object.fromEntries(Array.from({ length: 64 }, () => [`k${key++}`, key]))]);
      first += views.length;
      return view(attempt, first - views.length, views);
    });
    assert.deepEqual(codes(await ana.deliver(attempt, ...items)), []);
  }
  assert.deepEqual(codes(await ana.deliver(attempt, view(attempt, first, [[1, 0, { k5: "again", fresh: 1 }]]))), []);
  const begun = performance.now();
  const { resume } = (await ana.launch()).launch;
  assert.ok(performance.now() - begun < 1000, `${performance.now() - begun} ms`);
  assert.equal(resume.views, first + 1);
  const last = Array.from({ length: 62 }, (_, i) => `k${key - 62 + i}`);
  assert.deepEqual(Object.keys(resume.view), [...last, "k5", "fresh"]);
  assert.equal(resume.view.k5, "again");
});

test("an answer that the school marks, and how many commands came before an event", async () => {
  const submitted = event(attempt, 1, "submitted", { commands: 2, item: "essay", response: "b", try: 1 });
  const completed = event(attempt, 2, "completed", { commands: 2, state, chain: chain([]) }, { done: 5 });
  assert.deepEqual(codes(await ana.deliver(attempt, started(attempt), block(attempt, 0, commands.slice(0, 2)), submitted, completed)), []);
  const { events } = (await teacher.get(`/api/attempts/${attempt}/events`)).json;
  assert.deepEqual(events[1], { ...submitted.body, id: submitted.id, time: submitted.time, received: events[1].received });
});

test("an event is taken only with the commands before it: not when they are missing, nor when they were refused in the same request", async () => {
  const after = (n, count) => event(attempt, n, "performed", { commands: count, action: "sample", detail: {} });
  assert.deepEqual(codes(await ana.deliver(attempt, started(attempt), block(attempt, 0, commands.slice(0, 2)), after(1, 2), after(2, 3))), ["gap"]);
  const early = await ana.deliver(attempt, after(2, 3));
  assert.match(early.refused[0].message, /^\/items\/0\/body\/commands: command 2 must come first\./);

  const other = [[7, "lower", { depth_m: 1 }], [9, "take", {}]];
  for (const [refused, code] of [
    [block(attempt, 0, other), "fork"], [block(attempt, 3, other), "gap"], [block(attempt, 2, other, { chain: chain(other) }), "chain"],
    [block(attempt, 2, [[60 * 3600, "late", {}]]), "ahead"],
  ]) {
    assert.deepEqual(codes(await ana.deliver(attempt, refused, after(2, refused.body.first + 1))), [code, "gap"]);
  }
  const { events, refused } = (await teacher.get(`/api/attempts/${attempt}/events`)).json;
  assert.deepEqual(events.map(({ n }) => n), [0, 1]);
  assert.equal(refused.length, 10, "all of it is kept");
  assert.deepEqual(codes(await ana.deliver(attempt, block(attempt, 2, commands.slice(2, 3)), after(2, 3))), [], "in order it is taken");
});

test("an object with too many members is not read", async () => {
  const many = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`k${i}`, 0]));
  const reply = await ana.post(`/api/attempts/${attempt}/items`, { items: [many] });
  assert.equal(reply.status, 400);
  assert.match(reply.json.error.message, /more than 1000 members/);
});

// What students typed in a lesson is in no journal that leaves the school, unless the school was told that it may.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import test, { after, before } from "node:test";
import { School, block, firstVersion, hash, moduleHash, publishModule, runtimeHash, started, view } from "./school.mjs";

const file = { url: `../../../files/${hash}/written.json`, sha256: "3".repeat(64), bytes: 2 };
const manifest = {
  schema: 1, module: "rocks", version: "1.0.0", abi: 1006000, runtime: { wasm: { sha256: runtimeHash } }, code: { sha256: moduleHash },
  activities: [{ id: "written", file }, { id: "plain" }],
};
const activity = { stages: [{ id: "one", tasks: [{ ask: "which", options: ["a"] }, { ask: "explain", kind: "text" }] }, { id: "two", tasks: [{ ask: "argue", kind: "argument" }] }] };

let school, teacher;
async function write(path, json) {
  await mkdir(dirname(join(school.site, path)), { recursive: true });
  await writeFile(join(school.site, path), JSON.stringify(json));
}
before(async () => {
  school = await School.start();
  await publishModule(school.site, "rocks", "written", "plain");
  await write(`lessons/rocks/${firstVersion}/manifest.json`, manifest);
  await write(`files/${hash}/written.json`, activity);
  teacher = await school.signIn("ms-okafor");
});
after(() => school.close());

async function open(person, name) {
  const visitor = await school.signIn(person);
  const { id } = (await visitor.get("/api/assignments")).json.find((one) => one.activity === name);
  const { launch } = (await visitor.post(`/api/assignments/${id}/launch`, {})).json;
  visitor.tokens.set(launch.attempt, launch.token);
  return { visitor, attempt: launch.attempt };
}
const answer = (item, response) => [1, "answer", { item, response }];
const typed = [[0, 0, { focus: "explain", "f:depth": "840,5", "f:explain": "half a thought" }], [3, 0, { "f:explain": "more of it", "c:plot": 7 }]];
const journal = (attempt) => teacher.get(`/api/attempts/${attempt}/journal`);
const views = ({ text }) => text.trimEnd().split("\n").map((line) => JSON.parse(line).view?.views).filter(Boolean);

test("a journal is without what was typed and not handed in, numbers aside; the replay at the school is with it", async () => {
  const { visitor, attempt } = await open("ana-torres", "written");
  await visitor.deliver(attempt, started(attempt), block(attempt, 0, [answer("which", "a")]), view(attempt, 0, typed));
  const reply = await journal(attempt);
  assert.equal(reply.status, 200);
  assert.deepEqual(views(reply), [[[0, 0, { focus: "explain", "f:depth": "840,5" }], [3, 0, { "c:plot": 7 }]]]);
  assert.ok(reply.text.includes('"answer"'), "a choice is no free text");
  assert.ok((await teacher.get(`/api/attempts/${attempt}/replay`)).json.launch.journal.includes("half a thought"));
});

for (const [person, item, response] of [["ben-carter", "explain", "because"], ["chen-wei", "argue", "a|b|because"]]) {
  test(`a journal with a written answer (${item}) stays, and nobody is said to have it`, async () => {
    const { visitor, attempt } = await open(person, "written");
    await visitor.deliver(attempt, started(attempt), block(attempt, 0, [answer(item, response)]));
    const { status, json, text } = await journal(attempt);
    assert.deepEqual([status, json.error.code], [409, "free-text-stays"]);
    assert.ok(!text.includes("because"));
    assert.deepEqual((await visitor.get("/api/log")).json, []);
    assert.equal((await teacher.get(`/api/attempts/${attempt}/replay`)).status, 200);
    await school.end();
    await school.listen(0, 0, { options: ["--free-text-leaves"] });
    teacher = await school.signIn("ms-okafor");
    assert.ok((await journal(attempt)).text.includes("because"));
    await school.end();
    await school.listen();
    teacher = await school.signIn("ms-okafor");
  });
}

test("an activity without such questions has nothing to keep back", async () => {
  const { visitor, attempt } = await open("dana-haddad", "plain");
  await visitor.deliver(attempt, started(attempt), block(attempt, 0, [answer("explain", "x")]));
  assert.equal((await journal(attempt)).status, 200);
});

test("where the activity can't be read, its journal stays", async () => {
  const { visitor, attempt } = await open("eli-novak", "written");
  await visitor.deliver(attempt, started(attempt), block(attempt, 0, [answer("which", "a")]));
  assert.equal((await journal(attempt)).status, 200);
  for (const folder of [school.site, join(school.data, "kept")]) await writeFile(join(folder, `files/${hash}/written.json`), "{");
  assert.deepEqual([(await journal(attempt)).status], [409]);
});

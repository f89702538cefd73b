// Killed in the middle of writing, or the disk full: everything that was acknowledged is there, in order, nothing else is,
// and the class goes on.
import assert from "node:assert/strict";
import test from "node:test";
import { until } from "./replay_script.mjs";
import { School, Visitor, block, performed, started } from "./school.mjs";

const students = ["ana-torres", "ben-carter", "chen-wei", "dana-haddad", "eli-novak"];

/** Writes item after item until the school is gone; notes what was acknowledged. */
async function work(visitor, notes) {
  const { launch } = await visitor.launch();
  notes.attempt = launch.attempt;
  let n = launch.resume.events, first = launch.resume.commands.length;
  for (;;) {
    const items = [n === 0 ? started(notes.attempt) : performed(notes.attempt, n), block(notes.attempt, first, [[Math.min(first, 200), "step", { n }]])];
    const { acknowledged, refused } = await visitor.deliver(notes.attempt, ...items);
    assert.deepEqual(refused, []);
    notes.events.push(...items.filter((item) => item.kind === "event" && acknowledged.includes(item.id)).map((item) => item.body));
    notes.commands.push(...items.filter((item) => item.kind === "commands").flatMap((item) => item.body.commands));
    n += 1;
    first += 1;
  }
}

test("kill -9 while five students report", async () => {
  const school = await School.start();
  const notes = students.map(() => ({ events: [], commands: [] }));
  const visitors = [];
  for (const student of students) visitors.push(await school.signIn(student));
  const teacher = await school.signIn("ms-okafor");
  try {
    for (let round = 0; round < 5; ++round) {
      const before = notes.map(({ events }) => events.length);
      const working = visitors.map((visitor, i) => work(new Visitor(school, visitor.cookie), notes[i]).catch((error) => error));
      await new Promise((resolve) => setTimeout(resolve, 150 + 170 * round));
      await until(() => notes, () => notes.every(({ events }, i) => events.length > before[i]));
      assert.equal(await school.end("SIGKILL"), null);
      for (const ended of await Promise.all(working)) assert.match(ended.code ?? ended.message, /ECONNRESET|ECONNREFUSED|EPIPE|socket hang up/);
      await school.listen();
      for (const [i, { attempt, events, commands }] of notes.entries()) {
        const found = (await teacher.get(`/api/attempts/${attempt}/events`)).json.events;
        const bodies = found.map(({ id, time, received, ...body }) => body);
        assert.deepEqual(bodies.slice(0, events.length), events);
        assert.ok(bodies.length <= events.length + 1, "at most the request under way was stored without an answer");
        const { resume } = (await new Visitor(school, visitors[i].cookie).launch()).launch;
        assert.deepEqual(resume.commands.slice(0, commands.length), commands);
        assert.equal(resume.events, bodies.length);
        notes[i].events = bodies;
        notes[i].commands = resume.commands;
      }
    }
  } finally {
    await school.close();
  }
});

test("a full disk: 503 and a time to try again, nothing half stored; it goes on when there is room", async () => {
  const school = await School.start();
  try {
    const ana = await school.signIn("ana-torres");
    const teacher = await school.signIn("ms-okafor");
    const { attempt } = (await ana.launch()).launch;
    await school.end();
    await school.listen(0, 0, { mostKiB: 400 });
    const batch = (n) => ({ items: Array.from({ length: 10 }, (_, i) => (n + i ? performed(attempt, n + i, { text: "x".repeat(3000) }) : started(attempt))) });
    let n = 0, failure;
    while (!failure && n < 1000) {
      const reply = await ana.post(`/api/attempts/${attempt}/items`, batch(n));
      if (reply.status === 200) n += reply.json.acknowledged.length;
      else failure = reply;
    }
    assert.ok(n > 0 && n < 1000);
    assert.equal(failure.status, 503);
    assert.equal(failure.json.error.code, "storage");
    assert.match(failure.headers["retry-after"], /^\d+$/);
    const stored = async () => (await teacher.get(`/api/attempts/${attempt}/events`)).json.events.length;
    for (let again = 0; again < 3; ++again) {
      assert.equal((await ana.post(`/api/attempts/${attempt}/items`, batch(n))).status, 503);
      assert.equal(await stored(), n);
    }
    await school.end();
    await school.listen();
    assert.equal(await stored(), n);
    const reply = await ana.post(`/api/attempts/${attempt}/items`, batch(n));
    assert.equal(reply.json.acknowledged.length, 10);
  } finally {
    await school.close();
  }
});

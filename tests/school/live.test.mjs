// The live view: who may open it, what it shows, and that a reader who does not read disturbs nobody.
import assert from "node:assert/strict";
import { once } from "node:events";
import test, { after, before } from "node:test";
import WebSocket from "ws";
import { School, assignment, event, performed, started } from "./school.mjs";

let school, teacher;
before(async () => {
  school = await School.start();
  teacher = await school.signIn("ms-okafor");
});
after(() => school.close());

function open({ cookie = teacher.cookie, origin = school.origin, ...options } = {}) {
  const headers = cookie ? { Cookie: cookie } : {};
  return new WebSocket(`ws://127.0.0.1:${school.port}/api/live`, { origin, headers, ...options });
}

async function opened(socket) {
  await once(socket, "open");
  return socket;
}

/** The next `count` messages. */
function messages(socket, count) {
  const list = [];
  return new Promise((resolve, reject) => {
    socket.on("message", (data) => {
      list.push(JSON.parse(data));
      if (list.length === count) resolve(list);
    });
    socket.on("close", () => reject(new Error(`closed after ${list.length} of ${count} messages`)));
  });
}

test("each event comes once, when it is stored: who, which assignment and how far; nothing that was said or done", async () => {
  const socket = await opened(open());
  const heard = messages(socket, 3);
  const ana = await school.signIn("ana-torres");
  const { attempt } = (await ana.launch()).launch;
  const answered = event(attempt, 1, "answered", { item: "age", response: "own words", correct: false, try: 1, hints: 0, misconception: "m" }, { done: 1 });
  const items = [started(attempt), answered, performed(attempt, 2)];
  await ana.deliver(attempt, items[0], items[1]);
  await ana.deliver(attempt, items[0], items[1], { id: "x" });  // nothing new
  await ana.deliver(attempt, items[2]);
  const student = { id: "ana-torres", name: "Ana Torres" };
  const news = [{ n: 0, type: "started" }, ...items.slice(1).map(({ body: { n, type, score, done, items } }) => ({ n, type, score, done, items }))];
  assert.deepEqual(await heard, news.map((event) => ({ attempt, student, assignment, event })));
  assert.deepEqual((await ana.get("/api/log")).json, [], "nobody has seen what Ana did");
  socket.terminate();
});

test("only a teacher, from a page of the school", async () => {
  const ana = await school.signIn("ana-torres");
  for (const [options, expected] of [
    [{ cookie: "" }, 401], [{ cookie: ana.cookie }, 403], [{ origin: "http://evil.example" }, 403],
    [{ origin: school.lessonOrigin }, 403], [{ origin: null }, 403],
  ]) {
    const [, response] = await once(open(options), "unexpected-response");
    assert.equal(response.statusCode, expected);
    response.destroy();
  }
  const headers = { Cookie: teacher.cookie, Origin: school.origin };
  const plain = await school.get("/api/live", { headers });
  assert.equal(plain.status, 426);
  assert.equal(plain.headers.upgrade, "websocket");
});

test("signing out closes it", async () => {
  const other = await school.signIn("ms-okafor");
  const socket = await opened(open({ cookie: other.cookie }));
  const closed = once(socket, "close");
  await school.request("DELETE", "/api/session", { headers: { Cookie: other.cookie, Origin: school.origin } });
  await closed;
});

test("what a reader says is ignored; too much of it ends the view", async () => {
  const socket = await opened(open());
  socket.send("hello");
  socket.send("{}");
  const ben = await school.signIn("ben-carter");
  const { attempt } = (await ben.launch()).launch;
  const heard = messages(socket, 1);
  await ben.deliver(attempt, started(attempt));
  assert.equal((await heard)[0].event.type, "started");
  const closed = once(socket, "close");
  socket.send("x".repeat(100_000));
  await closed;
});

test("a reader that stops reading is dropped; reports and other readers go on", async () => {
  const slow = await opened(open()), quick = await opened(open());
  slow.on("error", () => {});
  slow.pause();
  const chen = await school.signIn("chen-wei");
  const { attempt } = (await chen.launch()).launch;
  const count = 6000;
  const heard = messages(quick, count);
  const closed = once(slow, "close");
  for (let n = 0; n < count; n += 500) {
    const items = Array.from({ length: 500 }, (_, i) => (n + i ? performed(attempt, n + i) : started(attempt)));
    assert.equal((await chen.deliver(attempt, ...items)).acknowledged.length, 500);
  }
  assert.deepEqual((await heard).map(({ event }) => event.n), Array.from({ length: count }, (_, n) => n));
  let missed = 0;
  slow.on("message", () => --missed);
  missed = count;
  slow.resume();
  await closed;
  assert.ok(missed > 0, "it was dropped before it had everything");
  quick.terminate();
});

test("many open views, and their end when the school stops", async () => {
  const own = await School.start();
  const okafor = await own.signIn("ms-okafor");
  const sockets = [];
  for (let i = 0; i < 64; ++i) {
    const headers = { Cookie: okafor.cookie };
    sockets.push(await opened(new WebSocket(`ws://127.0.0.1:${own.port}/api/live`, { origin: own.origin, headers })));
  }
  const [, response] = await once(
    new WebSocket(`ws://127.0.0.1:${own.port}/api/live`, { origin: own.origin, headers: { Cookie: okafor.cookie } }), "unexpected-response");
  assert.equal(response.statusCode, 503);
  response.destroy();
  const closed = sockets.map((socket) => once(socket, "close"));
  assert.equal(await own.end(), 0);
  await Promise.all(closed);
  await own.close();
});

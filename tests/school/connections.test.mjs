// Clients that misbehave at the level of connections.
import assert from "node:assert/strict";
import http from "node:http";
import net from "node:net";
import test, { after, before } from "node:test";
import { School } from "./school.mjs";

let school;
before(async () => (school = await School.start()));
after(() => school.close());

/** Sends bytes, gives back what came until the other side closed, and how long that took. */
function exchange(bytes) {
  return new Promise((resolve, reject) => {
    const began = Date.now();
    let text = "";
    const socket = net.connect(school.port, "127.0.0.1", () => socket.write(bytes));
    socket.on("data", (data) => (text += data));
    socket.on("end", () => socket.end());
    socket.on("close", () => resolve({ text, ms: Date.now() - began }));
    socket.on("error", reject);
  });
}

test("what is not HTTP gets a 400, headers without end a 431", async () => {
  assert.match((await exchange("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello\r\n\r\n")).text, /^HTTP\/1.1 400 /);
  assert.match((await exchange("GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\nConnection: close\r\n\r\n")).text, /^HTTP\/1.1 400 /);
  assert.match((await exchange("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")).text, /^HTTP\/1.1 400 /);
  assert.match((await exchange("GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).text, /^HTTP\/1.1 400 /);
  assert.match((await exchange(`GET / HTTP/1.1\r\nHost: localhost\r\nX: ${"x".repeat(20_000)}\r\n\r\n`)).text, /^HTTP\/1.1 431 /);
});

test("one connection serves many requests, also sent ahead of the answers", async () => {
  const one = "GET /api/people HTTP/1.1\r\nHost: localhost\r\n\r\n";
  const { text } = await exchange(one.repeat(20) + one.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
  assert.equal(text.match(/HTTP\/1\.1 200 OK/g).length, 21);
});

test("a client that expects to be told to go on is told", async () => {
  const request = http.request({ host: "127.0.0.1", port: school.port, path: "/api/session", method: "POST",
    headers: { Expect: "100-continue", "Content-Type": "application/json", Origin: school.origin } });
  await new Promise((resolve) => request.on("continue", resolve).flushHeaders());
  request.end('{"person":"ana-torres"}');
  const [response] = await new Promise((resolve) => request.on("response", (...all) => resolve(all)));
  assert.equal(response.statusCode, 204);
  response.resume();
});

test("300 connections at once, most of them idle", async () => {
  const idle = Array.from({ length: 300 }, () => net.connect(school.port, "127.0.0.1"));
  await Promise.all(idle.map((socket) => new Promise((resolve) => socket.on("connect", resolve))));
  const replies = await Promise.all(Array.from({ length: 50 }, () => school.get("/api/people")));
  assert.ok(replies.every((reply) => reply.status === 200));
  for (const socket of idle) socket.destroy();
});

test("a header that never ends is waited for no longer than 10 seconds", { timeout: 20_000 }, async () => {
  const { text, ms } = await exchange("GET / HTTP/1.1\r\nHost: loc");
  assert.equal(text, "");
  assert.ok(ms > 8_000 && ms < 13_000, `${ms} ms`);
});

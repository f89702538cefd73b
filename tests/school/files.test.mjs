// Pages, lessons and their files: types, compression, caching, policies, and nothing outside the site's folder.
import assert from "node:assert/strict";
import { mkdir, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { brotliDecompressSync } from "node:zlib";
import { School, firstVersion, hash } from "./school.mjs";

let school;
before(async () => (school = await School.start()));
after(() => school.close());

const lesson = (path, headers = {}) => school.get(path, { lessons: true, headers });
const policy = (reply) =>
  Object.fromEntries(reply.headers["content-security-policy"].split("; ").map((part) => [part.split(" ")[0], part.split(" ").slice(1)]));

test("each kind of file has its type", async () => {
  for (const [path, type, lessons] of [
    ["/", "text/html; charset=utf-8"], ["/student", "text/html; charset=utf-8"],
    ["/lesson?assignment=reading-the-ice", "text/html; charset=utf-8"], ["/teacher", "text/html; charset=utf-8"],
    [`/files/${hash}/page.css`, "text/css; charset=utf-8"], [`/school/files/${hash}/page.css`, "text/css; charset=utf-8"],
    ["/host/skua-host.js", "text/javascript; charset=utf-8"],
    [`/lessons/antarctica/${firstVersion}/`, "text/html; charset=utf-8", true],
    [`/lessons/antarctica/${firstVersion}/index.html`, "text/html; charset=utf-8", true],
    [`/lessons/antarctica/${firstVersion}/manifest.json`, "application/json", true],
    ["/lessons/antarctica/latest.json", "application/json", true],
    [`/files/${hash}/ice.wasm`, "application/wasm", true], [`/files/${hash}/player.js`, "text/javascript; charset=utf-8", true],
  ]) {
    const reply = await school.get(path, { lessons });
    assert.equal(reply.status, 200, path);
    assert.equal(reply.headers["content-type"], type, path);
    assert.equal(reply.headers["x-content-type-options"], "nosniff");
    assert.ok(reply.headers["referrer-policy"] && reply.headers["permissions-policy"]);
  }
});

test("each origin serves its own part only", async () => {
  for (const path of ["/lessons/antarctica/latest.json", `/files/${hash}/ice.wasm`]) assert.equal((await school.get(path)).status, 404);
  for (const path of ["/", "/teacher", "/school/index.html", "/host/skua-host.js"]) assert.equal((await lesson(path)).status, 404);
});

test("compressed where the browser can read it", async () => {
  const path = `/files/${hash}/player.js`;
  const plain = await lesson(path);
  assert.equal(plain.headers["content-encoding"], undefined);
  assert.equal(plain.headers.vary, "Accept-Encoding");
  for (const accepts of ["br", "gzip, deflate, br, zstd", "br;q=0.5"]) {
    const reply = await lesson(path, { "Accept-Encoding": accepts });
    assert.equal(reply.headers["content-encoding"], "br", accepts);
    assert.equal(reply.headers["content-type"], plain.headers["content-type"]);
    assert.equal(+reply.headers["content-length"], reply.bytes.length);
    assert.deepEqual(brotliDecompressSync(reply.bytes), plain.bytes);
    assert.notEqual(reply.headers.etag, plain.headers.etag);
  }
  for (const accepts of ["", "gzip", "br;q=0", "br; q=0.000", "brotli", "xbr"]) {
    assert.equal((await lesson(path, { "Accept-Encoding": accepts })).headers["content-encoding"], undefined, accepts);
  }
  assert.equal((await lesson(`/files/${hash}/ice.wasm`, { "Accept-Encoding": "br" })).headers["content-encoding"], undefined);
});

test("a compressed form older than its file is not used", async () => {
  const path = join(school.site, "school/student.html");
  await writeFile(`${path}.br`, "old");
  await utimes(`${path}.br`, 1, 1);
  const reply = await school.get("/student", { headers: { "Accept-Encoding": "br" } });
  assert.equal(reply.headers["content-encoding"], undefined);
  assert.match(reply.text, /student/);
});

test("what is named by its hash may be kept for ever; the rest is asked for each time, and costs nothing unchanged", async () => {
  for (const [path, lessons] of [[`/files/${hash}/player.js`, true], [`/files/${hash}/page.css`, false], [`/school/files/${hash}/page.css`, false]]) {
    assert.equal((await school.get(path, { lessons })).headers["cache-control"], "public, max-age=31536000, immutable");
  }
  for (const [path, lessons] of [["/", false], ["/host/skua-host.js", false], ["/lessons/antarctica/latest.json", true],
                                 [`/lessons/antarctica/${firstVersion}/`, true]]) {
    const reply = await school.get(path, { lessons });
    assert.equal(reply.headers["cache-control"], "no-cache", path);
    const { etag } = reply.headers;
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const again = await school.get(path, { lessons, headers: { "If-None-Match": tag } });
      assert.equal(again.status, 304, tag);
      assert.equal(again.bytes.length, 0);
      assert.equal(again.headers.etag, etag);
      assert.equal(again.headers["cache-control"], "no-cache");
    }
    assert.equal((await school.get(path, { lessons, headers: { "If-None-Match": '"other"' } })).status, 200);
  }
  const path = join(school.site, "host/skua-host.js");
  const { etag } = (await school.get("/host/skua-host.js")).headers;
  await writeFile(path, "export const changed = 1;");
  const changed = await school.get("/host/skua-host.js", { headers: { "If-None-Match": etag } });
  assert.equal(changed.status, 200);
  assert.match(changed.text, /changed/);
});

test("HEAD says the same without the body; other methods are refused", async () => {
  const path = `/files/${hash}/player.js`;
  const get = await lesson(path), head = await school.request("HEAD", path, { lessons: true });
  for (const name of ["content-length", "content-type", "etag", "cache-control"]) assert.equal(head.headers[name], get.headers[name]);
  assert.equal(head.bytes.length, 0);
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
    for (const lessons of [true, false]) {
      const reply = await school.request(method, lessons ? path : "/", { lessons });
      assert.equal(reply.status, 405);
      assert.equal(reply.headers.allow, "GET, HEAD");
    }
  }
});

test("keys of what the school marks are nobody's to read", async () => {
  const keys = join(school.site, "keys/antarctica", firstVersion);
  await mkdir(keys, { recursive: true });
  await writeFile(join(keys, "ice-check.json"), '{"items":{"a":{"right":["secret"]}}}');
  for (const lessons of [true, false]) {
    for (const path of ["/keys/", `/keys/antarctica/${firstVersion}/ice-check.json`, `/lessons/../keys/antarctica/${firstVersion}/ice-check.json`]) {
      assert.equal((await school.get(path, { lessons })).status, 404, path);
    }
  }
});

test("nothing outside the site can be named", async () => {
  await writeFile(join(school.data, "secret.txt"), "secret");
  await symlink(join(school.data, "secret.txt"), join(school.site, "school/link.html"));
  await symlink(school.data, join(school.site, "files/outside"));
  await writeFile(join(school.site, "school/.hidden.html"), "secret");
  for (const lessons of [true, false]) {
    for (const path of [
      "/../data/school.db", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/lessons/../../etc/passwd",
      "/lessons/antarctica/..", "/files/../school/index.html", "//etc/passwd", "/lessons//etc/passwd", "/files/..\\..\\x",
      "/school/../../x", "/school/%00", "/.hidden", "/school/.hidden.html", "/link", "/school/link.html",
      "/files/outside/secret.txt", "/files/", "/lessons/", `/files/${hash}`, "/index.html", "/school", "/host/",
      `/${"a/".repeat(2000)}`,
    ]) {
      const reply = await school.get(path, { lessons });
      assert.equal(reply.status, 404, path);
      assert.doesNotMatch(reply.text, /secret|root:|SQLite/);
    }
  }
});

test("the policy of the school's pages: own scripts, lessons in frames, nobody frames them", async () => {
  const Host = `localhost:${school.port}`;
  const reply = await school.get("/lesson", { headers: { Host } });
  assert.deepEqual(policy(reply), {
    "default-src": ["'none'"], "script-src": ["'self'"], "style-src": ["'self'"], "img-src": ["'self'", "data:"],
    "font-src": ["'self'"], "connect-src": ["'self'", `ws://${Host}`], "frame-src": [`http://localhost:${school.lessonPort}`],
    "base-uri": ["'none'"], "form-action": ["'self'"], "frame-ancestors": ["'none'"],
  });
  assert.equal(reply.headers["access-control-allow-origin"], undefined);
  assert.equal(reply.headers["cross-origin-resource-policy"], "same-origin");
  const api = await school.get("/api/people");
  assert.equal(api.headers["access-control-allow-origin"], undefined);
  assert.equal(api.headers["cross-origin-resource-policy"], "same-origin");
});

test("the policy of a lesson: WebAssembly, nothing inline, framed by the school and by the page that shows a preview, readable from everywhere", async () => {
  for (const path of [`/lessons/antarctica/${firstVersion}/`, `/files/${hash}/ice.wasm`]) {
    const reply = await lesson(path, { Origin: "http://lms.example" });
    assert.deepEqual(policy(reply), {
      "default-src": ["'none'"], "script-src": ["'self'", "'wasm-unsafe-eval'"], "style-src": ["'self'"],
      "img-src": ["'self'", "data:", "blob:"], "font-src": ["'self'"], "connect-src": ["'self'"], "frame-src": ["'self'"], "base-uri": ["'none'"],
      "form-action": ["'none'"], "frame-ancestors": ["'self'", school.origin, `http://localhost:${school.port}`],
    });
    assert.equal(reply.headers["access-control-allow-origin"], "*");
    assert.equal(reply.headers["cross-origin-resource-policy"], "cross-origin");
    assert.equal(reply.headers["access-control-allow-credentials"], undefined);
  }
});

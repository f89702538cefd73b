// The token of a launch: who may deliver, to which attempt, for how long.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { School, run, started } from "./school.mjs";

let school, key;
before(async () => {
  school = await School.start();
  key = await readFile(join(school.data, "token.key"));
});
after(() => school.close());

const encode = (json) => Buffer.from(JSON.stringify(json)).toString("base64url");
const parts = (token) => token.split(".").slice(0, 2).map((part) => JSON.parse(Buffer.from(part, "base64url")));
function sign(head, claims, secret = key, hash = "sha256") {
  const text = `${encode(head)}.${encode(claims)}`;
  return `${text}.${createHmac(hash, secret).update(text).digest("base64url")}`;
}
/** The same token as if it had been made `seconds` ago. */
function aged(token, seconds) {
  const [head, claims] = parts(token);
  return sign(head, { ...claims, iat: claims.iat - seconds, exp: claims.exp - seconds });
}

async function deliver(visitor, attempt, token, items = [started(attempt)]) {
  const reply = await visitor.post(`/api/attempts/${attempt}/items`, { items }, { Authorization: token && `Bearer ${token}` });
  return [reply.status, reply.json.error?.code, reply.json.token];
}

test("the key is random, readable by its owner only, and stays", async () => {
  assert.equal(key.length, 32);
  assert.equal((await stat(join(school.data, "token.key"))).mode & 0o777, 0o600);
  await school.end();
  await school.listen();
  assert.deepEqual(await readFile(join(school.data, "token.key")), key);
  const other = await School.start();
  assert.notDeepEqual(await readFile(join(other.data, "token.key")), key);
  await other.close();
});

test("a token is a JSON Web Token that names everything that the attempt rests on", async () => {
  const ana = await school.signIn("ana-torres");
  const { launch } = await ana.launch();
  const [head, claims] = parts(launch.token);
  assert.deepEqual(head, { alg: "HS256", typ: "JWT" });
  const { iat, exp, ...bound } = claims;
  assert.ok(Math.abs(iat - Date.now() / 1000) < 10 && exp === iat + 15 * 60);
  assert.deepEqual(bound, { attempt: launch.attempt, sub: launch.actor, manifest: launch.manifest, runtime: "1".repeat(64), module: "2".repeat(64),
                            activity: "ice-core", mode: "practice", keys: "", seed: launch.seed });
  assert.equal(launch.token, sign(head, claims));
  assert.deepEqual(await deliver(ana, launch.attempt, launch.token), [200, undefined, undefined]);
});

test("whatever is changed about a token, it is the wrong one", async () => {
  const ana = await school.signIn("ana-torres"), ben = await school.signIn("ben-carter");
  const { launch } = await ana.launch(), other = (await ben.launch()).launch;
  const { attempt, token } = launch;
  const [head, claims] = parts(token);
  const wrong = [
    other.token, "x", "..", "a.b.c", token.slice(0, -1), `${token}A`, `${token}.`, ` ${token}`, "x".repeat(5000),
    token.replace(/.$/, (last) => (last === "A" ? "B" : "A")),
    sign(head, claims, Buffer.alloc(32)), sign(head, claims, Buffer.alloc(0)), sign(head, claims, key, "sha512"),
    sign({ ...head, alg: "none" }, claims), `${encode({ alg: "none", typ: "JWT" })}.${encode(claims)}.`, sign({ alg: "HS512", typ: "JWT" }, claims),
    sign(head, { ...claims, exp: claims.exp + 3600 }), sign(head, { ...claims, iat: -1 }), sign(head, { ...claims, iat: 1e300 }),
    sign(head, { ...claims, iat: `${claims.iat}` }), sign(head, [claims]), sign(head, { ...claims, admin: true }),
    ...Object.keys(claims).map((name) => sign(head, { ...claims, [name]: name === "seed" ? (claims.seed ^ 1) >>> 0 : "x" })),
    ...Object.keys(claims).map((name) => sign(head, Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name)))),
  ];
  for (const Authorization of ["", "Bearer", "Bearer ", "Basic YTpi", `bearer ${token}`]) {
    const reply = await ana.post(`/api/attempts/${attempt}/items`, { items: [] }, { Authorization });
    assert.deepEqual([reply.status, reply.json.error.code], [401, "no-token"], Authorization);
  }
  for (const token of wrong) assert.deepEqual(await deliver(ana, attempt, token), [403, "wrong-token", undefined], token);
  assert.equal((await ana.post(`/api/attempts/${attempt}/items`, { items: [] }, { Authorization: `Bearer ${token}` })).status, 200);
});

test("a token ends after 15 minutes, and is renewed where it is used before", async () => {
  const ana = await school.signIn("ana-torres");
  const { attempt, token } = (await ana.launch()).launch;
  assert.deepEqual(await deliver(ana, attempt, aged(token, 7 * 60)), [200, undefined, undefined]);
  const [status, , renewed] = await deliver(ana, attempt, aged(token, 8 * 60));
  assert.equal(status, 200);
  assert.ok(parts(renewed)[1].iat > parts(token)[1].iat - 5);
  assert.deepEqual(await deliver(ana, attempt, renewed), [200, undefined, undefined]);
  for (const seconds of [15 * 60, 16 * 60, 1e6, -3600]) {
    assert.deepEqual(await deliver(ana, attempt, aged(token, seconds)), [401, "token-expired", undefined], `${seconds}`);
  }
});

test("a key file that is no key is said to be so; without it new tokens are made", async () => {
  const own = await School.start();
  const ana = await own.signIn("ana-torres");
  const { attempt, token } = (await ana.launch()).launch;
  await own.end();
  const path = join(own.data, "token.key");
  for (const content of ["", "x".repeat(31), "x".repeat(33)]) {
    await writeFile(path, content);
    const { code, stderr } = await run("--site", own.site, "--data", own.data, "--port", "0", "--lesson-port", "0");
    assert.equal(code, 1);
    assert.match(stderr, /^skua-school: the key of launch tokens, ".*token\.key", is not 32 bytes.*\n$/);
  }
  await rm(path);
  await own.listen();
  assert.deepEqual(await deliver(ana, attempt, token), [403, "wrong-token", undefined]);
  await ana.launch();
  await ana.deliver(attempt, started(attempt));
  await own.close();
});

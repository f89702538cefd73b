// Starting and stopping: what is said when it works, and what when it cannot.
import assert from "node:assert/strict";
import { chmod, mkdir, open, readFile, rm, stat, writeFile } from "node:fs/promises";
import net from "node:net";
import { join } from "node:path";
import test from "node:test";
import { School, firstVersion, folder, makeSite, run } from "./school.mjs";

const oneLine = (text) => assert.match(text, /^skua-school: [^\n]+\n$/);

async function withFolders(use) {
  const site = await makeSite(), data = await folder();
  try {
    await use(site, data);
  } finally {
    await rm(site, { recursive: true });
    await rm(data, { recursive: true });
  }
}

test("it says where it listens, in two lines, and stops cleanly on SIGTERM and SIGINT", async () => {
  for (const signal of ["SIGTERM", "SIGINT"]) {
    const school = await School.start();
    assert.equal((await school.get("/")).status, 200);
    assert.equal(await school.end(signal), 0);
    assert.equal(school.stderr, "");
    await school.close();
  }
});

test("it listens on loopback only", async () => {
  const school = await School.start();
  const tables = await readFile("/proc/net/tcp", "utf8");
  const ports = [school.port, school.lessonPort].map((port) => port.toString(16).toUpperCase().padStart(4, "0"));
  const local = tables.split("\n").map((line) => line.trim().split(/\s+/)).filter((f) => f[3] === "0A").map((f) => f[1]);
  for (const port of ports) {
    assert.deepEqual(local.filter((address) => address?.endsWith(`:${port}`)), [`0100007F:${port}`]);
  }
  await school.close();
});

test("wrong arguments", async () => {
  for (const [options, says] of [
    [[], /--site/], [["--site"], /needs a value/], [["--port", "eighty", "--site", "x"], /number/],
    [["--port", "70000", "--site", "x"], /number/], [["--verbose"], /unknown argument/],
    [["--site", "x", "--port", "9", "--lesson-port", "9"], /differ/], [["--retention-days", "-1", "--site", "x"], /0 to 36500/],
    [["--retention-days", "1.5", "--site", "x"], /0 to 36500/], [["--students", "501", "--site", "x"], /0 to 500/],
  ]) {
    const { code, stdout, stderr } = await run(...options);
    assert.equal(code, 2);
    assert.equal(stdout, "");
    oneLine(stderr);
    assert.match(stderr, says);
  }
  const help = await run("--help");
  assert.equal(help.code, 0);
  assert.match(help.stdout, /--lesson-port/);
});

test("a site that is not built", async () => {
  const empty = await folder();
  const { code, stderr } = await run("--site", empty, "--data", join(empty, "data"));
  assert.equal(code, 1);
  oneLine(stderr);
  assert.match(stderr, /no built site/);
  await rm(empty, { recursive: true });
});

test("a port in use", () => withFolders(async (site, data) => {
  const other = net.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address();
  for (const options of [["--port", `${port}`, "--lesson-port", "0"], ["--lesson-port", `${port}`, "--port", "0"]]) {
    const { code, stdout, stderr } = await run("--site", site, "--data", data, ...options);
    assert.equal(code, 1);
    assert.equal(stdout, "");
    oneLine(stderr);
    assert.match(stderr, new RegExp(`port ${port} is in use.*${options[0]} N`));
  }
  other.close();
}));

test("a data folder that cannot be made or written", () => withFolders(async (site, data) => {
  const file = join(data, "file");
  await writeFile(file, "");
  const { code, stderr } = await run("--site", site, "--data", join(file, "school"), "--port", "0", "--lesson-port", "0");
  assert.equal(code, 1);
  oneLine(stderr);
  assert.match(stderr, /--data DIR/);
  if (process.getuid() === 0) return;  // root may write everywhere
  await chmod(data, 0o500);
  const unwritable = await run("--site", site, "--data", data, "--port", "0", "--lesson-port", "0");
  await chmod(data, 0o700);
  assert.equal(unwritable.code, 1);
  oneLine(unwritable.stderr);
  assert.match(unwritable.stderr, /cannot write/);
}));

test("a data folder that another school uses", async () => {
  const school = await School.start();
  const { code, stderr } = await run("--site", school.site, "--data", school.data, "--port", "0", "--lesson-port", "0");
  assert.equal(code, 1);
  oneLine(stderr);
  assert.match(stderr, /another school/);
  await school.close();
});

async function overwrite(path, bytes, ...places) {
  const file = await open(path, "r+");
  for (const place of places) await file.write(Buffer.from(bytes), 0, bytes.length, place);
  await file.close();
}

test("a database that is damaged, not ours, or newer than this program", () => withFolders(async (site, data) => {
  const database = join(data, "school.db");
  const options = ["--site", site, "--data", data, "--port", "0", "--lesson-port", "0"];
  async function refuses(says) {
    const { code, stdout, stderr } = await run(...options);
    assert.equal(code, 1);
    assert.equal(stdout, "");
    oneLine(stderr);
    assert.match(stderr, says);
    await rm(database);
  }
  async function fresh() {
    await (await School.start({ site, data })).end();
    return (await stat(database)).size / 4096;
  }
  await writeFile(database, "This is no database. ".repeat(500));
  await refuses(/damaged.*backup/);
  const pages = await fresh();
  await overwrite(database, Array(64).fill(0xa5), ...Array.from({ length: pages - 1 }, (_, i) => (i + 1) * 4096));
  await refuses(/damaged.*backup/);
  await fresh();
  await overwrite(database, [0, 0, 0, 0], 68);  // SQLite's application_id
  await refuses(/not a school's database.*--data/);
  await fresh();
  await overwrite(database, [0, 0, 0, 99], 60);  // user_version
  await refuses(/newer Skua/);
}));

test("in a data folder that was there before, and open to all, what the school writes is for its owner", async () => {
  const data = await folder();
  await chmod(data, 0o755);
  await mkdir(join(data, "kept"), { mode: 0o755 });
  const site = await makeSite(), keys = `keys/antarctica/${firstVersion}/ice-core.json`;
  await mkdir(join(site, keys, ".."), { recursive: true });
  await writeFile(join(site, keys), "{}");
  const school = await School.start({ site, data });
  await (await school.signIn("ana-torres")).launch();
  for (const path of ["school.db", "token.key", "kept", `kept/${keys}`, "kept/keys"]) {
    assert.equal((await stat(join(data, path))).mode & 0o077, 0, path);
  }
  await school.close();
  for (const path of [site, data]) await rm(path, { recursive: true });
});

test("the data is readable by its owner only, and a class keeps its people over a restart", async () => {
  const school = await School.start();
  const before = (await school.get("/api/people")).json;
  const mode = (await stat(join(school.data, "school.db"))).mode & 0o777;
  assert.equal(mode, 0o600);
  const ana = await school.signIn("ana-torres");
  const { actor } = (await ana.launch()).launch;
  await school.end();
  await school.listen();
  assert.deepEqual((await school.get("/api/people")).json, before);
  const again = new (ana.constructor)(school, ana.cookie);
  assert.equal((await again.launch()).launch.actor, actor);
  await school.close();
});

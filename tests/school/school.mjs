// Starts the real school on free ports with its own data folder and a small site; talks HTTP to it without a browser's
// courtesies, so that tests can send what no browser would.
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

const root = fileURLToPath(new URL("../../", import.meta.url));
export const program = process.env.SKUA_SCHOOL ?? join(root, "build/native/tools/school/skua-school");
if (!existsSync(program)) {
  throw new Error(`${program} does not exist. Build it (cmake --build --preset native --target skua-school), or name it in SKUA_SCHOOL.`);
}

export const firstVersion = "aaaaaaaaaaaaaaaa";
export const secondVersion = "bbbbbbbbbbbbbbbb";
export const hash = "0123456789abcdef";
export const assignment = "reading-the-ice";

export const folder = () => mkdtemp(join(tmpdir(), "skua-school-"));

async function write(path, content) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

export const runtimeHash = "1".repeat(64), moduleHash = "2".repeat(64);

const manifest = (module) => ({
  schema: 1, module, version: "1.0.0", abi: 1006000,
  runtime: {
    js: { url: `../../../files/${hash}/player.js`, sha256: "0".repeat(64), bytes: 1 },
    wasm: { url: `../../../files/${hash}/ice.wasm`, sha256: runtimeHash, bytes: 8 },
  },
  code: { url: `../../../files/${hash}/ice.wasm`, sha256: moduleHash, bytes: 8 },
});

/** Makes `version` of the lesson, and the newest. `more`: other fields of its activity. */
export async function publish(site, version, more = {}) {
  const lesson = join(site, "lessons/antarctica");
  await write(join(lesson, version, "index.html"), `<!doctype html><script src="../../../files/${hash}/player.js"></script>`);
  await write(join(lesson, version, "manifest.json"), JSON.stringify(manifest("antarctica")));
  const activities = [{ id: "ice-core", title: { en: "Reading the ice", es: "Leer el hielo" }, minutes: 30, ...more }];
  await write(join(lesson, "latest.json"), JSON.stringify({ version, activities }));
}

/** Makes, or makes again, a module of these activities: ids, or entries of latest.json. Its lessons take evidence from earlier attempts. */
export async function publishModule(site, module, ...activities) {
  const lesson = join(site, "lessons", module);
  await write(join(lesson, firstVersion, "index.html"), "<!doctype html>");
  await write(join(lesson, firstVersion, "manifest.json"), JSON.stringify({ ...manifest(module), evidence: 1 }));
  const list = activities.map((entry) => (typeof entry === "string" ? { id: entry, title: { en: `The ${entry}` }, minutes: 10 } : entry));
  await write(join(lesson, "latest.json"), JSON.stringify({ version: firstVersion, activities: list }));
}

export async function makeSite() {
  const site = await folder();
  for (const page of ["index", "student", "lesson", "teacher"]) {
    await write(join(site, "school", `${page}.html`), `<!doctype html><title>${page}</title>`);
  }
  await write(join(site, "school/files", hash, "page.css"), "body{}");
  await write(join(site, "host/skua-host.js"), "export {};");
  const player = 'import("../../files/fedcba9876543210/part.js");'.repeat(50);
  await write(join(site, "files", hash, "player.js"), player);
  await write(join(site, "files", hash, "player.js.br"), brotliCompressSync(player));
  await write(join(site, "files/fedcba9876543210/part.js"), "export {};");
  await write(join(site, "files", hash, "ice.wasm"), Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));
  await publish(site, firstVersion);
  return site;
}

const running = new Set();
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));

/** Runs the program to its end. */
export async function run(...options) {
  const child = spawn(program, options, { stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "", stderr = "";
  child.stdout.on("data", (data) => (stdout += data));
  child.stderr.on("data", (data) => (stderr += data));
  const [code] = await once(child, "close");
  return { code, stdout, stderr };
}

export class School {
  static async start({ site, data, port = 0, lessonPort = 0, options } = {}) {
    const school = new School();
    school.temporary = [];
    if (!site) school.temporary.push((site = await makeSite()));
    if (!data) school.temporary.push((data = await folder()));
    Object.assign(school, { site, data });
    await school.listen(port, lessonPort, { options });
    return school;
  }

  /** With `mostKiB` no file of the school can grow beyond it: writing fails as on a full disk. */
  async listen(port = 0, lessonPort = 0, { mostKiB, options: more = [] } = {}) {
    const options = ["--site", this.site, "--data", this.data, "--port", `${port}`, "--lesson-port", `${lessonPort}`, ...more];
    const limited = ["-c", 'trap "" XFSZ; ulimit -f "$1"; shift; exec "$@"', "bash", `${mostKiB}`, program, ...options];
    this.child = spawn(mostKiB ? "bash" : program, mostKiB ? limited : options, { stdio: ["ignore", "pipe", "pipe"] });
    this.stderr = "";
    this.child.stderr.on("data", (data) => (this.stderr += data));
    const { child } = this;
    running.add(child);
    this.gone = once(child, "close").finally(() => running.delete(child));
    this.lines = [];
    for await (const line of createInterface({ input: this.child.stdout })) {
      this.lines.push(line);
      if (this.lines.length === 2) break;
    }
    if (this.lines.length !== 2) throw new Error(`the school did not start: ${this.stderr}`);
    const [school, lessons] = this.lines.map((line) => line.match(/^(?:Skua school|Lessons): (http:\/\/127\.0\.0\.1:(\d+))\/$/));
    Object.assign(this, { origin: school[1], port: +school[2], lessonOrigin: lessons[1], lessonPort: +lessons[2] });
  }

  /** Ends it, and says with which exit code (null: by the signal). */
  async end(signal = "SIGTERM") {
    this.child.kill(signal);
    const [code] = await this.gone;
    return code;
  }

  async close() {
    if (this.child.exitCode === null && this.child.signalCode === null) await this.end();
    for (const path of this.temporary) await rm(path, { recursive: true, force: true });
  }

  request(method, path, { headers = {}, body, lessons = false, agent = false } = {}) {
    return new Promise((resolve, reject) => {
      const port = lessons ? this.lessonPort : this.port;
      const request = http.request({ host: "127.0.0.1", port, method, path, headers, agent, setHost: !("Host" in headers) });
      request.on("error", reject);
      request.on("response", async (response) => {
        const parts = [];
        try {
          for await (const part of response) parts.push(part);
        } catch (error) {
          return reject(error);
        }
        const bytes = Buffer.concat(parts), text = bytes.toString();
        const json = response.headers["content-type"] === "application/json" && text ? JSON.parse(text) : undefined;
        resolve({ status: response.statusCode, headers: response.headers, bytes, text, json });
      });
      request.end(body);
    });
  }

  get(path, options) {
    return this.request("GET", path, options);
  }

  async signIn(person) {
    const headers = { "Content-Type": "application/json", Origin: this.origin };
    const reply = await this.request("POST", "/api/session", { headers, body: JSON.stringify({ person }) });
    if (reply.status !== 204) throw new Error(`sign-in of ${person}: ${reply.status} ${reply.text}`);
    return new Visitor(this, reply.headers["set-cookie"][0].split(";")[0]);
  }
}

/** Somebody who is signed in. Shows the token of a launch wherever it delivers to that attempt. */
export class Visitor {
  constructor(school, cookie, tokens = new Map()) {
    Object.assign(this, { school, cookie, tokens });
  }

  get(path) {
    return this.school.get(path, { headers: { Cookie: this.cookie } });
  }

  post(path, body, headers = {}) {
    const token = this.tokens.get(path.match(/^\/api\/attempts\/(.*)\/(?:items|notes)$/)?.[1]);
    const shown = token ? { Authorization: `Bearer ${token}` } : {};
    return this.school.request("POST", path, {
      headers: { Cookie: this.cookie, "Content-Type": "application/json", Origin: this.school.origin, ...shown, ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  }

  async launch(locale = "en") {
    const reply = await this.post(`/api/assignments/${assignment}/launch`, { locale });
    if (reply.status !== 200) throw new Error(`launch: ${reply.status} ${reply.text}`);
    this.tokens.set(reply.json.launch.attempt, reply.json.launch.token);
    return reply.json;
  }

  /** The receipt for these items. */
  async deliver(attempt, ...items) {
    const reply = await this.post(`/api/attempts/${attempt}/items`, { items });
    if (reply.status !== 200) throw new Error(`delivery: ${reply.status} ${reply.text}`);
    return reply.json;
  }
}

const start = Date.parse("2026-03-02T09:00:00.000Z");
const item = (attempt, kind, seconds, body) => ({
  id: randomUUID(), attempt, kind, time: new Date(start + seconds * 1000).toISOString(), body,
});

export const started = (attempt) => item(attempt, "event", 0, { n: 0, type: "started", tick: 0 });

// Simulated time may not be ahead of real time, and a test has only seconds.
const soon = (tick) => Math.min(tick, 200);

export function event(attempt, n, type, fields = {}, { seconds = n, done = 0, raw = done } = {}) {
  const standing = { score: { raw, max: 5, scaled: raw / 5 }, done, items: 5 };
  return item(attempt, "event", seconds, { n, type, tick: soon(n), ...fields, ...standing });
}

export const performed = (attempt, n, detail = { depth_m: 100.5 }) => event(attempt, n, "performed", { action: "sample", detail });

export const block = (attempt, first, commands, { seconds = first, ...more } = {}) =>
  item(attempt, "commands", seconds, { first, commands, ...more });

export const view = (attempt, first, views, { seconds = first } = {}) => item(attempt, "view", seconds, { first, views });

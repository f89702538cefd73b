// Stands in for verify/skua-verify.mjs of a built site, so that a test decides how a replay goes. It is told by a file
// beside it, and says over a socket when it begins: a replay may not write files.
import { mkdir, writeFile } from "node:fs/promises";
import net from "node:net";
import { join } from "node:path";

const script = `
import { readFileSync, writeSync } from "node:fs";
import net from "node:net";
import { fileURLToPath } from "node:url";
const { port, way, shown } = JSON.parse(readFileSync(new URL("way.json", import.meta.url)));
const { journal, keys } = JSON.parse(readFileSync(0, "utf8"));
const lines = journal.trim().split("\\n").map((line) => JSON.parse(line));
const [header] = lines, blocks = lines.flatMap((line) => line.block ?? []), events = lines.flatMap((line) => line.event ?? []);
const commands = blocks.reduce((sum, block) => sum + block.commands.length, 0);
await new Promise((resolve) => net.connect(port, "127.0.0.1", function () {
  this.write(JSON.stringify({ pid: process.pid, arguments: process.argv.slice(2), journal, keys, attempt: header.attempt }) + "\\n", resolve);
  this.unref();
}).on("error", resolve));
const result = { ok: true, commands, tick: 9, events: events.length, state: "0".repeat(16), chain: "f".repeat(64),
  score: { raw: 4, max: 5, scaled: 0.8 }, completed: events.some(({ type }) => type === "completed"), items: [],
  ...(shown?.[header.activity] && { shown: shown[header.activity] }) };
const end = (text, code) => process.stdout.write(text, () => process.exit(code));
const ways = {
  good: () => end(JSON.stringify(result), 0),
  slow: () => setTimeout(ways.good, 300),
  more: () => end(JSON.stringify({ ...result, events: events.length + 1 }), 0),
  diverges: () => end(JSON.stringify({ ...result, ok: false, score: { raw: 1, max: 5, scaled: 0.2 },
    divergence: { kind: "event", tick: 9, message: "event 2 is another one than was recorded" } }), 1),
  missing: () => end(JSON.stringify({ ok: false, error: "The build is not there.", missing: true }), 2),
  unreadable: () => end(JSON.stringify({ ok: false, error: "line 3: a command must have a name", code: "unreadable" }), 2),
  hangs: () => setInterval(() => {}, 1000),
  garbage: () => end("<html>", 0),
  silent: () => process.exit(0),
  throws: () => { throw new Error("a mistake in the script"); },
  floods: () => { for (;;) writeSync(1, "x".repeat(100000)); },
  eats: () => { const kept = []; for (;;) kept.push(Buffer.alloc(16 * 1024 * 1024, 1)); },
  killed: () => process.kill(process.pid, "SIGKILL"),
};
ways[way]();
`;

/** What replays said when they began, and whether they are still there. */
export class Replays {
  static async of(site) {
    const replays = new Replays();
    replays.site = site;
    replays.begun = [];
    replays.running = 0;
    replays.mostAtOnce = 0;
    replays.server = net.createServer((socket) => {
      replays.mostAtOnce = Math.max(replays.mostAtOnce, ++replays.running);
      let text = "";
      socket.setEncoding("utf8").on("data", (data) => (text += data)).on("error", () => {});
      const whole = () => text.endsWith("\n") && replays.begun.push(JSON.parse(text));
      socket.on("data", whole).on("close", () => --replays.running);
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => replays.server.once("listening", resolve));
    await mkdir(join(site, "verify"), { recursive: true });
    await writeFile(join(site, "verify/skua-verify.mjs"), script);
    await replays.go("good");
    return replays;
  }

  /** How they go from now on; `shown`: by activity, what they say was shown of its objectives. */
  go(way, shown) {
    return writeFile(join(this.site, "verify/way.json"), JSON.stringify({ port: this.server.address().port, way, shown }));
  }

  close() {
    this.server.close();
  }
}

/** Asks until `wanted` is true of the answer, and gives it. */
export async function until(ask, wanted, ms = 15_000) {
  const latest = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > latest) throw new Error(`still not so after ${ms} ms: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

// tools/load: a school under load that is killed in mid write loses nothing that it acknowledged; and a loss would be seen.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { readArguments } from "../../tools/load/arguments.mjs";
import { compare } from "../../tools/load/check.mjs";

const kills = Number(process.env.SKUA_LOAD_KILLS ?? 3);

async function load(...words) {
  const child = spawn(process.execPath, [fileURLToPath(new URL("../../tools/load/load", import.meta.url)), ...words], { stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "", stderr = "";
  child.stdout.on("data", (data) => (stdout += data));
  child.stderr.on("data", (data) => (stderr += data));
  const [code] = await once(child, "close");
  return { code, stdout, stderr };
}

test(`20 students, and the school killed ${kills} times in mid write`, async () => {
  const { code, stdout, stderr } = await load("--students", "20", "--rate", "10", "--seconds", `${2 + 2 * kills}`, "--kill", `${kills}`, "--seed", "7", "--json");
  assert.equal(code, 0, stdout + stderr);
  const result = JSON.parse(stdout);
  assert.equal(result.killed, kills);
  assert.equal(result.check.attempts, 20);
  assert.deepEqual(result.check.faults, []);
  assert.deepEqual(result.refusals, {});
  // All that was made is there in the end, whatever was in between.
  assert.ok(result.acknowledged >= 20 * 10 * (2 + 2 * kills) * 0.9, `${result.acknowledged} items`);
  assert.ok(Object.keys(result.failures).length > 0, "connections were lost");
});

test("what is missing, changed, twice or out of order is told", () => {
  const item = (kind, body) => ({ kind, body });
  const block = (first, ...commands) => item("commands", { first, commands });
  const acknowledged = [item("event", { n: 0, type: "started" }), block(0, [0, "a", {}]), block(1, [1, "b", { x: 1 }], [2, "c", {}])];
  const waiting = [{ item: block(3, [3, "d", {}]) }];
  const lines = [...acknowledged, ...waiting.map((one) => one.item)].map(({ kind, body }) => ({ [kind === "event" ? "event" : "block"]: body }));
  const told = (records) => compare({ acknowledged, waiting, fresh: true }, [{ skua: "journal" }, ...records].map((line) => `${JSON.stringify(line)}\n`).join(""));
  assert.deepEqual(told(lines), { extra: 1, fault: undefined });
  assert.deepEqual(told(lines.slice(0, 3)), { extra: 0, fault: undefined });
  assert.match(told(lines.slice(0, 2)).fault, /^commands 1 was acknowledged and is not there/);
  assert.match(told([lines[0], { block: { first: 0, commands: [[0, "z", {}]] } }, ...lines.slice(2)]).fault, /^commands 0 .* is another one/);
  assert.match(told([...lines, lines[1]]).fault, /twice/);
  assert.match(told([lines[0], lines[2], lines[1]]).fault, /^commands 1 stands where commands 0 must be/);
  assert.match(told([...lines, { event: { n: 1, type: "hinted" } }]).fault, /^event 1 is there, and nobody made it/);
});

test("the command line: bounded, and for this machine only", async () => {
  assert.deepEqual(readArguments(["http://localhost:8440", "--students", "7"]).address, "http://localhost:8440");
  for (const [words, wrong] of [
    [["http://example.org"], /example.org is not this machine/], [["--students", "201"], /from 1 to 200/], [["--rate", "x"], /--rate takes/],
    [["--seconds"], /--seconds takes/], [["--fast"], /no option --fast/], [["http://127.0.0.1:1", "--kill", "3"], /of its own/], [["somewhere"], /"somewhere" is neither/],
  ]) assert.throws(() => readArguments(words), { message: wrong });
  const { code, stderr } = await load("--journal", "/nowhere");
  assert.equal(code, 2);
  assert.match(stderr, /^load: \/nowhere can't be read/);
  const help = await load("--help");
  assert.equal(help.code, 0);
  assert.match(help.stdout, /--students N/);
});

/** The example of journal.md is a journal, and its hashes are what the page says they are. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { Command } from "../../../../web/protocol/protocol.ts";
import { faults, protocolText } from "./schemas.ts";

const page = protocolText("journal.md");
const text = /```jsonl journal\n([^]*?)```/.exec(page)![1]!;
const lines: any[] = text.trim().split("\n").map((line) => JSON.parse(line));
const [header] = lines;

// ---- the chain, from its description in journal.md

type Part = Buffer | string;
const sha256 = (...parts: Part[]): Buffer => createHash("sha256").update(Buffer.concat(parts.map((part) => Buffer.from(part as string)))).digest();
const bits32 = (number: number): Buffer => Buffer.from(Uint32Array.of(number).buffer);
const named = (name: string): Buffer => Buffer.concat([bits32(Buffer.byteLength(name)), Buffer.from(name)]);

function chainStart({ hashes, manifest, activity, attempt, actor, seed, mode, checkpoint = "" }: any): Buffer {
  const texts = ["skua-journal-2", hashes.runtime, hashes.module, manifest, activity, attempt, actor].map(named);
  return sha256(...texts, bits32(seed), named(mode), named(checkpoint));
}

function chainNext(before: Buffer, number: number, [tick, name, parameters]: Command): Buffer {
  const values = Object.entries(parameters).flatMap(([key, value]) => [
    named(key),
    typeof value === "number" ? Buffer.concat([Buffer.of(0), Buffer.from(Float64Array.of(value).buffer)]) : Buffer.concat([Buffer.of(1), named(value)]),
  ]);
  return sha256(before, bits32(number), bits32(tick), named(name), bits32(Object.keys(parameters).length), ...values);
}

/** The chain after the header and after each command. */
function chains(head: any, records: any[]): string[] {
  const values = [chainStart(head)];
  for (const { block } of records) {
    for (const command of (block?.commands ?? []) as Command[]) values.push(chainNext(values.at(-1)!, values.length - 1, command));
  }
  return values.map((value) => value.toString("hex"));
}

test("each line of the example is a line of a journal, and ends", () => {
  assert(text.endsWith("\n"));
  for (const line of lines) assert.equal(faults("journal", line), "", JSON.stringify(line));
  assert.deepEqual(lines.map((line) => Object.keys(line)[0]), ["skua", "event", "view", "block", "block", "event", "close"]);
});

test("the chains of the example are those of its header and commands", () => {
  const values = chains(header, lines);
  for (const { block } of lines) if (block) assert.equal(block.chain, values[block.first + block.commands.length]);
  const { close } = lines.at(-1);
  assert.deepEqual([close.chain, close.commands], [values.at(-1), values.length - 1]);
  const table = [...page.matchAll(/^\| .* \| `([0-9a-f]{64})` \|$/gm)].map(([, value]) => value);
  assert.deepEqual(table, values);
});

test("the README's block goes on from the same commands under the same launch", () => {
  const shown = [...protocolText("README.md").matchAll(/```json message\n([^]*?)```/g)].map(([, json]) => JSON.parse(json!));
  const launch = shown.find(({ type }) => type === "launch"), ready = shown.find(({ type }) => type === "ready");
  const [{ body }] = shown.find(({ type }) => type === "deliver").items;
  const values = chains({ ...launch, hashes: ready.hashes }, [{ block: launch.resume }, { block: body }]);
  assert.equal(body.first, launch.resume.commands.length);
  assert.equal(body.chain, values.at(-1));
});

// The same values are in tests/unit/core/chain_test.cpp: what C++ makes and what the page says is one thing.
test("the description gives what the C++ library gives", () => {
  const head = {
    hashes: { runtime: "aa", module: "bb" }, manifest: "8f14e45fceea167a", activity: "firing",
    attempt: "0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10", actor: "k3v9x2", seed: 2869110457, mode: "practice",
  };
  const commands: Command[] = [[0, "lower_drill", { depth_m: 840.5 }], [60, "answer", { item: "edad", response: "más fría" }]];
  assert.deepEqual(chains(head, [{ block: { commands } }]), [
    "0366bbab136eea3a2029b0b664e1547aae35339d8067a9acec24da01711ef4da",
    "a65dcb76ca33a18252f0d0a1ce68f043f8a7b5fd536e25987cf620173b2b069e",
    "1bef4e1c65c90441ffd4266c5f909959ff34d582210e6127d525fb7cf7c25922",
  ]);
});

test("journals that the runtime wrote are what the page says: each line, its order, each chain", () => {
  for (const file of readdirSync("tests/replay").filter((name) => name.endsWith(".skua-journal"))) {
    const [head, ...records] = readFileSync(`tests/replay/${file}`, "utf8").trim().split("\n").map((line) => JSON.parse(line));
    // These are played by each build, so they name none; all else is as it is written for a student.
    const { hashes, manifest } = header;
    for (const line of [{ ...head, hashes, manifest }, ...records]) assert.equal(faults("journal", line), "", `${file} ${JSON.stringify(line).slice(0, 200)}`);
    const values = chains(head, records);
    for (const { block } of records) if (block?.chain) assert.equal(block.chain, values[block.first + block.commands.length], file);
    const places = records.flatMap(({ block, event }) => (block ? [[block.first + block.commands.length, 0, block.first]] : event ? [[event.commands, 1, event.n]] : []));
    assert.deepEqual(places, [...places].sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]! || a[2]! - b[2]!), file);
    let seen = 0;
    for (const { view } of records) if (view) assert.equal(view.first, (seen += view.views.length) - view.views.length, file);
    const { close: end } = records.at(-1);
    assert.deepEqual([end.chain, end.commands], [values.at(-1), values.length - 1], file);
  }
});

test("whatever is changed in header or commands, the chain is another", () => {
  const last = (head: any, records: any[]): string => chains(head, records).at(-1)!;
  const first = last(header, lines);
  const others: Record<string, unknown> = {
    hashes: { ...header.hashes, module: header.hashes.runtime }, manifest: "8f14e45fceea167b", activity: "ice-cores", actor: "k3v9x3",
    attempt: header.attempt.replace("0f", "1f"), seed: header.seed + 1, mode: "assessment", checkpoint: "AQ",
  };
  for (const [field, value] of Object.entries(others)) assert.notEqual(last({ ...header, [field]: value }, lines), first, field);
  const blocks = lines.filter(({ block }) => block);
  const commands: Command[] = blocks.flatMap(({ block }) => block.commands);
  assert.equal(last(header, [{ block: { commands } }]), first, "where blocks are cut makes no difference");
  const changed: Command[][] = [
    commands.slice(0, -1), [commands[1]!, commands[0]!, ...commands.slice(2)], commands.map(([tick, name, values], i) => [tick + Number(i === 2), name, values]),
    [...commands.slice(0, 3), [1980, "answer", { choice: "b", item: "age" }]], [...commands.slice(0, 3), [1980, "answer", { item: "age", choice: "c" }]],
    commands.map(([tick, name, values], i) => [tick, name, i === 2 ? { depth_m: "840.5" } : values]),
  ];
  for (const one of changed) assert.notEqual(last(header, [{ block: { commands: one } }]), first, JSON.stringify(one));
});

test("a line that is no line of a journal is not taken", () => {
  const [, event, view, block] = lines, close = lines.at(-1);
  const without = (line: any, field: string): any => Object.fromEntries(Object.entries(line).filter(([name]) => name !== field));
  const wrong = [
    {}, [], null, { ...header, schema: 1 }, { ...header, schema: 3 }, { ...header, skua: "diary" }, { ...header, mode: "replay" }, { ...header, mood: "good" },
    { ...header, hashes: { ...header.hashes, module: "" } }, { ...header, module: { name: "../antarctica", version: "1.0.0" } },
    ...Object.keys(header).map((field) => without(header, field)),
    { ...block, event: event.event }, { ...block, mood: "good" }, { block: { ...block.block, chain: "0b" } }, { block: { first: 0, commands: [] } },
    { ...block, arrived: "yesterday" }, { event: {} }, { view: { first: 0 } }, { ...view, close: close.close },
    ...Object.keys(close.close).map((field) => ({ close: without(close.close, field) })),
  ];
  for (const line of wrong) assert.notEqual(faults("journal", line), "", JSON.stringify(line));
  assert.equal(faults("journal", { ...header, checkpoint: "AQ", mode: "assessment" }), "");
  for (const record of [event, block]) assert.equal(faults("journal", without(record, "time")), "");
});

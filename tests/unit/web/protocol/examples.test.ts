/** The contract's own examples keep the contract, and what breaks it is refused for the right reason. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as LIMITS from "../../../../web/protocol/limits.ts";
import { launchFault, readConnect, readHello, readHostMessage, readPlayerMessage, readReceipt } from "../../../../web/protocol/read.ts";
import { faults, names, protocolText } from "./schemas.ts";
import type { SchemaName } from "./schemas.ts";

const readme = protocolText("README.md");
const examples = [...readme.matchAll(/```json (\w+)\n([^]*?)```/g)].map(([, kind, text]) => {
  const name = kind === "message" ? "messages" : (kind as SchemaName);
  return { name, value: JSON.parse(text!) };
});
const example = (name: SchemaName, type?: string): any =>
  structuredClone(examples.find((one) => one.name === name && (!type || one.value.type === type))!.value);

test("every schema has an example in the README, and each example is valid", () => {
  // Journals and the editor have pages of their own.
  for (const name of names) assert(["journal", "editor"].includes(name) || examples.some((one) => one.name === name), `no example of ${name}`);
  for (const { name, value } of examples) assert.equal(faults(name, value), "", JSON.stringify(value));
});

test("no JSON in the README goes unchecked", () => {
  assert.equal(readme.match(/```json/g)?.length, examples.length);
});

test("every code that a page can be told, or a student be shown, is explained", () => {
  const section = readme.split(/^## /m).find((part) => part.startsWith("Error codes"))!;
  const codes = ["web/player/errors.ts", "web/host/words.ts"].flatMap((file) => readFileSync(file, "utf8").match(/"E-[A-Z]+"/g)!);
  for (const code of new Set(codes)) assert.ok(section.includes(`\`${code.slice(1, -1)}\``), code);
});

test("every message type is shown once, and is read by the side that gets it and by no other", () => {
  const messages = examples.filter(({ name }) => name === "messages").map(({ value }) => value);
  const types = messages.map(({ type }) => type).sort();
  assert.deepEqual(types, Object.values(JSON.parse(protocolText("messages.schema.json")).$defs).map((one: any) => one.properties.type.const).sort());
  const readers = { "skua:hello": readHello, "skua:connect": readConnect } as Record<string, (data: unknown) => unknown>;
  const toPlayer = ["launch", "delivered", "undelivered", "locale", "flush", "seek", "noted"];
  for (const message of messages) {
    const right = readers[message.type] ?? (toPlayer.includes(message.type) ? readHostMessage : readPlayerMessage);
    for (const reader of [readHello, readConnect, readHostMessage, readPlayerMessage]) {
      assert.equal(reader(message) !== undefined, reader === right, `${message.type} by ${reader.name}`);
    }
  }
});

test("a launch is judged alike by the schema and by the page", () => {
  const { type: _, protocol: __, ...launch } = { ...example("messages", "launch"), token: "v1.eyJhIjoxfQ.c2ln_-8=", keep: "checkpoint", notebook: { entries: [example("notebook")], left_out: 2 } };
  const { resume, keep: ___, notebook, ...shown } = { ...launch, mode: "replay", journal: '{"skua":"journal"}\n' };
  const optional = ["manifest", "token", "key", "keep", "notebook", "free_text_leaves"];
  for (const right of [launch, shown, { ...launch, mode: "assessment" }, { ...launch, resume: { ...resume, checkpoint: "A".repeat(3500) } }]) {
    assert.equal(faults("launch", right), "");
    assert.equal(launchFault(right), undefined);
  }
  const wrong: [string, ...unknown[]][] = [
    ["attempt", "42", undefined], ["actor", "", 7, "x".repeat(257)], ["activity", "", "Ice core"], ["seed", 2 ** 32, -1, 0.5], ["mode", "exam", "", undefined], ["locale", "", "english", "en_US"],
    ["manifest", "latest", ""], ["token", "", "two words", "a\nb", "t".repeat(4097)], ["key", "short", "k".repeat(42) + "=", 7], ["keep", "all", true],
    ["resume", undefined, [], { commands: [] }, { ...resume, views: -1 }, { ...resume, view: [] }, { ...resume, checkpoint: "" }, { ...resume, checkpoint: "A".repeat(3501) }],
    ["free_text_leaves", 1, "yes", null], ["notebook", [], {}, { entries: [{}] }, { ...notebook, left_out: -1 }, { entries: Array(101).fill(notebook.entries[0]) }],
    ["journal", "for a replay only"],
  ];
  for (const [field, ...values] of wrong) {
    for (const value of values) {
      const broken = JSON.parse(JSON.stringify({ ...launch, [field]: value }));
      assert.match(launchFault(broken)!, new RegExp(`^${field}: must be `), `${field} ${value}`);
      assert.notEqual(faults("launch", broken), "", `${field} ${value}`);
    }
  }
  const inside: [object, RegExp][] = [
    [{ commands: [[0, "drill", {}], [1, "drill"]] }, /^resume\.commands\[1\]: must be/], [{ commands: [[2 ** 24 + 1, "drill", {}]] }, /^resume\.commands\[0\]: must be/],
    [{ commands: [[0, "drill", { depth: true }]] }, /^resume\.commands\[0\]: must be/], [{ view: { focus: null } }, /^resume\.view\["focus"\]: must be/],
    [{ mood: "good" }, /^resume\.mood: must be left out/],
  ];
  for (const [change, fault] of inside) {
    const broken = { ...launch, resume: { ...resume, ...change } };
    assert.match(launchFault(broken)!, fault);
    assert.notEqual(faults("launch", broken), "", String(fault));
  }
  const met = { item: "q", context: "s", right: true }, shown_before = { objective: "o", opportunities: [{ ...met, doing: true, options: 4, difficulty: 0.3, drawn: [1.5, -2] }] };
  for (const right of [[], [shown_before], [{ ...shown_before, opportunities: Array(20).fill(met) }]]) {
    assert.equal(launchFault({ ...launch, evidence: right }), undefined);
    assert.equal(faults("launch", { ...launch, evidence: right }), "");
  }
  const noEvidence: [unknown, RegExp][] = [
    [{}, /^evidence: must be a list/], [Array(51).fill(shown_before), /^evidence: must be a list of at most 50/], [[{ objective: "o" }], /^evidence\[0\]\.opportunities: must be/],
    [[{ ...shown_before, opportunities: Array(21).fill(met) }], /^evidence\[0\]\.opportunities: must be a list of at most 20/], [[{ ...shown_before, objective: "" }], /^evidence\[0\]\.objective: must be a name/],
    ...([[{ item: "" }, /item: must be a name/], [{ item: "x".repeat(101) }, /item: must be a name/], [{ right: 1 }, /right: must be true or false/], [{ options: -1 }, /options: must be a whole/], [{ difficulty: 1 }, /difficulty: must be a number from/],
      [{ drawn: Array(9).fill(1) }, /drawn: must be a list of at most 8/], [{ drawn: ["1"] }, /drawn\[0\]: must be a number/], [{ score: 1 }, /score: must be left out, evidence has no such field/]] as [object, RegExp][])
      .map(([change, fault]): [unknown, RegExp] => [[{ ...shown_before, opportunities: [{ ...met, ...change }] }], fault]),
  ];
  for (const [evidence, fault] of noEvidence) {
    const broken = JSON.parse(JSON.stringify({ ...launch, evidence }));
    assert.match(launchFault(broken)!, fault);
    assert.notEqual(faults("launch", broken), "", String(fault));
  }
  assert.match(launchFault({ ...launch, evidence: [shown_before, shown_before] })!, /^evidence\[1\]\.objective: must not stand there twice/);
  for (const none of [{ ...shown, evidence: [] }]) assert.match(launchFault(none)!, /^evidence: must be/);
  assert.equal(faults("launch", { ...launch, of_the_page: 1 }), "", "what is not listed is not passed on");
  assert.equal(launchFault({ ...launch, of_the_page: 1 }), undefined);
  assert.equal(faults("launch", { mode: "replay", journal: shown.journal }), "", "the rest is in the journal");
  for (const broken of [{ ...shown, journal: "" }, { ...shown, journal: undefined }, { ...shown, resume }, { ...shown, keep: "checkpoint" }, { ...shown, notebook }]) {
    assert.match(launchFault(JSON.parse(JSON.stringify(broken))) ?? "keep", /journal|resume|keep|notebook/);
    assert.notEqual(faults("launch", JSON.parse(JSON.stringify(broken))), "");
  }
  const tried = { ...launch, resume: undefined, keep: undefined, notebook: undefined, mode: "preview", program: "{}", from: "drill" };
  assert.equal(launchFault(JSON.parse(JSON.stringify(tried))), undefined);
  assert.equal(faults("launch", JSON.parse(JSON.stringify(tried))), "");
  const own = JSON.parse(JSON.stringify({ ...tried, program: undefined }));
  assert.equal(launchFault(own), undefined, "an activity of the lesson itself");
  assert.equal(faults("launch", own), "");
  for (const broken of [
    { ...tried, program: "" }, { ...tried, resume }, { ...tried, keep: "checkpoint" }, { ...tried, from: "" },
    { ...tried, journal: "x" }, { ...tried, notebook }, { ...shown, program: "{}" }, { ...launch, program: "{}" }, { ...launch, from: "drill" },
  ]) {
    assert.match(launchFault(JSON.parse(JSON.stringify(broken))) ?? "", /^(journal|resume|keep|program|from|notebook): must be /);
    assert.notEqual(faults("launch", JSON.parse(JSON.stringify(broken))), "");
  }
  for (const field of optional) {
    const { [field]: _, ...without } = launch as Record<string, unknown>;
    assert.equal(launchFault(without), undefined);
    assert.equal(faults("launch", without), "");
  }
  assert.match(launchFault(null)!, /^launch: /);
});

test("the plan of a launch is judged alike by the schema and by the page, and each fault names its place", () => {
  const { plan, ...launch } = structuredClone(examples.find(({ name, value }) => name === "launch" && value.plan)!.value);
  const [entry] = plan.entries;
  const without = (key: string): object => Object.fromEntries(Object.entries(entry).filter(([name]) => name !== key));
  const right: object[] = [
    plan, { entries: [] }, { entries: Array(100).fill(entry) }, { ...plan, goal: "𝒢".repeat(4000) }, { entries: ["2024-02-29", "2000-02-29", "2026-12-31", "0001-01-01"].map((due) => ({ ...entry, due })) },
    { entries: [without("due"), without("target"), { ...entry, title: {} }] },
  ];
  for (const one of right) {
    assert.equal(launchFault({ ...launch, plan: one }), undefined);
    assert.equal(faults("launch", { ...launch, plan: one }), "");
  }
  const entries = (...list: unknown[]): object => ({ ...plan, entries: list });
  const wrong: [unknown, string][] = [
    [null, "plan: "], [[], "plan: "], ["", "plan: "], [{}, "plan.entries: "], [{ ...plan, mood: "good" }, "plan.mood: "], [{ ...plan, goal: "" }, "plan.goal: "],
    [{ ...plan, goal: "x".repeat(4001) }, "plan.goal: "], [entries(...Array(101).fill(entry)), "plan.entries: "], [entries(entry, 7), "plan.entries[1]: "],
    ...["objective", "title", "standing"].map((key): [unknown, string] => [entries(without(key)), `plan.entries[0].${key}: `]),
    ...Object.entries({ objective: "", title: { en: "" }, target: "", due: "18/12/2026", standing: "done", mood: 1 }).map(
      ([key, value]): [unknown, string] => [entries(entry, { ...entry, [key]: value }), `plan.entries[1].${key}`],
    ),
    ...["2026-13-01", "2026-02-30", "2026-02-29", "2026-04-31", "1900-02-29", "0000-01-01", "2026-12-00"].map(
      (due): [unknown, string] => [entries({ ...entry, due }), "plan.entries[0].due: "],
    ), [entries({ ...entry, title: { English: "x" } }), "plan.entries[0].title: "],
    [entries({ ...entry, title: { en: "x".repeat(1001) } }), "plan.entries[0].title.en: "], [{ ...plan, choices: [{ choice: "a" }] }, "plan.choices[0].title: "],
    [{ ...plan, choices: {} }, "plan.choices: "], [{ ...plan, careers: [{ id: "glaciologist", title: {} }] }, "plan.careers[0].id: "],
  ];
  for (const [one, place] of wrong) {
    const fault = launchFault({ ...launch, plan: one });
    assert.ok(fault?.startsWith(place) && fault.includes("must "), `${fault} for ${place}`);
    assert.notEqual(faults("launch", { ...launch, plan: one }), "", place);
  }
  const shown = { attempt: launch.attempt, actor: "k3v9x2", activity: "ice-core", seed: 1, mode: "replay", locale: "en", journal: "{}\n" };
  assert.equal(launchFault(shown), undefined);
  assert.match(launchFault({ ...shown, plan })!, /^plan: .*replay/);
  assert.notEqual(faults("launch", { ...shown, plan }), "");
});

/** As the README puts it. */
function idOf(attempt: string, kind: string, number: number): string {
  const bytes = Buffer.concat([Buffer.from(`${attempt}/${kind}/`), Buffer.from(Uint32Array.of(number).buffer)]);
  const cut = (value: bigint) => BigInt.asUintN(64, value);
  const mix = (z: bigint) => {
    z = cut((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = cut((z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return z ^ (z >> 31n);
  };
  let hash = 0x6c62272e07bb014262b821756295c58dn;
  for (const byte of bytes) hash = BigInt.asUintN(128, (hash ^ BigInt(byte)) * 0x1000000000000000000013bn);
  let [high, low] = [hash >> 64n, cut(hash)];
  high = cut(high + mix(low));
  low = cut(low + mix(high));
  const hex = [(high & ~0xf000n) | 0x8000n, (low & ~(3n << 62n)) | (2n << 62n)].map((half) => half.toString(16).padStart(16, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

test("the items of the examples have the ids that the README's rule gives", () => {
  const given = examples.flatMap(({ name, value }) => (name === "item" ? [value] : (value.items ?? [])));
  assert.ok(given.length > 6);
  for (const { id, attempt, kind, body } of given) assert.equal(id, idOf(attempt, kind, kind === "event" ? body.n : body.first), JSON.stringify(body));
});

test("an item with an unknown field, of an unknown type or with a missing field is invalid", () => {
  const optional = ["misconception", "commands", "state", "chain", "keyframe"];
  const items = example("messages", "deliver").items;
  const events = examples.filter(({ name }) => name === "item").map(({ value }) => value);
  for (const item of [...items, ...events]) {
    assert.equal(faults("item", item), "");
    assert.notEqual(faults("item", { ...item, mood: "good" }), "");
    assert.notEqual(faults("item", { ...item, body: { ...item.body, mood: "good" } }), "");
    assert.notEqual(faults("item", { ...item, kind: "thought" }), "");
    for (const field of Object.keys(item.body).filter((name) => !optional.includes(name))) {
      const { [field]: _, ...body } = item.body;
      assert.notEqual(faults("item", { ...item, body }), "", `${item.body.type} without ${field}`);
    }
  }
  const answered = items[1];
  for (const [field, value] of Object.entries({ type: "guessed", n: -1, tick: 0.5, try: 0, response: null, score: 3, item: "x".repeat(201) })) {
    assert.notEqual(faults("item", { ...answered, body: { ...answered.body, [field]: value } }), "", field);
  }
});

test("an event of every type is valid in its full form", () => {
  const envelope = example("item");
  const standing = { n: 1, tick: 60, score: { raw: 0, max: 5, scaled: 0 }, done: 0, items: 5 };
  const bodies = [
    { n: 0, tick: 0, type: "started" },
    { ...standing, type: "predicted", item: "warmest", response: "mis-5e" },
    { ...standing, type: "answered", item: "age", response: 73_250.5, correct: false, try: 2, hints: 3, misconception: "gas-age" },
    { ...standing, type: "submitted", commands: 0, item: "age", response: 73_250.5, try: 1 },
    { ...standing, type: "hinted", item: "age", step: 3 },
    { ...standing, type: "performed", action: "drill", detail: {} },
    { ...standing, type: "completed" },
  ];
  for (const body of bodies) {
    assert.equal(faults("item", { ...envelope, body }), "", body.type);
    assert.equal(faults("item", { ...envelope, body: { ...body, commands: 12 } }), "", body.type);
    const whole = { ...body, state: "9c1185a5c5e9fc54", chain: "0b".repeat(32) };
    assert.equal(faults("item", { ...envelope, body: whole }) === "", body.type === "completed", body.type);
  }
  const defs = JSON.parse(protocolText("item.schema.json")).$defs;
  assert.deepEqual(bodies.map(({ type }) => type), defs.event.oneOf.map((one: any) => one.$ref.split("/").pop()));
});

test("a block may say how things stood after it, each part in its one form", () => {
  const { items: [block] } = example("messages", "deliver");
  const { state: _, chain: __, ...first } = block.body;
  const right = [{}, { state: "9c1185a5c5e9fc54" }, { chain: "0b".repeat(32) }, { keyframe: "AQ==" }, { keyframe: "AQI=" }, { keyframe: "AQID" }];
  for (const more of right) assert.equal(faults("item", { ...block, body: { ...first, ...more } }), "", JSON.stringify(more));
  const wrong = [
    { state: "9C1185A5C5E9FC54" }, { state: "" }, { state: 7 }, { chain: "0b".repeat(31) }, { chain: null },
    { keyframe: "" }, { keyframe: "AQ" }, { keyframe: "AQ=" }, { keyframe: "A_==" }, { keyframe: "AQ==AQ==" }, { keyframe: "A".repeat(32772) },
  ];
  for (const more of wrong) assert.notEqual(faults("item", { ...block, body: { ...first, ...more } }), "", JSON.stringify(more));
});

test("a run of views names what changed, and at least one entry", () => {
  const { body: _, ...envelope } = example("item");
  const item = (views: unknown, more = {}): unknown => ({ ...envelope, kind: "view", body: { first: 3, views, ...more } });
  assert.equal(faults("item", item([[60, 2, { focus: "drill", "p:age": 73.25 }], [84, 2, { "f:depth": "1200" }]])), "");
  for (const views of [[], [[60, 2]], [[60, 2, {}, 1]], [[60, -1, {}]], [[60.5, 2, {}]], [[60, 2, { a: null }]], [[60, 2, { "": 1 }]], {}, undefined]) {
    assert.notEqual(faults("item", item(views)), "", JSON.stringify(views));
  }
  assert.notEqual(faults("item", item([[60, 2, {}]], { state: "9c1185a5c5e9fc54" })), "");
});

test("items of version 1 are right as they were", () => {
  const { items } = example("messages", "deliver");
  for (const item of items) {
    const { state: _, chain: __, ...body } = item.body;
    if (item.kind === "event") delete body.commands;
    assert.equal(faults("item", { ...item, body }), "");
  }
});

test("messages of unknown types, of wrong shape or with inherited names are ignored", () => {
  const wrong = [
    undefined, null, 7, "ready", [], {}, { type: "ready" }, { type: "constructor" }, { type: "toString" }, { type: "__proto__" },
    { type: "deliver", batch: 1, items: [{ id: "a" }] }, { type: "deliver", batch: -1, items: [] },
    { type: "status", word: "fine" }, { type: "checkpoint" }, { type: "checkpoint", text: "" }, { type: "checkpoint", text: "A".repeat(3501) }, { type: "progress", score: { raw: NaN, max: 1, scaled: 0 }, completed: true },
    { type: "undelivered", batch: 1, reason: "tired" }, { type: "delivered", batch: 1, acknowledged: [7], refused: [] },
    { type: "skua:hello", protocol: 1 }, { type: "skua:connect", protocol: "1", nonce: "n" },
  ];
  for (const data of wrong) {
    for (const reader of [readHello, readConnect, readHostMessage, readPlayerMessage]) {
      assert.equal(reader(data), undefined, `${reader.name} ${JSON.stringify(data)}`);
    }
  }
});

test("a newer peer may say more in a message or a launch, never in an item", () => {
  const more = (message: any): unknown => ({ ...message, mood: "good" });
  for (const { name, value } of examples) {
    const open = name === "messages" || name === "launch"; // of which the host passes on what it knows
    assert.equal(faults(name, more(value)) === "", open, name);
  }
  assert(readPlayerMessage(more(example("messages", "ready"))));
  assert(readHostMessage(more(example("messages", "launch"))));
});

test("a receipt is read strictly where it counts", () => {
  assert.deepEqual(readReceipt({ acknowledged: ["a"] }), { acknowledged: ["a"], refused: [] });
  assert.deepEqual(readReceipt({ acknowledged: [], token: "t.2" }), { acknowledged: [], refused: [], token: "t.2" });
  for (const token of ["", "two words", "a\r\nCookie: b", 7, null]) {
    assert.deepEqual(readReceipt({ acknowledged: ["a"], token }), { acknowledged: ["a"], refused: [] }, "work that is stored counts, whatever the token");
  }
  for (const wrong of [undefined, null, [], {}, { acknowledged: "a" }, { acknowledged: [], refused: [{ id: "a" }] }]) {
    assert.equal(readReceipt(wrong), undefined);
  }
});

test("the README states the limits that the code keeps", () => {
  for (const bytes of [LIMITS.messageBytes, LIMITS.itemBytes, LIMITS.requestBytes, LIMITS.keepaliveBytes]) {
    assert(readme.includes(`${bytes.toLocaleString("en")} bytes`), `${bytes} bytes`);
  }
  assert(readme.includes(`${LIMITS.checkpointCharacters.toLocaleString("en")} characters`));
});

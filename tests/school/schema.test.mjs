// The school takes exactly what the published schema of items allows: each of many changes to good items is judged alike.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import Ajv from "ajv/dist/2020.js";
import { School, block, event, started, view } from "./school.mjs";

const texts = (count) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, "x".repeat(4000)]));
const values = [null, true, 0, 1, -1, 1.5, 2 ** 53, 2 ** 54, "", "x", "x".repeat(64), "x".repeat(65), "x".repeat(200), "x".repeat(201), "x".repeat(4000),
                "x".repeat(4001), [], [[]], {}, { k: 1 }, { k: null }, { "": 1 }, [[0, "a", {}]], [[0, "a"]], [[0, "a", {}, 1]],
                [[0, "", {}]], [[0, "a", { k: "v", l: 2.5 }]], { raw: 1, max: 5, scaled: 0.2 }, { raw: 1, max: 5, scaled: 2 },
                "started", "completed", "event", "commands", "view", "submitted", "QUJD", "QQ==", "Q===", "QUJ", "f".repeat(16), "F".repeat(16),
                "f".repeat(64), "f".repeat(65), "2026-03-02T09:41:07.250Z", "2026-03-02T09:41:07Z",
                10_000, 10_001, 2 ** 24, 2 ** 24 + 1, { ["k".repeat(65)]: 1 }, [[0, "x".repeat(65), {}]], texts(2), texts(3),
                ...[16, 17, 64, 65].map((length) => Object.fromEntries(Array.from({ length }, (_, i) => [`k${i}`, i])))];

function* changes(value) {
  if (value === null || typeof value !== "object") return;
  for (const key of Object.keys(value)) {
    for (const other of values) yield Object.assign(structuredClone(value), { [key]: other });
    const without = structuredClone(value);
    if (!Array.isArray(value)) {
      delete without[key];
      yield without;
    }
    for (const inner of changes(value[key])) yield Object.assign(structuredClone(value), { [key]: inner });
  }
  if (!Array.isArray(value)) yield { ...structuredClone(value), mood: 1 };
}

/** What a schema cannot say: see "done", "items", "score" and the limits in web/protocol/README.md. */
function adds({ kind, body }) {
  if (kind === "commands" && Array.isArray(body?.commands)) {
    const bytes = ([, , parameters]) => Object.values(parameters).reduce((sum, value) => sum + (value.length ?? 0), 0);
    return body.commands.every((command) => bytes(command) <= 8000);
  }
  if (kind !== "event" || !body.score) return true;
  const { score: { raw, max, scaled }, done, items } = body;
  return raw <= max && Math.abs(scaled - (max > 0 ? raw / max : 0)) <= 1e-6 && (max > 0 || raw === 0) && done <= items;
}

test("the school and item.schema.json agree", async () => {
  const schema = JSON.parse(await readFile(new URL("../../web/protocol/item.schema.json", import.meta.url)));
  const allows = new Ajv({ strict: false }).compile(schema);
  const school = await School.start();
  try {
    const ana = await school.signIn("ana-torres");
    const { attempt } = (await ana.launch()).launch;
    const good = [
      started(attempt), event(attempt, 0, "predicted", { item: "a", response: "b" }),
      event(attempt, 0, "answered", { item: "a", response: 2, correct: true, try: 1, hints: 0, misconception: "m" }),
      event(attempt, 0, "hinted", { item: "a", step: 1 }), event(attempt, 0, "performed", { action: "a", detail: { k: 1 } }),
      event(attempt, 0, "submitted", { commands: 1, item: "a", response: "b", try: 1 }),
      event(attempt, 0, "completed"), block(attempt, 0, [[0, "a", { k: 1 }]]),
      event(attempt, 0, "completed", { commands: 1, state: "0".repeat(16), chain: "0".repeat(64) }),
      block(attempt, 0, [[0, "a", { k: 1 }]], { state: "0".repeat(16), chain: "0".repeat(64), keyframe: "QUI=" }),
      view(attempt, 0, [[0, 0, { "f:a": "b" }]]),
    ];
    const items = good.flatMap((item) => [item, ...changes(item)]);
    const expected = [], found = [];
    for (let at = 0; at < items.length; at += 40) {
      const part = items.slice(at, at + 40);
      const { refused } = await ana.deliver(attempt, ...part);
      const malformed = new Set();
      for (const { code, message } of refused) {
        if (code.startsWith("unknown") || code === "wrong-type") malformed.add(+message.match(/^\/items\/(\d+)/)[1]);
      }
      part.forEach((item, i) => {
        expected.push([JSON.stringify(item), allows(item) && adds(item)]);
        found.push([JSON.stringify(item), !malformed.has(i)]);
      });
    }
    assert.ok(expected.filter(([, allowed]) => allowed).length > 50 && expected.length > 1000);
    assert.deepEqual(found, expected);
  } finally {
    await school.close();
  }
});

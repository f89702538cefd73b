import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";

const read = (path: string) => readFileSync(path, "utf8");
const schema = JSON.parse(read("web/protocol/activity.schema.json"));
const ajv = new Ajv2020({ allErrors: false, strict: false });
const isActivity = ajv.compile(schema);
const part = (name: string) => ajv.compile({ $ref: `urn:skua:activity:1#/$defs/${name}` });

const faults = (validate: ReturnType<typeof part>, value: unknown) => {
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

const files = readdirSync("modules", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => {
    const folder = `modules/${name}/activities`;
    try {
      return readdirSync(folder).map((file) => `${folder}/${file}`);
    } catch {
      return [];
    }
  });

test("every activity that is shipped is what the schema says", () => {
  assert.ok(files.length >= 2);
  for (const file of files) assert.deepEqual(faults(isActivity, JSON.parse(read(file))), [], file);
});

test("every example on the page for authors is what the schema says", () => {
  const examples = [...read("web/protocol/activity.md").matchAll(/```json (\w+)\n([^]*?)```/g)].map(([, kind, text]) => [kind!, JSON.parse(text!)] as const);
  const validators: Record<string, ReturnType<typeof part>> = {
    activity: isActivity,
    goal: part("task"),
    practice: part("task"),
    next: ajv.compile({ $ref: "urn:skua:activity:1#/$defs/stage/properties/next" }),
    ask: part("question"),
    numbers: part("numbers"),
  };
  assert.deepEqual(new Set(examples.map(([kind]) => kind)), new Set(Object.keys(validators)));
  for (const [kind, value] of examples) assert.deepEqual(faults(validators[kind]!, value), [], kind);
});

test("what is no activity is refused", () => {
  const good = JSON.parse(read(files[0]!)) as { [field: string]: unknown; stages: { tasks: object[] }[] };
  for (const wrong of [
    { ...good, schema: 2 },
    { ...good, stages: [] },
    { ...good, languages: ["english"] },
    { ...good, colour: "red" },
    { ...good, stages: [{ id: "x", tasks: [{ red: "y" }] }] },
    { ...good, stages: [{ id: "x", tasks: [{ ask: "Y" }] }] },
    { ...good, stages: [{ id: "x", tasks: [{ practise: "p", objective: "o", questions: [{ ask: "one" }] }] }] },
  ]) assert.equal(isActivity(wrong), false, JSON.stringify(wrong).slice(0, 80));
});

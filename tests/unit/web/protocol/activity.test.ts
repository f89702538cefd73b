import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";

const read = (path: string) => readFileSync(path, "utf8");
const schema = JSON.parse(read("web/protocol/activity.schema.json"));
const ajv = new Ajv2020({ allErrors: false, strict: false });
const isActivity = ajv.compile(schema);
const compiled = new Map<string, ReturnType<typeof ajv.compile>>();
/** What checks a value against a place of the schema. */
function at(pointer: string) {
  const known = compiled.get(pointer) ?? ajv.compile({ $ref: `urn:skua:activity:1#${pointer}` });
  compiled.set(pointer, known);
  return known;
}

const faults = (validate: ReturnType<typeof at>, value: unknown) => {
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

/** What the examples on the page for authors are examples of: where in the schema that stands. */
const shown: Record<string, string> = {
  activity: "",
  fields: "",
  stage: "/$defs/stage",
  goal: "/$defs/task",
  practice: "/$defs/task",
  next: "/$defs/stage/properties/next",
  ask: "/$defs/question",
  numbers: "/$defs/numbers",
};
const examples = [...read("web/protocol/activity.md").matchAll(/```json (\w+)\n([^]*?)```/g)].map(([, kind, text]) => [kind!, JSON.parse(text!)] as const);

test("every example on the page for authors is what the schema says", () => {
  // Some fields of an activity, without the rest of it.
  const areFields = ajv.compile({ ...schema, $id: "urn:skua:activity:1:fields", required: [] });
  assert.deepEqual(new Set(examples.map(([kind]) => kind)), new Set(Object.keys(shown)));
  for (const [kind, value] of examples) {
    assert.deepEqual(faults(kind === "fields" ? areFields : at(shown[kind]!), value), [], kind);
  }
});

type Schema = { $ref?: string; properties?: Record<string, Schema>; items?: Schema; additionalProperties?: Schema | boolean; oneOf?: Schema[]; anyOf?: Schema[] };
const schemaAt = (pointer: string) => pointer.split("/").slice(1).reduce((node, step) => node[step], schema) as Schema;
/** The same field of tasks of several kinds is one. */
const field = (pointer: string, name: string) => `${pointer.replace(/\/oneOf\/\d+$/, "")}/properties/${name}`;
const branches = (pointer: string, { oneOf = [], anyOf = [] }: Schema) => [...oneOf.map((_, i) => `${pointer}/oneOf/${i}`), ...anyOf.map((_, i) => `${pointer}/anyOf/${i}`)];

/** Every field that may stand below a place of the schema. */
function fieldsBelow(pointer: string, found = new Set<string>(), looked = new Set<string>()) {
  if (looked.has(pointer)) return found;
  looked.add(pointer);
  const node = schemaAt(pointer);
  if (node.$ref) fieldsBelow(node.$ref.slice(1), found, looked);
  for (const name of Object.keys(node.properties ?? {})) {
    found.add(field(pointer, name));
    fieldsBelow(`${pointer}/properties/${name}`, found, looked);
  }
  for (const one of ["items", "additionalProperties"] as const) if (typeof node[one] === "object") fieldsBelow(`${pointer}/${one}`, found, looked);
  for (const branch of branches(pointer, node)) fieldsBelow(branch, found, looked);
  return found;
}

/** The fields that a value has, by their place in the schema. */
function fieldsIn(pointer: string, value: unknown, found: Set<string>) {
  const node = schemaAt(pointer);
  if (node.$ref) fieldsIn(node.$ref.slice(1), value, found);
  if (Array.isArray(value)) {
    if (node.items) for (const one of value) fieldsIn(`${pointer}/items`, one, found);
  } else if (typeof value === "object" && value !== null) {
    for (const [name, one] of Object.entries(value)) {
      if (node.properties?.[name]) {
        found.add(field(pointer, name));
        fieldsIn(`${pointer}/properties/${name}`, one, found);
      } else if (typeof node.additionalProperties === "object") fieldsIn(`${pointer}/additionalProperties`, one, found);
    }
  }
  for (const branch of branches(pointer, node)) {
    if (at(branch)(value)) fieldsIn(branch, value, found);
  }
}

test("every field of the schema stands in an example on the page for authors", () => {
  const there = new Set<string>();
  for (const [kind, value] of examples) fieldsIn(shown[kind]!, value, there);
  const all = fieldsBelow("");
  assert.ok(all.size > 80, `only ${all.size} fields were found`);
  assert.deepEqual([...all].filter((one) => !there.has(one)), []);
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

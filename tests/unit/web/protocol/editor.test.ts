/** The contract of the activity editor: its examples keep it, and each side takes what is meant for it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { activityBytes, readFromEditor, readToEditor } from "../../../../web/protocol/editor.ts";
import { faults, protocolText } from "./schemas.ts";

const page = protocolText("editor.md");
const examples = [...page.matchAll(/```json editor\n([^]*?)```/g)].map(([, text]) => JSON.parse(text!));
const example = (type: string): any => structuredClone(examples.find((one) => one.type === type)!);
const toEditor = ["open", "kept", "unkept", "published", "refused", "locale", "flush"];

test("every message has an example, each is valid, and only the side that it is for takes it", () => {
  const messages = Object.values<any>(JSON.parse(protocolText("editor.schema.json")).$defs).map(({ properties }) => properties?.type?.const).filter(Boolean);
  assert.deepEqual(examples.map(({ type }) => type).sort(), messages.sort());
  for (const message of examples) {
    assert.equal(faults("editor", message), "", JSON.stringify(message));
    assert.equal(readToEditor(message) !== undefined, toEditor.includes(message.type), message.type);
    assert.equal(readFromEditor(message) !== undefined, !toEditor.includes(message.type), message.type);
  }
});

test("what breaks the contract is taken by nobody", () => {
  const wrong: [string, string, ...unknown[]][] = [
    ["open", "protocol", 1, "2", undefined], ["open", "module", "../x", "", undefined], ["open", "activity", {}, "x".repeat(activityBytes + 1)], ["open", "locale", "", undefined],
    ["draft", "draft", 0, 1.5, "1"], ["draft", "activity", undefined, null, {}], ["draft", "module", "A", undefined],
    ["publish", "request", -1, undefined], ["kept", "draft", 0], ["unkept", "reason", "mood", undefined],
    ["refused", "faults", {}, [{ at: "/x" }], [{ at: 1, message: "x" }], undefined],
  ];
  for (const [type, field, ...values] of wrong) {
    for (const value of values) {
      const broken = JSON.parse(JSON.stringify({ ...example(type), [field]: value }));
      assert.notEqual(faults("editor", broken), "", `${type}.${field}: ${value}`);
      assert.equal(readToEditor(broken) ?? readFromEditor(broken), undefined, `${type}.${field}: ${value}`);
    }
  }
});

test("an activity is counted in bytes, not in letters", () => {
  const long = "é".repeat(activityBytes / 2);
  assert.ok(readFromEditor({ ...example("draft"), activity: long }));
  assert.equal(readFromEditor({ ...example("draft"), activity: `${long}é` }), undefined);
});

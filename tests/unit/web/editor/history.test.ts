import assert from "node:assert/strict";
import { test } from "node:test";
import { History } from "../../../../web/editor/history.ts";
import { print } from "../../../../web/editor/print.ts";

test("what is typed in one place without a pause is taken back at once; a pause or another place ends it", () => {
  const history = new History("");
  history.change("a", "title", 0);
  history.change("ab", "title", 400);
  history.change("abc", "title", 5000);
  history.change("abcd", "prompt", 5100);
  assert.equal(history.undo(), "prompt");
  assert.equal(history.text, "abc");
  history.undo();
  assert.equal(history.text, "ab");
  history.undo();
  assert.equal(history.text, "");
  assert.equal(history.undo(), undefined);
  assert.equal(history.redo(), "title");
  assert.equal(history.text, "ab");
});

test("a change after undo forgets what was undone, and is a change of its own", () => {
  const history = new History("0");
  history.change("1", "x", 0);
  history.change("2", "y", 10);
  history.undo();
  history.change("3", "x", 20);
  assert.ok(!history.canRedo);
  history.undo();
  assert.equal(history.text, "1");
});

test("nothing changed is no change", () => {
  const history = new History("0");
  history.change("0", "x", 0);
  assert.ok(!history.canUndo);
});

test("JSON is written so that it is read the same, short things on one line", () => {
  const value = { id: "x", stages: [{ id: "a", tasks: [{ read: "b" }], next: [] }], texts: { en: { title: "“T”\n<em>" } }, n: 1e-7, none: null, yes: true };
  const text = print(value);
  assert.deepEqual(JSON.parse(text), value);
  assert.ok(text.endsWith("}\n"));
  assert.ok(text.split("\n").some((line) => line.includes('{"read": "b"}')));
  assert.equal(print(JSON.parse(text)), text);
});

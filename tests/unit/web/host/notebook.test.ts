/** What a lesson that loads again in an open page is told of the notebook. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { OpenNotebook } from "../../../../web/host/notebook.ts";
import * as LIMITS from "../../../../web/protocol/limits.ts";
import type { NoteEntry } from "../../../../web/protocol/notebook.ts";

const note = (n: number, revision = 0, text = `note ${n}`): NoteEntry => ({
  id: `5a0d9e72-38bc-4f11-a6d4-0c9b1e7f${String(n).padStart(4, "0")}`, revision, kind: "note", time: "2026-03-02T09:00:00.000Z", activity: "ice-core", title: "Ice", lang: "en", text,
});
const texts = (notebook: OpenNotebook) => notebook.now.entries.map((entry) => (entry as NoteEntry).text);

test("what was stored since the launch is in it, and nothing that was not", () => {
  const notebook = new OpenNotebook({ entries: [note(1), note(2)] });
  notebook.hear({ type: "note", entry: note(3) });
  assert.deepEqual(texts(notebook), ["note 1", "note 2"]);
  notebook.stored(note(3).id, 0);
  notebook.hear({ type: "note", entry: note(1, 1, "changed") });
  notebook.stored(note(1).id, 0);
  assert.deepEqual(texts(notebook), ["note 1", "note 2", "note 3"]);
  notebook.stored(note(1).id, 1);
  notebook.hear({ type: "remove", id: note(2).id, revision: 1 });
  notebook.stored(note(2).id, 1);
  assert.deepEqual(texts(notebook), ["note 3", "changed"]);
  notebook.stored(note(9).id, 0);
  assert.deepEqual(texts(notebook), ["note 3", "changed"]);
});

test("what a launch has no room for is left out, and counted", () => {
  const notebook = new OpenNotebook({ entries: Array.from({ length: LIMITS.notebookEntries }, (_, i) => note(i)), left_out: 4, withheld: true });
  notebook.hear({ type: "note", entry: note(500) });
  notebook.stored(note(500).id, 0);
  assert.equal(notebook.now.entries.length, LIMITS.notebookEntries);
  assert.equal(notebook.now.left_out, 5);
  assert.equal(notebook.now.withheld, true);
  assert.equal(texts(notebook).at(-1), "note 500");
  assert.equal(texts(notebook)[0], "note 1");
});

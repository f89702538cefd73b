/** A journal's events and the name of its file. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventsOf, journalName } from "../../../../web/school/journal-file.ts";

const started = { n: 0, type: "started", tick: 0 };
const hinted = { n: 1, type: "hinted", tick: 90, commands: 2, item: "age", step: 1 };

test("the events of a journal, in their order; what is torn, foreign or no event is left out", () => {
  const lines = [
    { skua: "journal", schema: 2 }, { event: started, time: "2026-03-02T09:41:07.250Z" }, { block: { first: 0, commands: [] } },
    { event: hinted, time: "2026-03-02T09:41:09.250Z" }, { view: { first: 0, views: [] } }, { event: { n: "2", type: "hinted", tick: 0 } },
    { event: null }, null, 7, { close: { tick: 90 } },
  ].map((line) => JSON.stringify(line));
  assert.deepEqual(eventsOf(`${lines.join("\n")}\n{"event":{"n":2,"ty`), [{ ...started, time: "2026-03-02T09:41:07.250Z" }, { ...hinted, time: "2026-03-02T09:41:09.250Z" }]);
  assert.deepEqual(eventsOf(""), []);
});

test("a file is named after the student and the activity, whatever they are called", () => {
  assert.equal(journalName("Ana Torres", "ice-core"), "Ana-Torres-ice-core.skua-journal");
  assert.equal(journalName("Zoë O’Neill / ../x", "ice_core"), "Zoë-O-Neill-x-ice-core.skua-journal");
});

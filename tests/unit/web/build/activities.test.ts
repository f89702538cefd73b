import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
// @ts-expect-error: part of the build, plain JavaScript
import { activitiesOf } from "../../../../web/build/activities.mjs";

const root = mkdtempSync(join(tmpdir(), "skua-activities-"));
const folder = join(root, "modules/tides/activities");
mkdirSync(folder, { recursive: true });
after(() => rmSync(root, { recursive: true }));

const read = (activity: object) => {
  const whole = { id: "swell", minutes: 5, languages: ["en"], stages: [], texts: { en: { title: "Swell" } }, ...activity };
  writeFileSync(join(folder, "swell.json"), JSON.stringify(whole));
  return activitiesOf(root, "tides", { texts: { en: {} }, refer: (name: string) => ({ url: name }), compare() {} });
};

test("the build knows which items of an activity the school marks, in stages and practices", () => {
  const stages = [
    { tasks: [{ read: "intro" }, { ask: "age", kind: "number", marked_by: "school" }, { ask: "why" }] },
    { tasks: [{ practise: "more", questions: [{ ask: "when", kind: "span", marked_by: "school" }, { ask: "words", kind: "text", marked_by: "teacher" }] }] },
  ];
  assert.deepEqual(read({ mode: "assessment", stages })[0].graded_by_school, ["age", "when"]);
  assert.throws(() => read({ stages }), /swell\.json: the school marks age, when: that needs "mode": "assessment"/);
  assert.deepEqual(read({})[0].graded_by_school, []);
});

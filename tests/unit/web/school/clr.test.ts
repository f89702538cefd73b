import assert from "node:assert/strict";
import { test } from "node:test";
import type { Plan } from "../../../../web/school/api.ts";
import { clrOf } from "../../../../web/school/clr.ts";

const entry = { assignment: "reading-the-ice", lesson: { en: "Reading the ice" }, title: { en: "Read the age of ice" }, due: null, assignment_due: null, target: null, right: 4, of: 5 };
const plan: Plan = {
  free_text_leaves: true, goal: { text: "Secret", time: "2026-03-02T09:00:00.000Z" }, look_back: null, next: null,
  careers: [{ id: "glaciologist", title: { en: "Glaciologists read ice." }, lesson: {} }, { id: "driller", title: {}, lesson: {} }],
  told: [{
    assignment: "reading-the-ice", title: { en: "Reading the ice" }, aims: [{ item: "aim", text: "Secret", time: "2026-03-02T09:00:00.000Z" }], looks_back: [],
    choices: [
      { from: "a", to: "b", choice: "show_now", title: { en: "Show what I know" }, time: "2026-03-02T09:00:00.000Z" },
      { from: "b", to: "c", choice: "learn_first", title: {}, time: "2026-03-02T09:00:00.000Z" },
    ],
  }],
  entries: [
    { ...entry, objective: "read_ages", codes: ["MS-ESS2-5"], standing: "mastered" },
    { ...entry, objective: "co2_today", title: {}, codes: [], standing: "not-enough-evidence", due: "2026-12-18", target: "With a graph." },
    { ...entry, objective: "read_plots", codes: [], standing: "not-begun" },
  ],
};
const options = {
  issuer: "https://school.example/", issuerName: "School", time: "2026-03-02T09:00:00.000Z", criteria: "First answers without hints.",
  words: (title: Record<string, string>) => title.en ?? "",
};
const record = () => clrOf(plan, { id: "ana", name: "Ana", role: "student" }, options);

test("what is mastered is a credential, what is not is only aimed at", () => {
  const { type, credentialSubject } = record();
  assert.deepEqual(type, ["VerifiableCredential", "ClrCredential"]);
  assert.deepEqual(credentialSubject.type, ["ClrSubject"]);
  const [credential, ...none] = credentialSubject.verifiableCredential;
  assert.equal(none.length, 0);
  assert.deepEqual(credential!.type, ["VerifiableCredential", "AchievementCredential"]);
  assert.equal(credential!.credentialSubject.achievement.name, "Read the age of ice");
  assert.deepEqual(credential!.credentialSubject.achievement.alignment, [{
    type: ["Alignment"], targetType: "CFItem", targetFramework: "Next Generation Science Standards",
    targetCode: "MS-ESS2-5", targetName: "MS-ESS2-5", targetUrl: "https://www.nextgenscience.org/",
  }]);
  assert.deepEqual((credentialSubject as { achievement?: { name: string }[] }).achievement?.map(({ name }) => name), ["co2_today", "Read the age of ice"]);
});

test("days, what is to be shown, chosen ways and careers are there, in terms that the record explains", () => {
  const { "@context": context, credentialSubject } = record();
  const { verifiableCredential: [mastered], achievement: [aimed] = [] } = credentialSubject as typeof credentialSubject & { achievement?: { due?: string; target?: string; criteria: object }[] };
  assert.deepEqual([aimed!.due, aimed!.target], ["2026-12-18", "With a graph."]);
  for (const { criteria } of [aimed!, mastered!.credentialSubject.achievement]) assert.deepEqual(criteria, { narrative: "First answers without hints." });
  const { chosenWay, career } = credentialSubject as { chosenWay?: string[]; career?: string[] };
  assert.deepEqual([chosenWay, career], [["Show what I know", "learn_first"], ["Glaciologists read ice.", "driller"]]);
  const own = context.find((one) => typeof one === "object");
  for (const term of ["target", "due", "chosenWay", "career"]) assert.ok(Object.hasOwn(own as object, term), term);
});

test("who has chosen nothing, and has no day, has none of it", () => {
  const bare = clrOf({ ...plan, told: [], careers: [], entries: plan.entries.map((one) => ({ ...one, due: null, target: null })) }, { id: "ana", name: "Ana", role: "student" }, options);
  const said = JSON.stringify(bare, (key, value) => (key === "@context" ? undefined : value));
  assert.doesNotMatch(said, /"due"|"target"|chosenWay|career/);
});

test("ids are addresses of the school, each of its own; what the student wrote stays out", () => {
  const text = JSON.stringify(record());
  assert.doesNotMatch(text, /Secret/);
  const ids = [...text.matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id!);
  assert.ok(ids.every((id) => id.startsWith("https://school.example/")));
  assert.ok(ids.includes("https://school.example/#reading-the-ice/read_ages/ana"));
});

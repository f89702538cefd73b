import assert from "node:assert/strict";
import { test } from "node:test";
import type { Plan } from "../../../../web/school/api.ts";
import { clrOf } from "../../../../web/school/clr.ts";

const entry = { assignment: "reading-the-ice", title: { en: "Read the age of ice" }, due: null, right: 4, of: 5 };
const plan: Plan = {
  free_text_leaves: true, goal: { text: "Secret", time: "2026-03-02T09:00:00.000Z" }, look_back: null, next: null, careers: [],
  entries: [
    { ...entry, objective: "read_ages", codes: ["MS-ESS2-5"], standing: "mastered" },
    { ...entry, objective: "co2_today", title: {}, codes: [], standing: "not-enough-evidence" },
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

test("ids are addresses of the school, each of its own; what the student wrote stays out", () => {
  const text = JSON.stringify(record());
  assert.doesNotMatch(text, /Secret/);
  const ids = [...text.matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id!);
  assert.ok(ids.every((id) => id.startsWith("https://school.example/")));
  assert.ok(ids.includes("https://school.example/#reading-the-ice/read_ages/ana"));
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { activityFaults, faultLines, offerLines } from "../../../../tools/skua/activity_check.mjs";

const good = `{
  "id": "drill",
  "languages": ["en", "es"],
  "objectives": [
    {"id": "ask", "codes": ["MS-ESS3-5"], "shown_by": {"MS-ESS3-5": "which"}}
  ],
  "texts": {
    "en": {"title": "Drill", "which": "Which {n}?"},
    "es": {"title": "Perforar", "which": "¿Cuál {n}?"}
  }
}`;
const needs = {
  texts: [
    { key: "title", required: true, numbers: [] },
    { key: "which", required: true, numbers: ["n"] },
    { key: "which.right", required: false, numbers: [] },
  ],
  expectations: [{ code: "MS-ESS3-5", item: "which", uses: "AQDP" }],
};
const linesOf = (text: string, result: object = needs) => faultLines("a.json", activityFaults(text, () => result));

test("nothing is wrong with a good activity", () => {
  assert.deepEqual(linesOf(good), []);
});

test("what is not JSON is told at its place", () => {
  assert.deepEqual(linesOf(good.replace('"drill",', '"drill"')), ["a.json:3:3: this is not JSON: CommaExpected"]);
  assert.match(linesOf("")[0]!, /^a\.json:1:1: this is not JSON/);
});

test("what the runtime finds is told at its line and column, or where it is missing", () => {
  const errors = [
    { at: "/objectives/0/codes", message: "b" },
    { at: "/languages/1", message: "a" },
    { at: "/objectives/0/guess", message: "is missing" },
    { at: "", message: "whole" },
  ];
  assert.deepEqual(linesOf(good, { errors }), [
    "a.json:1:1: whole",
    "a.json:3:23: a",
    "a.json:5:5: is missing",
    "a.json:5:28: b",
  ]);
});

test("each fault has a JSON pointer, also to what is missing", () => {
  const places = (text: string, result: object = needs) => activityFaults(text, () => result).map(({ at }: { at: string }) => at);
  assert.deepEqual(places(good.replace(', "which": "¿Cuál {n}?"', "")), ["/texts/es/which"]);
  assert.deepEqual(places(good, { errors: [{ at: "/objectives/0/guess", message: "is missing" }] }), ["/objectives/0/guess"]);
  assert.deepEqual(places(good, { ...needs, expectations: [{ code: "MS-ESS3-5", item: "which", uses: "INV" }] }), ["/objectives/0/shown_by/MS-ESS3-5"]);
  assert.ok(places("{").length > 0 && places("{").every((at: string) => at === ""));
});

test("texts: missing, unused, in a language that is not listed, and with numbers that are not there", () => {
  assert.deepEqual(linesOf(good.replace(', "which": "¿Cuál {n}?"', "")), ['a.json:9:11: "which" is missing in es']);
  assert.deepEqual(linesOf(good.replace('"title": "Drill"', '"title": "Drill", "whihc": "?"')), ['a.json:8:39: nothing shows "whihc"']);
  assert.deepEqual(linesOf(good.replace("Which {n}", "Which {m}")), ["a.json:8:39: {m} is no number that this text can speak of; there is n"]);
  assert.match(linesOf(good.replace("Which {n}", "Which {n"))[0]!, /^a\.json:8:39: has a brace/);
  assert.deepEqual(linesOf(good.replace('"en", "es"', '"en"')), ['a.json:9:11: "languages" does not list es']);
  assert.deepEqual(linesOf(good.replace('["en", "es"]', '["en", "es", "fr"]')), ['a.json:7:12: there are no texts in "fr", which "languages" lists']);
});

test("a performance expectation needs a question that uses its practice", () => {
  const other = { ...needs, expectations: [{ code: "MS-ESS3-5", item: "which", uses: "DATA" }] };
  assert.deepEqual(linesOf(good, other), [
    'a.json:5:69: MS-ESS3-5 is about asking questions and defining problems (AQDP); "which" uses DATA',
  ]);
  const unknown = good.replaceAll("MS-ESS3-5", "MS-ESS3-9");
  assert.match(linesOf(unknown, { ...needs, expectations: [{ code: "MS-ESS3-9", item: "which", uses: "DATA" }] })[0]!, /MS-ESS3-9 is no performance expectation/);
});

test("what a simulation offers is listed with units and ranges", () => {
  assert.deepEqual(
    offerLines({
      id: "core",
      observables: [{ name: "depth", type: "number", unit: "m" }, { name: "analysed", type: "truth", unit: "" }],
      quantities: [{ name: "age_at", type: "number", unit: "yr", given: ["m"] }, { name: "sampled_at", type: "truth", unit: "", given: ["m"] }],
      commands: [{ name: "drill", parameters: [{ name: "depth_m", unit: "m", min: 0, max: 3190 }] }, { name: "take_sample", parameters: [] }],
      parts: ["plot"],
      places: ["rock"],
      kinds: [
        { name: "span", given: [{ name: "oldest", unit: "kyr", min: 10, max: 800 }], fields: [{ name: "from", unit: "kyr", min: 0, max: 800 }, { name: "to", unit: "kyr", min: 0, max: 800 }] },
        { name: "point", given: [], fields: [{ name: "share", unit: "", min: 0, max: 1 }] },
      ],
    }),
    [
      "simulation core",
      "  can be observed    depth (m)",
      "  can be observed    analysed (holds or not)",
      "  can be worked out  age_at(m) (yr)",
      "  can be worked out  sampled_at(m) (holds or not)",
      "  can be done        drill depth_m 0 to 3190 m",
      "  can be done        take_sample",
      "  can be hidden      plot",
      "  can have a pin     rock",
      "  can be asked       span, given oldest 10 to 800 kyr",
      "                     response from 0 to 800 kyr, to 0 to 800 kyr",
      "  can be asked       point",
      "                     response share 0 to 1",
    ],
  );
});

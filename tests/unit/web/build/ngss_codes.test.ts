import assert from "node:assert/strict";
import { test } from "node:test";
import { practiceOf } from "../../../../tools/skua/ngss.mjs";
import { allCodes, codeFault, isOfPrimarySchool } from "../../../../tools/skua/ngss_codes.mjs";

const codes = allCodes();
const expectations = codes.filter((code) => /-\d+$/.test(code));

// As counted in the Standards: 208 performance expectations, 59 of middle and 71 of high school; 41 component ideas.
test("the table has all codes of the Standards, each once, and finds no fault with any", () => {
  assert.equal(new Set(codes).size, codes.length);
  assert.equal(expectations.length, 208);
  assert.equal(expectations.filter((code) => code.startsWith("MS-")).length, 59);
  assert.equal(expectations.filter((code) => code.startsWith("HS-")).length, 71);
  assert.equal(codes.filter((code) => code.includes(".")).length, 41);
  assert.deepEqual(codes.filter((code) => codeFault(code)), []);
});

test("each expectation of middle and high school is about a practice, and no other code is", () => {
  for (const code of codes) assert.equal(practiceOf(code) !== undefined, expectations.includes(code) && !isOfPrimarySchool(code), code);
});

test("of a code that there is not it is said what there is", () => {
  assert.match(codeFault("K-ESS1")!, /^K-ESS1 is no code .*; of K there is K-PS2, K-PS3, K-LS1, K-ESS2, K-ESS3$/);
  assert.match(codeFault("K-2-ETS1-4")!, /; K-2-ETS1 has K-2-ETS1-1 to K-2-ETS1-3$/);
  assert.match(codeFault("3-LS1-2")!, /; 3-LS1 has 3-LS1-1$/);
  assert.match(codeFault("ESS9.E")!, /; there is PS1, .*, ETS1$/);
  for (const code of ["", "MS", "MS-ESS3-", "MS-ESS3-05", "MS-ESS3-5 ", "ms-ess3-5", "ESS3", "ESS3.d", "6-PS1-1"]) assert.match(codeFault(code)!, /they look like MS-ESS3-5, MS-ESS3 or ESS3\.D$/, code);
});

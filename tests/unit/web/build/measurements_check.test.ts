/** What module.json lets students measure is a number that a simulation has. */
import assert from "node:assert/strict";
import { test } from "node:test";
// @ts-expect-error: a script without types
import { measurementFaults } from "../../../../tools/skua/measurements_check.mjs";

const simulations = [{
  observables: [{ name: "depth", type: "number", unit: "m" }, { name: "done", type: "truth", unit: "" }],
  quantities: [{ name: "warmest", type: "number", unit: "°C", given: [] }, { name: "age_at", type: "number", unit: "yr", given: ["m"] },
    { name: "of_core", type: "number", unit: "", given: ["", ""] }],
}];

test("observables that are numbers and quantities that need nothing can be measured", () => {
  assert.deepEqual(measurementFaults('{"measurements": ["depth", "warmest"]}', simulations), []);
  assert.deepEqual(measurementFaults("{}", simulations), []);
});

test("others are named, with their place and what there is", () => {
  const faults = measurementFaults('{\n  "measurements": ["depth", "done", "age_at", "mood"]\n}', simulations);
  assert.deepEqual(faults.map(({ line, column }: { line: number; column: number }) => [line, column]), [[2, 29], [2, 37], [2, 47]]);
  for (const { message } of faults) assert.match(message, /there is depth, warmest$/);
});

test("of several things there must be how many, and a quantity of two bare numbers", () => {
  const faults = (each: string, by: string) => measurementFaults(JSON.stringify({ measurements: [{ each, by, values: ["core_depth"] }] }), simulations);
  assert.deepEqual(faults("depth", "of_core"), []);
  assert.match(faults("cores", "of_core")[0].message, /no number|no simulation has a number "cores"/);
  assert.match(faults("depth", "age_at")[0].message, /works out a number "age_at" from two bare ones/);
});

/** What a lesson is told of a launch. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { launchMessage, told } from "../../../../web/host/launch.ts";
import type { PageLaunch } from "../../../../web/host/launch.ts";
import type { Launch, LaunchMessage } from "../../../../web/protocol/protocol.ts";

const launch: Launch = {
  attempt: "0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10", actor: "k3v9x2", activity: "ice-core", seed: 1, mode: "practice", locale: "en", resume: { commands: [], events: 0 },
};
/** As the lesson gets it: by way of what the element passes on. */
const message = (given: Partial<Launch>): Partial<Launch> => {
  const passed = told({ ...launch, ...given } as PageLaunch, "ice-core", "en", launch.resume, undefined) as Launch;
  return launchMessage(passed, 2) as LaunchMessage as Launch;
};

test("that what is typed may leave is passed on as it was said", () => {
  assert.equal(message({}).free_text_leaves, undefined);
  assert.equal(message({ free_text_leaves: false }).free_text_leaves, false);
  assert.equal(message({ free_text_leaves: true }).free_text_leaves, true);
});

test("a lesson that only knows `withheld` keeps back what is typed, too, unless the page allows it", () => {
  const notebook = { entries: [] };
  assert.deepEqual(message({ notebook }).notebook, { entries: [], withheld: true });
  assert.deepEqual(message({ notebook, free_text_leaves: false }).notebook, { entries: [], withheld: true });
  assert.deepEqual(message({ notebook, free_text_leaves: true }).notebook, notebook);
  assert.deepEqual(message({ notebook: { entries: [], withheld: true }, free_text_leaves: true }).notebook, { entries: [], withheld: true });
  assert.deepEqual(notebook, { entries: [] }, "what the page gave stays as it is");
  assert.equal(message({}).notebook, undefined);
});

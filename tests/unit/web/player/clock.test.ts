import assert from "node:assert/strict";
import { test } from "node:test";
import { now } from "../../../../web/player/clock.ts";

test("the clock follows the wall forward, and goes on by itself when that is set back", (context) => {
  let wall = 1_000_000;
  let steady = 500;
  context.mock.method(Date, "now", () => wall);
  context.mock.method(performance, "now", () => steady);
  assert.equal(now(), 1_000_000);
  wall += 3_600_000; // set forward, or awake again
  assert.equal(now(), 4_600_000);
  wall -= 7_200_000;
  steady += 1_500;
  assert.equal(now(), 4_601_500);
  steady += 10;
  assert.equal(now(), 4_601_510);
});

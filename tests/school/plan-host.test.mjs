// What an LMS makes of a student's events with the host SDK, in Node, is the plan that this school makes of the same events.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { planAfter } from "../../build/site/host/skua-host.js";
import { School, event, firstVersion, publish, started } from "./school.mjs";

const choices = [{ id: "show_now", title: { en: "Show what I know", es: "Mostrar lo que sé" } }, { id: "drill", title: { en: "Drill first" } }];
const objectives = ["read_ages", "co2_today", "warmest"];
let school;
before(async () => {
  school = await School.start();
  await publish(school.site, firstVersion, {
    objectives: objectives.map((id) => ({ id, codes: [], title: { en: `Objective ${id}` } })), choices,
    careers: [{ id: "glaciologist", title: { en: "Glaciologists read ice." } }],
  });
});
after(() => school.close());

/** Numbers below `below`, the same for the same seed. */
const draws = (seed) => (below) => Math.floor(((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32) * below);
const one = (draw, ...of) => of[draw(of.length)];

/** An event as a lesson tells it, and some that none does. */
function told(draw) {
  const words = () => one(draw, "Find out why.", "¿Por qué?", "", 7, `Number ${draw(1000)}`);
  const detail = {
    aim: () => ({ item: one(draw, "my_aim", "other_aim", "", 3), response: words() }),
    look_back: () => ({ item: "my_look", response: words() }),
    way: () => ({ from: "a", to: "b", choice: one(draw, "show_now", "drill", "unknown", "", "é".repeat(one(draw, 100, 101)), 4), because: "", scaffold: 0 }),
    objective: () => ({ objective: one(draw, ...objectives, "elsewhere"), mastered: one(draw, 0, 1, "1"), right: draw(6), of: 5 }),
    take_sample: () => ({ depth_m: draw(3000) }),
  };
  const action = one(draw, ...Object.keys(detail));
  return { action, detail: detail[action]() };
}

for (const [seed, name] of [[1, "Ana Torres"], [2, "Ben Carter"], [3, "Chen Wei"], [4, "Eli Novak"]]) {
  test(`after whatever ${name} did, seed ${seed}`, async () => {
    const draw = draws(seed);
    const student = await school.signIn(name.toLowerCase().replace(" ", "-"));
    if (seed % 2) await student.post("/api/plan", { goal: "Become a glaciologist." });
    const { attempt, plan: begun } = (await student.launch()).launch;
    assert.deepEqual(begun.entries.map(({ standing }) => standing), ["not-begun", "not-begun", "not-begun"]);
    const items = [started(attempt)];
    for (let visit = 0; visit < 6; visit++) {
      for (let more = draw(8); more >= 0; more--) items.push(event(attempt, items.length, "performed", told(draw)));
      await student.deliver(attempt, ...items);
      assert.deepEqual(planAfter(begun, items.map(({ body }) => body), choices), (await student.launch()).launch.plan, `visit ${visit}`);
    }
    items.push(event(attempt, items.length, "completed", {}, { done: 5, raw: 5 }));
    await student.deliver(attempt, ...items);
    const { plan } = (await student.launch()).launch;
    assert.deepEqual(planAfter(begun, items.map(({ body }) => body), choices), plan);
    assert.ok(plan.entries.every(({ standing }) => standing !== "not-begun"));
  });
}

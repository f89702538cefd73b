/** What the editor hands over reaches the school in its order, each on top of the revision before it, whatever fails in between. */
import "./browser.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../../../../web/school/api.ts";
import { LessonKeeper, reasonOf } from "../../../../web/school/lesson-keeper.ts";
import type { KeeperApi } from "../../../../web/school/lesson-keeper.ts";
import type { Draft, Fault, Keys } from "../../../../web/school/lessons-api.ts";
import { numbers } from "../../../random.mjs";

const draft = (activity: string): Draft => ({
  id: "own-1", module: "antarctica", title: {}, revision: 1, changed: "", by: { id: "t", name: "T" }, archived: false, unpublished: true, versions: [],
  assigned: [], attempts: 0, activity, keys: null, editor: "",
});

/** A school that keeps one lesson as the real one does; `fails` decides whether an answer is lost, or a request. */
class FakeSchool implements KeeperApi {
  revision = 1;
  activity = "a";
  keys: Keys | null = null;
  begun = 0;
  published: [string, number][] = [];
  faults: Fault[] | undefined;
  fails: () => "request" | "answer" | undefined = () => undefined;

  async #through<Result>(act: () => Result): Promise<Result> {
    await Promise.resolve();
    const failure = this.fails();
    if (failure === "request") throw new Problem("E-OFFLINE", "lost");
    const result = act();
    if (failure === "answer") throw new Problem("E-SCHOOL", "lost");
    return result;
  }
  newId = () => "own-1";
  begin(id: string, module: string, activity: string) {
    return this.#through(() => {
      if (this.begun && activity !== this.activity) throw new Problem("E-CONFLICT", "other");
      this.begun = 1;
      this.activity = activity;
      return { ...draft(activity), id, module };
    });
  }
  keep(_: string, { activity, keys = this.keys, revision }: { activity: string; keys?: Keys | null; revision: number }) {
    return this.#through(() => {
      if (activity === this.activity && JSON.stringify(keys) === JSON.stringify(this.keys)) return { revision: this.revision };
      if (revision !== this.revision) throw new Problem("E-CONFLICT", "other");
      Object.assign(this, { activity, keys, revision: this.revision + 1 });
      return { revision: this.revision };
    });
  }
  publish(id: string, revision: number) {
    return this.#through(() => {
      if (revision !== this.revision) throw new Problem("E-CONFLICT", "other");
      this.published.push([id, revision]);
      return this.faults ?? draft(this.activity);
    });
  }
}
const yes = (): Promise<boolean> => Promise.resolve(false);
const edited = (activity: string) => ({ module: "antarctica", activity });
const key = (right: string): Keys => ({ items: { q: { right: [right] } } });

test("drafts, keys and publishing go one after the other, each with the revision of the one before", async () => {
  const school = new FakeSchool();
  const keeper = new LessonKeeper(school, draft("a"), () => undefined);
  const [, , outcome] = await Promise.all([keeper.keep(edited("b")), keeper.keepKeys(() => key("x")), keeper.publish(edited("c"), yes)]);
  assert.ok("lesson" in outcome);
  assert.deepEqual([school.activity, school.keys, school.published], ["c", key("x"), [["own-1", 4]]]);
});

test("a lesson that is new is made by its first draft, once", async () => {
  const school = new FakeSchool();
  const keeper = new LessonKeeper(school, undefined, () => undefined);
  await Promise.all([keeper.keep(edited("b")), keeper.keep(edited("c"))]);
  assert.deepEqual([school.begun, school.activity, keeper.id], [1, "c", "own-1"]);
});

test("the teacher is asked when the draft is kept, and may choose not to publish", async () => {
  const school = new FakeSchool();
  const keeper = new LessonKeeper(school, draft("a"), () => undefined);
  const asked: string[] = [];
  const outcome = await keeper.publish(edited("b"), (id) => (asked.push(`${id} ${school.activity}`), Promise.resolve(undefined)));
  assert.deepEqual([outcome, asked, school.published], [{ reason: "cancelled" }, ["own-1 b"], []]);
});

test("faults and reasons are told apart", async () => {
  const school = new FakeSchool();
  const keeper = new LessonKeeper(school, draft("a"), () => undefined);
  school.faults = [{ at: "/minutes", message: "is missing" }];
  assert.deepEqual(await keeper.publish(edited("b"), yes), { faults: school.faults });
  school.revision = 9;
  assert.deepEqual(await keeper.publish(edited("c"), yes), { reason: "conflict" });
  const reasons = (["E-OFFLINE", "E-SIGNED-OUT", "E-CONFLICT", "E-TOO-LARGE", "E-PUBLISH"] as const).map((code) => reasonOf(new Problem(code, "")));
  assert.deepEqual([...reasons, reasonOf(new Error())], ["offline", "signed-out", "conflict", "too-large", "server", "server"]);
});

const seed = Number(process.env.SKUA_TEST_SEED ?? Date.now() % 1e6);
test(`whatever is lost on the way, trying again keeps the newest, and meets no conflict with itself: seed ${seed}`, async () => {
  for (let run = 0; run < 200; run += 1) {
    const below = numbers(seed + run);
    const chance = (percent: number): boolean => below(100) < percent;
    const school = new FakeSchool();
    const keeper = new LessonKeeper(school, chance(50) ? draft("a") : undefined, () => undefined);
    school.fails = () => (chance(20) ? "request" : chance(25) ? "answer" : undefined);
    let newest = "a";
    for (let step = 0; step < 12; step += 1) {
      newest = `${run}.${step}`;
      await keeper.keep(edited(newest)).catch((problem: unknown) => assert.notEqual(reasonOf(problem), "conflict"));
      if (chance(30)) await keeper.keepKeys(() => key(`${step}`)).catch((problem: unknown) => assert.notEqual(reasonOf(problem), "conflict"));
    }
    school.fails = () => undefined;
    await keeper.keep(edited(newest));
    assert.equal(school.activity, newest);
  }
});

// Teachers who begin, change, publish, put away and delete lessons in any order, students who open them, and a school that is killed in
// between: after each step the school says what a simple model of it says. A seed draws the schedule (SKUA_TEST_SEED).
import assert from "node:assert/strict";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { numbers } from "../random.mjs";
import { School } from "./school.mjs";

const kSite = fileURLToPath(new URL("../../build/site", import.meta.url));
const kSteps = 120;
const seed = Number(process.env.SKUA_TEST_SEED ?? 1);

/** `good`: whether it can be published. */
const lesson = (n, good) => JSON.stringify({
  skua: "activity", schema: 1, id: "any", simulation: "core", minutes: 5, languages: ["en"],
  stages: [{ id: "one", tasks: [{ read: "said" }, { ask: "read", options: ["yes", "no"], right: "yes" }, ...(good ? [] : [{ goal: "nowhere", until: "no_such_thing" }])] }],
  texts: { en: { title: `Lesson ${n}`, "stage.one": "Read", said: `This is number ${n}.`, read: "Read it?", "read.yes": "Yes", "read.no": "No", "read.shown": "Read it." } },
});

test(`any order of steps: seed ${seed}`, async () => {
  const below = numbers(seed);
  const pick = (list) => list[below(list.length)];
  const school = await School.start({ site: kSite });
  const model = new Map();
  let count = 0, teacher, students;
  const signIn = async () => {
    teacher = await school.signIn("ms-okafor");
    students = new Map(await Promise.all(["ana-torres", "ben-carter"].map(async (id) => [id, await school.signIn(id)])));
  };
  const write = (method, path, body) => school.request(method, path, {
    headers: { Cookie: teacher.cookie, "Content-Type": "application/json", Origin: school.origin }, body: body && JSON.stringify(body),
  });

  const steps = {
    async begin() {
      const good = below(4) > 0, activity = lesson((count += 1), good);
      const reply = await write("POST", "/api/lessons", { module: "antarctica", activity });
      assert.equal(reply.status, 201);
      model.set(reply.json.id, { activity, good, revision: 1, versions: 0, published: undefined, archived: false, begun: new Set() });
    },
    async keep(id, one) {
      const good = below(4) > 0, activity = lesson((count += 1), good), stale = below(3) === 0;
      const reply = await write("PUT", `/api/lessons/${id}/draft`, { activity, revision: one.revision - (stale ? 1 : 0) });
      assert.equal(reply.status, stale ? 409 : 200, reply.text);
      if (!stale) Object.assign(one, { activity, good, revision: one.revision + 1 });
    },
    async publish(id, one) {
      const reply = await write("POST", `/api/lessons/${id}/publish`, { revision: one.revision, to: { class: true } });
      assert.equal(reply.status, one.good ? 200 : 422, reply.text);
      if (!one.good || one.published === one.activity) return;
      Object.assign(one, { versions: one.versions + 1, published: one.activity });
    },
    async archive(id, one) {
      one.archived = below(2) === 0;
      assert.equal((await write("POST", `/api/lessons/${id}/archive`, { archived: one.archived })).status, 200);
    },
    async launch(id, one) {
      const [who, student] = pick([...students]);
      const reply = await student.post(`/api/assignments/${id}/launch`, { locale: "en" });
      const expected = !one.versions ? 404 : one.archived && !one.begun.has(who) ? 410 : 200;
      assert.equal(reply.status, expected, reply.text);
      if (expected === 200) one.begun.add(who);
    },
    async remove(id, one) {
      const reply = await write("DELETE", `/api/lessons/${id}`);
      assert.equal(reply.status, one.begun.size ? 409 : 204);
      if (!one.begun.size) model.delete(id);
    },
    async kill() {
      await school.end("SIGKILL");
      await school.listen();
      await signIn();
    },
  };

  async function compare() {
    const { own } = (await teacher.get("/api/lessons")).json;
    const said = own.map(({ id, revision, versions, archived, attempts }) => [id, revision, versions.length, archived, attempts]).sort();
    assert.deepEqual(said, [...model].map(([id, one]) => [id, one.revision, one.versions, one.archived, one.begun.size]).sort());
    for (const [who, student] of students) {
      const offered = (await student.get("/api/assignments")).json.filter(({ id }) => id.startsWith("own-")).map(({ id }) => id).sort();
      assert.deepEqual(offered, [...model].filter(([, one]) => one.versions && (!one.archived || one.begun.has(who))).map(([id]) => id).sort(), who);
    }
  }

  try {
    await signIn();
    const drawn = ["begin", "begin", "keep", "keep", "keep", "publish", "archive", "launch", "launch", "launch", "remove"];
    for (let step = 0; step < kSteps; step += 1) {
      const name = below(30) === 0 ? "kill" : model.size ? pick(drawn) : "begin";
      const [id, one] = model.size ? pick([...model]) : [];
      try {
        await steps[name](id, one);
        await compare();
      } catch (error) {
        error.message = `step ${step}, ${name} ${id ?? ""}: ${error.message}`;
        throw error;
      }
    }
  } finally {
    await school.close();
  }
});

// Groups of the class, and what is given to whom.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { School, assignment, publishModule, started } from "./school.mjs";

let school, teacher, ana, ben;
before(async () => {
  school = await School.start();
  await publishModule(school.site, "tides", "high-tide");
  [teacher, ana, ben] = await Promise.all(["ms-okafor", "ana-torres", "ben-carter"].map((name) => school.signIn(name)));
});
after(() => school.close());

const tide = "tides.high-tide";
const drop = (path, visitor = teacher) => school.request("DELETE", path, { headers: { Cookie: visitor.cookie, Origin: school.origin } });
const error = ({ status, json }) => [status, json.error.code];
const whole = async () => (await teacher.get("/api/class")).json;
const list = async (visitor) => (await visitor.get("/api/assignments")).json;
const ids = async (visitor) => (await list(visitor)).map(({ id }) => id);
const given = async (id) => (await whole()).assignments.find((one) => one.id === id).assigned;
const give = (id, to, due) => teacher.post(`/api/assignments/${id}/assign`, { to, ...(due === undefined ? {} : { due }) });
async function makeGroup(name, ...members) {
  const id = randomUUID();
  assert.equal((await teacher.post(`/api/groups/${id}`, { name })).status, 200);
  for (const member of members) assert.equal((await teacher.post(`/api/groups/${id}/members/${member}`, {})).status, 200);
  return id;
}
const clear = async () => {
  for (const { id } of (await whole()).groups) await drop(`/api/groups/${id}`);
  for (const { id, assigned } of (await whole()).assignments) {
    for (const { to } of assigned) if (to.student) await drop(`/api/assignments/${id}/assign/student/${to.student}`);
    await give(id, { class: true });
  }
};

test("at first everybody has everything, without a day, and there are no groups", async () => {
  const { students, groups, assignments } = await whole();
  assert.deepEqual(students.map(({ name }) => name), ["Ana Torres", "Ben Carter", "Chen Wei", "Dana Haddad", "Eli Novak"]);
  assert.deepEqual(groups, []);
  assert.deepEqual(assignments.map(({ id, assigned }) => [id, assigned]), [
    [assignment, [{ to: { class: true }, due: null }]], [tide, [{ to: { class: true }, due: null }]],
  ]);
  assert.deepEqual(await ids(ana), [assignment, tide]);
  assert.equal((await list(ana))[0].due, undefined);
});

test("a group is made, renamed, filled and deleted; whatever is sent twice is there once", async () => {
  const id = randomUUID();
  for (let i = 0; i < 2; ++i) assert.deepEqual((await teacher.post(`/api/groups/${id}`, { name: "  Red \n" })).json, { id, name: "Red", members: [] });
  for (const student of ["eli-novak", "ana-torres", "eli-novak"]) await teacher.post(`/api/groups/${id}/members/${student}`, {});
  assert.deepEqual((await whole()).groups, [{ id, name: "Red", members: ["ana-torres", "eli-novak"] }]);
  for (let i = 0; i < 2; ++i) assert.deepEqual((await drop(`/api/groups/${id}/members/eli-novak`)).json.members, ["ana-torres"]);
  assert.deepEqual((await teacher.post(`/api/groups/${id}`, { name: "red" })).json, { id, name: "red", members: ["ana-torres"] });
  const other = await makeGroup("Blue");
  assert.deepEqual((await whole()).groups.map(({ name }) => name), ["Blue", "red"]);
  for (const one of [id, other, other]) assert.equal((await drop(`/api/groups/${one}`)).status, 204);
  assert.deepEqual((await whole()).groups, []);
});

test("a student sees what is given to the class, a group of theirs or themselves, and nothing else", async () => {
  const group = await makeGroup("Red", "ana-torres");
  assert.deepEqual((await drop(`/api/assignments/${tide}/assign/class`)).json, { assigned: [] });
  assert.deepEqual([await ids(ana), await ids(ben)], [[assignment], [assignment]]);
  await give(tide, { group });
  assert.deepEqual([await ids(ana), await ids(ben)], [[assignment, tide], [assignment]]);
  await give(tide, { student: "ben-carter" });
  assert.deepEqual(await given(tide), [{ to: { group }, due: null }, { to: { student: "ben-carter" }, due: null }]);
  assert.deepEqual(await ids(ben), [assignment, tide]);
  await drop(`/api/groups/${group}/members/ana-torres`);
  assert.deepEqual(await ids(ana), [assignment]);
  await teacher.post(`/api/groups/${group}/members/ana-torres`, {});
  await drop(`/api/groups/${group}`);
  assert.deepEqual([await ids(ana), await given(tide)], [[assignment], [{ to: { student: "ben-carter" }, due: null }]]);
  await clear();
});

test("the day of who it was given to most closely counts: the student, else the latest of the groups, else the class", async () => {
  const group = await makeGroup("Red", "ana-torres"), other = await makeGroup("Blue", "ana-torres");
  const due = async (visitor) => (await list(visitor))[0].due;
  await give(assignment, { class: true }, "2026-12-18");
  await give(assignment, { group }, "2026-12-11");
  await give(assignment, { student: "ben-carter" }, "2027-01-08");
  assert.deepEqual([await due(ana), await due(ben)], ["2026-12-11", "2027-01-08"]);
  const row = async (name) => (await teacher.get("/api/gradebook")).json.rows.find(({ student }) => student.id === name).cells[0].due;
  assert.deepEqual([await row("ana-torres"), await row("ben-carter"), await row("chen-wei")], ["2026-12-11", "2027-01-08", "2026-12-18"]);
  await give(assignment, { group: other }, "2026-12-14");
  assert.equal(await due(ana), "2026-12-14");
  await give(assignment, { group: other }, null);
  assert.equal(await due(ana), undefined, "a group without a day has no end");
  await drop(`/api/groups/${other}`);
  await give(assignment, { group }, null);
  await give(assignment, { student: "ana-torres" }, "2026-12-01");
  assert.equal(await due(ana), "2026-12-01");
  assert.deepEqual(await given(assignment), [
    { to: { class: true }, due: "2026-12-18" }, { to: { group }, due: null },
    { to: { student: "ana-torres" }, due: "2026-12-01" }, { to: { student: "ben-carter" }, due: "2027-01-08" },
  ]);
  await clear();
  await drop(`/api/assignments/${assignment}/assign/class`);
  await give(assignment, { class: true });
  assert.equal(await due(ana), undefined);
});

test("what isn't given can't be begun, and what was begun goes on", async () => {
  const chen = await school.signIn("chen-wei"), dana = await school.signIn("dana-haddad");
  const launch = (visitor) => visitor.post(`/api/assignments/${tide}/launch`, {});
  const { attempt, token } = (await launch(chen)).json.launch;
  await drop(`/api/assignments/${tide}/assign/class`);
  const refused = await launch(dana);
  assert.deepEqual(error(refused), [403, "not-assigned"]);
  assert.match(refused.json.error.message, /teacher/);
  assert.equal((await launch(chen)).json.launch.attempt, attempt);
  chen.tokens.set(attempt, token);
  const item = started(attempt);
  assert.deepEqual((await chen.deliver(attempt, item)).acknowledged, [item.id]);
  assert.deepEqual((await list(chen)).map(({ id, assigned }) => [id, assigned]), [[assignment, true], [tide, false]]);
  const { rows } = (await teacher.get("/api/gradebook")).json;
  const cells = Object.fromEntries(rows.map(({ student, cells: own }) => [student.id, own.map(({ assigned, status }) => `${assigned} ${status}`)]));
  assert.deepEqual([cells["chen-wei"], cells["dana-haddad"]], [["true new", "false started"], ["true new", "false new"]]);
  await clear();
});

test("what is taken back from the class stays so, also over a restart and when the site is built again", async () => {
  await drop(`/api/assignments/${tide}/assign/class`);
  await give(assignment, { class: true }, "2026-12-18");
  await school.end();
  await school.listen();
  [teacher, ana, ben] = await Promise.all(["ms-okafor", "ana-torres", "ben-carter"].map((name) => school.signIn(name)));
  await publishModule(school.site, "tides", "high-tide", "low-tide");
  assert.deepEqual(await ids(ana), [assignment, "tides.low-tide"]);
  assert.equal((await list(ana))[0].due, "2026-12-18");
  await clear();
});

test("what can't be is refused, and says what to do; nothing has changed", async () => {
  const group = await makeGroup("Red", "ana-torres"), fresh = () => `/api/groups/${randomUUID()}`;
  const before = await whole();
  const path = `/api/assignments/${assignment}/assign`;
  for (const [expected, reply] of [
    [[400, "bad-request"], teacher.post("/api/groups/red", { name: "Blue" })],
    [[400, "bad-request"], teacher.post(fresh(), { name: " \t" })],
    [[400, "bad-request"], teacher.post(fresh(), { name: "x".repeat(201) })],
    [[400, "bad-request"], teacher.post(fresh(), { name: "a\nb" })],
    [[400, "bad-request"], teacher.post(fresh(), { name: 7 })],
    [[400, "bad-request"], teacher.post(fresh(), { name: "Blue", colour: "blue" })],
    [[409, "name-taken"], teacher.post(fresh(), { name: "rED " })],
    [[404, "unknown-group"], teacher.post(`${fresh()}/members/ana-torres`, {})],
    [[404, "unknown-person"], teacher.post(`/api/groups/${group}/members/nobody`, {})],
    [[404, "unknown-person"], teacher.post(`/api/groups/${group}/members/ms-okafor`, {})],
    [[404, "unknown-assignment"], give("nothing", { class: true })],
    [[404, "unknown-assignment"], drop("/api/assignments/nothing/assign/class")],
    [[404, "unknown-group"], give(assignment, { group: randomUUID() })],
    [[404, "unknown-person"], give(assignment, { student: "ms-okafor" })],
    ...[null, {}, "class", { class: false }, { class: true, group }, { group: 7 }, { school: "all" }, [group]].map((to) => [[400, "bad-request"], give(assignment, to)]),
    ...["18/12/2026", "2026-02-30", 7, ""].map((due) => [[400, "bad-request"], give(assignment, { class: true }, due)]),
    [[400, "bad-request"], teacher.post(path, { to: { class: true }, mood: "good" })],
    [[403, "not-a-teacher"], ana.get("/api/class")],
    [[403, "not-a-teacher"], ana.post(path, { to: { student: "ana-torres" } })],
    [[403, "not-a-teacher"], ana.post(fresh(), { name: "Ours" })],
    [[403, "not-a-teacher"], drop(`/api/groups/${group}`, ana)],
  ]) {
    const answer = await reply;
    assert.deepEqual(error(answer), expected, answer.text);
    assert.ok(answer.json.error.message.length > 20, answer.text);
  }
  assert.deepEqual(await whole(), before);
});

test("there may be a hundred groups", async () => {
  await clear();
  for (let i = 0; i < 100; ++i) await makeGroup(`Group ${i}`);
  assert.deepEqual(error(await teacher.post(`/api/groups/${randomUUID()}`, { name: "One more" })), [409, "too-many"]);
  const [{ id }] = (await whole()).groups;
  assert.equal((await teacher.post(`/api/groups/${id}`, { name: "Renamed" })).status, 200);
  await clear();
});

test("in whatever order things are given and taken back, everybody sees what the rule says", async (t) => {
  const seed = 20261129, students = ["ana-torres", "ben-carter", "dana-haddad"], visitors = await Promise.all(students.map((name) => school.signIn(name)));
  let state = seed;
  const random = (below) => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) % 65536 % below;
  await clear();
  await drop(`/api/assignments/${tide}/assign/class`);
  const groups = [await makeGroup("Red"), await makeGroup("Blue")], members = new Map(groups.map((id) => [id, new Set()])), assigned = new Map();
  const days = [null, "2026-12-01", "2026-12-11", "2027-01-08"];
  const targets = [["class"], ...groups.map((id) => ["group", id]), ...students.map((id) => ["student", id])];
  for (let step = 0; step < 120; ++step) {
    const on = random(2) === 1;
    if (random(3) === 0) {
      const group = groups[random(2)], student = students[random(3)];
      await (on ? teacher.post(`/api/groups/${group}/members/${student}`, {}) : drop(`/api/groups/${group}/members/${student}`));
      members.get(group)[on ? "add" : "delete"](student);
    } else {
      const [kind, target] = targets[random(targets.length)], due = days[random(days.length)];
      await (on ? give(tide, { [kind]: target ?? true }, due) : drop(`/api/assignments/${tide}/assign/${[kind, target].filter(Boolean).join("/")}`));
      if (on) assigned.set(`${kind} ${target}`, { kind, target, due });
      else assigned.delete(`${kind} ${target}`);
    }
    const [of, visitor] = [random(3)].map((i) => [students[i], visitors[i]])[0];
    const theirs = [...assigned.values()].filter(({ kind, target }) => kind === "class" || target === of || members.get(target)?.has(of));
    const [nearest] = ["student", "group", "class"].map((kind) => theirs.filter((one) => one.kind === kind)).filter((some) => some.length);
    const latest = nearest?.map(({ due }) => due ?? "without end").sort().at(-1);
    const expected = nearest ? [latest === "without end" ? undefined : latest] : [];
    assert.deepEqual((await list(visitor)).filter(({ id }) => id === tide).map(({ due }) => due), expected, `seed ${seed}, step ${step}, ${of}`);
  }
  await clear();
});

test("deleting a student's data leaves what the teacher arranged", async () => {
  const group = await makeGroup("Red", "ana-torres");
  await give(tide, { student: "ana-torres" }, "2026-12-18");
  assert.equal((await drop("/api/people/ana-torres/data")).status, 204);
  assert.deepEqual((await whole()).groups, [{ id: group, name: "Red", members: ["ana-torres"] }]);
  assert.equal((await list(ana)).find(({ id }) => id === tide).due, "2026-12-18");
  await clear();
});

// Guides for teachers, with the key: only teachers get them, and no address of either origin serves them.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { School, publishModule } from "./school.mjs";

const secret = "the answer is three";
const guide = { languages: { en: { guide: { title: "Guide", pages: [[]] }, sheet: { title: "Sheet", pages: [[]] }, key: { title: "Key", pages: [[{ text: [secret] }]] } } } };

let school, teacher, ana;
before(async () => {
  school = await School.start();
  await publishModule(school.site, "tides", "high-tide", "low-tide");
  await mkdir(join(school.site, "guides/tides"), { recursive: true });
  await writeFile(join(school.site, "guides/tides/high-tide.json"), JSON.stringify(guide));
  await writeFile(join(school.site, "guides/tides/broken.json"), "{");
  await writeFile(join(school.site, "guides/outside.json"), JSON.stringify(guide));
  [teacher, ana] = await Promise.all(["ms-okafor", "ana-torres"].map((name) => school.signIn(name)));
});
after(() => school.close());

test("a teacher gets a lesson's guide with its key, and what the lesson is called", async () => {
  const { status, json, headers } = await teacher.get("/api/guides/tides/high-tide");
  assert.equal(status, 200);
  assert.deepEqual(json, { ...guide, title: { en: "The high-tide" }, preview: true });
  assert.match(headers["cache-control"], /no-store/);
});

test("a student does not, and neither does who is not signed in", async () => {
  const refused = await ana.get("/api/guides/tides/high-tide");
  assert.deepEqual([refused.status, refused.json.error.code], [403, "not-a-teacher"]);
  const stranger = await school.get("/api/guides/tides/high-tide");
  assert.deepEqual([stranger.status, stranger.json.error.code], [401, "signed-out"]);
  for (const reply of [refused, stranger]) assert.doesNotMatch(reply.text, /three/);
});

test("no address of a file leads to it, on either origin", async () => {
  for (const path of ["/guides/tides/high-tide.json", "/lessons/tides/guides/high-tide.json", "/lessons/../guides/tides/high-tide.json", "/files/../guides/tides/high-tide.json", "/school/../guides/tides/high-tide.json", "/host/%2e%2e/guides/tides/high-tide.json"]) {
    for (const lessons of [false, true]) {
      const reply = await school.get(path, { lessons });
      assert.notEqual(reply.status, 200, path);
      assert.doesNotMatch(reply.text, /three/, path);
    }
  }
});

test("what has no guide is told so, and no name leads out of the folder", async () => {
  for (const path of ["tides/low-tide", "tides/broken", "tides/nothing", "nothing/high-tide", "tides/..", "../outside", "./outside", "%2e%2e/outside", "tides/high-tide.json", "tides/.high-tide"]) {
    const { status, json } = await teacher.get(`/api/guides/${path}`);
    assert.deepEqual([status, json.error.code], [404, "unknown-lesson"], path);
  }
});

test("grade book, class and list of lessons say to teachers where there is one, and what can be tried; students are told neither", async () => {
  const [book, all, lessons, own] = await Promise.all([teacher.get("/api/gradebook"), teacher.get("/api/class"), teacher.get("/api/lessons"), ana.get("/api/assignments")]);
  for (const { json } of [book, all]) {
    assert.deepEqual(json.assignments.filter(({ module }) => module === "tides").map(({ activity, guide: has, preview }) => [activity, has, preview]), [["high-tide", true, true], ["low-tide", undefined, true]]);
  }
  assert.deepEqual(lessons.json.shipped.filter(({ module }) => module === "tides").map(({ activity, guide: has }) => [activity, has]), [["high-tide", true], ["low-tide", false]]);
  for (const entry of own.json) assert.deepEqual([entry.guide, entry.preview], [undefined, undefined]);
});

test("a lesson that is gone from the site can't be tried any more", async () => {
  await publishModule(school.site, "tides", "high-tide");
  const { json } = await teacher.get("/api/class");
  assert.equal(json.assignments.find(({ activity }) => activity === "low-tide").preview, undefined);
});

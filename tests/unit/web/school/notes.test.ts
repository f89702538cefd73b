/** What a lesson puts into the notebook comes to the school, and the lesson is told what is stored. */
import "./browser.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import type { NotebookEntry } from "../../../../web/protocol/notebook.ts";
import { Notes } from "../../../../web/school/notes.ts";

interface Asked {
  path: string;
  token: string | undefined;
  body: { entries: NotebookEntry[]; removed: { id: string; revision: number }[] };
}

const entry = (id: string, revision = 0): NotebookEntry =>
  ({ id, revision, kind: "note", time: "2026-03-02T09:41:07.250Z", activity: "ice-core", title: "Ice", lang: "en", text: "x" });
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 450));

/** A school that takes everything but what `refuses` names, unless `answer` says something else first. */
function open(t: { after: (end: () => void) => void }, answer: (asked: Asked, n: number) => Response | undefined = () => undefined) {
  const asked: Asked[] = [], said: unknown[] = [];
  const before = globalThis.fetch;
  t.after(() => void (globalThis.fetch = before));
  globalThis.fetch = async (path, init) => {
    const headers = new Headers(init?.headers);
    const now = { path: String(path), token: headers.get("Authorization") ?? undefined, body: JSON.parse(String(init?.body)) as Asked["body"] };
    asked.push(now);
    const noted = [...now.body.entries, ...now.body.removed].map(({ id, revision }) => ({ id, revision }));
    return answer(now, asked.length) ?? new Response(JSON.stringify({ noted, refused: [] }));
  };
  let renewals = 0;
  const notes = new Notes({
    attempt: "a b", token: "first", renew: async () => `renewed ${++renewals}`, noted: (...what) => void said.push(what.filter((part) => part !== undefined)),
  });
  return { asked, said, notes };
}
const refuse = (status: number, code: string): Response => new Response(JSON.stringify({ error: { code, message: "why" } }), { status });

test("what comes together goes together, with the launch's token, and is noted", async (t) => {
  const { asked, said, notes } = open(t);
  notes.put(entry("1"));
  notes.put(entry("2"));
  notes.put(entry("2", 1));
  notes.remove({ id: "3", revision: 4 });
  await soon();
  assert.deepEqual(asked.map(({ path, token, body }) => [path, token, body.entries.map(({ id, revision }) => [id, revision]), body.removed]),
    [["/api/attempts/a%20b/notes", "Bearer first", [["1", 0], ["2", 1]], [{ id: "3", revision: 4 }]]]);
  assert.deepEqual(said, [["1", 0], ["2", 1], ["3", 4]]);
});

test("an entry that is taken out before it went is not sent", async (t) => {
  const { asked, notes } = open(t);
  notes.put(entry("1"));
  notes.remove({ id: "1", revision: 1 });
  await soon();
  assert.deepEqual(asked[0]!.body, { entries: [], removed: [{ id: "1", revision: 1 }] });
});

test("what the school refuses is told with its word", async (t) => {
  const { said, notes } = open(t, () => new Response(JSON.stringify({ noted: [], refused: [{ id: "1", code: "full", message: "why" }, { id: null, code: "wrong-type", message: "why" }] })));
  notes.put(entry("1", 2));
  await soon();
  assert.deepEqual(said, [["1", 2, "full"]]);
});

test("an old token is renewed once, and the receipt's is used from then on", async (t) => {
  const { asked, said, notes } = open(t, (_, n) => (n === 1 ? refuse(401, "token-expired") : n === 2 ? new Response(JSON.stringify({ noted: [{ id: "1", revision: 0 }], refused: [], token: "third" })) : undefined));
  notes.put(entry("1"));
  await soon();
  notes.put(entry("2"));
  await soon();
  assert.deepEqual(asked.map(({ token }) => token), ["Bearer first", "Bearer renewed 1", "Bearer third"]);
  assert.deepEqual(said, [["1", 0], ["2", 0]]);
});

test("what does not arrive is not noted, and the lesson's saying it again is a new try", async (t) => {
  t.mock.method(console, "warn", () => undefined);
  const { asked, said, notes } = open(t, (_, n) => (n === 1 ? refuse(503, "storage") : undefined));
  notes.put(entry("1"));
  await soon();
  assert.deepEqual(said, []);
  notes.put(entry("1"));
  await soon();
  assert.equal(asked.length, 2);
  assert.deepEqual(said, [["1", 0]]);
});

test("many go in several requests", async (t) => {
  const { asked, said, notes } = open(t);
  for (let i = 0; i < 30; ++i) notes.put(entry(`${i}`));
  await new Promise((resolve) => setTimeout(resolve, 1000));
  assert.deepEqual(asked.map(({ body }) => body.entries.length), [12, 12, 6]);
  assert.equal(said.length, 30);
});

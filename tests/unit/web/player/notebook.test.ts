/** A notebook's entries on their way between the page, the device and the school: nothing is lost, and nothing comes back. */
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { againMs, Entries } from "../../../../web/player/notebook/entries.ts";
import type { DeviceStore, KeptVersion } from "../../../../web/player/notebook/kept.ts";
import { decimalsOf } from "../../../../web/player/notebook/taking.ts";
import type { Notebook, NotebookEntry } from "../../../../web/protocol/notebook.ts";
import type { NoteMessage, RemoveMessage } from "../../../../web/protocol/protocol.ts";

const note = (n: number, more: object = {}): NotebookEntry => ({
  id: `5a0d9e72-38bc-4f11-a6d4-0c9b1e7f${String(n).padStart(4, "0")}`, revision: 0, kind: "note", time: `2026-03-02T09:${String(n % 60).padStart(2, "0")}:00.000Z`,
  activity: "ice-core", title: "Reading the ice", lang: "en", text: `note ${n}`, ...more,
});

mock.timers.enable(["setInterval"]);

/** A device, and a visit to a lesson on it. */
class Device implements DeviceStore {
  readonly rows = new Map<string, KeptVersion>();
  broken = false;
  async load() {
    return [...this.rows.values()];
  }
  async put(version: KeptVersion) {
    if (this.broken) throw new Error("full");
    this.rows.set(version.id, structuredClone(version));
  }
  async remove(id: string) {
    this.rows.delete(id);
  }
}

async function visit(device: DeviceStore | undefined, given?: Notebook) {
  const said: (NoteMessage | RemoveMessage)[] = [];
  const entries = new Entries({ given, store: device, post: (message) => void said.push(structuredClone(message)), changed: () => {} });
  await entries.load();
  return { entries, said, texts: () => entries.all.map((entry) => (entry as { text: string }).text) };
}

test("an entry is on the device until the school has it, and is told of until then", async () => {
  const device = new Device();
  const { entries, said, texts } = await visit(device, { entries: [note(1)] });
  assert(entries.put(note(2)));
  assert.deepEqual(entries.whereabouts, { word: "saving", count: 1 });
  await entries.settled;
  assert.deepEqual([...device.rows.keys()], [note(2).id]);
  assert.deepEqual(said, [{ type: "note", entry: note(2) }]);
  assert.deepEqual(entries.whereabouts, { word: "waiting", count: 1 });
  mock.timers.tick(againMs);
  assert.equal(said.length, 2);
  entries.noted({ type: "noted", id: note(2).id, revision: 0 });
  await entries.settled;
  assert.equal(device.rows.size, 0);
  assert.deepEqual(entries.whereabouts, { word: "school", count: 0 });
  mock.timers.tick(3 * againMs);
  assert.equal(said.length, 2);
  assert.deepEqual(texts(), ["note 1", "note 2"]);
});

test("what the school did not answer for is there at the next visit, and said again", async () => {
  const device = new Device();
  const first = await visit(device, { entries: [] });
  first.entries.put(note(1));
  first.entries.put({ ...note(1), revision: 1, text: "changed" } as NotebookEntry);
  await first.entries.settled;
  const later = await visit(device, { entries: [note(1)] });
  assert.deepEqual(later.texts(), ["changed"]);
  assert.deepEqual(later.said.map((message) => (message as NoteMessage).entry.revision), [1]);
  // The answer to an earlier version is not the answer to this one.
  await later.entries.settled;
  later.entries.noted({ type: "noted", id: note(1).id, revision: 0 });
  assert.equal(later.entries.whereabouts.word, "waiting");
  later.entries.noted({ type: "noted", id: note(1).id, revision: 1 });
  assert.equal(later.entries.whereabouts.word, "school");
});

test("what the school has in a later version replaces what lies here", async () => {
  const device = new Device();
  await device.put({ id: note(1).id, revision: 0, entry: note(1) });
  const { entries, said, texts } = await visit(device, { entries: [{ ...note(1), revision: 2, text: "from elsewhere" } as NotebookEntry] });
  await entries.settled;
  assert.deepEqual(texts(), ["from elsewhere"]);
  assert.deepEqual(said, []);
  assert.equal(device.rows.size, 0);
});

test("what was taken out stays out, also while the school still has it", async () => {
  const device = new Device();
  const first = await visit(device, { entries: [note(1), note(2)] });
  first.entries.remove(note(1).id);
  await first.entries.settled;
  assert.deepEqual(first.said, [{ type: "remove", id: note(1).id, revision: 1 }]);
  const later = await visit(device, { entries: [note(1), note(2)] });
  assert.deepEqual(later.texts(), ["note 2"]);
  assert.deepEqual(later.said, [{ type: "remove", id: note(1).id, revision: 1 }]);
  later.entries.noted({ type: "noted", id: note(1).id, revision: 1 });
  await later.entries.settled;
  assert.equal(device.rows.size, 0);
});

test("what was taken out can be put back, as a later version", async () => {
  const { entries, said, texts } = await visit(new Device(), { entries: [note(1)] });
  const back = entries.remove(note(1).id)!;
  assert.deepEqual(texts(), []);
  back();
  assert.deepEqual(texts(), ["note 1"]);
  assert.deepEqual(said.at(-1), { type: "note", entry: { ...note(1), revision: 2 } });
});

test("where the school keeps none, all of it stays on the device, and nothing is said", async () => {
  const device = new Device();
  const first = await visit(device);
  first.entries.put(note(1));
  first.entries.put(note(2));
  first.entries.remove(note(1).id);
  await first.entries.settled;
  assert.deepEqual(first.said, []);
  const later = await visit(device);
  assert.deepEqual(later.texts(), ["note 2"]);
  assert.equal(later.entries.whereabouts.word, "device");
});

test("a refusal is told, and does not repeat itself; a change is a new try", async () => {
  const { entries, said } = await visit(new Device(), { entries: [] });
  entries.put(note(1));
  await entries.settled;
  entries.noted({ type: "noted", id: note(1).id, revision: 0, refused: "full" });
  assert.deepEqual(entries.whereabouts, { word: "refused", count: 1 });
  entries.sayAgain();
  assert.equal(said.length, 1);
  entries.put({ ...note(1), revision: 1 });
  assert.equal(said.length, 2);
  await entries.settled;
  entries.noted({ type: "noted", id: note(1).id, revision: 1 });
  assert.equal(entries.whereabouts.word, "school");
});

test("a device that keeps nothing is told of, as long as something is only here", async () => {
  const broken = new Device();
  broken.broken = true;
  for (const device of [broken, undefined]) {
    const { entries, texts } = await visit(device, { entries: [] });
    entries.put(note(1));
    await entries.settled;
    assert.equal(entries.whereabouts.word, "memory");
    assert.deepEqual(texts(), ["note 1"]);
    entries.noted({ type: "noted", id: note(1).id, revision: 0 });
    assert.equal(entries.whereabouts.word, "school");
  }
  assert.equal((await visit(undefined)).entries.whereabouts.word, "memory");
});

test("there is an end to its size, and older entries that are elsewhere count", async () => {
  const full = await visit(undefined, { entries: Array.from({ length: 98 }, (_, i) => note(i)), left_out: 1 });
  assert(!full.entries.isFull);
  full.entries.put(note(200));
  assert(full.entries.isFull);
  assert(!full.entries.put(note(300, { text: "x".repeat(4001) })));
  assert.equal(full.entries.all.length, 99);
});

test("what can't be shown is left out, from wherever it came", async () => {
  const device = new Device();
  await device.put({ id: note(2).id, revision: 0, entry: { ...note(2), kind: "drawing" } as unknown as NotebookEntry });
  const { texts } = await visit(device, { entries: [note(1), { ...note(3), text: 7 } as unknown as NotebookEntry] });
  assert.deepEqual(texts(), ["note 1"]);
});

test("a value is written with the decimals that it has", () => {
  assert.deepEqual([3, 840.5, 1.25, 1 / 3, -0.1, 0.1 + 0.2].map(decimalsOf), [0, 1, 2, 2, 1, 1]);
});

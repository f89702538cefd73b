/** Drafts on their way to the host: what is sent, and what is said of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Drafts } from "../../../../web/editor/drafts.ts";
import { activityBytes } from "../../../../web/protocol/editor.ts";

function setUp() {
  let timers: { at: number; act: () => void }[] = [];
  const desk = {
    now: 0,
    sent: [] as { draft: number; activity: string }[],
    words: [] as string[],
    run(ms: number) {
      for (const end = (desk.now += ms); ; ) {
        const [due] = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (!due) return;
        timers = timers.filter((one) => one !== due);
        due.act();
      }
    },
    write: (activity: string) => drafts.changed({ module: "antarctica", activity }),
  };
  const drafts = new Drafts({
    post: ({ draft, activity }) => desk.sent.push({ draft, activity }),
    said: (word) => desk.words.push(word),
    later(act, ms) {
      const timer = { at: desk.now + ms, act };
      timers.push(timer);
      return () => (timers = timers.filter((one) => one !== timer));
    },
  });
  return { desk, drafts };
}

test("a moment after the last change one draft is sent, and kept", () => {
  const { desk, drafts } = setUp();
  desk.write("a");
  desk.run(300);
  desk.write("ab");
  desk.run(499);
  assert.deepEqual(desk.sent, []);
  desk.run(1);
  assert.deepEqual(desk.sent, [{ draft: 1, activity: "ab" }]);
  drafts.kept(1);
  assert.deepEqual(desk.words, ["keeping", "kept"]);
});

test("an answer to an older draft does not say that all is kept", () => {
  const { desk, drafts } = setUp();
  desk.write("a");
  desk.run(500);
  desk.write("b");
  drafts.kept(1);
  assert.equal(drafts.word, "keeping");
  desk.run(500);
  drafts.kept(1);
  assert.equal(drafts.word, "keeping");
  drafts.kept(2);
  assert.equal(drafts.word, "kept");
});

test("what could not be kept is sent again with growing pauses, the newest text each time", () => {
  const { desk, drafts } = setUp();
  desk.write("a");
  desk.run(500);
  drafts.unkept(1, "offline");
  assert.equal(drafts.word, "offline");
  desk.run(2000);
  assert.equal(desk.sent.length, 2);
  drafts.unkept(2, "offline");
  desk.run(3999);
  assert.equal(desk.sent.length, 2);
  desk.write("b");
  desk.run(500);
  assert.deepEqual(desk.sent.at(-1), { draft: 3, activity: "b" });
  drafts.kept(3);
  assert.equal(drafts.word, "kept");
});

test("after a conflict nothing is sent any more, whatever is written", async () => {
  const { desk, drafts } = setUp();
  desk.write("a");
  desk.run(500);
  drafts.unkept(1, "conflict");
  desk.write("b");
  desk.run(100_000);
  assert.equal(desk.sent.length, 1);
  assert.equal(drafts.word, "conflict");
  assert.equal(await drafts.flush(), false);
});

test("what is too large is not sent, until it is shorter", () => {
  const { desk, drafts } = setUp();
  desk.write("é".repeat(activityBytes / 2 + 1));
  desk.run(5000);
  assert.deepEqual([desk.sent.length, drafts.word], [0, "too-large"]);
  desk.write("a");
  desk.run(500);
  drafts.kept(1);
  assert.equal(drafts.word, "kept");
});

test("flush sends at once, and tells when it is kept, or not", async () => {
  const { desk, drafts } = setUp();
  assert.equal(await drafts.flush(), true);
  desk.write("a");
  const flushed = drafts.flush();
  desk.run(0);
  assert.equal(desk.sent.length, 1);
  drafts.kept(1);
  assert.equal(await flushed, true);
  desk.write("b");
  const failed = drafts.flush();
  desk.run(0);
  drafts.unkept(2, "server");
  assert.equal(await failed, false);
});


import assert from "node:assert/strict";
import { test } from "node:test";
import { Announcer } from "../../../../web/player/announcer.ts";

/** A clock whose timers run when it is told to. */
function stillTime() {
  const waiting: { at: number; act: () => void }[] = [];
  let time = 0;
  const real = globalThis.setTimeout;
  globalThis.setTimeout = ((act: () => void, ms: number) => waiting.push({ at: time + ms, act })) as never;
  return {
    pass(ms: number) {
      time += ms;
      for (const due of waiting.filter(({ at }) => at <= time)) {
        waiting.splice(waiting.indexOf(due), 1);
        due.act();
      }
    },
    end: () => void (globalThis.setTimeout = real),
  };
}

/** What is in the region at once, and just before and after each end of a pause. */
function heardFrom(time: ReturnType<typeof stillTime>, region: HTMLElement, pauses: number): (string | null)[] {
  const heard = [region.textContent];
  for (let i = 0; i < pauses; i++) {
    time.pass(1999);
    heard.push(region.textContent);
    time.pass(1);
    heard.push(region.textContent);
  }
  return heard;
}

test("one utterance in two seconds, at most two wait, old news gives way", async () => {
  const time = stillTime();
  const region = { textContent: "" } as HTMLElement;
  const announcer = new Announcer(region);
  for (const text of ["one", "two", "two", "three", "four"]) {
    announcer.say(text);
    await Promise.resolve();
  }
  const heard = heardFrom(time, region, 5);
  time.end();
  assert.deepEqual(heard, ["one", "one", "three", "three", "four", "four", "", "", "", "", ""]);
});

test("what happened at once is said whole, before or after older news, but no more than four of it", async () => {
  const time = stillTime();
  const region = { textContent: "" } as HTMLElement;
  const announcer = new Announcer(region);
  announcer.say("old");
  await Promise.resolve();
  announcer.say("older news");
  await Promise.resolve();
  for (const text of ["lost", "right", "because", "next", "question"]) announcer.say(text);
  const heard = heardFrom(time, region, 5);
  time.end();
  assert.deepEqual(heard.filter((text, i) => text !== heard[i - 1]), ["old", "right", "because", "next", "question", ""]);
});

test("the same again is said again, as a change of the region; twice at once it is said once", async () => {
  const time = stillTime();
  const region = { textContent: "" } as HTMLElement;
  const announcer = new Announcer(region);
  announcer.say("no");
  announcer.say("no");
  await Promise.resolve();
  announcer.say("no");
  const heard = heardFrom(time, region, 3);
  time.end();
  assert.deepEqual(heard.filter((text, i) => text !== heard[i - 1]), ["no", "no\u00a0", ""]);
});

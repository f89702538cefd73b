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

test("one utterance in two seconds, at most two wait, old news gives way", () => {
  const time = stillTime();
  const region = { textContent: "" } as HTMLElement;
  const announcer = new Announcer(region);
  for (const text of ["one", "two", "two", "three", "four"]) announcer.say(text);
  const heard = [region.textContent];
  for (let i = 0; i < 5; i++) {
    time.pass(1999);
    heard.push(region.textContent);
    time.pass(1);
    heard.push(region.textContent);
  }
  time.end();
  assert.deepEqual(heard, ["one", "one", "three", "three", "four", "four", "", "", "", "", ""]);
});

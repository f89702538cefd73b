import assert from "node:assert/strict";
import { test } from "node:test";
import { takeByChannel } from "../../../../web/player/channel_hold.ts";

const open: BroadcastChannel[] = [];
const Channel = BroadcastChannel;
globalThis.BroadcastChannel = class extends Channel {
  constructor(name: string) {
    super(name);
    open.push(this);
  }
};

test("windows without locks: the second is told, can take over, and then the first is told", async () => {
  const told: string[] = [];
  const [first, second, other] = [takeByChannel("a"), takeByChannel("a"), takeByChannel("b")];
  const lost = (name: string) => () => void told.push(name);
  assert.equal(await first(false, lost("first")), true);
  assert.equal(await second(false, lost("second")), false);
  assert.equal(await other(false, lost("other")), true);
  assert.equal(await second(true, lost("second")), true);
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(told, ["first"]);
  assert.equal(await first(false, lost("first")), false);
  for (const channel of open) channel.close();
});

test("a frame where windows can't hear of each other has the attempt", async () => {
  Object.assign(globalThis, { BroadcastChannel: undefined });
  assert.equal(await takeByChannel("a")(false, () => {}), true);
});

/** For frames without locks (plain http): windows ask each other. A script of its own, fetched where it is needed. */

import type { Take } from "./hold.ts";

/** A window that is there answers sooner. One that the browser has frozen does not, and finds the attempt taken when it wakes up. */
const answerMs = 400;

export function takeByChannel(name: string): Take {
  if (!globalThis.BroadcastChannel) return async () => true;
  const channel = new BroadcastChannel(name);
  let lose: (() => void) | undefined;
  let answered = false;
  channel.onmessage = ({ data }: MessageEvent<"whose?" | "mine" | "taken">) => {
    if (data === "mine") answered = true;
    else if (lose && data === "whose?") channel.postMessage("mine");
    else if (lose && data === "taken") {
      const lost = lose;
      lose = undefined;
      lost();
    }
  };
  return async (steal, lost) => {
    answered = false;
    channel.postMessage(steal ? "taken" : "whose?");
    if (!steal) await new Promise((resolve) => setTimeout(resolve, answerMs));
    if (answered) return false;
    lose = lost;
    return true;
  };
}

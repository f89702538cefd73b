/**
 * What a module has besides its code: fetched when its first picture stands and the page has nothing else to do. Nobody waits for
 * it, and nobody is told of it: where it can't be had, the lesson goes on with what it has. A script of its own.
 */

import type { AssetEntry } from "../protocol/protocol.ts";
import { loadBytes } from "./download.ts";
import type { Lesson } from "./files.ts";
import type { Runtime } from "./runtime.ts";

const firstWaitMs = 4_000;
const longestWaitMs = 300_000;
/** Rounds over what is still missing: about an hour. */
const mostRounds = 20;

/** Also for the runtime that follows one that was given up. */
const fetched = new Map<string, Uint8Array>();

/** Hands them to the runtime that there is now, one after the other, as they are declared; what fails is tried again after the others. */
export async function fetchAssets({ manifest, base }: Pick<Lesson, "manifest" | "base">, runtime: () => Pick<Runtime, "asset"> | undefined): Promise<void> {
  const receiver = runtime();
  const gone = () => !receiver || runtime() !== receiver;
  await idle(); // to find out how a machine draws keeps the page from its student for a moment
  let missing = (manifest.assets ?? []).filter(({ where }) => !where || drawsFast());
  for (let round = 1, wait = firstWaitMs; missing.length && round <= mostRounds; round += 1) {
    const failed: AssetEntry[] = [];
    for (const asset of missing) {
      await idle();
      if (gone()) return;
      const bytes = fetched.get(asset.sha256) ?? (await loadBytes(asset, base, () => {}).catch(() => undefined));
      if (!bytes) {
        failed.push(asset);
        continue;
      }
      fetched.set(asset.sha256, bytes);
      await idle(); // a pass of the view follows
      if (gone()) return;
      receiver!.asset(asset.name, bytes);
    }
    missing = failed;
    if (missing.length) await later(wait);
    wait = Math.min(2 * wait, longestWaitMs);
  }
}

/** When there is nothing to do, but in a lesson that always moves not never. */
const idle = () =>
  new Promise<unknown>((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(resolve, { timeout: 3_000 });
    else setTimeout(resolve, 300);
  });

/** Or when the browser is online again. */
const later = (ms: number) =>
  new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener("online", done);
  });

interface Machine {
  deviceMemory?: number;
  connection?: { saveData?: boolean };
}

/** A graphics device, memory, and no wish to save data. What a browser doesn't say is taken as good. */
function drawsFast(): boolean {
  const { deviceMemory = 8, connection } = navigator as Machine;
  if (deviceMemory < 4 || connection?.saveData) return false;
  const context = document.createElement("canvas").getContext("webgl2", { failIfMajorPerformanceCaveat: true });
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return !!context;
}

/**
 * The replay in a page, off its main thread: the page stays alive, and can end it. A classic worker, since the runtime's
 * script is one.
 */

import { sha256 as ownSha256 } from "../player/sha256.ts";
import type { RuntimeFactory } from "./instance.ts";
import { problem } from "./problem.ts";
import { verify, type Outcome, type Platform, type Step } from "./verify.ts";

export interface Task {
  journal: string;
  /** Address of the folder that holds lessons/ and files/. */
  site: string;
}
export type Said = { step: Step } | { outcome: Outcome };

declare function importScripts(url: string): void;
declare function postMessage(message: Said): void;

class Unreachable extends Error {}

async function read(url: URL): Promise<Uint8Array | undefined> {
  try {
    const response = await fetch(url);
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(String(response.status));
    return new Uint8Array(await response.arrayBuffer());
  } catch {
    throw new Unreachable(url.pathname);
  }
}

/** Over plain http the browser has no crypto.subtle. */
async function sha256(bytes: Uint8Array): Promise<string> {
  const subtle = globalThis.crypto?.subtle;
  const digest = subtle ? new Uint8Array(await subtle.digest("SHA-256", bytes as BufferSource)) : ownSha256(bytes);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function platform(site: string): Platform {
  return {
    read: (path) => read(new URL(path, site)),
    sha256,
    // A strict policy lets a worker run a script by its address alone. The address holds the hash, the file is kept by the
    // browser for ever, and its bytes were just checked.
    async factory({ path }) {
      importScripts(new URL(path, site).href);
      return (globalThis as unknown as { SkuaRuntime: RuntimeFactory }).SkuaRuntime;
    },
    step: (step) => postMessage({ step }),
  };
}

async function check({ journal, site }: Task): Promise<Outcome> {
  try {
    return await verify(platform(site), journal);
  } catch (error) {
    if (error instanceof Unreachable) return { problem: problem("network", { file: error.message }) };
    return { problem: problem("no-answer", { detail: String(error) }) };
  }
}

addEventListener("message", (event: MessageEvent<Task>) => {
  void check(event.data).then((outcome) => postMessage({ outcome }));
});

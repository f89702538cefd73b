/** A chosen file, checked in a worker of its own: with a limit, and to be ended at any time. */

import { mostBytes } from "./journal.ts";
import { problem } from "./problem.ts";
import type { Outcome, Step } from "./verify.ts";
import type { Said, Task } from "./worker.ts";

/** Address of the worker's file relative to this script; the build puts it in. */
declare const WORKER_URL: string;

/** A replay takes a second: one that takes this long does not come back. */
const patience_s = 60;

/** Nothing when `signal` ended it. */
export async function checkFile(file: File, step: (step: Step) => void, signal: AbortSignal): Promise<Outcome | undefined> {
  if (file.size > mostBytes) return { problem: problem("too-large", { limit: mostBytes / 1e6 }) };
  const journal = await file.text();
  if (signal.aborted) return undefined;
  const worker = new Worker(new URL(WORKER_URL, import.meta.url));
  const task: Task = { journal, site: new URL("../../", document.baseURI).href };
  const said = new Promise<Outcome | undefined>((resolve) => {
    worker.addEventListener("message", ({ data }: MessageEvent<Said>) => {
      if ("outcome" in data) resolve(data.outcome);
      else step(data.step);
    });
    worker.addEventListener("error", (event) => resolve({ problem: problem("no-answer", { detail: event.message || "its script did not load" }) }));
    setTimeout(() => resolve({ problem: problem("too-long", { seconds: patience_s }) }), patience_s * 1000);
    signal.addEventListener("abort", () => resolve(undefined));
  });
  worker.postMessage(task);
  try {
    return await said;
  } finally {
    worker.terminate();
  }
}

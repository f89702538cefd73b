/** `skua verify` in Node. Bundled to one file that needs nothing beside it; the school runs it as a child. */

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readArguments, usage, type Wanted } from "./arguments.ts";
import { readAll, Unreadable } from "./input.ts";
import { nodePlatform } from "./node.ts";
import type { Problem } from "./problem.ts";
import { report } from "./report.ts";
import { verify, type Outcome, type Verdict } from "./verify.ts";
import { sayProblem } from "./words.ts";

const exitCodes = { reproduced: 0, diverged: 1, unchecked: 2 } as const;

function parse(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Unreadable(`${what} is not JSON: ${(error as Error).message}`);
  }
}

async function readRequest(): Promise<{ journal: string; keys: string }> {
  const request = parse(await readAll("-"), "the request on standard input") as { journal?: unknown; keys?: unknown } | null;
  if (typeof request?.journal !== "string") throw new Unreadable('the request on standard input has no text "journal"');
  const keys = request.keys ?? undefined;
  return { journal: request.journal, keys: keys === undefined ? "" : JSON.stringify(keys) };
}

async function readInput({ journal, keys }: Wanted): Promise<{ journal: string; keys: string }> {
  if (journal === undefined) return readRequest();
  const text = keys === undefined ? "" : await readAll(keys);
  if (keys !== undefined) parse(text, keys);
  return { journal: await readAll(journal), keys: text };
}

const problemJson = (of: Problem) => {
  const { what, advice } = sayProblem("en", of);
  return { ok: false, error: `${what} ${advice}`, code: of.code, ...(of.code === "unknown-build" ? { missing: true } : {}) };
};

function exitCode(outcome: Outcome): number {
  if ("verdict" in outcome) return outcome.verdict.ok ? exitCodes.reproduced : exitCodes.diverged;
  return outcome.problem.code === "trap" ? exitCodes.diverged : exitCodes.unchecked;
}

/** Written at once: a reader gets the whole answer or none. */
function answer(text: string, code: number): void {
  process.exitCode = code;
  process.stdout.write(`${text}\n`);
}

async function main(words: string[]): Promise<void> {
  if (words.includes("--help") || words.includes("-h")) return answer(usage, exitCodes.reproduced);
  const wanted = readArguments(words, join(dirname(fileURLToPath(import.meta.url)), ".."));
  const json = words.includes("--json");
  const unreadable = (message: string, code?: string) =>
    answer(json ? JSON.stringify({ ok: false, error: message, code }) : `Not checked. ${message}`, exitCodes.unchecked);
  if (typeof wanted === "string") {
    if (json) return unreadable(`skua verify: ${wanted}`);
    process.exitCode = exitCodes.unchecked;
    return console.error(`skua verify: ${wanted}\n\n${usage}`);
  }
  try {
    const { journal, keys } = await readInput(wanted);
    const outcome = await verify(nodePlatform(wanted.sites), journal, { keys, checkpoint: wanted.trustsCheckpoint });
    // Whoever makes a request has the events already, and keeps the answer.
    const told = ({ evidence, left_out, ...rest }: Verdict) => (wanted.journal === undefined ? rest : { ...rest, evidence, left_out });
    const value = "verdict" in outcome ? told(outcome.verdict) : problemJson(outcome.problem);
    answer(wanted.json ? JSON.stringify(value) : report(outcome), exitCode(outcome));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    unreadable(error.message, error.code);
  }
}

await main(process.argv.slice(2));

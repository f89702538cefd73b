/** The first line of a journal file: what the attempt depends on. The rest is read by the runtime itself. */

import { text, whole, WrongField, type Check } from "../player/check.ts";
import { problem, type Problem } from "./problem.ts";

/** A larger file is no journal: 45 minutes of work are less than 100 kB. */
export const mostBytes = 8_000_000;
const schema = 2;

export interface Header {
  abi: number;
  module: { name: string; version: string };
  hashes: { runtime: string; module: string };
  /** First 16 hex digits of the manifest's hash: the lesson's build. */
  manifest: string;
  activity: string;
  attempt: string;
  actor: string;
  seed: number;
  mode: "practice" | "assessment";
}

const hash = text(/^[0-9a-f]{64}$/, "64 hexadecimal digits");
const name = text(/^[a-z][a-z0-9_-]*$/, "a name");
const anything = text();
const object: Check<Record<string, unknown>> = (value, at) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new WrongField(`${at}: expected an object`);
  return value as Record<string, unknown>;
};

function fieldsOf(line: Record<string, unknown>): Header {
  const module = object(line.module, "module");
  const hashes = object(line.hashes, "hashes");
  return {
    abi: whole(1)(line.abi, "abi"),
    module: { name: name(module.name, "module.name"), version: anything(module.version, "module.version") },
    hashes: { runtime: hash(hashes.runtime, "hashes.runtime"), module: hash(hashes.module, "hashes.module") },
    // It becomes part of an address: nothing but digits.
    manifest: text(/^[0-9a-f]{16}$/, "16 hexadecimal digits")(line.manifest, "manifest"),
    activity: name(line.activity, "activity"),
    attempt: anything(line.attempt, "attempt"),
    actor: anything(line.actor, "actor"),
    seed: whole(0, 0xffffffff)(line.seed, "seed"),
    mode: text(/^(practice|assessment)$/, "practice or assessment")(line.mode, "mode") as Header["mode"],
  };
}

function firstLine(journal: string): Record<string, unknown> | undefined {
  const end = journal.indexOf("\n");
  try {
    return object(JSON.parse(end < 0 ? journal : journal.slice(0, end)), "line 1");
  } catch {
    return undefined;
  }
}

export function readHeader(journal: string): Header | Problem {
  if (journal.length > mostBytes) return problem("too-large", { limit: mostBytes / 1e6 });
  const zero = journal.indexOf("\0");
  if (zero >= 0) return problem("zero-byte", { line: journal.slice(0, zero).split("\n").length });
  const line = firstLine(journal.replace(/^\ufeff/, ""));
  if (line?.skua !== "journal") return problem(/"schema"\s*:\s*1\b/.test(journal.slice(0, 200)) ? "older-schema" : "not-a-journal");
  if (line.schema !== schema) {
    const newer = typeof line.schema === "number" && line.schema > schema;
    return problem(newer ? "newer-schema" : "bad-header", newer ? { schema: line.schema as number, known: schema } : { detail: `schema: expected ${schema}` });
  }
  try {
    return fieldsOf(line);
  } catch (error) {
    if (!(error instanceof WrongField)) throw error;
    return problem("bad-header", { detail: error.message });
  }
}

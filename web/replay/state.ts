/** The state of a simulation at a moment of a journal, field by field. */

import { findBinaries } from "./binaries.ts";
import { instantiate, isTrap, stateAt } from "./instance.ts";
import { readHeader } from "./journal.ts";
import { isProblem, problem, type Problem } from "./problem.ts";
import { programOf, type Platform } from "./verify.ts";

export interface State {
  /** How many commands were played, and the last of them. */
  commands: number;
  command?: { number: number; tick: number; name: string; parameters: Record<string, string | number> };
  tick: number;
  /** Its hash, 16 hex digits. */
  state: string;
  /** In the model's order: ["samples[2].depth_m", "1200"]. */
  fields: [path: string, value: string][];
}

/** After so many commands of the journal, or after all of them when there are fewer. */
export async function stateOf(platform: Platform, journal: string, commands: number): Promise<State | Problem> {
  const header = readHeader(journal);
  if (isProblem(header)) return header;
  const binaries = await findBinaries(platform, header);
  if (isProblem(binaries)) return binaries;
  const exports = await instantiate(await programOf(platform, binaries));
  if (isProblem(exports)) return exports;
  if (!exports._skua_state_at) return problem("old-runtime");
  try {
    const state = JSON.parse(stateAt(exports, journal, commands)) as State | { error: string };
    return "error" in state ? problem("unreadable", { detail: state.error }) : state;
  } catch (error) {
    if (!isTrap(error)) throw error;
    return problem("trap", { where: `one of the first ${commands} commands`, detail: (error as Error).message });
  }
}

/** `skua state` in Node: what the simulation was like at a moment of a journal. */

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readAll, Unreadable } from "./input.ts";
import { nodePlatform } from "./node.ts";
import { isProblem } from "./problem.ts";
import { stateOf, type State } from "./state.ts";
import { stateDifferences, stateTree } from "./state_tree.ts";
import { sayProblem } from "./words.ts";

const usage = `skua state JOURNAL [--after N] [--against M] [--site DIR]... [--json]

Plays a journal up to a moment, on the runtime and the module that its first line names, and prints every field of the
simulation's state.

  JOURNAL       a .skua-journal file, or - for standard input
  --after N     the state right after so many commands (default: all of them; 0 is the state at the begin)
  --against M   only the fields that are different after M commands: "field  after N | after M"
  --site DIR    where built lessons lie (lessons/, files/); may be given several times; default: build/site
  --json        one line of JSON instead of a tree; with --against two of them

Exit status: 0 printed; 2 it can't be.`;

interface Wanted {
  journal: string;
  after: number;
  against?: number;
  sites: string[];
  json: boolean;
}

function readArguments(words: string[]): Wanted {
  const wanted: Partial<Wanted> & { sites: string[]; json: boolean } = { sites: [], json: false };
  const count = (word: string, value: string | undefined): number => {
    if (!/^\d{1,9}$/.test(value ?? "")) throw new Unreadable(`${word} needs a number of commands, not "${value ?? ""}"`);
    return Number(value);
  };
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!;
    if (word === "--json") wanted.json = true;
    else if (word === "--after") wanted.after = count(word, words[(i += 1)]);
    else if (word === "--against") wanted.against = count(word, words[(i += 1)]);
    else if (word === "--site") {
      const folder = words[(i += 1)];
      if (!folder) throw new Unreadable("--site needs a folder");
      wanted.sites.push(folder);
    } else if (word.startsWith("--")) throw new Unreadable(`there is no option ${word}`);
    else if (wanted.journal !== undefined) throw new Unreadable(`one journal at a time: ${wanted.journal} or ${word}`);
    else wanted.journal = word;
  }
  if (wanted.journal === undefined) throw new Unreadable(`which journal?\n\n${usage}`);
  if (!wanted.sites.length) wanted.sites.push(join(dirname(fileURLToPath(import.meta.url)), ".."));
  return { after: 0xffffffff, ...wanted } as Wanted;
}

function title({ commands, command, tick, state }: State): string {
  const last = command ? `: ${command.name} ${JSON.stringify(command.parameters)}` : "";
  return `After ${commands} command${commands === 1 ? "" : "s"}${last}, tick ${tick} (${Math.round(tick / 0.6) / 100} s), state ${state}`;
}

async function main(words: string[]): Promise<void> {
  if (words.includes("--help") || words.includes("-h")) return console.log(usage);
  const { journal: path, after, against, sites, json } = readArguments(words);
  const journal = await readAll(path);
  const states: State[] = [];
  for (const commands of against === undefined ? [after] : [after, against]) {
    const state = await stateOf(nodePlatform(sites), journal, commands);
    if (isProblem(state)) {
      const { what, advice } = sayProblem("en", state);
      throw new Unreadable(`${what} ${advice}`);
    }
    states.push(state);
  }
  const [one, other] = states as [State, State | undefined];
  if (json) return console.log(states.map((state) => JSON.stringify(state)).join("\n"));
  if (!other) return console.log([title(one), ...stateTree(one)].join("\n"));
  const lines = stateDifferences(one, other);
  console.log([title(one), title(other), ...(lines.length ? lines : ["  No field is different."])].join("\n"));
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Unreadable)) throw error;
  console.error(`skua state: ${error.message}`);
  process.exitCode = 2;
}

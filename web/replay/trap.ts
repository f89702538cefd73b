/** Which command a module stopped at. An instance that trapped can't be asked, so shorter journals are played on new ones. */

interface Block {
  first: number;
  commands: [tick: number, name: string, parameters: object][];
}

/** The smallest n in (0, most] for which `stops` is true, given that it is true for `most`. */
async function smallest(most: number, stops: (n: number) => Promise<boolean>): Promise<number> {
  let [below, found] = [0, most];
  while (found - below > 1) {
    const middle = (below + found) >> 1;
    if (await stops(middle)) found = middle;
    else below = middle;
  }
  return found;
}

function blockOf(line: string): Block | undefined {
  try {
    const { block } = JSON.parse(line) as { block?: Block };
    return Array.isArray(block?.commands) ? block : undefined;
  } catch {
    return undefined;
  }
}

export interface Stop {
  number: number;
  name: string;
  tick: number;
}

/** `stops` plays a journal and says whether the module stopped in it. Nothing when it stopped before any command. */
export async function findStop(journal: string, stops: (journal: string) => Promise<boolean>): Promise<Stop | undefined> {
  const [header = "", ...records] = journal.split("\n").filter((line) => line !== "");
  if (!records.length || (await stops(`${header}\n`))) return undefined;
  const count = await smallest(records.length, (n) => stops([header, ...records.slice(0, n), ""].join("\n")));
  const block = blockOf(records[count - 1]!);
  if (!block?.commands.length) return undefined;
  const before = [header, ...records.slice(0, count - 1)];
  // The shorter block's state and chain are not known; that it would be found to differ does not matter here.
  const cut = (n: number) => [...before, JSON.stringify({ block: { first: block.first, commands: block.commands.slice(0, n) } }), ""].join("\n");
  const n = (await stops(cut(block.commands.length))) ? await smallest(block.commands.length, (length) => stops(cut(length))) : block.commands.length;
  const [tick, name] = block.commands[n - 1]!;
  return { number: block.first + n - 1, name, tick };
}

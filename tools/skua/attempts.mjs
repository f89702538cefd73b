// Recorded attempts: their commands are what somebody really did.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** [{from, module, attempt: {activity, seed, mode, commands}}] of a folder's journals, if there is one, and of the given files. */
export function attemptsIn(folder, files) {
  const found = !folder ? [] : readdirSync(folder).filter((name) => name.endsWith('.skua-journal')).sort().map((name) => join(folder, name));
  return [...found, ...files].map((from) => {
    const lines = readFileSync(from, 'utf8').split('\n').filter(Boolean);
    // A last line that was not written to its end is left out, as in the runtime.
    const records = lines.flatMap((line, i) => {
      try {
        return [JSON.parse(line)];
      } catch (error) {
        if (i === lines.length - 1 && i > 0) return [];
        throw new SyntaxError(`${from}, line ${i + 1}: ${error.message}`);
      }
    });
    const [header, ...rest] = records;
    if (header?.skua !== 'journal') throw new SyntaxError(`${from} is not a journal`);
    const { activity, seed, mode, module } = header;
    return { from, module: module?.name, attempt: { activity, seed, mode, commands: rest.flatMap(({ block }) => block?.commands ?? []) } };
  });
}

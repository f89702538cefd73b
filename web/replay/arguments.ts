/** The command line of the check. */

export interface Wanted {
  /** A path, "-" for standard input; none: a request on standard input, as the school makes it. */
  journal?: string;
  sites: string[];
  keys?: string;
  json: boolean;
  trustsCheckpoint: boolean;
}

export const usage = `skua verify JOURNAL [--site DIR]... [--keys FILE] [--trust-checkpoint] [--json]

Plays a journal again, without a screen, on the runtime and the module that its first line names, and compares everything
that was recorded: each block's state and chain, keyframes, every event, the score. Prints the evidence that came out:
predictions, answers, hints and what was done, with their time.

  JOURNAL        a .skua-journal file, or - for standard input
  --site DIR     where built lessons lie (lessons/, files/); may be given several times; default: build/site
  --keys FILE    answers to the items that a school marks (build/site/keys/...)
  --trust-checkpoint
                 believe the checkpoint that an attempt goes on from: whoever kept it, and saw that it is the same one
  --json         one line of JSON instead of a report

Exit status: 0 everything that the file holds is reproduced, also where its end is missing (the report says so, and
"closed" of --json); 1 it is not; 2 it can't be checked.
With --json and no JOURNAL: {"journal": text, "keys": {...} or null} on standard input; the answer is without evidence.`;

/** A text says what is wrong. */
export function readArguments(words: string[], defaultSite: string): Wanted | string {
  const wanted: Wanted = { sites: [], json: false, trustsCheckpoint: false };
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!;
    if (word === "--json") wanted.json = true;
    else if (word === "--trust-checkpoint") wanted.trustsCheckpoint = true;
    else if (word === "--site" || word === "--keys") {
      const value = words[(i += 1)];
      if (!value) return `${word} needs a ${word === "--site" ? "folder" : "file"}`;
      if (word === "--site") wanted.sites.push(value);
      else wanted.keys = value;
    } else if (word.startsWith("--")) return `there is no option ${word}`;
    else if (wanted.journal !== undefined) return `one journal at a time: ${wanted.journal} or ${word}`;
    else wanted.journal = word;
  }
  if (wanted.journal === undefined && !wanted.json) return "which journal?";
  if (wanted.journal === undefined && wanted.keys !== undefined) return "--keys needs a JOURNAL: a request brings its own keys";
  if (!wanted.sites.length) wanted.sites.push(defaultSite);
  return wanted;
}

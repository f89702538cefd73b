/** What a command line names, read. */

import { createReadStream } from "node:fs";
import { mostBytes } from "./journal.ts";
import { problem } from "./problem.ts";
import { sayProblem } from "./words.ts";

/** What was asked can't be begun with: told on one line, exit code 2. */
export class Unreadable extends Error {
  readonly code: string | undefined;
  constructor(message: string, code?: string) {
    super(message);
    this.code = code;
  }
}

/** "-" is standard input. */
export async function readAll(path: string): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of path === "-" ? process.stdin : createReadStream(path)) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      if (size > mostBytes) throw new Unreadable(sayProblem("en", problem("too-large", { limit: mostBytes / 1e6 })).what, "too-large");
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const known = code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : code === "EACCES" ? "this user may not" : message;
    throw new Unreadable(`${path} can't be read: ${known}.`);
  }
  return Buffer.concat(chunks).toString("utf8");
}

import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";

/** Something that whoever builds can put right: one line that says what, where, and what to do. */
export class BuildError extends Error {}

/** Reads a file, or says who makes it. */
export function read(root, path, maker) {
  if (!existsSync(path)) throw new BuildError(`${relative(root, path)} is missing: ${maker}`);
  return readFileSync(path);
}

export function readJson(root, path, maker) {
  try {
    return JSON.parse(read(root, path, maker).toString("utf8"));
  } catch (error) {
    if (error instanceof BuildError) throw error;
    throw new BuildError(`${relative(root, path)} is not JSON: ${error.message}`);
  }
}

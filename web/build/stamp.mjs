/** Has anything changed since the last build? Decided by name, size and time of all inputs and outputs. */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const stampPath = (root) => join(root, "build/gen/site.stamp");

function* walk(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) yield `${path} missing`;
  else if (!stat.isDirectory()) yield `${path} ${stat.size} ${stat.mtimeMs}`;
  else for (const name of readdirSync(path).sort()) yield* walk(join(path, name));
}

function digest(root, paths) {
  const hash = createHash("sha256");
  for (const path of paths) for (const line of walk(join(root, path))) hash.update(line).update("\n");
  return hash.digest("hex");
}

/** `before` is how the inputs stood when they were looked at: what changes while it is being built is built the next time. */
export function readStamp(root, inputs) {
  const now = digest(root, inputs);
  try {
    const { before, after, outputs } = JSON.parse(readFileSync(stampPath(root), "utf8"));
    return { before: now, fresh: before === now && after === digest(root, outputs) };
  } catch {
    return { before: now, fresh: false };
  }
}

export function writeStamp(root, before, outputs) {
  mkdirSync(dirname(stampPath(root)), { recursive: true });
  writeFileSync(stampPath(root), JSON.stringify({ before, after: digest(root, outputs), outputs }));
}

/** The works of others that a lesson carries, with their licences: from npm packages by what was bundled, and the runtime's. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BuildError } from "./error.mjs";

function packagesOf(inputs) {
  const names = inputs.flatMap((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []);
  return [...new Set(names)].sort();
}

function packageNotice(root, name) {
  const folder = join(root, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new BuildError(`node_modules/${name} has no licence file: it can't be shipped without one`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}`;
}

export function notices(root, inputs) {
  const folder = join(root, "web/player/notices");
  const texts = existsSync(folder) ? readdirSync(folder).sort().map((file) => readFileSync(join(folder, file), "utf8").trim()) : [];
  return [...texts, ...packagesOf(inputs).map((name) => packageNotice(root, name))].join(`\n\n${"─".repeat(40)}\n\n`) + "\n";
}

/** What an LMS takes: the host SDK, its types, and the example page that works without any server. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.mjs";
import { BuildError } from "./error.mjs";

export async function buildHost(root, store) {
  store.put("host/skua-host.js", (await bundle(root, "web/host/skua-player.ts", { tight: true })).text);
  store.put("host/skua-editor.js", (await bundle(root, "web/host/skua-editor.ts", { tight: true })).text);
  const examples = join(root, "web/host/examples");
  for (const name of readdirSync(examples)) store.put(`host/examples/${name}`, readFileSync(join(examples, name)));
  writeTypes(root, store);
}

/** The compiler takes a second or two: it runs when what it reads is newer than what it wrote. */
function writeTypes(root, store) {
  const sources = ["web/host", "web/protocol"].flatMap((folder) =>
    readdirSync(join(root, folder)).filter((name) => /\.(ts|json)$/.test(name)).map((name) => join(root, folder, name)),
  );
  const written = "build/site/host/types/host/skua-player.d.ts";
  store.written.push(written);
  const time = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (time(join(root, written)) > Math.max(...sources.map(time))) return;
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  if (!existsSync(compiler)) throw new BuildError("typescript is missing: run npm ci");
  try {
    execFileSync(process.execPath, [compiler, "-p", join(root, "web/host/tsconfig.types.json")], { encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    throw new BuildError(`the types of the host SDK: ${error.stdout?.trim() || error.message}`);
  }
}

// Unit tests of everything under web/: bundles each *.test.ts here and runs it with Node's own test runner.
// Usage: node tests/unit/web/run.mjs [part of a path …]
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../../..");
const output = join(root, "build/tests/web");
const wanted = process.argv.slice(2);

const tests = readdirSync(here, { withFileTypes: true })
  .filter((folder) => folder.isDirectory())
  .flatMap((folder) => readdirSync(join(here, folder.name)).map((file) => join(here, folder.name, file)))
  .filter((file) => file.endsWith(".test.ts") && (!wanted.length || wanted.some((part) => relative(root, file).includes(part))));
if (!tests.length) {
  console.error(`No *.test.ts under tests/unit/web matches ${wanted.join(" ") || "(no tests at all)"}.`);
  process.exit(1);
}

rmSync(output, { recursive: true, force: true });
await build({
  entryPoints: tests, outdir: output, outbase: here, outExtension: { ".js": ".mjs" }, bundle: true, platform: "node",
  format: "esm", target: "node18", packages: "external", sourcemap: "inline", logLevel: "warning",
});
const files = tests.map((file) => join(output, relative(here, file).replace(/\.ts$/, ".mjs")));
const run = spawnSync(process.execPath, ["--enable-source-maps", "--test", "--test-reporter=spec", ...files], { cwd: root, stdio: "inherit" });
process.exit(run.status ?? 1);

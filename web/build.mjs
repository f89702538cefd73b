#!/usr/bin/env node
/**
 * Assembles build/site: the lessons' files under addresses that hold their hashes, the host SDK, the school's pages,
 * what checks a journal, the page for changing lessons, and what publishes one.
 * Needs what the preset "wasm" builds. `node web/build.mjs`; with nothing changed it only looks.
 */
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { BuildError } from "./build/error.mjs";
import { bundlePlayer } from "./build/bundle.mjs";
import { buildEditor } from "./build/editor.mjs";
import { buildHost } from "./build/host.mjs";
import { buildLessons } from "./build/lessons.mjs";
import { writePalette } from "./build/palette.mjs";
import { buildPublish } from "./build/publish.mjs";
import { buildSchool } from "./build/school.mjs";
import { readStamp, writeStamp } from "./build/stamp.mjs";
import { Store } from "./build/store.mjs";
import { buildVerify } from "./build/verify.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const inputs = ["web", "assets", "modules", "runtime/ui/locales", "build/wasm/runtime", "build/wasm/modules", "build/wasm/checker", "tools/skua", "package-lock.json"];

try {
  const started = Date.now();
  const stamp = readStamp(root, inputs);
  if (stamp.fresh) {
    console.log("build/site is up to date");
  } else {
    const store = new Store(join(root, "build/site"), join(root, "build/gen/brotli"));
    writePalette(root);
    const page = await bundlePlayer(root, store);
    await buildHost(root, store);
    const lessons = await buildLessons(root, store, page);
    await buildSchool(root, store);
    await buildVerify(root, store);
    await buildEditor(root, store);
    await buildPublish(root, store);
    writeStamp(root, stamp.before, store.written);
    for (const { module, version } of lessons) console.log(`build/site/lessons/${module}/${version}/`);
    const largest = Math.max(0, ...lessons.map(({ module, version }) => store.sizes.get(`lessons/${module}/${version}/index.html`)));
    const size = largest + store.sizes.get(`files/${page.js.url}`) + store.sizes.get(`files/${page.css.url}`);
    console.log(`page and its style: ${(size / 1024).toFixed(1)} KB (brotli); built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  rmSync(join(root, "build/gen/site.stamp"), { force: true });
  console.error(`web/build.mjs: ${error.message}`);
  process.exitCode = 1;
}

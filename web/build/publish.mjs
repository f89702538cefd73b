/** What a school needs to publish lessons of its own: a file for Node, and the program of `skua check`. Nobody downloads them. */
import { join } from "node:path";
import { bundle } from "./bundle.mjs";
import { read } from "./error.mjs";

export async function buildPublish(root, store) {
  const program = await bundle(root, "web/publish/main.mjs", { platform: "node", target: "node18.20", mainFields: ["module", "main"] });
  store.keep("verify/skua-publish.mjs", program.text);
  const maker = "build the preset wasm first (cmake --build --preset wasm --target skua_checker)";
  // A classic script, whatever package it lies in.
  for (const [name, as] of [["skua-check.js", "skua-check.cjs"], ["skua-check.wasm", "skua-check.wasm"]]) {
    store.keep(`verify/${as}`, read(root, join(root, "build/wasm/checker", name), maker));
  }
}

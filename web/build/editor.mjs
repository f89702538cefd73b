/**
 * The page for changing lessons, on the lessons' origin: its script and style, the program that checks activities with its worker, and
 * the lessons that can be copied.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.mjs";
import { read } from "./error.mjs";
import { notices } from "./notices.mjs";

const toFiles = "../../files/";
const wasmMaker = "build the preset wasm first (cmake --build --preset wasm)";

export async function buildEditor(root, store) {
  const checker = (name) => JSON.stringify(`../${store.add(name, read(root, join(root, "build/wasm/checker", name), wasmMaker)).url}`);
  // The checker's script is a classic one; only a classic worker can run it.
  const worker = await bundle(root, "web/editor/check_worker.ts", { format: "iife" });
  const script = await bundle(root, "web/editor/main.ts", {
    define: {
      CHECK_WORKER_URL: JSON.stringify(`../${store.add("check-worker.js", worker.text).url}`),
      CHECK_JS_URL: checker("skua-check.js"),
      CHECK_WASM_URL: checker("skua-check.wasm"),
    },
  });
  const style = await bundle(root, "web/editor/editor.css");
  const values = {
    js: toFiles + store.add("editor.js", script.text).url,
    css: toFiles + store.add("editor.css", style.text).url,
    notices: toFiles + store.add("editor-notices.txt", notices(root, [...script.inputs, ...worker.inputs])).url,
  };
  const page = readFileSync(join(root, "web/editor/index.html"), "utf8");
  store.put("lessons/edit/index.html", page.replace(/%(css|js|notices)%/g, (_, which) => values[which]));
  store.put("lessons/edit/originals.json", JSON.stringify(originals(root, store)));
}

/** What the page says of each activity that can be copied, with the address of its text; see web/editor/lessons.ts. */
function originals(root, store) {
  return readdirSync(join(root, "modules")).sort().flatMap((module) => {
    const folder = join(root, "modules", module, "activities");
    if (!existsSync(folder)) return [];
    return readdirSync(folder).filter((name) => name.endsWith(".json")).sort().map((name) => {
      const text = readFileSync(join(folder, name), "utf8");
      const { id, minutes, languages, texts } = JSON.parse(text);
      const title = Object.fromEntries(languages.map((tag) => [tag, texts[tag].title]));
      return { module, id, title, minutes, languages, url: toFiles + store.add(`${module}.${id}.activity.json`, text).url };
    });
  });
}

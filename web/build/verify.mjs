/** What checks a journal: a file for Node, one more that shows a state in it, and a page on the lessons' origin, where the builds are. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.mjs";

const toFiles = "../../files/";

export async function buildVerify(root, store) {
  for (const [name, entry] of [["skua-verify", "main"], ["skua-state", "state_main"]]) {
    const program = await bundle(root, `web/replay/${entry}.ts`, { platform: "node", target: "node18.20" });
    store.put(`verify/${name}.mjs`, program.text);
  }
  // The runtime's script is a classic one; only a classic worker can run it.
  const worker = store.add("verify-worker.js", (await bundle(root, "web/replay/worker.ts", { format: "iife" })).text);
  const script = await bundle(root, "web/replay/page.ts", { define: { WORKER_URL: JSON.stringify(`../${worker.url}`) } });
  const style = await bundle(root, "web/replay/page.css");
  const values = { js: toFiles + store.add("verify.js", script.text).url, css: toFiles + store.add("verify.css", style.text).url };
  const page = readFileSync(join(root, "web/replay/index.html"), "utf8");
  store.put("lessons/verify/index.html", page.replace(/%(css|js)%/g, (_, which) => values[which]));
}

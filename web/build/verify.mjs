/** What checks a journal: one file for Node. */
import { bundle } from "./bundle.mjs";

export async function buildVerify(root, store) {
  const program = await bundle(root, "web/replay/main.ts", { platform: "node", target: "node18.20" });
  store.put("verify/skua-verify.mjs", program.text);
}

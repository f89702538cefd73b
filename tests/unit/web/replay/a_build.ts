/** A lesson's build in memory, and the header of a journal that was recorded on it. */
import { createHash } from "node:crypto";
import type { Site } from "../../../../web/replay/binaries.ts";

export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

export function aBuild() {
  const files = new Map<string, Uint8Array>();
  const add = (name: string) => {
    const bytes = new TextEncoder().encode(`the bytes of ${name}`);
    files.set(`files/0123456789abcdef/${name}`, bytes);
    return { url: `../../../files/0123456789abcdef/${name}`, sha256: sha256(bytes), bytes: bytes.length };
  };
  const manifest = {
    schema: 1, module: "antarctica", version: "1.0.0", abi: 1006000,
    runtime: { js: add("skua.js"), wasm: add("skua.wasm") }, code: add("antarctica.wasm"),
    locales: { en: add("antarctica.en.json") },
    activities: [{ id: "ice-core", title: { en: "Reading the ice" }, minutes: 30 }],
  };
  const bytes = new TextEncoder().encode(JSON.stringify(manifest));
  const name = sha256(bytes).slice(0, 16);
  files.set(`lessons/antarctica/${name}/manifest.json`, bytes);
  const header = {
    skua: "journal", schema: 2, abi: 1006000, module: { name: "antarctica", version: "1.0.0" },
    hashes: { runtime: manifest.runtime.wasm.sha256, module: manifest.code.sha256 }, manifest: name,
    activity: "ice-core", attempt: "0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10", actor: "k3v9x2", seed: 7, mode: "practice",
  };
  const site: Site = { read: async (path) => files.get(path), sha256: async (of) => sha256(of) };
  return { files, header, site, manifestPath: `lessons/antarctica/${name}/manifest.json` };
}

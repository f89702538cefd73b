/** Built sites in folders, and the runtime's script run by Node. */

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import { compileFunction } from "node:vm";
import type { RuntimeFactory } from "./instance.ts";
import type { Platform } from "./verify.ts";

/** 256 MB: a simulation that wants more is stopped, whoever made it. */
const mostPages = 4096;

async function readFirst(sites: string[], path: string): Promise<Uint8Array | undefined> {
  for (const site of sites) {
    try {
      return await readFile(join(site, path));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "ENOENT" && code !== "ENOTDIR") throw error;
    }
  }
  return undefined;
}

/** A classic script, as Emscripten writes it for Node; run from the bytes whose hash was checked. */
function runScript(text: string, path: string): RuntimeFactory {
  const names = ["require", "module", "exports", "__filename", "__dirname"];
  const run = compileFunction(`${text}\nreturn SkuaRuntime;`, names, { filename: path }) as (...values: unknown[]) => RuntimeFactory;
  const module = { exports: {} };
  return run(createRequire(path), module, module.exports, path, dirname(path));
}

/** The folders are looked through in their order. */
export function nodePlatform(sites: string[]): Platform {
  setFlagsFromString(`--wasm-max-mem-pages=${mostPages}`);
  return {
    read: (path) => readFirst(sites, path),
    sha256: async (bytes) => createHash("sha256").update(bytes).digest("hex"),
    factory: async ({ path, bytes }) => runScript(new TextDecoder().decode(bytes), resolve(sites[0] ?? ".", path)),
  };
}

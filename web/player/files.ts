/** All files of a lesson: the manifest first, then everything that it names, side by side. */

import type { FileEntry, Manifest } from "../protocol/protocol.ts";
import { versionOf } from "./address.ts";
import { get, loadBytes, loadScript, loadWasm } from "./download.ts";
import { Problem } from "./errors.ts";
import { sha256 } from "./hash.ts";
import type * as Checks from "./manifest.ts";
import type { RuntimeFactory } from "./runtime.ts";

export interface Lesson {
  manifest: Manifest;
  /** First 16 hex digits of the manifest's hash. */
  build: string;
  base: URL;
  factory: RuntimeFactory;
  runtime: WebAssembly.Module;
  code: WebAssembly.Module;
}

export interface Fetched {
  manifest: Manifest;
  build: string;
  base: URL;
  /** Everything but the texts, whose language only the host knows. */
  rest: Promise<Lesson>;
}

/** Address of manifest.ts relative to this script; the build puts it in. */
declare const MANIFEST_URL: string;

/** `progress` gets the part that has arrived, from 0 to 1: of the code, beside which texts are small. */
export async function fetchLesson(page: string, progress: (part: number) => void): Promise<Fetched> {
  if (typeof WebAssembly !== "object") throw new Problem("E-WASM");
  const base = new URL("manifest.json", page);
  const bytes = new Uint8Array(await (await get(base)).arrayBuffer());
  const hash = await sha256(bytes);
  const build = versionOf(page);
  if (!build || !hash.startsWith(build)) throw new Problem("E-HASH", `manifest.json: ${hash.slice(0, 16)}, its folder says ${build ?? "nothing"}`);
  const source = new TextDecoder().decode(bytes);
  /** Where a lesson can't be opened its manifest may be to blame. */
  const explain = async (error: unknown): Promise<never> => {
    const wrong = await import(MANIFEST_URL).then(({ wrongInManifest }: typeof Checks) => wrongInManifest(source), () => undefined);
    throw wrong ? new Problem("E-MANIFEST", wrong) : error;
  };
  return open(source, base, build, progress, explain).catch(explain);
}

async function open(source: string, base: URL, build: string, progress: (part: number) => void, explain: (error: unknown) => Promise<never>): Promise<Fetched> {
  const manifest = JSON.parse(source) as Manifest;
  const files = [manifest.runtime.js, manifest.runtime.wasm, manifest.code];
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  let got = 0;
  const arrived = (more: number) => progress((got += more) / total);
  const rest = Promise.all([
    loadScript(manifest.runtime.js, base, arrived),
    loadWasm(manifest.runtime.wasm, base, arrived),
    loadWasm(manifest.code, base, arrived),
  ])
    .then(([, runtime, code]) => ({ manifest, build, base, factory: factory(), runtime, code }))
    .catch(explain);
  rest.catch(() => {}); // whoever waits for it hears of it
  return { manifest, build, base, rest };
}

function factory(): RuntimeFactory {
  const found = (globalThis as { SkuaRuntime?: RuntimeFactory }).SkuaRuntime;
  if (!found) throw new Problem("E-MODULE", "the runtime's script has no SkuaRuntime");
  return found;
}

/** The texts in a language: flat, from key to text. */
export const fetchTexts = async (file: FileEntry, base: URL): Promise<Record<string, string>> =>
  JSON.parse(await fetchText(file, base)) as Record<string, string>;

export const fetchText = async (file: FileEntry, base: URL): Promise<string> =>
  new TextDecoder().decode(await loadBytes(file, base, () => {}));

/** Fetching the lesson's files: with progress, and nothing used before its hash is what the manifest says. */

import type { FileEntry } from "../protocol/protocol.ts";
import { Problem, reasonOf } from "./errors.ts";
import { integrity, sha256 } from "./hash.ts";

/** Bytes that have newly arrived. */
export type Arrived = (bytes: number) => void;

export async function get(url: URL): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch {
    throw new Problem("E-NETWORK", `${nameOf(url)}: no answer`);
  }
  if (!response.ok) throw new Problem("E-NETWORK", `${nameOf(url)}: HTTP ${response.status}`);
  return response;
}

const nameOf = (url: URL) => url.pathname.split("/").slice(-2).join("/");

/** As many bytes as the manifest says, or it is another file. */
async function read(response: Response, file: FileEntry, url: URL, arrived: Arrived): Promise<Uint8Array> {
  const bytes = new Uint8Array(file.bytes);
  let length = 0;
  try {
    const reader = response.body!.getReader();
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      if (length + step.value.length <= file.bytes) bytes.set(step.value, length);
      length += step.value.length;
      arrived(step.value.length);
    }
  } catch {
    throw new Problem("E-NETWORK", `${nameOf(url)}: broke off`);
  }
  const hash = await sha256(bytes);
  if (length !== file.bytes || hash !== file.sha256) throw new Problem("E-HASH", `${nameOf(url)}: ${hash.slice(0, 16)}, expected ${file.sha256.slice(0, 16)}`);
  return bytes;
}

export async function loadBytes(file: FileEntry, base: URL, arrived: Arrived): Promise<Uint8Array> {
  const url = new URL(file.url, base);
  return read(await get(url), file, url, arrived);
}

/** Compiles while the bytes arrive; servers that give .wasm a wrong type get it compiled afterwards. */
export async function loadWasm(file: FileEntry, base: URL, arrived: Arrived): Promise<WebAssembly.Module> {
  const url = new URL(file.url, base);
  const response = await get(url);
  const typed = /^application\/wasm\b/.test(response.headers.get("content-type") ?? "");
  const streamed = typed ? WebAssembly.compileStreaming(response.clone()).catch(() => undefined) : undefined;
  const bytes = await read(response, file, url, arrived);
  try {
    return (await streamed) ?? (await WebAssembly.compile(bytes as BufferSource));
  } catch (error) {
    throw new Problem("E-MODULE", `${nameOf(url)}: ${reasonOf(error)}`);
  }
}

/** A classic script under its integrity attribute, run once. */
export async function loadScript(file: FileEntry, base: URL, arrived: Arrived): Promise<void> {
  const url = new URL(file.url, base);
  const script = document.createElement("script");
  script.crossOrigin = "anonymous";
  script.integrity = integrity(file.sha256);
  script.src = url.href;
  const done = await new Promise<boolean>((resolve) => {
    script.onload = () => resolve(true);
    script.onerror = () => resolve(false);
    document.head.append(script);
  });
  script.remove();
  // The browser doesn't say why it refused: fetched as bytes, the same file tells us.
  if (!done) await loadBytes(file, base, () => {});
  if (!done) throw new Problem("E-NETWORK", nameOf(url));
  arrived(file.bytes);
}

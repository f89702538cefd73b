/** The very bytes that an attempt ran on: found by the journal's header, and nothing used before its hash is right. */

import { checkManifest } from "../player/manifest.ts";
import { Problem as PlayerProblem } from "../player/errors.ts";
import type { FileEntry, Manifest } from "../protocol/protocol.ts";
import type { Header } from "./journal.ts";
import { isProblem, problem, type Problem } from "./problem.ts";

/** Where built sites are read from. */
export interface Site {
  /** By the path under the site, such as "lessons/antarctica/0123456789abcdef/manifest.json"; nothing when it is not there. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Hexadecimal. */
  sha256(bytes: Uint8Array): Promise<string>;
}

export interface Binaries {
  manifest: Manifest;
  /** The runtime's script, and where it lies under the site. */
  script: { path: string; bytes: Uint8Array };
  runtime: Uint8Array;
  code: Uint8Array;
  /** The attempt's activity, where it is one in JSON. */
  activity?: Uint8Array;
}

/** A module's folder in a site, which is its name in a manifest: what a lesson itself writes is the name of its code, and that has no hyphens. */
const folderOf = (module: string): string => module.replaceAll("_", "-");

/** A header from an attacker must not choose other bytes than the manifest's, nor the manifest other bytes than the header's. */
function mismatch(header: Header, manifest: Manifest): Problem | undefined {
  if (header.abi !== manifest.abi) return problem("other-abi", { recorded: String(header.abi), built: String(manifest.abi) });
  const pairs: [field: string, recorded: string, built: string][] = [
    ["module.name", folderOf(header.module.name), manifest.module],
    ["module.version", header.module.version, manifest.version],
    ["hashes.runtime", header.hashes.runtime, manifest.runtime.wasm.sha256],
    ["hashes.module", header.hashes.module, manifest.code.sha256],
  ];
  const wrong = pairs.find(([, recorded, built]) => recorded !== built);
  return wrong && problem("other-bytes", { field: wrong[0], recorded: wrong[1], built: wrong[2] });
}

async function readManifest(site: Site, header: Header, path: string): Promise<Manifest | Problem> {
  const bytes = await site.read(path);
  if (!bytes) return problem("unknown-build", { module: header.module.name, manifest: header.manifest });
  const hash = await site.sha256(bytes);
  if (!hash.startsWith(header.manifest)) return problem("damaged-build", { file: path, found: hash.slice(0, 16) });
  try {
    return checkManifest(new TextDecoder().decode(bytes));
  } catch (error) {
    if (!(error instanceof PlayerProblem)) throw error;
    return problem("damaged-build", { file: path, found: error.detail });
  }
}

async function readFile(site: Site, file: FileEntry, folder: string): Promise<{ path: string; bytes: Uint8Array } | Problem> {
  const path = new URL(file.url, `http://site/${folder}`).pathname.slice(1);
  const bytes = await site.read(path);
  if (!bytes) return problem("incomplete-build", { file: path });
  const hash = await site.sha256(bytes);
  return hash === file.sha256 ? { path, bytes } : problem("damaged-build", { file: path, found: hash.slice(0, 16) });
}

export async function findBinaries(site: Site, header: Header): Promise<Binaries | Problem> {
  const folder = `lessons/${folderOf(header.module.name)}/${header.manifest}/`;
  const manifest = await readManifest(site, header, `${folder}manifest.json`);
  if (isProblem(manifest)) return manifest;
  const wrong = mismatch(header, manifest);
  if (wrong) return wrong;
  const activity = manifest.activities.find(({ id }) => id === header.activity)?.file;
  const files = [manifest.runtime.js, manifest.runtime.wasm, manifest.code, ...(activity ? [activity] : [])];
  const parts = await Promise.all(files.map((file) => readFile(site, file, folder)));
  for (const part of parts) if (isProblem(part)) return part;
  const [script, runtime, code, program] = parts as { path: string; bytes: Uint8Array }[];
  return { manifest, script: script!, runtime: runtime!.bytes, code: code!.bytes, ...(program && { activity: program.bytes }) };
}

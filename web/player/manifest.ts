/**
 * What a lesson consists of: files with their hashes, checked field by field. A script of its own, fetched when a lesson
 * can't be opened: a manifest that has the hash that its folder is named by is the one that was built.
 */

import type { AssetEntry, FileEntry, Manifest, Measurement } from "../protocol/protocol.ts";
import { either, exactly, fields, list, map, maybe, text, whole, WrongField, type Check } from "./check.ts";
import { Problem } from "./errors.ts";

const parts = {
  // Relative, so that nothing can be fetched from another place than the lesson's own.
  url: text(/^(\.\.\/)*([\w-][\w.-]*\/)*[\w-][\w.-]*$/, "a relative address"),
  sha256: text(/^[0-9a-f]{64}$/, "64 hexadecimal digits"),
  bytes: whole(1),
};
const file: Check<FileEntry> = fields(parts);
const asset: Check<AssetEntry> = fields({ name: text(/^[a-z][a-z0-9_-]*$/, "an asset's name"), where: maybe(exactly("fast")), ...parts });
const language = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

const name = text(/./, "a name");
const several = fields({ each: name, by: name, values: list(name, 1) });
const measurement: Check<Measurement> = (value, at) => (typeof value === "object" ? several : name)(value, at);

const shape: Check<Manifest> = fields({
  schema: exactly(1),
  module: text(/^[a-z][a-z0-9_-]*$/, "a module name"),
  version: text(/^\d+\.\d+\.\d+$/, "a version like 1.0.0"),
  abi: whole(1),
  runtime: fields({ js: file, wasm: file }),
  code: file,
  locales: map(language, file),
  pictures: maybe(map(/^[a-z][a-z0-9_-]*$/, file)),
  assets: maybe(list(asset, 1)),
  measurements: maybe(list(measurement, 1)),
  evidence: maybe(exactly(1)),
  activities: list(
    fields({
      id: text(/^[a-z][a-z0-9-]*$/, "an activity id"),
      title: map(language, text(/\S/, "a title")),
      minutes: whole(1),
      mode: maybe(either("practice", "assessment")),
      file: maybe(file),
      locales: maybe(map(language, file)),
    }),
    1,
  ),
});

export function checkManifest(source: string): Manifest {
  try {
    return shape(JSON.parse(source), "");
  } catch (error) {
    const detail = error instanceof WrongField ? error.message : "not JSON";
    throw new Problem("E-MANIFEST", `manifest.json: ${detail}`);
  }
}

/** What is wrong with it, by field; nothing if it is right. */
export function wrongInManifest(source: string): string | undefined {
  try {
    return void checkManifest(source);
  } catch (error) {
    return (error as Problem).detail;
  }
}

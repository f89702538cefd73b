/** The built site, as far as a lesson is made from it. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, posix, resolve } from "node:path";

/** Something in the site is missing or broken: a sentence for whoever runs the school. */
export class SiteError extends Error {}

export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

export class Site {
  constructor(folder) {
    this.folder = resolve(folder);
  }

  read(path) {
    try {
      return readFileSync(join(this.folder, path));
    } catch (error) {
      throw new SiteError(`${path} can't be read (${error.code}). Build the site again.`);
    }
  }

  #json(path) {
    try {
      return JSON.parse(this.read(path).toString("utf8"));
    } catch (error) {
      if (error instanceof SiteError) throw error;
      throw new SiteError(`${path} is not JSON. Build the site again.`);
    }
  }

  /** The newest version of a module: {version, folder, manifest}. */
  newest(module) {
    const { version } = this.#json(`lessons/${module}/latest.json`);
    const folder = `lessons/${module}/${version}`;
    return { version, folder, manifest: this.#json(`${folder}/manifest.json`) };
  }

  /** A file that a manifest names; its bytes are those that the manifest was made of. */
  file({ folder }, { url, sha256: expected }) {
    const path = posix.join(folder, url);
    const bytes = this.read(path);
    if (sha256(bytes) !== expected) throw new SiteError(`${path} is not what the manifest says. Build the site again.`);
    return bytes;
  }
}

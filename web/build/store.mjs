/** The site's folder: files under their hash, each compressible one with its .br beside it. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const compressible = new Set([".js", ".css", ".html", ".json", ".wasm", ".svg", ".txt", ".bin"]);

export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

export class Store {
  /** Paths that were written, relative to the project; and the brotli size of each file by its path under the site. */
  written = [];
  sizes = new Map();

  constructor(site, cache) {
    this.site = site;
    this.cache = cache;
    mkdirSync(cache, { recursive: true });
  }

  /** Writes at a fixed place under the site. A reader sees the old bytes or the new ones, nothing between. */
  put(path, content) {
    const bytes = Buffer.from(content);
    const squeezed = compressible.has(extname(path)) ? this.#squeeze(bytes) : undefined;
    this.#write(path, bytes);
    if (squeezed) this.#write(`${path}.br`, squeezed);
    this.sizes.set(path, (squeezed ?? bytes).length);
  }

  /** As `put`, for what nobody downloads. */
  keep(path, content) {
    this.#write(path, Buffer.from(content));
  }

  /** Writes under the content's hash; returns what a manifest says of it. `url` is relative to the folder of hashes. */
  add(name, content, folder = "files") {
    const bytes = Buffer.from(content);
    const hash = sha256(bytes);
    this.put(`${folder}/${hash.slice(0, 16)}/${name}`, bytes);
    return { url: `${hash.slice(0, 16)}/${name}`, sha256: hash, bytes: bytes.length };
  }

  /** Writes files that are found by their names: all under the hash of all. Returns the url of their folder. */
  addFolder(files, folder = "files") {
    const hash = sha256(JSON.stringify(files)).slice(0, 16);
    for (const [name, content] of files) this.put(`${folder}/${hash}/${name}`, content);
    return `${hash}/`;
  }

  #write(path, bytes) {
    const target = join(this.site, path);
    this.written.push(join("build/site", path));
    if (existsSync(target) && readFileSync(target).equals(bytes)) return;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(`${target}.new`, bytes);
    renameSync(`${target}.new`, target);
  }

  #squeeze(bytes) {
    const kept = join(this.cache, `${sha256(bytes)}.br`);
    if (existsSync(kept)) return readFileSync(kept);
    const squeezed = brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    });
    writeFileSync(`${kept}.new`, squeezed);
    renameSync(`${kept}.new`, kept);
    return squeezed;
  }
}

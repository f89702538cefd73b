// A copy of the built site with the hello page beside the lesson, so that both come from the same server in the same way.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const kHello = 'lessons/three-hello/0000000000000000/index.html';

function put(site, path, bytes) {
  mkdirSync(dirname(join(site, path)), { recursive: true });
  const compressed = brotliCompressSync(bytes);
  writeFileSync(join(site, path), bytes);
  writeFileSync(join(site, `${path}.br`), compressed);
  return { raw: bytes.length, brotli: compressed.length };
}

function putHashed(site, name, bytes) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const path = `files/${hash}/${name}`;
  return { path, ...put(site, path, bytes) };
}

/** Makes the copy; returns where the hello page is in it, and its sizes. */
export async function makeBenchSite(from, to) {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
  const bundle = await build({
    entryPoints: [join(here, 'three_hello/hello.js')], bundle: true, minify: true, format: 'esm', target: 'es2022', write: false, logLevel: 'error',
  });
  const script = putHashed(to, 'hello.js', Buffer.from(bundle.outputFiles[0].contents));
  const style = putHashed(to, 'hello.css', readFileSync(join(here, 'three_hello/style.css')));
  const page = readFileSync(join(here, 'three_hello/index.html'), 'utf8')
    .replace('SCRIPT', `../../../${script.path}`).replace('STYLE', `../../../${style.path}`);
  const html = put(to, kHello, Buffer.from(page));
  return { path: kHello, raw: script.raw + style.raw + html.raw, brotli: script.brotli + style.brotli + html.brotli };
}

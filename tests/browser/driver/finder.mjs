// Bundles the finder that is put into each page under test.
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

let bundle;

/** The finder as the source of a function without arguments. */
export function finderSource() {
  bundle ??= build({
    entryPoints: [fileURLToPath(new URL('finder_page.mjs', import.meta.url))],
    bundle: true,
    format: 'iife',
    minify: true,
    write: false,
    define: { 'process.env.NODE_ENV': '"test"', 'process.env': '{}', global: 'globalThis' },
    logLevel: 'error',
  }).then((result) => `() => { ${result.outputFiles[0].text} }`);
  return bundle;
}

// Measures what a student's browser fetches: sizes, and the boundary between runtime and modules.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

export function emccVersion() {
  let said;
  try {
    [said] = execFileSync('emcc', ['--version'], { encoding: 'utf8' }).split('\n');
  } catch (error) {
    throw new Error(`emcc can't be asked for its version (${error.code ?? error.message}). Run: eval "$(tools/toolchain/env)"`);
  }
  const version = /\b(\d+\.\d+\.\d+)\b/.exec(said)?.[1];
  if (!version) throw new Error(`emcc --version says "${said}", without a version`);
  return version;
}

function sizes(files) {
  return files.reduce((sum, file) => {
    const bytes = readFileSync(file);
    const brotli = brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    });
    return { raw: sum.raw + bytes.length, brotli: sum.brotli + brotli.length };
  }, { raw: 0, brotli: 0 });
}

/** Names that cross the boundary, sorted: "env.skua_ui_widget", "GOT.mem.x", exports without a prefix. */
export function boundary(file) {
  const module = new WebAssembly.Module(readFileSync(file));
  return {
    imports: WebAssembly.Module.imports(module).map(({ module: from, name }) => `${from}.${name}`).sort(),
    exports: WebAssembly.Module.exports(module).map(({ name }) => name).sort(),
  };
}

function lessonFolder(site, module) {
  const latest = join(site, 'lessons', module, 'latest.json');
  if (!existsSync(latest)) throw new Error(`${latest} is not there. Build the site first: node web/build.mjs`);
  return join(site, 'lessons', module, JSON.parse(readFileSync(latest, 'utf8')).version);
}

/** The player page with its own scripts and style sheets; what it only preloads is counted where it belongs. */
function pageFiles(lesson) {
  const index = join(lesson, 'index.html');
  const tags = readFileSync(index, 'utf8').match(/<(?:script|link)\b[^>]*>/g) ?? [];
  const own = tags.filter((tag) => tag.startsWith('<script') || /\brel="(?:stylesheet|modulepreload)"/.test(tag));
  const named = own.flatMap((tag) => /\b(?:src|href)="([^"]+\.(?:js|css))"/.exec(tag)?.[1] ?? []).map((url) => join(dirname(index), url));
  if (!named.some((file) => file.endsWith('.js'))) throw new Error(`${index} names no script`);
  return [...new Set([index, ...named])];
}

/** What the page's script fetches by itself once its first picture stands, and what that refers to. */
function fetchedLater(lesson, names) {
  let from = pageFiles(lesson).find((file) => file.endsWith('/player.js'));
  return names.map((name) => {
    const [, hash] = new RegExp(`"\\.\\./(\\w+)/${name}"`).exec(readFileSync(from, 'utf8')) ?? [];
    if (!hash) throw new Error(`${from} does not refer to ${name}`);
    return (from = join(dirname(from), '..', hash, name));
  });
}

/** The frog's meshes, of both sexes and all levels, as the build makes them: the first picture's are in the module, the others its assets. */
function specimenFiles(site) {
  const generated = join(site, '../wasm/modules/frog-dissection/specimen/generated');
  return ['closed', 'inside', 'fine'].map((level) => join(generated, `frog-${level}.bin`));
}

/** Everything that is held against expected.json. */
export function measure(site) {
  const modules = readdirSync(join(site, 'lessons')).filter((name) => existsSync(join(site, 'lessons', name, 'latest.json')));
  const measured = { sizes: {}, imports: {}, exports: {} };
  for (const module of modules) {
    const lesson = lessonFolder(site, module);
    const manifest = JSON.parse(readFileSync(join(lesson, 'manifest.json'), 'utf8'));
    const file = ({ url }) => join(lesson, url);
    const code = boundary(file(manifest.code));
    measured.sizes[`module ${module}`] = sizes([file(manifest.code)]);
    measured.imports[`module ${module}`] = code.imports;
    measured.exports[`module ${module}`] = code.exports;
    measured.sizes['runtime js'] = sizes([file(manifest.runtime.js)]);
    measured.sizes['runtime wasm'] = sizes([file(manifest.runtime.wasm)]);
    measured.exports.runtime = boundary(file(manifest.runtime.wasm)).exports;
    measured.sizes['player page'] = sizes(pageFiles(lesson));
    measured.sizes['first widgets'] = sizes(fetchedLater(lesson, ['start.js']));
    measured.sizes['further widgets, their script and style'] = sizes(fetchedLater(lesson, ['more.js', 'more.css']));
    measured.sizes['settings, their script and style'] = sizes(fetchedLater(lesson, ['settings.js', 'settings.css']));
    measured.sizes['notebook, its script and style'] = sizes(fetchedLater(lesson, ['notebook.js', 'notebook.css']));
    measured.sizes[`manifest ${module}`] = sizes([join(lesson, 'manifest.json')]);
    measured.sizes['script that fetches assets'] = sizes(fetchedLater(lesson, ['assets.js']));
    for (const asset of manifest.assets ?? []) measured.sizes[`asset ${module} ${asset.name}`] = sizes([file(asset)]);
    for (const [locale, part] of Object.entries(manifest.locales)) measured.sizes[`texts ${module} ${locale}`] = sizes([file(part)]);
    for (const { id, file: steps, locales } of manifest.activities.filter((activity) => activity.file)) {
      measured.sizes[`activity ${module} ${id}`] = sizes([file(steps)]);
      for (const [locale, part] of Object.entries(locales)) measured.sizes[`texts ${module} ${id} ${locale}`] = sizes([file(part)]);
    }
  }
  measured.sizes['specimen frog-dissection'] = sizes(specimenFiles(site));
  measured.sizes['host SDK'] = sizes([join(site, 'host/skua-host.js')]);
  return measured;
}

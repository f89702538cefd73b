// The unit tests of web/: TypeScript is bundled for Node first, as Node 18 reads none.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const project = new URL('../../', import.meta.url).pathname;
const out = join(project, 'build/web-tests');

function files(folder) {
  if (!existsSync(join(project, folder))) return [];
  return readdirSync(join(project, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? files(path) : /\.test\.(ts|mjs)$/.test(entry.name) ? [path] : [];
  });
}

const tests = ['tests/unit/web', 'tests/runner', 'tests/codesize'].flatMap(files);
const typed = tests.filter((path) => path.endsWith('.ts'));
rmSync(out, { recursive: true, force: true });
await build({
  absWorkingDir: project,
  entryPoints: typed,
  outdir: out,
  outbase: project,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node18',
  format: 'esm',
  sourcemap: 'inline',
  logLevel: 'error',
});
const runnable = tests.map((path) => (path.endsWith('.ts') ? join('build/web-tests', path.replace(/\.ts$/, '.mjs')) : path));
const { status } = spawnSync(process.execPath, ['--enable-source-maps', '--test', '--test-reporter=spec', ...runnable], { cwd: project, stdio: 'inherit' });
process.exitCode = status ?? 1;

// What can be fuzzed, and how it is run.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const kBundles = 'build/tests/fuzz';

const native = (name, folder = '') => ({ command: [`build/asan/tests/fuzz/${folder}fuzz-${name}`] });
const inNode = (name) => ({ command: [process.execPath, `${kBundles}/${name}.mjs`], source: `web/${name}.mjs` });

/** By name; each reads a folder of the corpus and takes --seed, --first, --runs and --keep. */
export const kTargets = {
  journal: native('journal'),
  archive: native('archive'),
  session: native('session'),
  launch: native('launch'),
  port: native('port'),
  activity: native('activity'),
  specimen: native('specimen'),
  items: native('items', 'school/'),
  responses: native('responses', 'school/'),
  made: native('made', 'school/'),
  notes: native('notes', 'school/'),
  messages: inNode('messages'),
  editor: inNode('editor'),
  schema: { ...inNode('schema'), corpus: 'items' },
  activity_schema: { ...inNode('activity_schema'), corpus: 'activity' },
};

/** Makes programs for Node of those that need the web's TypeScript. */
export async function bundleTargets(names) {
  const sources = names.map((name) => kTargets[name].source).filter(Boolean);
  if (!sources.length) return;
  const { build } = await import('esbuild');
  await build({
    entryPoints: sources.map((source) => join(here, source)), outdir: join(here, '../..', kBundles), outExtension: { '.js': '.mjs' },
    bundle: true, platform: 'node', format: 'esm', target: 'node18', packages: 'external', sourcemap: 'inline', logLevel: 'warning',
  });
}

#!/usr/bin/env node
// Delivery under faults, with the player's and the host's own scripts and the runtime that students get: a schedule is drawn
// from each seed. Needs the built site.
//
//     node tests/faults/page/run.mjs [--schedules N] [--seed S] [--trace]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const folder = path('../../../build/test-faults');

await build({
  entryPoints: { simulator: path('simulator.ts'), world: path('world.ts') }, outdir: folder, outExtension: { '.js': '.mjs' }, bundle: true, platform: 'node', format: 'esm', target: 'node18',
  packages: 'external', sourcemap: 'inline', logLevel: 'warning',
});
const { status } = spawnSync(process.execPath, ['--enable-source-maps', `${folder}/simulator.mjs`, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 1;

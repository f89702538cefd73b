// What finding what a pointer is on costs in WebAssembly: see cast_cost.cpp.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const kProgram = fileURLToPath(new URL('../../build/wasm/tests/bench/bench-cast.js', import.meta.url));

/** Rows of [scene, microseconds of a ray, of 99 in 100, budget]. */
export function castRows() {
  const { triangles, us, slow_us } = JSON.parse(execFileSync(process.execPath, [kProgram], { encoding: 'utf8' }));
  return [[`70 meshes of ${triangles} triangles`, us.toFixed(0), slow_us.toFixed(0), '2000']];
}

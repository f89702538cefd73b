// What a pass of a large view costs the main thread, in WebAssembly: see pass_cost.cpp.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const kProgram = fileURLToPath(new URL('../../build/wasm/tests/bench/bench-pass.js', import.meta.url));

/** Rows of [view, microseconds of a pass, of it what the change costs, bytes of the patch]. */
export function passRows() {
  const { nodes, still_us, changed_us, patch_bytes } = JSON.parse(execFileSync(process.execPath, [kProgram], { encoding: 'utf8' }));
  const row = (changed, us, bytes) => [`${nodes} nodes, ${changed} of them changed`, us.toFixed(0), (us - still_us).toFixed(0), bytes];
  return [row(0, still_us, 0), row(10, changed_us, patch_bytes)];
}

// What the frog's tissue costs, in WebAssembly: see tissue_cost.cpp.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const kProgram = fileURLToPath(new URL('../../build/wasm/tests/bench/bench-tissue.js', import.meta.url));

/** Rows of [what, measured, budget]. */
export function tissueRows() {
  const cost = JSON.parse(execFileSync(process.execPath, [kProgram], { encoding: 'utf8' }));
  return [
    [`a tick of skin and muscle, ${cost.vertices} vertices, while both are drawn at, us`, cost.awake_us.toFixed(0), '1,000'],
    ['… while they rest, us', cost.asleep_us.toFixed(3), '1'],
    ['a cut, us', cost.cut_us.toFixed(0), ''],
    ['both states of an opened belly, folded back, while the last flap moves, bytes', cost.bytes, '28,000'],
  ];
}

// What an activity's conditions cost at each tick, in WebAssembly: see tick_cost.cpp.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const kProgram = fileURLToPath(new URL('../../build/wasm/tests/bench/bench-tick.js', import.meta.url));

/** Rows of [activity, microseconds of a tick, budget]. */
export function tickRows() {
  const { conditions, us } = JSON.parse(execFileSync(process.execPath, [kProgram], { encoding: 'utf8' }));
  return [[`an activity with ${conditions} conditions`, us.toFixed(1), '50']];
}

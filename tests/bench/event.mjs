// What an event costs the main thread, in WebAssembly: see event_cost.cpp.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { journals } from '../replay/runtime.mjs';

const kProgram = fileURLToPath(new URL('../../build/wasm/tests/bench/bench-event.js', import.meta.url));

const kActivities = fileURLToPath(new URL('../../modules/antarctica/activities/', import.meta.url));

/** Rows of [attempt, events, microseconds of each, of that the session alone]. */
export function eventRows() {
  return journals().map(({ name, path }) => {
    const { events, us, model_us } = JSON.parse(execFileSync(process.execPath, [kProgram, path, ...readdirSync(kActivities).map((file) => kActivities + file)], { encoding: 'utf8' }));
    return [name, events, us.toFixed(1), model_us.toFixed(1)];
  });
}

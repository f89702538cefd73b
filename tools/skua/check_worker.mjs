// Plays games of one module, one after the other, and tells the outcome of each. Where it is stands in shared memory: a
// module that does not come back can't be asked.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { checkActivity } from './activity_check.mjs';

const { checker, wasm, attempts, activities, alone, games, commands, place } = workerData;
const bytes = new Uint8Array(place);

/** The first two bytes are the length. */
function at(text) {
  const length = Math.min(text.length, bytes.length - 2);
  bytes.set(text.subarray(0, length), 2);
  bytes[0] = length & 255;
  bytes[1] = length >> 8;
}

async function load() {
  const skua = await createRequire(import.meta.url)(checker)({ skua: { at }, printErr() {} });
  const loaded = await skua.skuaLoadModule(await WebAssembly.compile(readFileSync(wasm)), wasm);
  if (loaded === 2) throw new Error(`it was built for ABI ${skua.skuaModuleAbi()}, this runtime has ${skua._skua_abi()}. Build it again.`);
  if (loaded !== 0) throw new Error('it is not a Skua module: it exports no descriptor (see SKUA_MODULE in skua/module.h).');
  return skua;
}

function callsOf(skua) {
  const given = (text, use) => {
    const pointer = skua.stringToNewUTF8(text);
    const result = use(pointer);
    skua._free(pointer);
    return result;
  };
  return {
    activity: (text) => given(text, (json) => JSON.parse(skua.UTF8ToString(skua._skua_check_activity(json)))),
    module: () => JSON.parse(skua.UTF8ToString(skua._skua_check_module())),
    seen: (attempt) => given(JSON.stringify(attempt), (text) => skua.UTF8ToString(skua._skua_check_seen(text))),
    game: (activity, seed) => given(activity, (id) => JSON.parse(skua.UTF8ToString(skua._skua_check_game(id, seed, commands)))),
  };
}

function playAll(calls, module, read) {
  for (const { from, attempt } of attempts) {
    const wrong = calls.seen(attempt);
    if (wrong) throw new Error(`${from}: ${wrong}`);
  }
  for (const activity of alone ? read : module.activities) {
    for (let i = 0; i < games.count; i += 1) {
      const seed = (games.seed + i) >>> 0;
      parentPort.postMessage({ begun: { activity, seed } });
      const result = calls.game(activity, seed);
      if (result.error) throw new Error(result.error);
      parentPort.postMessage({ played: { activity, seed, ...result } });
      if (result.violation) return;
    }
  }
}

try {
  const calls = callsOf(await load());
  let good = true;
  const read = [];
  for (const path of activities) {
    const text = readFileSync(path, 'utf8');
    const { faults, remarks } = checkActivity(text, calls.activity);
    parentPort.postMessage({ read: { path, faults, remarks } });
    if (faults.length) good = false;
    else read.push(JSON.parse(text).id);
  }
  const module = calls.module();
  parentPort.postMessage({ module });
  if (good) playAll(calls, module, read);
  parentPort.postMessage({ done: true });
} catch (error) {
  const trap = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
  parentPort.postMessage(trap ? { trapped: error.message } : { failed: error.message });
}

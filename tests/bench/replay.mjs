// What it costs to play an attempt again in Node: as a whole program, in a runtime that stands, and the model's own steps
// alone, without hashes, score and comparison.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { attemptsIn } from '../../tools/skua/attempts.mjs';
import { kNames, play } from '../replay/attempts.mjs';
import { activitiesOf, kSite, lessonOf, start } from '../replay/runtime.mjs';
import { median } from './chromium.mjs';

const kChecker = fileURLToPath(new URL('../../build/wasm/checker/skua-check.js', import.meta.url));
const kTicksPerMinute = 60 * 60;
/** A tick's own steps on average over an attempt. */
const kMostStep_us = 200;
const wasmOf = (module) => fileURLToPath(new URL(`../../build/wasm/modules/${module.replaceAll('_', '-')}/${module.replaceAll('_', '-')}.wasm`, import.meta.url));

function timed(runs, act) {
  return median(Array.from({ length: runs }, () => {
    const begun = performance.now();
    act();
    return performance.now() - begun;
  }));
}

/** The model by itself, in the program of `skua check`, in ms. */
async function ownSteps(file, module, runs) {
  const skua = await createRequire(import.meta.url)(kChecker)({ skua: { at() {} } });
  await skua.skuaLoadModule(await WebAssembly.compile(readFileSync(wasmOf(module))), module);
  const { folder, manifest } = lessonOf(module);
  for (const activity of activitiesOf(manifest, ({ url }) => readFileSync(join(folder, url), 'utf8'))) {
    const { errors } = JSON.parse(skua.UTF8ToString(skua._skua_check_activity(skua.stringToNewUTF8(activity))));
    if (errors) throw new Error(JSON.stringify(errors));
  }
  const [{ attempt }] = attemptsIn(undefined, [file]);
  skua._skua_check_seen(skua.stringToNewUTF8(JSON.stringify(attempt)));
  const id = skua.stringToNewUTF8(attempt.activity);
  return timed(runs, () => skua._skua_check_steps(id));
}

/** Rows of [attempt, minutes, kB, program, all in the runtime, reading, playing, own steps, ratio], in ms, and a tick's own steps on average in us, and their budget. */
export async function replayRows() {
  const rows = [];
  for (const name of [...kNames, 'frog-opened']) {
    const { journal, minutes } = await play(name, { named: true });
    const { name: module } = JSON.parse(journal.slice(0, journal.indexOf('\n'))).module;
    // Minutes of soft tissue take seconds.
    const runs = module === 'frog_dissection' ? 3 : 50;
    const file = join(tmpdir(), `skua-bench-${process.pid}-${name}.skua-journal`);
    writeFileSync(file, journal);
    try {
      const program = timed(5, () => {
        const { status, stdout } = spawnSync(process.execPath, [join(kSite, 'verify/skua-verify.mjs'), file], { encoding: 'utf8' });
        if (status !== 0) throw new Error(stdout);
      });
      const runtime = await start(module);
      const replay = timed(runs, () => runtime.verify(journal));
      // Asked for the state at the begin, the runtime reads the file, and plays nothing.
      const reading = timed(runs, () => runtime.call('_skua_state_at', journal, 0));
      const own = await ownSteps(file, module, 2 * runs);
      rows.push([name, minutes.toFixed(0), (journal.length / 1000).toFixed(0), program.toFixed(0), replay.toFixed(1), reading.toFixed(1), (replay - reading).toFixed(1), own.toFixed(2), ((replay - reading) / own).toFixed(1), ((own * 1000) / (minutes * kTicksPerMinute)).toFixed(2), kMostStep_us]);
    } finally {
      rmSync(file);
    }
  }
  return rows;
}

// Half a minute of "Reading the ice", played at random by the built runtime: the honest journals that forgers start from.
import { createHash, randomUUID } from 'node:crypto';
import { chainOf } from '../school/chain.mjs';

const kTicks = 1800; // 30 s
const kDrillSpeed_m = 14; // per tick
const kCore_m = 3200;

/** An attempt of somebody, as the school's launch would have it. */
export function headerOf(seed, { manifest, version }) {
  const print = createHash('sha256').update(`attempt ${seed}`).digest('hex');
  const attempt = `${print.slice(0, 8)}-${print.slice(8, 12)}-8${print.slice(13, 16)}-9${print.slice(17, 20)}-${print.slice(20, 32)}`;
  return {
    skua: 'journal', schema: 2, abi: manifest.abi, module: { name: manifest.module, version: manifest.version },
    hashes: { runtime: manifest.runtime.wasm.sha256, module: manifest.code.sha256 }, manifest: version,
    activity: 'ice-core', attempt, actor: print.slice(40, 52), seed: parseInt(print.slice(52, 60), 16), mode: 'practice',
  };
}

/** Answers to what is asked once the first question is done. */
const kLater = [
  ...['ice', 'air'].map((response) => ({ item: 'which_age', response })),
  ...['air_moves', 'drill_air', 'sealed_later', 'old_water'].map((response) => ({ item: 'air_younger', response })),
];

/** What a student may try, whether or not it is allowed then. */
function wish(random, state) {
  const kind = random.below(10);
  if (kind < 3) {
    const depth_m = 50 + random.below(kCore_m - 60);
    state.restAt = state.tick + Math.ceil(Math.abs(depth_m - state.depth_m) / kDrillSpeed_m) + 1;
    state.depth_m = depth_m;
    return ['lower_drill', { depth_m }];
  }
  if (kind < 5) return ['take_sample', {}];
  if (kind < 7) return ['answer', { item: 'age_at_depth', response: `${random.chance(30) ? state.depth_m * 100 : random.below(800_000)}` }];
  if (kind === 7) return [random.pick(['hint', 'hint', 'show_answer']), { item: 'age_at_depth' }];
  if (kind === 8) return ['answer', random.pick(kLater)];
  return [random.pick(['next', 'undo', 'reset']), {}];
}

function wishes(random) {
  const state = { tick: 0, restAt: 0, depth_m: 0 };
  const commands = [[0, 'predict', { item: 'bottom_age', response: random.pick(['y8000', 'y80000', 'y800000', 'y8000000']) }], [0, 'next', { choice: 'show_card' }]];
  while (state.tick < kTicks && commands.length < 60) {
    const [name, parameters] = wish(random, state);
    commands.push([state.tick, name, parameters]);
    // Ticks pass only while the drill moves; what is asked for too late or too early is dropped below.
    if (state.restAt > state.tick && random.chance(80)) state.tick += random.chance(75) ? state.restAt - state.tick - 1 : random.below(state.restAt - state.tick);
  }
  return commands;
}

export const textOf = (records) => `${records.map((record) => JSON.stringify(record)).join('\n')}\n`;

/** The commands of these that the model takes, one after the other. */
function taken(runtime, header, commands) {
  for (;;) {
    const { divergence, error } = runtime.verify(textOf([header, { block: { first: 0, commands } }]));
    if (error) throw new Error(error);
    if (!divergence) return commands;
    commands = commands.filter((_, number) => number !== divergence.command.number);
  }
}

/** Records with the chain that belongs to their commands. */
export function rechained(records) {
  const [header] = records;
  const facts = { ...header, runtime: header.hashes.runtime, module: header.hashes.module };
  const all = [];
  for (const record of records) {
    if (record.block) {
      record.block.first = all.length;
      all.push(...record.block.commands);
      if (record.block.chain !== undefined) record.block.chain = chainOf(facts, all);
    }
    if (record.event) record.event.commands = Math.min(record.event.commands, all.length);
    if (record.event?.chain) record.event.chain = chainOf(facts, all);
    if (record.close) Object.assign(record.close, { commands: all.length, chain: chainOf(facts, all) });
  }
  return records.filter(({ block }) => block === undefined || block.commands.length > 0);
}

/**
 * What the runtime makes of commands: the whole journal, as records. Undefined when it does not take them. The runtime keeps
 * what an attempt has not delivered, so each goes by a name of its own; no record but header and chain depends on it.
 */
export function recordsOf(runtime, header, commands) {
  const { actor, activity, seed, mode, manifest, hashes } = header;
  const launch = { attempt: randomUUID(), actor, activity, seed, mode, manifest, hashes, resume: { commands, events: 0 } };
  if (runtime.call('_skua_launch', JSON.stringify(launch)) !== 0) return undefined;
  const [, ...records] = runtime.skua.UTF8ToString(runtime.skua._skua_journal()).trim().split('\n').map((line) => JSON.parse(line));
  return rechained([header, ...records]);
}

/** An honest journal as its browser would have delivered it: a block for each press, events between them. */
export function play(runtime, header, random) {
  const records = recordsOf(runtime, header, taken(runtime, header, wishes(random)));
  return { header, records, commands: records.flatMap(({ block }) => block?.commands ?? []) };
}

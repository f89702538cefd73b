// How long a replay needs to open and to go anywhere in the longest of the committed attempts, in Node: the very bytes of the
// page, without what is drawn.
import { journals, start } from '../replay/runtime.mjs';

const kSeeks = 300;

/** The same places in every run. */
function* places() {
  for (let i = 1; i <= kSeeks; i += 1) yield (i * 0.6180339887) % 1;
}

/** A replay of one attempt: {commands, openMs, exploreMs, medianMs, slowestMs}. Seeks include a pass of the view. */
async function measure({ name, text, header }) {
  const { skua, call } = await start(header.module.name);
  const { attempt, actor, activity, seed } = header;
  const steer = (what) => JSON.parse(skua.UTF8ToString(call('_skua_playback', JSON.stringify(what))));
  const timed = (act) => {
    const begin = performance.now();
    act();
    return performance.now() - begin;
  };
  const warn = console.warn;
  console.warn = () => {}; // The lesson has no words here.
  try {
    const launch = JSON.stringify({ attempt, actor, activity, seed, mode: 'replay', locale: 'en', journal: text });
    const openMs = timed(() => {
      const code = call('_skua_launch', launch);
      if (code !== 0) throw new Error(`${name}: the replay does not open: ${code}`);
    });
    let state = steer({ do: 'state' });
    const exploreMs = timed(() => {
      while (!state.explored) {
        skua._skua_frame(Date.now());
        state = steer({ do: 'state' });
      }
    });
    if (state.divergence) throw new Error(`${name}: ${state.divergence.message}`);
    const seeks = [...places()].map((part) => timed(() => {
      steer({ do: 'seek', value: Math.floor(part * state.duration) });
      skua._skua_frame(Date.now());
    })).sort((a, b) => a - b);
    const { command } = steer({ do: 'seek', value: state.duration });
    return { commands: command.number + 1, openMs, exploreMs, slowestMs: seeks.at(-1), medianMs: seeks[kSeeks / 2] };
  } finally {
    console.warn = warn;
  }
}

/** Rows of [attempt, commands, opening, playing ahead, a seek, the slowest seek], in ms. */
export async function seekRows() {
  const rows = [];
  for (const journal of journals()) {
    const { commands, openMs, exploreMs, medianMs, slowestMs } = await measure(journal);
    rows.push([journal.name, commands, ...[openMs, exploreMs, medianMs, slowestMs].map((ms) => ms.toFixed(1))]);
  }
  return rows;
}

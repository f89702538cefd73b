// How much an attempt weighs: its journal, a keyframe, a checkpoint, of each committed attempt as it is made today.
import { kNames, play } from '../replay/attempts.mjs';

/** Rows of [attempt, minutes, journal, largest keyframe, checkpoint], in characters. */
export async function weightRows() {
  const rows = [];
  for (const name of kNames) {
    const { journal, minutes } = await play(name, { named: true });
    const { checkpoint } = await play(name, { named: true, keep: 'checkpoint' });
    const keyframes = journal.split('\n').filter((line) => line.startsWith('{"block"')).map((line) => JSON.parse(line).block.keyframe?.length ?? 0);
    rows.push([name, minutes.toFixed(0), journal.length, Math.max(...keyframes), checkpoint.length]);
  }
  return rows;
}

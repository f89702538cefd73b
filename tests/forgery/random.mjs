// What forgers draw, the same for the same seed.
import { fractions } from '../random.mjs';

export function randomOf(seed) {
  const next = fractions(seed);
  const below = (count) => Math.floor(next() * count);
  return { below, pick: (list) => list[below(list.length)], chance: (percent) => next() * 100 < percent };
}

// Chance with a seed (mulberry32): the same seed draws the same cases.

/** Whole numbers below 2 to the 32nd. */
function numbersOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** Numbers from 0 to 1, 1 excluded. */
export function fractions(seed) {
  const next = numbersOf(seed);
  return () => next() / 2 ** 32;
}

/** Whole numbers below a count. */
export function numbers(seed) {
  const next = numbersOf(seed);
  return (count) => next() % count;
}

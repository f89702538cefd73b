/**
 * One clock for everything that is told to the runtime: milliseconds since 1970. It never goes back, and never stands still
 * when the clock on the wall is set back.
 */

let latest = 0;
let seen = 0;

export function now(): number {
  const steady = performance.now();
  latest = Math.max(Date.now(), latest + (steady - seen));
  seen = steady;
  return latest;
}

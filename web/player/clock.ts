/** One clock for everything that is told to the runtime: milliseconds since 1970, never going back. */

let latest = 0;

export function now(): number {
  return (latest = Math.max(latest, Date.now()));
}

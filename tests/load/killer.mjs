// Kills the school while it writes, at moments that follow from a seed.
import { fractions } from '../random.mjs';
import { pause } from './client.mjs';

/** The last part of a run is left in peace. */
const kUntil = 0.9;
const kMostLater_ms = 6;

/** [{at_ms, later_ms}]: from then on, so long after the next request was sent. One in each of `count` equal parts of the time. */
export function momentsOf(seed, count, seconds) {
  const next = fractions(seed);
  const part_ms = (seconds * 1000 * kUntil) / count;
  return Array.from({ length: count }, (_, i) => ({ at_ms: Math.round((i + next()) * part_ms), later_ms: Math.floor(next() * kMostLater_ms) }));
}

export class Killer {
  constructor({ seed, kill, seconds }, school, figures) {
    Object.assign(this, { school, figures, seconds, moments: momentsOf(seed, kill, seconds) });
  }

  /** How many milliseconds each restart took. `start` of performance.now(). */
  async work(start) {
    const restarts = [];
    for (const { at_ms, later_ms } of this.moments) {
      await pause(at_ms - (performance.now() - start));
      const underWay = await this.whileWriting(later_ms, start);
      if (!underWay) break;
      const took = await this.school.killAndRestart();
      restarts.push(took);
      console.log(`kill ${restarts.length}: drawn for ${at_ms} ms + ${later_ms} ms after a request, ${underWay} under way, ${this.figures.acknowledged.length} items acknowledged; back after ${took.toFixed(0)} ms`);
    }
    return restarts;
  }

  /**
   * Waits for such a moment at which a request is under way: how many are. 0 if nobody writes any more. Where requests are
   * over sooner than drawn, each next one is given less time, so that a fast school is killed as surely as a slow one.
   */
  async whileWriting(later_ms, start) {
    const over_ms = this.seconds * 1000 - (performance.now() - start);
    const over = pause(over_ms).then(() => true);
    for (;;) {
      if (await Promise.race([this.figures.nextSent().then(() => false), over])) return 0;
      if (later_ms) await pause(later_ms);
      if (this.figures.underWay > 0) return this.figures.underWay;
      later_ms >>= 1;
    }
  }
}

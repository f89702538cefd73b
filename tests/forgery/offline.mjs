// Forged journals before the verifier alone: each must be refused, each honest one accepted.
import { kAttacks } from './attacks.mjs';
import { isPatchesFault, patchedRuntime, withPatched } from './patched.mjs';
import { headerOf, play, recordsOf, textOf } from './play.mjs';
import { lessonOf, startHonest } from './program.mjs';
import { randomOf } from './random.mjs';

const kNames = Object.keys(kAttacks);
/** One module serves so many attempts: it has to be compiled. */
const kPatchedFor = 20;
const kTries = 20;
/** So many forgeries in one instance. */
const kAttemptsEach = 25;
/** Honest journals that the forgers start from; making one takes longer than forging one. */
const kPool = 400;

const compact = (records) => records.map((record) => JSON.stringify(record));

/** Whether these records are all that honest play of their commands gives: then nothing in them is forged. */
function isHonest(runtime, records) {
  const made = recordsOf(runtime, records[0], records.flatMap(({ block }) => block?.commands ?? []));
  if (!made) return false;
  const said = (list) => compact(list.filter(({ block }) => !block)).join('\n');
  // What was cut off behind is an attempt that is not at its end yet.
  return records.at(-1).close ? said(made) === said(records) : said(made).startsWith(said(records));
}

export class Forger {
  static async start() {
    const forger = new Forger();
    forger.lesson = lessonOf('antarctica');
    forger.runtime = await startHonest('antarctica');
    forger.pool = new Map();
    return forger;
  }

  /** Nobody takes what the runtime's attempts want to deliver: now and then it starts anew. */
  async renew(seed) {
    if (seed % kAttemptsEach === 0) this.runtime = await startHonest('antarctica');
  }

  honest(seed) {
    return play(this.runtime, headerOf(seed, this.lesson), randomOf(seed));
  }

  fromPool(random) {
    const seed = random.below(kPool);
    if (!this.pool.has(seed)) this.pool.set(seed, this.honest(seed));
    return structuredClone(this.pool.get(seed));
  }

  /** A module that makes something else of these commands; its instance may not survive them. */
  async patch(random, { header, commands, records }) {
    for (let i = 0; i < kTries; i += 1) {
      try {
        const runtime = await patchedRuntime(random);
        const made = runtime && withPatched(() => recordsOf(runtime, header, commands));
        if (made && textOf(made) !== textOf(records)) return runtime;
      } catch (error) {
        if (!isPatchesFault(error)) throw error;
      }
    }
    return undefined;
  }

  /** A forged journal, and the name of the attack: drawn by the seed. */
  async forge(seed) {
    const random = randomOf(seed);
    await this.renew(seed);
    for (let i = 0; i < kTries; i += 1) {
      const name = kNames[(seed + i) % kNames.length];
      const [mine, other] = [this.fromPool(random), this.fromPool(random)];
      if (name === 'patched module' && (!this.patched || (this.uses = (this.uses ?? 0) + 1) % kPatchedFor === 0)) this.patched = await this.patch(random, mine);
      let records;
      try {
        records = withPatched(() => kAttacks[name](structuredClone(mine), random, { other, patched: this.patched }));
      } catch (error) {
        if (!isPatchesFault(error)) throw error;
        this.patched = undefined; // the forger's own module stopped, or never does
        continue;
      }
      if (!records || textOf(records) === textOf(mine.records) || isHonest(this.runtime, records)) continue;
      return { name, text: textOf(records) };
    }
    throw new Error(`seed ${seed}: no attack has a hold`);
  }
}

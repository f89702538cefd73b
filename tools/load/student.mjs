// One student at work: items become due with time; what is due is delivered, one request at a time, until it is acknowledged.
import { Client } from './client.mjs';
import { Player } from './recording.mjs';

const kMostInBatch = 50;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class Student {
  /** `tally` is shared: what all of them saw (report.mjs). */
  constructor({ where, person, assignment, tally }) {
    Object.assign(this, { person, assignment, tally, client: new Client(where) });
    /** What the school said it has, in the order in which it was made. */
    this.acknowledged = [];
    /** Made, and not known to be there. */
    this.waiting = [];
  }

  async open(records, goOn) {
    await this.client.signIn(this.person);
    const { launch } = await this.#launch();
    this.attempt = launch.attempt;
    /** All that is in the attempt will be of this run. */
    this.fresh = !launch.resume.events && !launch.resume.commands.length;
    if (!this.fresh && !goOn) {
      throw new Error(`The attempt of ${this.person} at ${this.assignment} has work in it. Use a school of its own, or say --go-on.`);
    }
    this.player = new Player(records, launch);
  }

  async #launch() {
    const launched = await this.client.ask('POST', `/api/assignments/${this.assignment}/launch`, { locale: 'en' });
    this.token = launched.launch.token;
    return launched;
  }

  /** Until `end` (milliseconds since 1970), and then until all that was made is there; gives up `patience` later. */
  async work(rate, end, patience_ms) {
    let made = 0;
    const begun = Date.now();
    for (;;) {
      const now = Math.min(Date.now(), end);
      for (const due = Math.floor(((now - begun) / 1000) * rate); made < due; made += 1) this.waiting.push({ item: this.player.next(), made: Date.now() });
      if (Date.now() >= end && (!this.waiting.length || Date.now() > end + patience_ms)) return;
      if (!this.waiting.length) await pause(1000 / rate);
      else if (!(await this.#deliver())) await pause(100 + Math.random() * 200);
    }
  }

  async #deliver() {
    const batch = this.waiting.slice(0, kMostInBatch);
    const begun = performance.now();
    let reply;
    try {
      reply = await this.client.request('POST', `/api/attempts/${this.attempt}/items`, { items: batch.map(({ item }) => item) },
        this.token ? { Authorization: `Bearer ${this.token}` } : {});
    } catch (error) {
      this.tally.lost(error);
      return false;
    }
    this.tally.answered(reply.status, performance.now() - begun);
    if (reply.status === 401) await this.#launch().catch((error) => this.tally.lost(error));
    if (reply.status !== 200) return false;
    if (reply.json.token) this.token = reply.json.token;
    this.#settle(batch, reply.json);
    return true;
  }

  #settle(batch, { acknowledged, refused }) {
    const ids = new Set(acknowledged), codes = new Map(refused.map(({ id, code }) => [id, code]));
    for (const { item, made } of batch) {
      if (ids.has(item.id)) {
        this.acknowledged.push(item);
        this.tally.durable(Date.now() - made);
      } else if (codes.has(item.id)) this.tally.refused(codes.get(item.id), item);
    }
    this.waiting = this.waiting.filter(({ item }) => !ids.has(item.id) && !codes.has(item.id));
  }
}

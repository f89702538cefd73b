// One student under load: makes the items of a whole attempt at an even pace, and delivers them as a lesson's page does: one
// request at a time, with all that is waiting, again and again until each is acknowledged.
import { performance } from 'node:perf_hooks';
import { Client, pause } from './client.mjs';

const kMostAtOnce = 50;
const kTicksPerSecond = 60;

/** The tick that simulated time has reached with an item. */
function tickOf({ kind, body }) {
  if (kind === 'event') return body.tick;
  return (kind === 'commands' ? body.commands : body.views).at(-1)[0];
}

export class Student {
  /** `rate`: items a second. */
  constructor(person, where, figures, rate) {
    Object.assign(this, { person, figures, rate, client: new Client(where, figures), made: [], acknowledged: new Set() });
  }

  /** Opens the assignment; `play` makes the items of a launch. False if somebody has worked on it already. */
  async begin(assignment, play) {
    this.assignment = assignment;
    const { resume, ...launch } = await this.launch();
    if (resume.commands.length || resume.events) return false;
    this.since = Date.now();
    this.attempt = launch.attempt;
    this.actor = launch.actor;
    this.seed = launch.seed;
    this.script = await play(launch);
    return true;
  }

  async launch() {
    const { json } = await this.client.insist('POST', `/api/assignments/${this.assignment}/launch`, { body: { locale: 'en' } });
    this.token = json.launch.token;
    return json.launch;
  }

  /** Until all is made and acknowledged. After `end` nothing more is made. */
  async work(end) {
    const start = performance.now();
    const waiting = [];
    for (;;) {
      const now = performance.now();
      while (now < end && this.isDue(start, now)) waiting.push(this.make(now));
      if (waiting.length) {
        const batch = waiting.splice(0, kMostAtOnce);
        await this.deliver(batch);
      } else if (now >= end || this.made.length === this.script.length) return;
      else await pause(Math.min(20, end - now));
    }
  }

  /** At the rate, and never ahead of the time since the attempt began. */
  isDue(start, now) {
    const next = this.script[this.made.length];
    if (!next) return false;
    const tick_ms = (tickOf(next) / kTicksPerSecond) * 1000;
    return now - start >= ((this.made.length + 1) / this.rate) * 1000 && Date.now() - this.since >= tick_ms;
  }

  /** An item is stamped when it happens, and then stays as it is. */
  make(now) {
    const item = { ...this.script[this.made.length], time: new Date().toISOString() };
    this.made.push(item);
    return { item, madeAt: now };
  }

  async deliver(batch) {
    const items = batch.map(({ item }) => item);
    const receipt = await this.post(items);
    const now = performance.now();
    if (receipt.token) {
      this.token = receipt.token;
      this.figures.renewed += 1;
    }
    if (receipt.refused.length) throw new Error(`${this.person.name}: refused: ${JSON.stringify(receipt.refused[0])}`);
    for (const { item, madeAt } of batch) {
      if (!receipt.acknowledged.includes(item.id)) throw new Error(`${this.person.name}: ${item.id} is neither acknowledged nor refused.`);
      this.acknowledged.add(item.id);
      this.figures.acknowledged.push(now - madeAt);
    }
  }

  async post(items) {
    for (;;) {
      const sent = performance.now();
      const path = `/api/attempts/${this.attempt}/items`;
      const { status, json, text } = await this.client.insist('POST', path, { body: { items }, token: this.token, also: [401] });
      if (status < 300) {
        this.figures.answers.push(performance.now() - sent);
        return json;
      }
      if (json?.error?.code !== 'token-expired') throw new Error(`${this.person.name}: ${status} ${text}`);
      this.figures.expired += 1;
      await this.launch();
    }
  }
}

// The items of a recorded attempt, as another student would send them: over and over, with numbers that go on.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Fault } from './arguments.mjs';

const kSlowest_ticks_per_s = 30;

/** The records of a journal file: [{kind, body}]. What happens once in an attempt is left out. */
export function readRecording(path) {
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Fault(`${path} can't be read (${error.code}).`);
  }
  const kinds = { block: 'commands', event: 'event', view: 'view' };
  const records = [];
  try {
    const [header, ...lines] = text.trimEnd().split('\n').map((line) => JSON.parse(line));
    if (header.skua !== 'journal') throw new Error();
    for (const line of lines) {
      const name = Object.keys(kinds).find((kind) => line[kind]);
      if (name && !['started', 'completed'].includes(line[name].type)) records.push({ kind: kinds[name], body: line[name] });
    }
  } catch {
    throw new Fault(`${path} is no journal: one JSON object on each line, the first with "skua":"journal".`);
  }
  if (!records.some(({ kind }) => kind === 'commands')) throw new Fault(`${path} has no commands that could be sent.`);
  return records;
}

/** The same item has the same id, from whichever launch it is sent. */
function idOf(attempt, kind, number) {
  const hex = createHash('sha256').update(`${attempt} ${kind} ${number}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Makes items without end. Ticks follow the clock, as the school takes no others; states and chains are left out, since
 * nobody runs the lesson here. (So a replay would not confirm these scores, and none is asked for: no attempt ends.)
 */
export class Player {
  constructor(records, { attempt, resume }) {
    Object.assign(this, { records, attempt, place: 0, begun: Date.now() });
    this.commands = resume.commands.length;
    this.tick = resume.commands.at(-1)?.[0] ?? 0;
    this.events = resume.events;
    this.views = resume.views ?? 0;
  }

  next() {
    if (this.events === 0) return this.#item('event', this.events++, { n: 0, type: 'started', tick: this.tick, commands: this.commands });
    const { kind, body } = this.records[this.place++ % this.records.length];
    this.tick = Math.max(this.tick, Math.floor(((Date.now() - this.begun) / 1000) * kSlowest_ticks_per_s));
    if (kind === 'commands') {
      const first = this.commands;
      this.commands += body.commands.length;
      const { keyframe } = body;
      return this.#item(kind, first, { first, commands: body.commands.map(([, ...rest]) => [this.tick, ...rest]), ...(keyframe && { keyframe }) });
    }
    if (kind === 'view') {
      const first = this.views;
      this.views += body.views.length;
      return this.#item(kind, first, { first, views: body.views.map(([, , changes]) => [this.tick, this.commands, changes]) });
    }
    const n = this.events++;
    return this.#item(kind, n, { ...body, n, tick: this.tick, commands: this.commands });
  }

  #item(kind, number, body) {
    return { id: idOf(this.attempt, kind, number), attempt: this.attempt, kind, time: new Date().toISOString(), body };
  }
}

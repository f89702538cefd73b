// What somebody could send who wants a score that they did not earn. Each attack knows the whole format, computes the chain
// anew, and keeps everything else consistent as far as it can without having played: what it can't know is what the model
// would have made of it.
import { rechained, recordsOf } from './play.mjs';

const copy = (value) => structuredClone(value);

const blocksOf = (records) => records.filter(({ block }) => block);
const eventsOf = (records, type) => records.filter(({ event }) => event && (type === undefined || event.type === type));
const someCommand = (records, random) => {
  const { block } = random.pick(blocksOf(records));
  return { block, at: random.below(block.commands.length) };
};
const rescored = (score, raw) => ({ ...score, raw, scaled: score.max ? raw / score.max : 0 });
/** From this record on the score is higher by so much. */
function raise(records, from, points) {
  for (const { event, close } of records.slice(from)) {
    const standing = event?.score ? event : close;
    if (standing?.score) standing.score = rescored(standing.score, Math.min(standing.score.max, standing.score.raw + points));
  }
}

/** Each: (honest journal, random, {other, runtime}) -> records, or nothing where it has no hold. */
export const kAttacks = {
  /** Another depth, another answer, the states that were recorded for the old one. */
  'edited parameter': ({ records }, random) => {
    const { block, at } = someCommand(records, random);
    const [, , parameters] = block.commands[at];
    const name = random.pick(Object.keys(parameters));
    if (name === undefined) return undefined;
    parameters[name] = typeof parameters[name] === 'number' ? parameters[name] + 1 + random.below(500) : `${parameters[name]}0`;
    return rechained(records);
  },
  /** The wrong answer never happened. */
  'dropped command': ({ records }, random) => {
    const { block, at } = someCommand(records, random);
    block.commands.splice(at, 1);
    return rechained(records);
  },
  /** A right answer is put in, found out elsewhere. */
  'inserted command': ({ records }, random) => {
    const { block, at } = someCommand(records, random);
    block.commands.splice(at, 0, [block.commands[at][0], 'answer', { item: 'age_at_depth', response: `${random.below(800_000)}` }]);
    return rechained(records);
  },
  /** The hint came after the answer. */
  'reordered commands': ({ records }, random) => {
    const blocks = blocksOf(records);
    const at = random.below(blocks.length - 1);
    const [first, second] = [blocks[at].block, blocks[at + 1]?.block];
    if (!second) return undefined;
    const [a, b] = [first.commands.at(-1), second.commands[0]];
    first.commands[first.commands.length - 1] = [a[0], b[1], b[2]];
    second.commands[0] = [b[0], a[1], a[2]];
    return rechained(records);
  },
  /** Time that did not pass. */
  'fast-forwarded time': ({ records }, random) => {
    const blocks = blocksOf(records);
    const ticks = 1 + random.below(600);
    for (const { block } of blocks.slice(random.below(blocks.length))) for (const command of block.commands) command[0] += ticks;
    return rechained(records);
  },
  /** The same commands, with a better score in what was reported of them. */
  'raised score': ({ records }, random) => {
    const scored = records.findIndex(({ event }) => event?.score && event.score.raw < event.score.max);
    if (scored < 0) return undefined;
    raise(records, scored, 0.25 * (1 + random.below(4)));
    return records;
  },
  /** A wrong answer is reported as a right one. */
  'wrong told as right': ({ records }, random) => {
    const wrong = eventsOf(records, 'answered').filter(({ event }) => !event.correct);
    if (!wrong.length) return undefined;
    const record = random.pick(wrong);
    record.event.correct = true;
    delete record.event.misconception;
    raise(records, records.indexOf(record), 1);
    return records;
  },
  /** The second try is reported as the first. */
  'tries forgotten': ({ records }, random) => {
    const again = eventsOf(records, 'answered').filter(({ event }) => event.try > 1);
    if (!again.length) return undefined;
    random.pick(again).event.try = 1;
    return records;
  },
  /** The report of a hint or a wrong answer is left out, and the numbers closed up. */
  'dropped event': ({ records }, random) => {
    const events = eventsOf(records).slice(1);
    if (!events.length) return undefined;
    const gone = random.pick(events);
    const left = records.filter((record) => record !== gone);
    eventsOf(left).forEach(({ event }, n) => (event.n = n));
    left.at(-1).close.events -= 1;
    return left;
  },
  /** Half a minute of work is the whole lesson. */
  'claimed completion': ({ records }) => {
    const { close } = records.at(-1);
    const { state, chain, tick, commands, events: n } = close;
    const score = { raw: close.score.max, max: close.score.max, scaled: 1 };
    const event = { n, type: 'completed', tick, commands, score, done: 5, items: 5, state, chain };
    return [...records.slice(0, -1), { event }, { close: { ...close, events: n + 1, score, completed: true } }];
  },
  /** The end alone is better than the way to it. */
  'closing record': ({ records }, random) => {
    const { close } = records.at(-1);
    close.score = rescored(close.score, Math.min(close.score.max, close.score.raw + 0.25 + random.below(4)));
    return records;
  },
  /** Another's work under one's own name: the chain is theirs. */
  'another\'s journal': ({ records, header }, _random, { other }) => [{ ...header }, ...copy(other.records).slice(1)],
  /** Another's commands with one's own chain, and what was recorded for their seed. */
  'another\'s commands': ({ header }, _random, { other }) => rechained([{ ...header }, ...copy(other.records).slice(1)]),
  /** One's own seed is exchanged for one whose answers are known. */
  'another seed': ({ records }, random) => {
    records[0].seed = (records[0].seed + 1 + random.below(1e9)) >>> 0;
    return rechained(records);
  },
  /** The first half of one attempt, the second of another. */
  'spliced journals': ({ records }, _random, { other }) => {
    const half = Math.ceil(records.length / 2);
    const rest = copy(other.records).slice(half);
    let tick = Math.max(0, ...blocksOf(records.slice(0, half)).map(({ block }) => block.commands.at(-1)[0]));
    for (const { block } of blocksOf(rest)) for (const command of block.commands) tick = command[0] = Math.max(tick, command[0]);
    return rechained([...records.slice(0, half), ...rest]);
  },
  /** A snapshot of a state that was never reached, to be taken as a start. */
  'invented keyframe': ({ records }, random) => {
    random.pick(blocksOf(records)).block.keyframe = Buffer.from(Array.from({ length: 60 }, () => random.below(256))).toString('base64');
    return records;
  },
  /** A module that judges otherwise was run; its journal is sent under the honest hashes. */
  'patched module': ({ commands, header }, _random, { patched }) => patched && recordsOf(patched, header, commands),
};

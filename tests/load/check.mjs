// Whether a school has what it acknowledged: each item once, in order, word for word, and nothing that nobody sent.
import { isDeepStrictEqual } from 'node:util';

const kNames = { event: 'event', commands: 'block', view: 'view' };

/** What the school stored of one kind: an unbroken beginning of what was made that reaches beyond everything acknowledged. */
function faultsOfKind(kind, made, acknowledged, stored) {
  const faults = [];
  const name = kNames[kind];
  const least = made.findLastIndex(({ id }) => acknowledged.has(id)) + 1;
  if (stored.length < least) faults.push(`${least - stored.length} of ${least} ${name}s that were acknowledged are not there`);
  if (stored.length > made.length) faults.push(`${stored.length - made.length} ${name}s more than were made`);
  stored.slice(0, made.length).some((found, i) => {
    const { id, time, body } = made[i];
    const wanted = { ...(found.id !== undefined && { id }), ...(found.time !== undefined && { time }), body };
    if (isDeepStrictEqual(found, wanted)) return false;
    faults.push(`${name} ${i} is ${JSON.stringify(found).slice(0, 200)}, not ${JSON.stringify(wanted).slice(0, 200)}`);
    return true;
  });
  return faults;
}

/**
 * What is wrong with an attempt, as texts. `made`: its items in order; `acknowledged`: a set of ids; `events`: what the school's
 * API says of its events; `journal`: the file.
 */
export function faultsOf({ attempt, actor, seed, made, acknowledged }, { events, refused }, journal) {
  const [header, ...lines] = journal.trimEnd().split('\n').map((line) => JSON.parse(line));
  const faults = [];
  for (const [field, wanted] of Object.entries({ attempt, actor, seed })) {
    if (header[field] !== wanted) faults.push(`the journal's ${field} is ${header[field]}, not ${wanted}`);
  }
  if (refused.length) faults.push(`${refused.length} items were refused, the first with ${refused[0].code}`);
  const ofKind = (kind) => made.filter((item) => item.kind === kind);
  const inJournal = (name) => lines.filter((line) => name in line).map(({ [name]: body, time }) => ({ ...(time !== undefined && { time }), body }));
  const byApi = events.map(({ id, time, received, ...body }) => ({ id, time, body }));
  const lanes = [['event', byApi], ['event', inJournal('event')], ['commands', inJournal('block')], ['view', inJournal('view')]];
  return [...faults, ...lanes.flatMap(([kind, stored]) => faultsOfKind(kind, ofKind(kind), acknowledged, stored))];
}

// Whether what the school has is what it said it has.

const numberOf = (kind, body) => `${kind} ${kind === 'event' ? body.n : body.first}`;

/** A journal file's records: [{key, body}] in the order of the file. */
function recordsOf(journal) {
  const kinds = { block: 'commands', event: 'event', view: 'view' };
  return journal.trimEnd().split('\n').slice(1).map((line) => JSON.parse(line)).flatMap((line) => {
    const name = Object.keys(kinds).find((kind) => line[kind]);
    return name ? [{ kind: kinds[name], key: numberOf(kinds[name], line[name]), body: line[name] }] : [];
  });
}

function faultInOrder(records) {
  const next = { commands: 0, event: 0, view: 0 };
  for (const { kind, key, body } of records) {
    if ((body.n ?? body.first) !== next[kind]) return `${key} stands where ${kind} ${next[kind]} must be`;
    next[kind] += kind === 'event' ? 1 : (body.commands ?? body.views).length;
  }
  return undefined;
}

/**
 * Compares a student's notes with the attempt's journal: {extra: how many items are there without having been acknowledged,
 * fault?: the first thing that is wrong}.
 */
export function compare(student, journal) {
  const records = recordsOf(journal);
  const there = new Map(records.map((record) => [record.key, record.body]));
  if (there.size !== records.length) return { extra: 0, fault: 'something is there twice' };
  const same = (item) => JSON.stringify(there.get(numberOf(item.kind, item.body))) === JSON.stringify(item.body);
  const lost = student.acknowledged.find((item) => !same(item));
  if (lost) return { extra: 0, fault: `${numberOf(lost.kind, lost.body)} was acknowledged and is ${there.has(numberOf(lost.kind, lost.body)) ? 'another one' : 'not there'}` };
  const known = new Set([...student.acknowledged, ...student.waiting.map(({ item }) => item)].map((item) => numberOf(item.kind, item.body)));
  const foreign = student.fresh ? records.find(({ key }) => !known.has(key)) : undefined;
  const extra = records.length - student.acknowledged.length;
  return { extra, fault: foreign ? `${foreign.key} is there, and nobody made it` : faultInOrder(records) };
}

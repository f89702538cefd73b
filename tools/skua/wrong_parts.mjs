// Of an answer that has parts: a mistake that the right answer has, and one that is never told since one above it always is.

/** {option, other, leftOut} of "a before b", "a with x", "a chosen", "a left out"; undefined where it is no such part. */
function partOf(kind, written) {
  const found = /^(\S+) (?:(before|with) (\S+)|(chosen|left out))$/.exec(written);
  const wanted = { order: 'before', match: 'with', label: 'with', multiple: undefined };
  return found && Object.hasOwn(wanted, kind) && found[2] === wanted[kind] ? { option: found[1], other: found[3], leftOut: found[4] === 'left out' } : undefined;
}

function isRight({ kind, options, right }, { option, other, leftOut }) {
  if (kind === 'multiple') return Array.isArray(right) && right.includes(option) !== leftOut;
  if (kind !== 'order') return right?.[option] === other;
  return Array.isArray(right) && right.length === options.length && right.indexOf(option) < right.indexOf(other);
}

/** An answer without those above has each of them the other way round: whether these put `other` before `option`. */
function areTurnedRound(above, { option, other }) {
  const behind = new Set([other]);
  for (const one of behind) for (const turned of above) if (turned.other === one) behind.add(turned.option);
  return behind.has(option);
}

function isCovered({ kind, options, right }, above, part) {
  if (kind === 'order') return areTurnedRound(above, part);
  if (above.some(({ option, other, leftOut }) => option === part.option && other === part.other && leftOut === part.leftOut)) return true;
  // Nothing would be left to choose, and that is no answer.
  return kind === 'multiple' && part.leftOut && right.length === 1 && options.every((one) => one === part.option || above.some(({ option }) => option === one));
}

/** [written, message] of each that makes no sense; of a question without a key nothing is known. */
export function wrongPartFaults({ kind, options, right, wrong }) {
  const isMap = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isMap(wrong) || !Array.isArray(options) || (!Array.isArray(right) && !isMap(right))) return [];
  const question = { kind, options, right };
  const above = [];
  return Object.keys(wrong).flatMap((written) => {
    const part = partOf(kind, written);
    if (!part) return [];
    if (part.option === part.other && kind === 'order') return [[written, `"${written}" is said of one and the same option`]];
    if (isRight(question, part)) return [[written, `"${written}" is so in the right answer`]];
    if (isCovered(question, above, part)) return [[written, `"${written}" is never told: each answer that has it has one that stands above it`]];
    above.push(part);
    return [];
  });
}

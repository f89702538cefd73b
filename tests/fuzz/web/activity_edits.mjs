// Changes of an activity as an author makes them by mistake: a field of another question or part, a list that has become too long, a
// number that is just outside.

/** Every object and every list in a value. */
function partsIn(value, found = { objects: [], lists: [] }) {
  if (typeof value !== 'object' || value === null) return found;
  (Array.isArray(value) ? found.lists : found.objects).push(value);
  for (const part of Object.values(value)) partsIn(part, found);
  return found;
}

const kLengths = [2, 5, 6, 11, 12, 13, 19, 20, 21, 22, 30, 31, 32, 33, 40, 41, 60, 61, 100, 101];
const kNames = ['id', 'ask', 'read', 'goal', 'practise', 'choose'];

/** Like it, with other names. */
function another(value, number) {
  if (typeof value === 'string') return `${value}${number}`;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return structuredClone(value);
  const copy = structuredClone(value);
  for (const name of kNames) if (typeof copy[name] === 'string') copy[name] += String(number);
  return copy;
}

const kNumbers = [-1, 0, 1, 2, 5, 6, 7, 12, 13, 20, 21, 32, 33, 600, 601, 0.01, 0.5, 0.99, 0.999, 1e9, 1e12, 1e13];

/** A list of it becomes as long as one of `kLengths`. */
function lengthen(random, { lists }) {
  const filled = lists.filter((list) => list.length);
  if (!filled.length) return;
  const list = random.pick(filled);
  const length = random.pick(kLengths);
  const like = random.pick(list);
  while (list.length < length) list.push(another(like, list.length));
}

/** One of its numbers becomes another. */
function renumber(random, { objects }) {
  const places = objects.flatMap((one) => Object.keys(one).filter((name) => typeof one[name] === 'number').map((name) => [one, name]));
  if (!places.length) return;
  const [one, name] = random.pick(places);
  one[name] = random.pick(kNumbers);
}

/** One of `to` gets a field that one of `from` has. */
function lend(random, from, to) {
  const having = from.filter((one) => Object.keys(one).length);
  if (!having.length || !to.length) return;
  const giver = random.pick(having);
  const name = random.pick(Object.keys(giver));
  Object.defineProperty(random.pick(to), name, { value: structuredClone(giver[name]), writable: true, enumerable: true, configurable: true });
}

const questions = (objects) => objects.filter(({ ask }) => ask !== undefined);

/** One such change, in place; `others` give fields. */
export function editActivity(random, activity, others) {
  const parts = partsIn(activity);
  const given = partsIn(others).objects;
  switch (random.below(4)) {
    case 0: return lengthen(random, parts);
    case 1: return renumber(random, parts);
    case 2: return lend(random, questions(given), questions(parts.objects));
    default: return lend(random, given, parts.objects);
  }
}

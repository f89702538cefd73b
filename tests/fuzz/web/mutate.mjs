// Small random changes to a value as a page may be sent one: JSON, and what structured clone carries besides.

/** Chance from a seed and a number (SplitMix32): below(count) is a whole number in [0, count). */
export function randomOf(seed, number) {
  let state = (Math.imul(seed, 0x9e3779b9) ^ Math.imul(number + 1, 0x85ebca6b)) >>> 0;
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  const below = (count) => Math.floor((next() / 2 ** 32) * count);
  return { below, pick: (list) => list[below(list.length)] };
}

function cycle() {
  const loop = { type: 'launch' };
  loop.self = loop;
  return loop;
}

const kJson = [
  () => null, () => true, () => false, () => 0, () => 1, () => -1, () => 0.5, () => -0, () => 2 ** 31, () => 2 ** 32 - 1, () => 2 ** 32, () => 2 ** 53 - 1,
  () => 2 ** 53, () => 1e300, () => '', () => 'a', () => '\0', () => '\ud800', () => 'ü', () => '__proto__', () => 'constructor', () => 'x'.repeat(201),
  () => 'ü'.repeat(150), () => 'x'.repeat(4001), () => [], () => ({}), () => [[]], () => [null], () => JSON.parse('{"__proto__":{"type":"flush"}}'),
  () => 'practice', () => 'assessment', () => '0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10', () => '2026-19-39T29:59:59.999Z',
];
const kCloned = [
  () => undefined, () => NaN, () => Infinity, () => 10n, () => new Map([['type', 'flush']]), () => new Date(0), () => new Uint8Array(3), () => new Array(3),
  () => Object.create(null), () => new Error('no'), () => /a/, cycle,
];

/** Every place in a value: [holder, key]; the first one holds the value itself. */
function placesIn(root) {
  const places = [[root, 'value']], seen = new Set();
  for (let i = 0; i < places.length && places.length < 500; i += 1) {
    const [holder, key] = places[i];
    const value = holder[key];
    if (typeof value !== 'object' || value === null || seen.has(value) || ![Array.prototype, Object.prototype].includes(Object.getPrototypeOf(value))) continue;
    seen.add(value);
    for (const name of Object.keys(value)) places.push([value, name]);
  }
  return places;
}

const put = (holder, key, value) => Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });

/** The value with one change; `others` give parts. With `json` it stays JSON. It is changed in place where it can be. */
export function mutate(random, value, others, json) {
  const root = { value };
  const odd = () => random.pick(json || random.below(4) ? kJson : kCloned)();
  const [holder, key] = random.pick(placesIn(root));
  const now = holder[key];
  const grows = typeof now === 'object' && now !== null && Object.isExtensible(now) && !ArrayBuffer.isView(now);
  switch (random.below(9)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else if (holder !== root) delete holder[key];
      break;
    case 1:
      if (Array.isArray(now)) now.splice(random.below(now.length + 1), 0, odd());
      else if (grows) put(now, random.pick(['mood', '__proto__', 'toString', 'type', 'id', 'items', 'n', 'length', '']), odd());
      else put(holder, key, odd());
      break;
    case 2: {
      const [from, name] = random.pick(placesIn({ value: random.pick(others) }));
      put(holder, key, structuredClone(from[name]));
      break;
    }
    case 3:
      if (Array.isArray(holder)) holder.splice(Number(key), 0, ...Array(1 + random.below(3)).fill(now));
      break;
    case 4:
      if (Array.isArray(now)) now.reverse();
      else if (typeof now === 'number') put(holder, key, now + random.pick([1, -1, 0.5, 2 ** 32]));
      else if (typeof now === 'string') put(holder, key, now.slice(0, random.below(now.length + 1)) + random.pick(['', ' ', 'A', '0', '\n', '-', now]));
      else put(holder, key, odd());
      break;
    case 5:
      if (holder !== root && !Array.isArray(holder)) {
        delete holder[key];
        put(holder, `${key}${random.pick(['s', '_', ' ', ''])}`, now);
      }
      break;
    case 6:
      put(holder, key, random.below(2) ? [now] : { [random.pick(['value', 'type', 'items'])]: now });
      break;
    default:
      put(holder, key, odd());
  }
  return root.value;
}

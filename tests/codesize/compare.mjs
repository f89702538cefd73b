// Compares what was measured with what is expected, and with the budgets.

/** What may differ without being looked at: one part in a hundred, or 256 bytes. */
const kShare = 0.01;
const kBytes = 256;
const kAdvice = 'If the change is meant: node tests/codesize/check.mjs --rebaseline, and commit expected.json with the reason.';

/**
 * Brotli bytes; `heavy`: of modules with a specimen in them; `of` names sizes that are added up, and `largest` beginnings of names
 * of which the largest one counts: texts are fetched in one language. What ends with "*" stands for all names that begin so. An
 * activity in JSON is weighed with the module that it is over.
 */
export const kBudgets = [
  { name: 'runtime (js + wasm)', of: ['runtime js', 'runtime wasm'], bytes: 300_000 },
  { name: 'code of each module', each: 'module ', bytes: 40_000, heavy: { 'frog-dissection': 145_000 } },
  { name: 'code of each activity', each: 'activity ', over: 'module ', bytes: 40_000, heavy: { 'frog-dissection': 146_000 } },
  { name: 'page with its scripts and styles', of: ['player page'], bytes: 20_000 },
  {
    name: 'Inside a frog, to the first control',
    of: ['player page', 'first widgets', 'manifest frog-dissection', 'runtime js', 'runtime wasm', 'module frog-dissection', 'activity frog-dissection inside-a-frog'],
    largest: ['texts frog-dissection inside-a-frog '],
    bytes: 450_000,
  },
  {
    name: 'the frog, all of it: module, assets, activities, texts',
    of: ['module frog-dissection', 'asset frog-dissection *', 'activity frog-dissection *'],
    largest: ['texts frog-dissection '],
    bytes: 600_000,
  },
  { name: 'the frog\'s specimen: meshes of both sexes, all levels', of: ['specimen frog-dissection'], bytes: 350_000 },
];

/** The language that only authors ask for. */
const kNoStudents = ' en-XA';

/** A name that nothing was found for is told as missing. */
const orItself = (found, key) => (found.length ? found : [key]);

const ok = (name, note = '') => ({ name, note });
const bad = (name, problem) => ({ name, problem });

export function checkBudgets(sizes) {
  const beginning = (start) => Object.keys(sizes).filter((key) => key.startsWith(start));
  const all = (key) => (key.endsWith('*') ? orItself(beginning(key.slice(0, -1)), key) : [key]);
  const largest = (start) => orItself(beginning(start).filter((key) => !key.endsWith(kNoStudents)).sort((a, b) => sizes[b].brotli - sizes[a].brotli).slice(0, 1), `${start}…`);
  return kBudgets.flatMap(({ name, of, largest: one = [], each, over, bytes: usual, heavy }) => {
    const groups = each ? beginning(each).map((key) => [key, ...(over ? [over + key.split(' ')[1]] : [])]) : [[...of.flatMap(all), ...one.flatMap(largest)]];
    return groups.map((keys) => {
      const bytes = heavy?.[keys[0].split(' ')[1]] ?? usual;
      const missing = keys.find((key) => !(key in sizes));
      const title = `budget: ${each ? keys[0] : name}`;
      if (missing) return bad(title, `"${missing}" was not measured`);
      const sum = keys.reduce((total, key) => total + sizes[key].brotli, 0);
      return sum <= bytes
        ? ok(title, `${sum} of ${bytes} bytes with brotli`)
        : bad(title, `${sum} bytes with brotli are over the budget of ${bytes}. Find what grew: the expectations name the files.`);
    });
  });
}

function checkSizes(expected, measured) {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(measured)])].sort();
  return names.map((name) => {
    const title = `size: ${name}`;
    if (!(name in measured)) return bad(title, `expected, but nothing of that name was built. ${kAdvice}`);
    if (!(name in expected)) return bad(title, `is new, without an expectation. ${kAdvice}`);
    const drifted = ['raw', 'brotli'].flatMap((kind) => {
      const [was, is] = [expected[name][kind], measured[name][kind]];
      const change = is - was;
      return Math.abs(change) > Math.max(kBytes, was * kShare) ? [`${kind} ${was} -> ${is} (${change > 0 ? '+' : ''}${change})`] : [];
    });
    return drifted.length ? bad(title, `${drifted.join(', ')}. ${kAdvice}`) : ok(title);
  });
}

function checkNames(kind, expected, measured) {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(measured)])].sort();
  return names.map((name) => {
    const title = `${kind}: ${name}`;
    const [was, is] = [new Set(expected[name] ?? []), new Set(measured[name] ?? [])];
    const gone = [...was].filter((symbol) => !is.has(symbol)).map((symbol) => `-${symbol}`);
    const come = [...is].filter((symbol) => !was.has(symbol)).map((symbol) => `+${symbol}`);
    return gone.length + come.length ? bad(title, `${[...gone, ...come].join(' ')}. ${kAdvice}`) : ok(title);
  });
}

export function compare(expected, measured) {
  return [
    ...checkSizes(expected.sizes, measured.sizes),
    ...checkNames('imports', expected.imports, measured.imports),
    ...checkNames('exports', expected.exports, measured.exports),
  ];
}

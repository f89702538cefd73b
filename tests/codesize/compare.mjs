// Compares what was measured with what is expected, and with the budgets.

/** What may differ without being looked at: one part in a hundred, or 256 bytes. */
const kShare = 0.01;
const kBytes = 256;
const kAdvice = 'If the change is meant: node tests/codesize/check.mjs --rebaseline, and commit expected.json with the reason.';

/** Brotli bytes; `heavy`: of modules with a specimen in them, so that it comes within 450 kB to the first control; `of` names sizes that are added up. An activity in JSON is weighed with the module that it is over. */
export const kBudgets = [
  { name: 'runtime (js + wasm)', of: ['runtime js', 'runtime wasm'], bytes: 300_000 },
  { name: 'code of each module', each: 'module ', bytes: 40_000, heavy: { 'frog-dissection': 180_000 } },
  { name: 'code of each activity', each: 'activity ', over: 'module ', bytes: 40_000, heavy: { 'frog-dissection': 180_000 } },
  { name: 'page with its scripts and styles', of: ['player page'], bytes: 20_000 },
];

const ok = (name, note = '') => ({ name, note });
const bad = (name, problem) => ({ name, problem });

export function checkBudgets(sizes) {
  return kBudgets.flatMap(({ name, of, each, over, bytes: usual, heavy }) => {
    const groups = each ? Object.keys(sizes).filter((key) => key.startsWith(each)).map((key) => [key, ...(over ? [over + key.split(' ')[1]] : [])]) : [of];
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

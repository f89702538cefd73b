// Reads how many tests passed from what test programs print.

export const none = Object.freeze({ passed: 0, failed: 0, skipped: 0 });

export function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

export function wording({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

// eslint-disable-next-line no-control-regex -- colours
const plain = (text) => text.replace(/\u001b\[[0-9;]*m/g, '');

function sumOf(text, pattern, read) {
  return [...text.matchAll(pattern)].reduce((sum, match) => add(sum, read(match)), none);
}

/** doctest: one summary line a program. */
function fromDoctest(text) {
  return sumOf(text, /\[doctest\] test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed \|\s*(\d+) skipped/g,
    ([, passed, failed, skipped]) => ({ passed: +passed, failed: +failed, skipped: +skipped }));
}

/** Node's test runner: a block of "# pass 3" (TAP) or "ℹ pass 3" lines. A cancelled test has not passed. */
function fromNode(text) {
  return sumOf(text, /^(?:# |ℹ )(pass|fail|cancelled|skipped|todo) (\d+)$/gm, ([, word, count]) => {
    const kind = { pass: 'passed', fail: 'failed', cancelled: 'failed', skipped: 'skipped', todo: 'skipped' }[word];
    return { ...none, [kind]: +count };
  });
}

function fromPlainLine(text) {
  return sumOf(text, /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm,
    ([, passed, failed, skipped]) => ({ passed: +passed, failed: +failed, skipped: +(skipped ?? 0) }));
}

/** The counts in the output of a test program of any of the kinds that are used here. */
export function countsIn(output) {
  const text = plain(output).replace(/\r/g, '');
  return [fromDoctest, fromNode, fromPlainLine].map((read) => read(text)).reduce(add, none);
}

/**
 * The counts in the output of `ctest -V`: the cases that each program counted itself, or one for a program that counts
 * none. A program that failed (crashed, timed out, found a leak) after all of its cases passed counts as one failure.
 */
export function countsInCtest(output) {
  const text = plain(output);
  const said = new Map();
  for (const [, number, line] of text.matchAll(/^(\d+): (.*)$/gm)) said.set(number, `${said.get(number) ?? ''}${line}\n`);
  return sumOf(text, /^\s*\d+\/\d+ Test\s+#(\d+): .*?\.{2,}\s*(?:\*{3})?\s*(\w+)/gm, ([, number, outcome]) => {
    const own = countsIn(said.get(number) ?? '');
    const counted = own.passed + own.failed + own.skipped > 0;
    if (outcome === 'Passed') return counted ? own : { ...none, passed: 1 };
    if (outcome === 'Skipped' || outcome === 'Disabled') return { ...none, skipped: 1 };
    return own.failed > 0 ? own : { ...own, failed: 1 };
  });
}

// For `tools/test --all`: the report, and what it says has passed already. It is committed, so that a run goes on where one on another
// machine had to stop.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { add, none, wording } from './counts.mjs';
import { kCases } from './parts.mjs';
import { project } from './steps.mjs';

const kReport = 'tests/report.md';

function git(...args) {
  return execFileSync('git', args, { cwd: project, encoding: 'utf8', maxBuffer: 1 << 28 });
}

/** What only some parts read. No part reads the project's front page and its pictures. */
const kReaders = {
  'README.md': [], 'assets/pictures': [], 'tests/unit': ['native', 'asan', 'wasm', 'web', 'fuzz', 'faults', 'forgery', 'cuts', 'load'], 'tests/codesize': ['size', 'web'],
  'tests/browser': ['web', 'faults', 'browser', 'killed'], 'tests/faults/killed.test.mjs': ['killed'], 'tests/load': ['web', 'load'], 'tests/forgery': ['forgery'],
  'tests/runner': ['web'], 'tools/test': [], 'tests/README.md': [],
};

/** The folders of browser cases that a part does not read: all but its own. The driver is everybody's. */
const otherCases = ({ reads }) => kCases.filter((name) => name !== 'driver' && name !== reads).map((name) => `:!tests/browser/${name}`);

/** What a part is told to run, whatever the number of processors. */
const told = ({ steps }) => JSON.stringify(steps.filter(({ counts }) => counts).map(({ command, env }) => [command.map((word) => word.replace(/^(--test-concurrency=)\d+$/, '$1')), env]));

/** Changes with every change of a source file that a part reads, or of what it runs (without a part: of any source), committed or not. */
export function fingerprint(part) {
  const reads = (readers) => part === undefined || readers.includes(part.name.split('-')[0]);
  const unread = Object.entries(kReaders).flatMap(([path, readers]) => (reads(readers) ? [] : [`:!${path}`]));
  const hash = createHash('sha256');
  const everything = ['--', '.', `:!${kReport}`, ...unread, ...(part === undefined ? [] : otherCases(part))];
  if (part) hash.update(told(part));
  hash.update(git('ls-files', '-s', ...everything));
  hash.update(git('diff', '--binary', ...everything));
  for (const path of git('ls-files', '-o', '--exclude-standard', '-z', ...everything).split('\0').filter(Boolean)) {
    hash.update(path).update(readFileSync(join(project, path)));
  }
  return hash.digest('hex').slice(0, 16);
}

function firstLine(command, ...args) {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\n')[0].trim();
  } catch {
    return 'not found';
  }
}

/** A row for each part that was run: how it went, from which sources, what of it was drawn from which seed, and whether it had to be run again alone. */
export const table = (results) => [
  '| part | passed | failed | skipped | seconds | sources | drawn |', '|---|--:|--:|--:|--:|---|---|',
  ...results.map(({ part, counts, seconds, print, note }) => `| ${part} | ${counts.passed} | ${counts.failed} | ${counts.skipped} | ${seconds} | ${print} | ${note} |`), '',
];

/** The results in the rows of a report, by part. */
export function rowsOf(report) {
  const rows = report.matchAll(/^\| ([\w-]+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| ([0-9a-f]{16}) \| (.*?) ?\|$/gm);
  return new Map([...rows].map(([, part, passed, failed, skipped, seconds, print, note]) =>
    [part, { part, counts: { passed: +passed, failed: +failed, skipped: +skipped }, seconds: +seconds, print, note }]));
}

/** The result of a part that passed with these sources, if the report has one. */
export function earlier(part, print) {
  const file = join(project, kReport);
  const result = existsSync(file) ? rowsOf(readFileSync(file, 'utf8')).get(part) : undefined;
  return result?.print === print && result.counts.failed === 0 ? result : undefined;
}

/** Writes the report; `results` are those that there are so far, in the order of the parts, of which `left` have not been run. */
export function writeReport(results, left, print) {
  const total = results.map(({ counts }) => counts).reduce(add, none);
  const versions = [
    ['Node', process.version],
    ['Native compiler', firstLine('g++', '--version')],
    ['WebAssembly compiler', firstLine('emcc', '--version')],
    ['Chromium', firstLine('chromium', '--version')],
    ['Firefox', firstLine('firefox-esr', '--version')],
    ['WebKitGTK', firstLine('dpkg-query', '-W', '-f=${Version}\n', 'webkit2gtk-driver')],
  ];
  const lines = [
    '# Test report', '',
    `${wording(total)}. ${new Date().toISOString().slice(0, 10)}, sources ${print}. Written by \`tools/test --all\`.`, '',
    ...(left.length ? [`Not run yet with these sources: ${left.join(', ')}.`, ''] : []),
    ...table(results),
    '| with | version |', '|---|---|', ...versions.map(([name, version]) => `| ${name} | ${version} |`), '',
  ];
  writeFileSync(join(project, kReport), lines.join('\n'));
}

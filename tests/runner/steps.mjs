// Runs one command of a part: its output goes to the part's log, and a line tells how long it is taking.
import { spawn } from 'node:child_process';
import { appendFileSync, createWriteStream } from 'node:fs';

export const project = new URL('../../', import.meta.url).pathname;
const onTerminal = process.stdout.isTTY;
/** What runs now: each child with what is shown of it. */
const current = new Map();

process.on('exit', () => {
  for (const { pid } of current.keys()) if (pid) try { process.kill(-pid, 'SIGTERM'); } catch { /* it has ended */ }
});
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]]) process.once(signal, () => process.exit(code));

/** How long everything that runs now is taking: on a terminal one line, kept up to date. */
function showProgress() {
  const shown = [...current.values()].map((describe) => describe());
  if (!onTerminal) return void shown.forEach((line) => console.log(line));
  const width = (process.stdout.columns ?? 80) - 1;
  process.stdout.write(`\r\u001b[K${shown.join(' · ').slice(0, width)}`);
}
let ticking;

function began(child, describe) {
  current.set(child, describe);
  ticking ??= setInterval(showProgress, onTerminal ? 500 : 20_000);
}

function ended(child) {
  current.delete(child);
  if (!current.size) ticking = void clearInterval(ticking);
  if (onTerminal) process.stdout.write('\r\u001b[K');
}

/** Runs a program with its arguments in the project's folder; resolves with its exit status and what it printed. */
export async function run(title, [command, ...args], { log, env = {} }) {
  const started = Date.now();
  let output = '';
  appendFileSync(log, `\n== ${title}: ${[command, ...args].join(' ')}\n`);
  const file = createWriteStream(log, { flags: 'a' });
  const child = spawn(command, args, { cwd: project, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const seconds = () => Math.round((Date.now() - started) / 1000);
  began(child, () => `${title} … ${seconds()} s${onTerminal ? `  ${output.trimEnd().split('\n').at(-1)?.trim() ?? ''}` : ''}`);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
      file.write(chunk);
    });
  }
  const status = await new Promise((resolve) => {
    child.once('error', (error) => {
      output += String(error);
      resolve(127);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
  ended(child);
  await new Promise((resolve) => file.end(resolve));
  console.log(`${title}: ${status === 0 ? '' : 'failed, '}${seconds()} s`);
  if (status !== 0) console.log(tail(output, 100));
  return { status, output };
}

function tail(text, lines) {
  return text.trimEnd().split('\n').slice(-lines).map((line) => `    ${line}`).join('\n');
}

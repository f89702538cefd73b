// Runs one command of a part: its output goes to the part's log, and a line tells how long it is taking.
import { spawn } from 'node:child_process';
import { appendFileSync, createWriteStream } from 'node:fs';

export const project = new URL('../../', import.meta.url).pathname;
const onTerminal = process.stdout.isTTY;
let current;

process.on('exit', () => {
  if (current?.pid) try { process.kill(-current.pid, 'SIGTERM'); } catch { /* it has ended */ }
});
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]]) process.once(signal, () => process.exit(code));

function showProgress(title, started, lastLine) {
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const width = (process.stdout.columns ?? 80) - 1;
  const show = onTerminal
    ? () => process.stdout.write(`\r\u001b[K${`${title} … ${seconds()} s  ${lastLine()}`.slice(0, width)}`)
    : () => console.log(`${title} … ${seconds()} s`);
  const timer = setInterval(show, onTerminal ? 500 : 20_000);
  return () => {
    clearInterval(timer);
    if (onTerminal) process.stdout.write('\r\u001b[K');
  };
}

/** Runs a program with its arguments in the project's folder; resolves with its exit status and what it printed. */
export async function run(title, [command, ...args], { log, env = {} }) {
  const started = Date.now();
  let output = '';
  appendFileSync(log, `\n== ${title}: ${[command, ...args].join(' ')}\n`);
  const file = createWriteStream(log, { flags: 'a' });
  const child = spawn(command, args, { cwd: project, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  current = child;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
      file.write(chunk);
    });
  }
  const stop = showProgress(title, started, () => output.trimEnd().split('\n').at(-1)?.trim() ?? '');
  const status = await new Promise((resolve) => {
    child.once('error', (error) => {
      output += String(error);
      resolve(127);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
  current = undefined;
  stop();
  await new Promise((resolve) => file.end(resolve));
  console.log(`${title}: ${status === 0 ? '' : 'failed, '}${Math.round((Date.now() - started) / 1000)} s`);
  if (status !== 0) console.log(tail(output, 100));
  return { status, output };
}

function tail(text, lines) {
  return text.trimEnd().split('\n').slice(-lines).map((line) => `    ${line}`).join('\n');
}

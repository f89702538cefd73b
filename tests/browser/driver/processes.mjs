// Everything the tests start is started here, in a process group of its own, and ended here: at the end of a test,
// and when the test program itself ends for whatever reason.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const running = new Set();
const folders = new Set();

/** Starts a program as the leader of a new process group. Its output is kept (the last 20,000 characters) in `.log`. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options, detached: true });
  child.log = '';
  const keep = (chunk) => { child.log = (child.log + chunk).slice(-20_000); };
  child.stdout?.setEncoding('utf8').on('data', keep);
  child.stderr?.setEncoding('utf8').on('data', keep);
  child.ended = new Promise((resolve) => {
    child.once('error', (error) => { keep(String(error)); resolve(); });
    child.once('exit', () => { resolve(); });
  });
  adopt(child);
  return child;
}

/** Puts a process that somebody else started (as a group leader) under the same care. */
export function adopt(child) {
  running.add(child);
  child.once('exit', () => running.delete(child));
}

function signalGroup(child, signal) {
  if (!child.pid) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Ends a process and all of its group, at once, as a power cut would. */
export async function kill(child) {
  signalGroup(child, 'SIGKILL');
  if (child.exitCode === null && child.signalCode === null) {
    await new Promise((resolve) => child.once('exit', resolve));
  }
  running.delete(child);
}

/** Processes that descend from this one: [{pid, command}], by the kernel's own list; the command line begins with what the process calls itself. */
function descendants(root) {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const [, name, parent] = /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
      return [{ pid: Number(pid), parent: Number(parent), command: `${name} ${readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()}` }];
    } catch {
      return []; // it ended meanwhile
    }
  });
  const below = (pid) => all.filter(({ parent }) => parent === pid).flatMap((one) => [one, ...below(one.pid)]);
  return below(root);
}

/** Pids of the processes below this one whose command line fits. */
export function processesBelow(child, pattern) {
  return descendants(child.pid).filter(({ command }) => pattern.test(command)).map(({ pid }) => pid);
}

/** Ends single processes of a program that was started here. */
export function killThese(pids) {
  for (const pid of pids) {
    try { process.kill(pid, 'SIGKILL'); } catch { /* it has ended */ }
  }
}

/** Resolves with the first match of `pattern` in the program's output; rejects with that output if it ends before. */
export async function waitForOutput(child, pattern, { seconds = 20, what = child.spawnfile } = {}) {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const match = pattern.exec(child.log);
    if (match) return match;
    const ended = child.exitCode !== null || child.signalCode !== null;
    if (ended || !child.pid) throw new Error(`${what} ended before it was ready. It said:\n${child.log}`);
    if (Date.now() > until) throw new Error(`${what} was not ready after ${seconds} s. It said:\n${child.log}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

export function temporaryFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `skua-${name}-`));
  folders.add(folder);
  return folder;
}

export function removeFolder(folder) {
  // A killed browser's last child may still be writing for a moment.
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  folders.delete(folder);
}

process.on('exit', () => {
  for (const child of running) signalGroup(child, 'SIGKILL');
  for (const folder of folders) {
    try { removeFolder(folder); } catch { /* a file that is still held open: the system's temporary folder is cleaned by the system */ }
  }
});
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]]) {
  process.once(signal, () => process.exit(code));
}

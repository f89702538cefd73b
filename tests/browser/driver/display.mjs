// One virtual screen per test program, started when the first browser needs it. Firefox and WebKit have WebGL only with a
// screen; Chromium draws without one.
import { start, waitForOutput } from './processes.mjs';

let screen;

/** The environment in which a browser with a window runs. */
export async function displayEnvironment() {
  screen ??= openScreen();
  return { ...process.env, DISPLAY: await screen, GDK_BACKEND: 'x11', MOZ_ENABLE_WAYLAND: '0' };
}

async function openScreen() {
  // The server picks a free number and writes it to its output.
  const child = start('Xvfb', ['-displayfd', '1', '-screen', '0', '1600x1400x24', '-nolisten', 'tcp', '-noreset']);
  child.unref();
  child.stdout.unref();
  child.stderr.unref();
  const [, number] = await waitForOutput(child, /^(\d+)\n/m, { what: 'Xvfb (Debian package xvfb)' });
  return `:${number}`;
}

// What only Chromium can tell: throttling, cold and warm caches, time on the main thread.
import { readFileSync } from 'node:fs';

const kProbe = readFileSync(new URL('probe_page.mjs', import.meta.url), 'utf8');

/** Network and processor of a slow shared laptop. */
export const kSlow = { name: 'CPU/4, 10 Mbit/s, 40 ms', cpu: 4, bytesPerSecond: 10e6 / 8, latencyMs: 40 };
/** The same processor; the network is no part of a frame. */
export const kQuarter = { name: 'CPU/4', cpu: kSlow.cpu };
export const kPlain = { name: 'plain', cpu: 1 };

export async function instrument(page, { controls, machine = kPlain } = {}) {
  const playwrightPage = page.engine.page;
  if (controls) await playwrightPage.addInitScript(`globalThis.skuaProbeControls = ${JSON.stringify(controls)};`);
  await playwrightPage.addInitScript(kProbe);
  const session = await playwrightPage.context().newCDPSession(playwrightPage);
  await session.send('Network.enable');
  await session.send('Performance.enable');
  if (machine.cpu > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: machine.cpu });
  if (machine.bytesPerSecond) {
    await session.send('Network.emulateNetworkConditions', {
      offline: false, latency: machine.latencyMs, downloadThroughput: machine.bytesPerSecond, uploadThroughput: machine.bytesPerSecond,
    });
  }
  return {
    clearCache: () => session.send('Network.clearBrowserCache'),
    /** Seconds that the page's main thread has been busy since it was opened. */
    async busySeconds() {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration').value;
    },
  };
}

/** Milliseconds from the start of the navigation to the first usable control, in the page or its frame. */
export async function timeToControl(page, url, scope) {
  await page.goto(url);
  const at = await scope.waitFor(() => globalThis.skuaProbe?.firstControl);
  return at - await page.evaluate(() => performance.timeOrigin);
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

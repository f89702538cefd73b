// Chromium: started here, driven by Playwright over the DevTools protocol.
import { chromium } from 'playwright-core';
import { kill, killThese, processesBelow, start, waitForOutput } from './processes.mjs';

const kProgram = process.env.SKUA_CHROMIUM ?? '/usr/bin/chromium';

function flags({ profile, webgl, locale }) {
  return [
    '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`,
    '--no-first-run', '--no-default-browser-check', '--disable-quic', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-extensions', '--metrics-recording-only', '--mute-audio',
    '--password-store=basic', '--use-mock-keychain', '--hide-scrollbars', '--force-color-profile=srgb',
    `--lang=${locale}`, `--accept-lang=${locale}`,
    // The sandbox of its own that Chromium needs can't be had as root.
    ...(process.getuid() === 0 ? ['--no-sandbox'] : []),
    // Debian's start script asks for pages to be drawn by the graphics processor: without one that takes half of a test's time.
    '--disable-gpu-rasterization',
    ...(webgl ? ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'] : ['--disable-3d-apis']),
    'about:blank',
  ];
}

export async function open(settings) {
  const env = { ...process.env, LANGUAGE: settings.locale };
  const child = start(kProgram, flags(settings), { env });
  const [, endpoint] = await waitForOutput(child, /DevTools listening on (ws:\S+)/, { what: 'Chromium (Debian package chromium)' });
  const connection = await chromium.connectOverCDP(endpoint);
  const [context] = connection.contexts();
  if (settings.lastingStorage) {
    const session = await connection.newBrowserCDPSession();
    await session.send('Browser.grantPermissions', { permissions: ['durableStorage'] });
  }
  return {
    /** Playwright's own objects, for what only Chromium can do (throttling, axe). */
    context,
    async newPage() {
      const page = await context.newPage();
      const { colorScheme, contrast, forcedColors } = settings;
      await page.emulateMedia({ colorScheme, contrast, forcedColors });
      return new ChromiumPage(page, settings.by === 'touch' ? await fingerOn(page) : undefined);
    },
    killPages: () => killThese(processesBelow(child, /--type=renderer/)),
    version: () => `Chromium ${connection.version()}`,
    async kill() {
      await kill(child);
      await connection.close().catch(() => {});
    },
  };
}

/** A finger on the page: the kinds of touch and where it is then. */
async function fingerOn(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
  return (type, ...touchPoints) => session.send('Input.dispatchTouchEvent', { type, touchPoints });
}

class ChromiumPage {
  constructor(page, finger) {
    this.page = page;
    this.finger = finger;
  }

  // An expression is evaluated by the protocol; a page's policy against eval does not reach it.
  realm(frame) { return { run: (source) => frame.evaluate(source) }; }
  main() { return this.realm(this.page.mainFrame()); }

  async child() {
    const frame = this.page.mainFrame().childFrames()[0];
    return frame && frame.url() !== '' && frame.url() !== 'about:blank' ? this.realm(frame) : undefined;
  }

  async goto(url) { await this.page.goto(url); }
  async click(x, y) { await this.page.mouse.click(x, y); }

  async drag([first, ...others]) {
    await this.page.mouse.move(first.x, first.y);
    await this.page.mouse.down();
    for (const { x, y } of others) await this.page.mouse.move(x, y);
    await this.page.mouse.up();
  }

  async tap(x, y) { await this.swipe([{ x, y }]); }

  async swipe([first, ...others]) {
    await this.finger('touchStart', first);
    for (const place of others) await this.finger('touchMove', place);
    await this.finger('touchEnd');
  }

  async press(keys) {
    for (const key of keys) await this.page.keyboard.press(key === ' ' ? 'Space' : key);
  }

  async print(paperWidth, paperHeight) {
    const session = await this.page.context().newCDPSession(this.page);
    const { data } = await session.send('Page.printToPDF', { paperWidth, paperHeight, printBackground: true });
    await session.detach();
    return Buffer.from(data, 'base64');
  }

  async screenshot(path) { await this.page.screenshot({ path }); }
  async setViewport(width, height) { await this.page.setViewportSize({ width, height }); }
  async setOffline(offline) { await this.page.context().setOffline(offline); }
  async close() { await this.page.close({ runBeforeUnload: false }); }
}

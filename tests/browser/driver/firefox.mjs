// Firefox: driven by puppeteer over WebDriver BiDi, on a virtual screen (without one it has no WebGL).
import puppeteer from 'puppeteer-core';
import { adopt, kill, killThese, processesBelow } from './processes.mjs';
import { displayEnvironment } from './display.mjs';

const kProgram = process.env.SKUA_FIREFOX ?? '/usr/bin/firefox-esr';

/** What a page asks to know that it is under a finger: touch events, and a pointer that is coarse and hovers nowhere. */
const kTouch = { 'dom.w3c_touch_events.enabled': 1, 'ui.primaryPointerCapabilities': 1, 'ui.allPointerCapabilities': 1 };

function preferences({ webgl, locale, colorScheme, by }) {
  return {
    ...(by === 'touch' && kTouch),
    ...(webgl ? { 'webgl.force-enabled': true } : { 'webgl.disabled': true }),
    'intl.accept_languages': locale,
    'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
    'browser.shell.checkDefaultBrowser': false,
    'app.update.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
  };
}

export async function open(settings) {
  const connection = await puppeteer.launch({
    browser: 'firefox',
    executablePath: kProgram,
    headless: false,
    userDataDir: settings.profile,
    extraPrefsFirefox: preferences(settings),
    env: { ...await displayEnvironment(), MOZ_CRASHREPORTER_DISABLE: '1' },
    defaultViewport: null,
    timeout: 60_000,
    protocolTimeout: 120_000,
    // Ends and clean-up are ours.
    handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false,
  });
  const child = connection.process();
  adopt(child);
  const version = await connection.version();
  return {
    async newPage() { return new FirefoxPage(await connection.newPage()); },
    killPages: () => killThese(processesBelow(child, /^Isolated Web Co/)),
    version: () => version.replace('firefox/', 'Firefox '),
    async kill() {
      await kill(child);
      await connection.disconnect().catch(() => {});
    },
  };
}

class FirefoxPage {
  constructor(page) {
    this.page = page;
  }

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
    // A hand takes its time: some frames are drawn while it moves.
    for (const { x, y } of others) {
      await this.page.mouse.move(x, y);
      await new Promise((done) => setTimeout(done, 25));
    }
    await this.page.mouse.up();
  }

  async tap(x, y) { await this.page.touchscreen.tap(x, y); }

  async swipe([first, ...others]) {
    await this.page.touchscreen.touchStart(first.x, first.y);
    for (const { x, y } of others) {
      await this.page.touchscreen.touchMove(x, y);
      await new Promise((done) => setTimeout(done, 25));
    }
    await this.page.touchscreen.touchEnd();
  }

  async press(keys) {
    for (const key of keys) {
      const chord = key.length > 1 ? key.split('+') : [key];
      for (const part of chord) await this.page.keyboard.down(part);
      for (const part of chord.reverse()) await this.page.keyboard.up(part);
    }
  }

  async print(width, height) { return Buffer.from(await this.page.pdf({ width: `${width}in`, height: `${height}in`, printBackground: true })); }

  async screenshot(path) { await this.page.screenshot({ path }); }
  async setViewport(width, height) { await this.page.setViewport({ width, height }); }
  async setOffline(offline) { await this.page.setOfflineMode(offline); }
  async close() { await this.page.close({ runBeforeUnload: false }); }
}

// One driver for the three engines, as small as the tests need:
//
//   const browser = await launch('firefox');
//   const page = await browser.newPage();
//   await page.goto(url);
//   await page.frame().getByRole('button', { name: 'Start' }).click();
//   await browser.kill();
//
// Options of launch: userDataDir (a profile that outlives the browser; not in WebKit, whose automated sessions keep
// nothing), webgl: false, locale: 'es', colorScheme: 'dark', viewport: {width, height}; in Chromium also contrast: 'more',
// forcedColors: 'active' and lastingStorage: true (the browser promises pages to keep what they store); in each engine
// by: 'keys', with which everything that is clicked, chosen or filled is so with keys only (keys.mjs), and but for WebKit,
// whose driver has no finger, by: 'touch', with which it is tapped (touch.mjs).
import { Keyboard } from './keys.mjs';
import { Scope, until } from './scope.mjs';
import { removeFolder, temporaryFolder } from './processes.mjs';

export const kEngines = ['chromium', 'firefox', 'webkit'];
/** Those whose driver has a finger. */
export const kWithTouch = ['chromium', 'firefox'];

/** The engines to test: all, or those in SKUA_TEST_ENGINES ("chromium,firefox"). */
export function engines() {
  const wanted = process.env.SKUA_TEST_ENGINES?.split(',').filter(Boolean) ?? kEngines;
  for (const name of wanted) {
    if (!kEngines.includes(name)) throw new Error(`SKUA_TEST_ENGINES names "${name}"; there are ${kEngines.join(', ')}`);
  }
  return wanted;
}

export async function launch(name, options = {}) {
  if (!kEngines.includes(name)) throw new Error(`no engine "${name}"; there are ${kEngines.join(', ')}`);
  if (options.by === 'touch' && !kWithTouch.includes(name)) throw new Error(`the driver of ${name} has no finger; those of ${kWithTouch.join(' and ')} do`);
  const profile = options.userDataDir ?? temporaryFolder(`${name}-profile`);
  const settings = { webgl: true, locale: 'en', colorScheme: 'light', viewport: { width: 1280, height: 800 }, ...options, profile };
  const { open } = await import(`./${name}.mjs`);
  const engine = await open(settings);
  return new Browser(name, engine, settings, options.userDataDir ? undefined : profile);
}

class Browser {
  constructor(name, engine, settings, temporaryProfile) {
    this.name = name;
    this.engine = engine;
    this.settings = settings;
    this.temporaryProfile = temporaryProfile;
  }

  async newPage() {
    const page = new Page(await this.engine.newPage(), this.settings);
    await page.setViewport(this.settings.viewport.width, this.settings.viewport.height);
    return page;
  }

  version() { return this.engine.version(); }

  /** Ends the processes that show pages, as a machine that runs out of memory does. The pages are to be closed and opened anew. */
  killPages() { this.engine.killPages(); }

  /** Ends the browser at once, as a power cut would; what the tests use at their end, too. */
  async kill() {
    await this.engine.kill();
    if (this.temporaryProfile) removeFolder(this.temporaryProfile);
  }
}

export class Page {
  constructor(engine, { by }) {
    this.engine = engine;
    this.main = new Scope(this, () => engine.main(), false);
    if (by === 'keys') this.keyboard = new Keyboard(this);
    this.byTouch = by === 'touch';
  }

  async goto(url) {
    await this.engine.goto(url);
    this.keyboard?.newPage();
  }

  getByRole(role, options) { return this.main.getByRole(role, options); }
  evaluate(fn, ...args) { return this.main.evaluate(fn, ...args); }
  waitFor(fn, ...args) { return this.main.waitFor(fn, ...args); }
  url() { return this.main.url(); }

  /** The (only) frame of the page; waits for it at each use. */
  frame() {
    const realm = () => until(() => this.engine.child(this), () => 'the page has no frame', { ms: 10_000 });
    return new Scope(this, realm, true);
  }

  press(...keys) { return this.main.press(...keys); }
  /** Where the focus is after Tab, or Shift+Tab, of a page that is used by keys only: {outside, nothing, inFrame, words}. */
  tab(options) { return this.keyboard.tab(options); }
  /** What is printed on this paper (inches), as a PDF. Not in WebKit. */
  async print(width, height) { return this.engine.print(width, height); }

  async screenshot(path) { await this.engine.screenshot(path); }

  /** Sets the size of the page's area in CSS pixels. */
  async setViewport(width, height) { await this.engine.setViewport(width, height); }

  /** Takes the network from the page and its frames, or gives it back; they are told. Not in WebKit. */
  async setOffline(offline) { await this.engine.setOffline(offline); }

  /** What is left of a page whose process was ended. */
  async closeDead() {
    await Promise.race([this.engine.close(), new Promise((resolve) => setTimeout(resolve, 3_000))]).catch(() => {});
  }

  /** Closes the tab; the page gets its pagehide, as when a person closes it. */
  async close() { await this.engine.close(); }
}

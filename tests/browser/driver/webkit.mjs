// WebKit (WebKitGTK's MiniBrowser): driven by WebKitWebDriver with plain W3C WebDriver over HTTP, on a virtual screen.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { kill, killThese, processesBelow, start } from './processes.mjs';
import { displayEnvironment } from './display.mjs';

const kKeys = {
  Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A', Escape: '\uE00C',
  PageUp: '\uE00E', PageDown: '\uE00F', End: '\uE010', Home: '\uE011', ArrowLeft: '\uE012', ArrowUp: '\uE013',
  ArrowRight: '\uE014', ArrowDown: '\uE015', Delete: '\uE017',
};
const kElement = 'element-6066-11e4-a52e-4f735466cecf';

function program() {
  if (process.env.SKUA_MINIBROWSER) return process.env.SKUA_MINIBROWSER;
  // Below the folder of the machine's architecture, /usr/lib/x86_64-linux-gnu or another.
  const below = (folder, wanted) => readdirSync(folder).filter((name) => wanted.test(name)).sort().reverse().map((name) => `${folder}/${name}`);
  const folders = below('/usr/lib', /-linux-/).flatMap((folder) => below(folder, /^webkit2gtk-/));
  const found = folders.map((folder) => `${folder}/MiniBrowser`).find((path) => existsSync(path));
  if (!found) throw new Error('no MiniBrowser in /usr/lib/*/webkit2gtk-*: install the Debian packages webkit2gtk-driver and libwebkit2gtk-4.1-0');
  return found;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** One WebDriver session. All requests go one after the other: a session has one current window and frame. */
class Session {
  constructor(base) {
    this.base = base;
    this.queue = Promise.resolve();
  }

  async request(method, path, body) {
    const response = await fetch(`${this.base}${path}`, {
      method,
      ...(method === 'POST' ? { body: JSON.stringify(body ?? {}), headers: { 'Content-Type': 'application/json' } } : {}),
    });
    const { value } = await response.json();
    if (value?.error) throw Object.assign(new Error(`WebDriver ${path}: ${value.error}: ${value.message}`), { code: value.error });
    return value;
  }

  /** Runs a group of requests that must not be mixed with others. */
  alone(work) {
    const result = this.queue.then(work);
    this.queue = result.catch(() => {});
    return result;
  }
}

/** WebKit speaks the language of the system's locale; one that is not installed is made beside the profile. */
function language({ locale, profile }) {
  if (locale === 'en') return { LANG: 'C.UTF-8' };
  const name = { es: 'es_ES', fr: 'fr_FR', 'zh-Hans': 'zh_CN', ar: 'ar_EG' }[locale];
  if (!name) throw new Error(`no system locale is known here for "${locale}"`);
  const folder = `${profile}/locales`;
  mkdirSync(folder, { recursive: true });
  // Its status is 1 for mere warnings; what counts is that the locale is there.
  const { stderr } = spawnSync('localedef', ['-i', name, '-f', 'UTF-8', `${folder}/${name}.UTF-8`], { encoding: 'utf8' });
  if (!existsSync(`${folder}/${name}.UTF-8/LC_CTYPE`)) throw new Error(`localedef (Debian package locales) made no ${name}: ${stderr}`);
  return { LOCPATH: folder, LANG: `${name}.UTF-8`, LC_ALL: `${name}.UTF-8` };
}

export async function open(settings) {
  const env = {
    ...await displayEnvironment(),
    HOME: settings.profile,
    XDG_CACHE_HOME: `${settings.profile}/cache`,
    XDG_DATA_HOME: `${settings.profile}/data`,
    XDG_CONFIG_HOME: `${settings.profile}/config`,
    ...language(settings),
    GTK_THEME: settings.colorScheme === 'dark' ? 'Adwaita:dark' : 'Adwaita',
    NO_AT_BRIDGE: '1',
    GSETTINGS_BACKEND: 'memory',
  };
  const port = await freePort();
  const child = start('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { env });
  const session = new Session(`http://127.0.0.1:${port}`);
  await waitUntilUp(session, child);
  const { sessionId, capabilities } = await session.request('POST', '/session', {
    capabilities: {
      alwaysMatch: {
        'webkitgtk:browserOptions': { binary: program(), args: ['--automation', ...(settings.webgl ? [] : ['--enable-webgl=false'])] },
        timeouts: { script: 120_000, pageLoad: 60_000, implicit: 0 },
      },
    },
  });
  session.base += `/session/${sessionId}`;
  // The window that the session starts with stays: with its last one the session would end, and a new one can only be
  // opened from one that is there.
  const first = await session.request('GET', '/window');
  const own = processesBelow(child, /WebKitWebProcess/);
  return {
    async newPage() {
      const { handle } = await session.alone(async () => {
        await session.request('POST', '/window', { handle: first });
        return session.request('POST', '/window/new', { type: 'window' });
      });
      return new WebKitPage(session, handle, settings);
    },
    // Not that of the first window, which the session needs.
    killPages: () => killThese(processesBelow(child, /WebKitWebProcess/).filter((pid) => !own.includes(pid))),
    version: () => `WebKitGTK ${capabilities.browserVersion}`,
    kill: () => kill(child),
  };
}

async function waitUntilUp(session, child) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await session.request('GET', '/status');
    } catch (error) {
      if (!child.pid || child.exitCode !== null || tries > 200) {
        throw new Error(`WebKitWebDriver (Debian package webkit2gtk-driver) does not answer: ${error.message}\n${child.log}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

// Promises are awaited in the page; its result or error comes back as a value.
const kRun = (source) => `const done = arguments[arguments.length - 1];
  (async () => (${source}))().then((value) => done({ value: JSON.stringify(value) }), (error) => done({ error: String(error?.stack ?? error) }));`;

class WebKitPage {
  constructor(session, handle, { by }) {
    this.session = session;
    this.handle = handle;
    this.keepsFocus = by === 'keys';
  }

  /** Requests with this page's window, and its frame if asked for, as the current one. */
  with(frame, work) {
    return this.session.alone(async () => {
      await this.switchTo(frame);
      return work(this.session).catch((error) => {
        this.current = undefined;
        throw error;
      });
    });
  }

  /** What becomes the driver's current frame gets the focus, too. Where only keys may move it, a frame that is current already is left alone. */
  async switchTo(frame) {
    const wanted = JSON.stringify(frame);
    if (this.keepsFocus && this.current === wanted) return;
    this.current = undefined;
    await this.session.request('POST', '/window', { handle: this.handle });
    await this.session.request('POST', '/frame', { id: null });
    if (frame) await this.session.request('POST', '/frame', { id: frame });
    this.current = wanted;
  }

  realm(frame) {
    return {
      frame,
      run: (source) => this.with(frame, async (session) => {
        const result = await session.request('POST', '/execute/async', { script: kRun(source), args: [] });
        if (result.error) throw new Error(result.error);
        return result.value === undefined || result.value === null ? undefined : JSON.parse(result.value);
      }),
    };
  }

  main() { return this.realm(null); }

  async child(page) {
    // For the same reason the page is not asked for its frame as long as that is current.
    if (this.keepsFocus && this.current && this.current !== 'null') return this.realm(JSON.parse(this.current));
    const count = await page.main.find('frameCount');
    if (count === 0) return undefined;
    const frame = await this.with(null, (session) => session.request('POST', '/execute/sync', {
      script: 'return skuaTestFinder.frames()[0];', args: [],
    }));
    return frame?.[kElement] ? this.realm(frame) : undefined;
  }

  async goto(url) { await this.with(null, (session) => session.request('POST', '/url', { url })); }

  async actions(actions, frame = null) {
    await this.with(frame, (session) => session.request('POST', '/actions', { actions }));
  }

  async click(x, y) {
    await this.actions([{
      type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' },
      actions: [
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0, origin: 'viewport' },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ],
    }]);
  }

  async drag([first, ...others]) {
    // A hand takes its time: some frames are drawn while it moves.
    const move = ({ x, y }) => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 25, origin: 'viewport' });
    await this.actions([{
      type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' },
      actions: [move(first), { type: 'pointerDown', button: 0 }, ...others.map(move), { type: 'pointerUp', button: 0 }],
    }]);
  }

  /** Key actions go to the frame that is the driver's current one, wherever the page's focus is. */
  async press(keys, { frame }) {
    const strokes = keys.flatMap((key) => {
      const chord = key.length > 1 ? key.split('+').map((part) => kKeys[part] ?? part) : [key];
      return [
        ...chord.map((value) => ({ type: 'keyDown', value })),
        ...chord.reverse().map((value) => ({ type: 'keyUp', value })),
      ];
    });
    await this.actions([{ type: 'key', id: 'keyboard', actions: strokes }], frame);
  }

  async screenshot(path) {
    const data = await this.with(null, (session) => session.request('GET', '/screenshot'));
    await writeFile(path, Buffer.from(data, 'base64'));
  }

  /** WebDriver sets the window's outer size: the page's is what is left of it. The toolbar needs about 450 pixels. */
  async setViewport(width, height) {
    const inner = () => this.main().run('({ width: innerWidth, height: innerHeight })');
    for (let tries = 0; tries < 5; tries += 1) {
      const now = await inner();
      if (now.width === width && now.height === height) return;
      const outer = await this.with(null, (session) => session.request('GET', '/window/rect'));
      await this.with(null, (session) => session.request('POST', '/window/rect', {
        width: outer.width + width - now.width, height: outer.height + height - now.height,
      }));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const { width: w, height: h } = await inner();
    throw new Error(`WebKit's page stays at ${w}x${h} instead of ${width}x${height}`);
  }

  async close() {
    await this.session.alone(async () => {
      await this.session.request('POST', '/window', { handle: this.handle });
      await this.session.request('DELETE', '/window');
    });
  }
}

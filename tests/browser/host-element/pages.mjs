// A page with the host element on one origin, and on another one a lesson that says only what a test makes it say.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const kHost = fileURLToPath(new URL('../../../build/site/host/skua-host.js', import.meta.url));

export const kLaunch = {
  attempt: '0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10', actor: 'k3v9x2', activity: 'ice-core', seed: 7, mode: 'practice', locale: 'en',
  resume: { commands: [], events: 0 },
};

/** An event as a lesson makes it: number n of the attempt. */
export const event = (n, type = 'performed') => ({
  id: `00000001-0000-4000-8000-${String(n).padStart(12, '0')}`, attempt: kLaunch.attempt, kind: 'event', time: '2026-03-02T09:41:07.250Z',
  body: n === 0 ? { n, type: 'started', tick: 0 } : {
    n, type, tick: 60 * n, ...(type === 'performed' ? { action: 'drill', detail: {} } : {}),
    score: { raw: n, max: 5, scaled: n / 5 }, done: n, items: 5,
  },
});
export const block = (first, count) => ({
  id: `00000002-0000-4000-8000-${String(first).padStart(12, '0')}`, attempt: kLaunch.attempt, kind: 'commands', time: '2026-03-02T09:41:07.250Z',
  body: { first, commands: Array.from({ length: count }, (_, i) => [first + i, 'drill', {}]) },
});

const kPage = `<!doctype html><html lang="en"><title>Page</title><link rel="stylesheet" href="/page.css">
<script type="module" src="/skua-host.js"></script><script src="/page.js"></script><body></body>`;
const kStyle = 'skua-player { height: 400px }';
const kPageScript = `
  window.seen = [];
  for (const name of ['ready', 'event', 'progress', 'completed', 'checkpoint', 'status', 'error']) {
    addEventListener('skua-' + name, ({ type, detail }) => seen.push({ type, detail }));
  }`;
const kLesson = '<!doctype html><html lang="en"><title>Lesson</title><script src="lesson.js"></script><body>lesson</body>';
const kLessonScript = `
  const given = new URLSearchParams(location.hash.slice(1));
  window.told = [];
  window.hello = (more = {}) => parent.postMessage({ type: 'skua:hello', protocol: 2, nonce: given.get('nonce'), ...more }, given.get('host'));
  window.say = (message) => port.postMessage(message);
  addEventListener('message', ({ data, source, origin, ports }) => {
    if (source !== parent || origin !== given.get('host') || data?.type !== 'skua:connect' || window.port) return;
    window.port = ports[0];
    port.onmessage = ({ data }) => told.push(data);
  });
  if (!location.search.includes('silent')) hello();`;

const kKinds = { html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css', json: 'application/json' };

function serve(policy, answer) {
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const path = new URL(request.url, 'http://x').pathname;
    const { status = 200, kind = 'json', body = '', headers = {} } = (await answer(path, Buffer.concat(chunks).toString(), request.headers)) ?? { status: 404 };
    response.writeHead(status, { 'Content-Type': kKinds[kind], 'Content-Security-Policy': policy(), 'Cache-Control': 'no-store', ...headers });
    response.end(body);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
const originOf = (server) => `http://127.0.0.1:${server.address().port}`;

/** Both servers. `files` are more pages of the host, by path: {kind, body}. `take(items, authorization)` answers a delivery ({status, headers, body}); by default all is acknowledged. */
export async function startPages() {
  if (!existsSync(kHost)) throw new Error(`${kHost} is not there. Build it first: node web/build.mjs`);
  const pair = { received: [], bearers: [], take: undefined, files: {} };
  const lessons = await serve(() => `default-src 'none'; script-src 'self'; frame-ancestors ${pair.url}`, (path) => {
    if (path === '/lesson/index.html') return { kind: 'html', body: kLesson };
    return path === '/lesson/lesson.js' ? { kind: 'js', body: kLessonScript } : undefined;
  });
  const policy = () => `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src ${originOf(lessons)}`;
  const pages = await serve(policy, (path, body, { authorization }) => {
    switch (path) {
      case '/': return { kind: 'html', body: kPage };
      case '/elsewhere': return { kind: 'html', body: '<!doctype html><title>Elsewhere</title>' };
      case '/page.css': return { kind: 'css', body: kStyle };
      case '/page.js': return { kind: 'js', body: kPageScript };
      case '/skua-host.js': return { kind: 'js', body: readFileSync(kHost) };
      case '/items': {
        const { items } = JSON.parse(body);
        pair.received.push(items);
        pair.bearers.push(authorization);
        return pair.take?.(items, authorization) ?? { body: JSON.stringify({ acknowledged: items.map(({ id }) => id), refused: [] }) };
      }
      case '/skua-editor.js': return { kind: 'js', body: readFileSync(kHost.replace('skua-host', 'skua-editor')) };
      default: return pair.files[path];
    }
  });
  pair.url = originOf(pages);
  pair.lesson = `${originOf(lessons)}/lesson/`;
  pair.close = () => {
    for (const server of [pages, lessons]) {
      server.closeAllConnections();
      server.close();
    }
  };
  return pair;
}

/** Puts the element into a page: attributes, and properties as given. */
export async function embed(page, attributes, launch) {
  await page.waitFor(() => customElements.get('skua-player') !== undefined);
  await page.evaluate((given, attempt) => {
    const player = document.createElement('skua-player');
    for (const [name, value] of Object.entries(given)) player.setAttribute(name, value);
    if (attempt) player.launch = attempt;
    document.body.append(player);
  }, attributes, launch);
}

/** The messages of a type that the lesson was told, once there are so many. */
export async function told(page, type, count = 1) {
  const frame = page.frame();
  await frame.waitFor((wanted, least) => window.told?.filter((message) => message.type === wanted).length >= least, type, count);
  return frame.evaluate((wanted) => window.told.filter((message) => message.type === wanted), type);
}

/** The events of a type that the page saw, once there are so many. */
export async function seen(page, type, count = 1) {
  await page.waitFor((wanted, least) => window.seen.filter((event) => event.type === wanted).length >= least, type, count);
  return page.evaluate((wanted) => window.seen.filter((event) => event.type === wanted).map(({ detail }) => detail), type);
}

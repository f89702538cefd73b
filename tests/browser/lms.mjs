// An LMS of a few lines that is not the school: a page that embeds a lesson through the public host SDK, and a second
// origin for the built site. Tests can alter what is served and how the page answers.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { kSite } from './school_server.mjs';

const kTypes = {
  html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8',
  json: 'application/json', wasm: 'application/wasm', svg: 'image/svg+xml',
};

const kPage = `<!doctype html><html lang="en"><title>LMS</title>
<style>skua-player, iframe { display: block; width: 1000px; height: 640px; border: 0 }</style>
<script type="module" src="/skua-host.js"></script>
<script type="module">
  const asked = location.search;
  const { src, launch } = await (await fetch('/launch' + asked)).json();
  const player = document.createElement('skua-player');
  player.setAttribute('src', src);
  player.setAttribute('endpoint', '/items');
  player.launch = launch;
  player.relaunch = async () => (await (await fetch('/launch' + asked)).json()).launch;
  const keep = async (id, revision, note) => {
    const answer = await fetch('/notes', { method: 'POST', body: JSON.stringify({ id, revision, ...note }) });
    if (answer.ok) player.noted(id, revision, (await answer.json()).refused);
  };
  player.addEventListener('skua-note', ({ detail: { entry } }) => keep(entry.id, entry.revision, { entry }));
  player.addEventListener('skua-note-removed', ({ detail: { id, revision } }) => keep(id, revision));
  document.body.append(player);
</script>`;

/** A page that keeps nothing of the lesson but its newest checkpoint, in this browser. */
const kLittleRoom = `<!doctype html><html lang="en"><title>LMS with little room</title>
<style>skua-player, iframe { display: block; width: 1000px; height: 640px; border: 0 }</style>
<script type="module" src="/skua-host.js"></script>
<script type="module">
  const { src, launch } = await (await fetch('/launch')).json();
  const checkpoint = localStorage.getItem('checkpoint');
  const player = document.createElement('skua-player');
  player.setAttribute('src', src);
  player.launch = { ...launch, keep: 'checkpoint', resume: { commands: [], events: 0, ...(checkpoint && { checkpoint }) } };
  player.transport = async (items) => ({ acknowledged: items.map(({ id }) => id), refused: [] });
  player.addEventListener('skua-checkpoint', ({ detail }) => localStorage.setItem('checkpoint', detail.text));
  player.addEventListener('skua-error', ({ detail }) => { window.problem = detail.code; });
  document.body.append(player);
</script>`;

/** A page that shows the lesson and never says a word to it. */
const silentPage = (src, host) => `<!doctype html><html lang="en"><title>LMS</title>
<style>iframe { display: block; width: 1000px; height: 640px; border: 0 }</style>
<iframe sandbox="allow-scripts allow-same-origin" src="${src}index.html#skua=1&amp;nonce=5d0c1f3a9be24c55&amp;host=${host}"></iframe>`;

function listen(answer) {
  const server = createServer((request, response) => {
    Promise.resolve(answer(request, response)).catch((error) => response.writeHead(500).end(String(error)));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
const originOf = (server) => `http://127.0.0.1:${server.address().port}`;

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}

/** What a server that has these items says when the lesson is opened again. It takes views, and keeps none. */
function resumeOf(items) {
  const blocks = items.filter(({ kind }) => kind === 'commands').sort((a, b) => a.body.first - b.body.first);
  return {
    commands: blocks.flatMap(({ body }) => body.commands),
    events: items.filter(({ kind }) => kind === 'event').length,
  };
}

/** The policy of lesson pages. A page under a sandbox has no origin that 'self' could mean in every engine: it is named. */
function policy(lessons, pages, sandbox) {
  const self = sandbox ? lessons : "'self'";
  return [
    "default-src 'none'", `script-src ${self} 'wasm-unsafe-eval'`, `style-src ${self}`, `img-src ${self} data: blob:`,
    `font-src ${self}`, `connect-src ${self}`, "base-uri 'none'", "form-action 'none'", `frame-ancestors ${pages}`,
    ...(sandbox ? [`sandbox ${sandbox}`] : []),
  ].join('; ');
}

/** The newest lesson of the module, with its manifest changed; the version that names its folder follows from that. */
function editedLesson(site, module, edit) {
  const { version } = JSON.parse(readFileSync(join(site, 'lessons', module, 'latest.json'), 'utf8'));
  const original = readFileSync(join(site, 'lessons', module, version, 'manifest.json'));
  let bytes = original;
  if (edit) {
    const value = JSON.parse(original.toString());
    edit(value);
    bytes = Buffer.from(JSON.stringify(value));
  }
  const own = edit ? createHash('sha256').update(bytes).digest('hex').slice(0, 16) : version;
  const read = (path, alter) => {
    if (!/^\/(files|lessons)\//.test(path) || path.includes('..')) return undefined;
    const file = join(site, path.replace(own, version));
    const found = path.endsWith(`/${own}/manifest.json`) ? bytes : existsSync(file) ? readFileSync(file) : undefined;
    return found && (alter?.(path, found) ?? found);
  };
  return { version: own, read };
}

/**
 * `alter(path, bytes)` may give other bytes for a file of the site, or promise bytes, which then come late; what it throws is a server's fault; `manifest(value)` may change the lesson's manifest, which
 * then is another version of the lesson with an address of its own; `sandbox` puts the lesson's page
 * under a sandbox policy (without allow-same-origin: into an origin of its own); `refuse(item)` may give {code, message};
 * `begun`, {commands, events}, is what had come of the attempt before; `replay`, a journal's text, is shown again instead of an attempt being begun; with `notebook` the page keeps one for the
 * student: `note({id, revision, entry?})` may give {refused}, or "lost" for a page that does not answer; `leaves` is what the launch says of `free_text_leaves`, `withheld` what it says beside the notebook's entries. The address may name
 * another `activity`, which is another attempt, and a `mode`. What is sent is not answered while `down` is set.
 */
export async function startLms({ module = 'antarctica', activity = 'ice-core', alter, manifest, sandbox, refuse, replay, notebook = false, leaves, withheld = false, note, begun, site = kSite } = {}) {
  const attempts = new Map();
  const attemptAt = (name) => attempts.get(name) ?? attempts.set(name, randomUUID()).get(name);
  const notes = new Map();
  const stored = new Map();
  const refused = [];
  const lms = { down: false };
  let pages;

  const lesson = editedLesson(site, module, manifest);

  const lessons = await listen(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const bytes = await lesson.read(path, alter);
    response.writeHead(bytes === undefined ? 404 : 200, {
      'Content-Type': kTypes[path.split('.').at(-1)] ?? 'application/octet-stream',
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': policy(originOf(lessons), originOf(pages), sandbox),
    });
    response.end(bytes);
  });

  const src = `${originOf(lessons)}/lessons/${module}/${lesson.version}/`;

  function take(items) {
    const receipt = { acknowledged: [], refused: [] };
    for (const item of items) {
      const problem = refuse?.(item);
      if (problem) {
        refused.push(item);
        receipt.refused.push({ id: item.id, ...problem });
      } else {
        stored.set(item.id, item);
        receipt.acknowledged.push(item.id);
      }
    }
    return receipt;
  }

  function keep({ id, revision, entry }) {
    const answer = note?.({ id, revision, entry });
    if (!answer && !(notes.get(id)?.revision >= revision)) notes.set(id, { revision, entry });
    return answer;
  }
  const entries = () => [...notes.values()].flatMap(({ entry }) => entry ?? []);

  function launchFor(asked) {
    const name = asked.get('activity') ?? activity;
    const attempt = attemptAt(name);
    if (replay) return { mode: 'replay', journal: replay, locale: asked.get('locale') ?? 'en' };
    return {
      attempt, actor: 'a-student', activity: name, seed: 20260302, mode: asked.get('mode') ?? 'practice', locale: asked.get('locale') ?? 'en',
      resume: begun ?? resumeOf([...stored.values()].filter((item) => item.attempt === attempt)),
      ...(notebook && { notebook: { entries: entries(), ...(withheld && { withheld }) } }),
      ...(leaves !== undefined && { free_text_leaves: leaves }),
    };
  }

  pages = await listen(async (request, response) => {
    const url = new URL(request.url, 'http://x');
    const reply = (type, body) => response.writeHead(200, { 'Content-Type': kTypes[type], 'Cache-Control': 'no-store' }).end(body);
    switch (url.pathname) {
      case '/': return reply('html', kPage);
      case '/little-room': return reply('html', kLittleRoom);
      case '/empty': return reply('html', '<!doctype html><title>LMS</title>');
      case '/silent': return reply('html', silentPage(src, originOf(pages)));
      case '/skua-host.js': return reply('js', readFileSync(join(site, 'host/skua-host.js')));
      case '/items':
        if (lms.down) return response.writeHead(503).end();
        return reply('json', JSON.stringify(take((await bodyOf(request)).items)));
      case '/notes': {
        const answer = keep(await bodyOf(request));
        return answer === 'lost' ? response.writeHead(503).end() : reply('json', JSON.stringify(answer ?? {}));
      }
      case '/launch': return reply('json', JSON.stringify({ src, launch: launchFor(url.searchParams) }));
      default: return response.writeHead(404).end();
    }
  });

  return Object.assign(lms, {
    url: originOf(pages),
    lessonUrl: src,
    refused,
    /** How many items of any kind were stored. */
    items: () => stored.size,
    /** Events that were stored, in their order. */
    events: () => [...stored.values()].filter(({ kind }) => kind === 'event').map(({ body }) => body).sort((a, b) => a.n - b.n),
    commands: () => resumeOf([...stored.values()]).commands,
    /** Entries of the notebook that were stored, in the order in which they first came. */
    notes: entries,
    close() {
      for (const server of [lessons, pages]) {
        server.closeAllConnections();
        server.close();
      }
    },
  });
}

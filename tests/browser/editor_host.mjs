// A page that embeds the activity editor through the public host SDK, and on another origin the built site with the policy that a
// school gives to lessons. What the editor sends is kept in memory; tests can make it be refused.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { kSite } from './school_server.mjs';
import { texts } from './texts.mjs';

const kTypes = { html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css', json: 'application/json', wasm: 'application/wasm', txt: 'text/plain; charset=utf-8', webp: 'image/webp', svg: 'image/svg+xml' };

const kPage = `<!doctype html><html lang="en"><title>LMS</title><link rel="stylesheet" href="/page.css">
<script type="module" src="/page.js"></script><body></body></html>`;
const kStyle = 'html, body { margin: 0; height: 100% } skua-editor { height: 100vh }';
const kScript = `
  import { NotKept } from '/skua-editor.js';
  const ask = async (path, body) => (await fetch(path, { method: 'POST', body: JSON.stringify(body) })).json();
  const { src, activity, locale } = await ask('/opened', {});
  const editor = document.createElement('skua-editor');
  editor.setAttribute('src', src);
  editor.setAttribute('locale', locale);
  editor.keep = async (draft) => {
    const { reason } = await ask('/draft', draft);
    if (reason) throw new NotKept(reason);
  };
  editor.publish = async (activity) => {
    const { reason, faults } = await ask('/publish', activity);
    if (reason) throw new NotKept(reason);
    return faults;
  };
  editor.addEventListener('skua-editor-close', () => { editor.remove(); document.title = 'closed'; });
  editor.activity = activity;
  document.body.append(editor);`;

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

/**
 * `path`: where the element looks for the editor. `activity`: what is opened, `{module, activity}`; by default the teacher chooses. `answer.draft` and `answer.publish` of what comes back
 * may be set to functions that say what the host answers: `{reason}`, `{faults}`, or `{}`.
 */
export async function startEditorHost({ activity = {}, locale = 'en', path = '/lessons/edit/', site = kSite } = {}) {
  const host = { drafts: [], published: [], answer: { draft: () => ({}), publish: () => ({}) } };
  let pages;
  const lessons = await listen((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname).replace(/\/$/, '/index.html');
    const file = join(site, path);
    const found = /^\/(files|lessons)\//.test(path) && !path.includes('..') && existsSync(file);
    response.writeHead(found ? 200 : 404, {
      'Content-Type': kTypes[path.split('.').at(-1)] ?? 'application/octet-stream', 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store',
      'Content-Security-Policy': `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' ${originOf(pages)}`,
    });
    response.end(found ? readFileSync(file) : undefined);
  });
  pages = await listen(async (request, response) => {
    const reply = (type, body) => response.writeHead(200, {
      'Content-Type': kTypes[type], 'Cache-Control': 'no-store',
      'Content-Security-Policy': `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src ${originOf(lessons)}`,
    }).end(body);
    const json = (value) => reply('json', JSON.stringify(value));
    switch (new URL(request.url, 'http://x').pathname) {
      case '/': return reply('html', kPage);
      case '/page.css': return reply('css', kStyle);
      case '/page.js': return reply('js', kScript);
      case '/skua-editor.js': return reply('js', readFileSync(join(site, 'host/skua-editor.js')));
      case '/opened': return json({ src: `${originOf(lessons)}${path}`, activity, locale });
      case '/draft': {
        const draft = await bodyOf(request);
        const said = host.answer.draft(draft);
        if (!said.reason) host.drafts.push(draft);
        return json(said);
      }
      case '/publish': {
        const given = await bodyOf(request);
        host.published.push(given);
        return json(host.answer.publish(given));
      }
      default: return response.writeHead(404).end();
    }
  });
  host.url = originOf(pages);
  host.lessons = originOf(lessons);
  host.close = () => {
    for (const server of [pages, lessons]) {
      server.closeAllConnections();
      server.close();
    }
  };
  return host;
}

/** The editor as a teacher meets it, by role and name: in a page of its own or in the frame of a host. */
export class EditorPage {
  constructor(scope, locale = 'en') {
    this.scope = scope;
    this.t = texts('editor', locale);
  }

  button(key, what) { return this.scope.getByRole('button', { name: what ? this.t('action.of', { action: this.t(key), what }) : this.t(key) }); }
  field(key, values) { return this.scope.getByRole('textbox', { name: this.t(key, values) }); }
  tab(name) { return this.scope.getByRole('button', { name: this.t(`view.${name}`) }); }

  /** Makes a copy of a lesson of the site. */
  async copy(title) {
    await this.button('choose.copy', title).click();
    await this.scope.getByRole('heading', { name: this.t('lesson.lesson') }).get();
  }
}

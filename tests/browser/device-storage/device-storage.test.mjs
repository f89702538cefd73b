// What a device keeps of a student's work, in the browsers' own IndexedDB: sealed, by student and attempt, by one page at a
// time, and whatever the browser does to it.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { engines, launch } from '../driver/index.mjs';

const kStorage = fileURLToPath(new URL('../../../web/player/storage.ts', import.meta.url));

/** A page with the player's storage, and a few words to use it by. Runs in the page. */
const kSetup = `
  import * as storage from './storage.js';
  const attempt = '0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10';
  const item = (n, text = 'x') => ({ id: 'e' + n, attempt, kind: 'event', time: '2026-03-02T09:41:07.250Z', body: { n, type: 'started', tick: 0, text } });
  const key = (letter) => letter.repeat(43);
  const stores = {};
  const raw = (mode, use) => new Promise((resolve, reject) => {
    const opening = indexedDB.open('skua', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('items', { keyPath: ['actor', 'attempt', 'id'] });
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('items', mode);
      const request = use(transaction.objectStore('items'));
      transaction.oncomplete = () => (opening.result.close(), resolve(request?.result));
    };
  });
  Object.assign(globalThis, { storage, item, key, stores, raw, attempt, async page(name, owner = {}) {
    const store = stores[name] = await (await storage.openStore())({ actor: 'ana', attempt, key: key('k'), ...owner });
    const { items, aside } = await store.load();
    return { ids: items.map(({ id }) => id), texts: items.map(({ body }) => body.text), aside };
  }, async add(name, items, all = items) {
    return stores[name].add(items, () => all).then(() => 'done', (error) => error instanceof storage.Elsewhere ? 'elsewhere' : String(error));
  } });
`;

for (const engine of engines()) {
  describe(`device storage in ${engine}`, () => {
    let server, browser, page;
    before(async () => {
      const { outputFiles } = await build({ entryPoints: [kStorage], bundle: true, format: 'esm', write: false });
      server = createServer(({ url }, response) => {
        const script = { '/storage.js': outputFiles[0].text, '/setup.js': kSetup }[url];
        response.writeHead(200, { 'Content-Type': script ? 'text/javascript' : 'text/html' });
        response.end(script ?? '<!doctype html><title>storage</title><script type="module" src="/setup.js"></script>');
      });
      await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
      browser = await launch(engine);
      page = await browser.newPage();
    });
    after(async () => {
      await browser.kill();
      server.closeAllConnections();
      server.close();
    });

    /** On a device that has kept nothing yet. */
    const scene = (name, run) => test(name, async () => {
      await page.goto(`http://127.0.0.1:${server.address().port}/`);
      await page.waitFor(() => 'page' in globalThis);
      await page.evaluate(() => raw('readwrite', (rows) => rows.clear()));
      await run();
    });

    scene('what was added is there on the next visit, in its order, and gone when it is removed', async () => {
      assert.deepEqual(await page.evaluate(async () => {
        await page('a');
        const done = [await add('a', [item(1)]), await add('a', [item(0), item(2)])];
        const next = await page('b');
        await stores.b.remove([item(1), item(0), item(2)]);
        return { done, next, last: await page('c'), left: await raw('readonly', (rows) => rows.count()) };
      }), { done: ['done', 'done'], next: { ids: ['e1', 'e0', 'e2'], texts: ['x', 'x', 'x'], aside: false }, last: { ids: [], texts: [], aside: false }, left: 1 });
    });

    scene('nobody reads it in the files or under another key, and each row has an initial value of its own', async () => {
      const found = await page.evaluate(async () => {
        await page('a');
        await add('a', [item(0, 'my secret answer'), item(1, 'my secret answer')]);
        const rows = (await raw('readonly', (all) => all.getAll())).filter(({ actor }) => actor);
        const bytes = rows.map(({ item: { data, iv } }) => [...new Uint8Array(data), ...iv].map((byte) => String.fromCharCode(byte)).join(''));
        return {
          said: JSON.stringify(rows).includes('secret') || bytes.some((text) => text.includes('secret')),
          ivs: new Set(rows.map(({ item: { iv } }) => [...iv].join())).size,
          otherKey: await page('b', { key: key('l') }),
          noKey: await page('c', { key: undefined }),
          otherStudent: await page('d', { actor: 'ben' }),
          again: await page('e'),
        };
      });
      const nothing = { ids: [], texts: [], aside: false };
      const texts = ['my secret answer', 'my secret answer'];
      assert.deepEqual(found, { said: false, ivs: 2, otherKey: nothing, noKey: nothing, otherStudent: nothing, again: { ids: ['e0', 'e1'], texts, aside: false } });
    });

    scene('rows of earlier versions, which lie there as they are, are read with a key and without', async () => {
      assert.deepEqual(await page.evaluate(async () => {
        await raw('readwrite', (rows) => rows.add({ actor: 'ana', attempt, id: 'e0', order: 1, item: item(0) }));
        return [(await page('a')).ids, (await page('b', { key: undefined })).ids];
      }), [['e0'], ['e0']]);
    });

    scene('without cryptography and with a key nothing is kept, rather than in clear', async () => {
      assert.equal(await page.evaluate(async () => {
        Object.defineProperty(crypto, 'subtle', { value: undefined });
        return page('a').then(() => 'kept', () => 'refused');
      }), 'refused');
    });

    scene('a page that was taken over adds nothing in the place of the new one', async () => {
      assert.deepEqual(await page.evaluate(async () => {
        await page('a');
        await add('a', [item(0)]);
        await page('b');
        const done = [await add('b', [item(1, 'new')]), await add('a', [item(1, 'old')]), await add('b', [item(2, 'new')])];
        return { done, next: await page('c') };
      }), { done: ['done', 'elsewhere', 'done'], next: { ids: ['e0', 'e1', 'e2'], texts: ['x', 'new', 'new'], aside: false } });
    });

    scene('nor does it remove what the new page made under the same id; what it sets aside itself stays all the same', async () => {
      assert.deepEqual(await page.evaluate(async () => {
        await page('a');
        await add('a', [item(0, 'old')]);
        await page('b');
        await add('b', [item(1, 'new')]);
        await stores.a.remove([item(0, 'old'), item(1, 'old')]);
        await stores.a.remove([item(1, 'old')], true);
        return page('c');
      }), { ids: ['e0', 'e1'], texts: ['old', 'new'], aside: true });
    });

    scene('what is thrown away by the browser is written again with the next item', async () => {
      assert.deepEqual(await page.evaluate(async () => {
        await page('a');
        await add('a', [item(0), item(1)]);
        await raw('readwrite', (rows) => rows.clear());
        const done = await add('a', [item(2)], [item(0), item(1), item(2)]);
        return { done, next: (await page('b')).ids };
      }), { done: 'done', next: ['e0', 'e1', 'e2'] });
    });

    scene('an item that comes again with other content takes its place', async () => {
      assert.deepEqual(await page.evaluate(async () => {
        await page('a');
        await add('a', [item(0, 'old')]);
        const done = await add('a', [item(0, 'new')]);
        return { done, next: await page('b') };
      }), { done: 'done', next: { ids: ['e0'], texts: ['new'], aside: false } });
    });

    scene('what is set aside stays, and is not in the way of its number', async () => {
      assert.deepEqual(await page.evaluate(async () => {
        await page('a');
        await add('a', [item(0, 'old')]);
        await stores.a.remove([item(0, 'old')], true);
        await add('a', [item(0, 'new')]);
        const other = '1f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10';
        return [await page('b'), (await page('c', { attempt: other })).aside];
      }), [{ ids: ['e0'], texts: ['new'], aside: true }, false]);
    });

    scene('a page that dies right after a press has it on disk: nothing more is needed of it', async () => {
      await page.evaluate(async () => {
        await page('a', { key: undefined });
        globalThis.adding = add('a', [item(0)]);
        // The sealing is a promise; the transaction is made when it is through, and committed in the same breath.
        await new Promise((resolve) => setTimeout(resolve));
        location.reload();
      }).catch(() => {}); // the page goes before it can say that it went
      await page.waitFor(() => 'page' in globalThis && !('adding' in globalThis));
      assert.deepEqual(await page.evaluate(async () => (await page('b', { key: undefined })).ids), ['e0']);
    });
  });
}

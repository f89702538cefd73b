// <skua-player> in real browsers: who is connected, what is launched, what is delivered, and what a page is told.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, describe, test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { block, embed, event, kLaunch, seen, startPages, told } from './pages.mjs';

const say = (page, message) => page.frame().evaluate((data) => window.say(data), message);
/** What the element itself says, once it is what is expected. */
const notice = (page, expected) => page.waitFor((text) => {
  const alert = document.querySelector('skua-player').shadowRoot.querySelector('[role=alert]');
  return text === null ? !alert : alert?.textContent.includes(text);
}, expected);
/** Also while the script that asks for it still runs in the page that goes. */
const reloadLesson = (page) => page.frame().evaluate(() => {
  window.told = [];
  setTimeout(() => location.reload());
});
/** The code blocks of a section of the host's README, as printed, with this test's addresses in the place of those there. */
function printed(section, pages) {
  const readme = readFileSync(new URL('../../../web/host/README.md', import.meta.url), 'utf8');
  const text = readme.split(/^## /m).find((part) => part.startsWith(`${section}\n`));
  const blocks = Object.fromEntries([...text.matchAll(/^```(\w+)\n([^]*?)^```/gm)].map(([, kind, body]) => [kind, body]).reverse());
  const here = (body) => body.replace(/https:\/\/lms\.example\/skua\//g, '/').replace(/https:\/\/lessons\.example\/[^"]*/g, pages.lesson);
  return Object.fromEntries(Object.entries(blocks).map(([kind, body]) => [kind, here(body)]));
}
const frameHeight = (page, name) => page.evaluate((element) => document.querySelector(element).shadowRoot.querySelector('iframe').clientHeight, name);
const quiet = () => new Promise((resolve) => setTimeout(resolve, 300));

for (const engine of engines()) {
  describe(`the host element in ${engine}`, () => {
    let pages;
    let browser;
    let page;
    before(async () => {
      pages = await startPages();
      browser = await launch(engine);
      page = await browser.newPage();
    });
    after(async () => {
      await browser?.kill();
      pages?.close();
    });
    beforeEach(async () => {
      pages.received.length = pages.bearers.length = 0;
      pages.take = undefined;
      await page.goto(`${pages.url}/`);
    });
    const start = (attributes = {}, attempt = kLaunch) => embed(page, { src: pages.lesson, endpoint: '/items', ...attributes }, attempt);

    test('a lesson that says hello is connected and launched', async () => {
      await start({ title: 'Reading the ice' });
      assert.deepEqual(await told(page, 'launch'), [{ type: 'launch', protocol: 2, ...kLaunch }]);
      const frame = await page.evaluate(() => {
        const { title, allow, sandbox, clientWidth, clientHeight } = document.querySelector('skua-player').shadowRoot.querySelector('iframe');
        return { title, allow, sandbox: sandbox.value, clientHeight, fills: clientWidth === document.querySelector('skua-player').clientWidth };
      });
      assert.deepEqual(frame, { title: 'Reading the ice', allow: 'fullscreen', sandbox: 'allow-scripts allow-same-origin allow-downloads', clientHeight: 400, fills: true });
      const ready = { module: 'antarctica', version: '1.0.0', abi: 1, hashes: { runtime: 'a', module: 'b' } };
      await say(page, { type: 'ready', ...ready });
      assert.deepEqual(await seen(page, 'skua-ready'), [ready]);
    });

    test('only that lesson: not another window, another nonce, or the page itself', async () => {
      await start({ src: `${pages.lesson}?silent` });
      await page.frame().waitFor(() => typeof window.hello === 'function');
      await page.evaluate(() => {
        const { hash } = new URL(document.querySelector('skua-player').shadowRoot.querySelector('iframe').src);
        window.postMessage({ type: 'skua:hello', protocol: 1, nonce: new URLSearchParams(hash.slice(1)).get('nonce') }, '*');
      });
      await page.frame().evaluate(() => {
        window.hello({ nonce: 'guessed' });
        window.hello({ protocol: 0 });
      });
      await quiet();
      assert.equal(await page.frame().evaluate(() => window.port !== undefined), false);
      await page.frame().evaluate(() => window.hello());
      await told(page, 'launch');
    });

    test('an old lesson, which speaks version 1, is launched in that version', async () => {
      const newer = { ...kLaunch, token: 't', key: 'k'.repeat(43), resume: { ...kLaunch.resume, views: 1, view: { focus: 'a' } } };
      await start({ src: `${pages.lesson}?silent` }, newer);
      await page.frame().waitFor(() => typeof window.hello === 'function');
      await page.frame().evaluate(() => window.hello({ protocol: 1 }));
      assert.deepEqual(await told(page, 'launch'), [{ type: 'launch', protocol: 1, ...kLaunch }]);
    });

    test('a replay is passed on as it is, and another journal starts over', async () => {
      const { resume: _, ...base } = kLaunch;
      const replay = { ...base, mode: 'replay', journal: '{"skua":"journal"}\n' };
      await start({}, replay);
      assert.deepEqual(await told(page, 'launch'), [{ type: 'launch', protocol: 2, ...replay }]);
      await page.evaluate((given) => { document.querySelector('skua-player').launch = given; }, { ...replay, journal: '{"skua":"journal"}\n\n' });
      await page.frame().waitFor(() => window.told?.[0]?.journal?.endsWith('\n\n'));
    });

    test('the token goes to the endpoint and not to the lesson; one that ran out is asked for, of this attempt only', async () => {
      await start({}, { ...kLaunch, token: 't1' });
      assert.deepEqual(await told(page, 'launch'), [{ type: 'launch', protocol: 2, ...kLaunch }]);
      const receipt = (items, more = {}) => ({ body: JSON.stringify({ acknowledged: items.map(({ id }) => id), refused: [], ...more }) });
      const expired = { status: 401, body: '{"error":{"code":"token-expired"}}' };
      pages.take = (items) => receipt(items, { token: 't2' });
      await say(page, { type: 'deliver', batch: 1, items: [event(0)] });
      assert.deepEqual(await told(page, 'delivered'), [{ type: 'delivered', batch: 1, acknowledged: [event(0).id], refused: [] }]);
      pages.take = (items, bearer) => (bearer === 'Bearer t3' ? receipt(items) : expired);
      await say(page, { type: 'deliver', batch: 2, items: [event(1)] });
      assert.equal((await told(page, 'undelivered'))[0].reason, 'signed-out');
      const relaunch = (given) => page.evaluate((fresh) => { document.querySelector('skua-player').relaunch = async () => fresh; }, given);
      await relaunch({ ...kLaunch, token: 't3', attempt: kLaunch.attempt.replace('0f', '1f') });
      await say(page, { type: 'deliver', batch: 3, items: [event(1)] });
      assert.equal((await told(page, 'undelivered', 2))[1].reason, 'signed-out');
      assert.match((await seen(page, 'skua-error'))[0].detail, /attempt: must stay the same/);
      await relaunch({ ...kLaunch, token: 't3' });
      await say(page, { type: 'deliver', batch: 4, items: [event(1)] });
      await told(page, 'delivered', 2);
      assert.deepEqual(pages.bearers, ['t1', 't2', 't2', 't2', 't3'].map((token) => `Bearer ${token}`));
    });

    test('a page that keeps no more is told each checkpoint, and goes on from the newest', async () => {
      await start({}, { ...kLaunch, keep: 'checkpoint', resume: { commands: [], events: 3, checkpoint: 'AQ' } });
      assert.equal((await told(page, 'launch'))[0].keep, 'checkpoint');
      await say(page, { type: 'checkpoint', text: 'A'.repeat(3501) });
      await say(page, { type: 'checkpoint', text: 'AR' });
      assert.deepEqual(await seen(page, 'skua-checkpoint'), [{ attempt: kLaunch.attempt, text: 'AR' }]);
      await reloadLesson(page);
      await page.frame().waitFor(() => window.told?.[0]?.type === 'launch');
      assert.deepEqual((await told(page, 'launch'))[0].resume, { commands: [], events: 3, checkpoint: 'AR' });
    });

    test('a page that loads again is not given another attempt', async () => {
      await start();
      await told(page, 'launch');
      await say(page, { type: 'status', word: 'saved' });
      await seen(page, 'skua-status');
      await page.evaluate((given) => { document.querySelector('skua-player').relaunch = async () => given; }, { ...kLaunch, attempt: kLaunch.attempt.replace('0f', '1f') });
      await reloadLesson(page);
      await notice(page, '(E-LAUNCH)');
      assert.match((await seen(page, 'skua-error'))[0].detail, /^launch\.attempt: must stay the same/);
    });

    test('a launch that comes late, or wrong at first', async () => {
      await start({}, null);
      await page.frame().waitFor(() => window.port !== undefined);
      await page.evaluate((given) => { document.querySelector('skua-player').launch = { ...given, seed: 'seven' }; }, kLaunch);
      const [fault] = await seen(page, 'skua-error');
      assert.deepEqual([fault.source, fault.code], ['host', 'E-LAUNCH']);
      assert.match(fault.detail, /^launch\.seed: must be /);
      await notice(page, '(E-LAUNCH)');
      await page.evaluate((given) => { document.querySelector('skua-player').launch = given; }, kLaunch);
      assert.equal((await told(page, 'launch')).length, 1);
      await notice(page, null);
    });

    test('what is wrong with a launch is told once; none at all is, and null is wrong', async () => {
      await start({}, { ...kLaunch, resume: { ...kLaunch.resume, commands: [[1, 'drill', {}], [2, 'drill']] } });
      await page.frame().waitFor(() => window.port !== undefined);
      await page.frame().evaluate(() => window.hello());
      await quiet();
      assert.deepEqual((await seen(page, 'skua-error')).map(({ code, detail }) => [code, detail]), [['E-LAUNCH', 'launch.resume.commands[1]: must be [tick, name, parameters]']]);
      await page.evaluate(() => { document.querySelector('skua-player').launch = null; });
      assert.deepEqual((await seen(page, 'skua-error', 2))[1].detail, 'launch: must be an object');
      await notice(page, '(E-LAUNCH)');
    });

    test('a launch that does not come is told after a while, and taken when it comes', async () => {
      await start({ locale: 'fr' }, null);
      await page.frame().waitFor(() => window.port !== undefined);
      await new Promise((resolve) => setTimeout(resolve, 13_000));
      assert.deepEqual(await page.evaluate(() => window.seen), []);
      await notice(page, 'La leçon attend d’être lancée. Si rien ne change, recharge cette page. (E-UNLAUNCHED)');
      await page.evaluate((given) => { document.querySelector('skua-player').launch = given; }, kLaunch);
      await told(page, 'launch');
      await notice(page, null);
    });

    test('a wrong address stays told when the launch comes, and so is none at all', async () => {
      await start({ src: 'http://' }, null);
      await page.evaluate((given) => { document.querySelector('skua-player').launch = given; }, kLaunch);
      await quiet();
      await notice(page, '(E-SRC)');
      await page.goto(`${pages.url}/`);
      await embed(page, { endpoint: '/items' }, kLaunch);
      const [fault] = await seen(page, 'skua-error');
      assert.deepEqual([fault.code, fault.detail], ['E-SRC', 'there is a launch, and no src']);
      await page.evaluate((src) => document.querySelector('skua-player').setAttribute('src', src), pages.lesson);
      await told(page, 'launch');
      await notice(page, null);
      assert.equal((await seen(page, 'skua-error')).length, 1);
    });

    test('whose attempt a replay shows is in its journal; one of another attempt, or no journal, is refused', async () => {
      const { attempt, actor, activity, seed } = kLaunch;
      const journal = `${JSON.stringify({ skua: 'journal', schema: 2, activity, attempt, actor, seed, mode: 'practice' })}\n`;
      await start({}, { mode: 'replay', journal });
      assert.deepEqual(await told(page, 'launch'), [{ type: 'launch', protocol: 2, attempt, actor, activity, seed, mode: 'replay', locale: 'en', journal }]);
      const set = (given) => page.evaluate((one) => { document.querySelector('skua-player').launch = one; }, given);
      await set({ mode: 'replay', journal, attempt: attempt.replace('0f', '1f') });
      assert.match((await seen(page, 'skua-error'))[0].detail, /^launch\.attempt: must be the journal's, 0f8e/);
      await set({ mode: 'replay', journal: 'hello' });
      assert.match((await seen(page, 'skua-error', 2))[1].detail, /^launch\.journal: must be the text of a journal/);
      await set({ ...kLaunch, resume: undefined, mode: 'preview', program: '{"skua": ' });
      assert.match((await seen(page, 'skua-error', 3))[2].detail, /^launch\.program: must be the text of an activity, and is not JSON/);
    });

    test('the ten lines work as printed, without inline style or script', async () => {
      const { html, js, css } = printed('Ten lines', pages);
      const [, own] = /fetch\("([^"]+)"\)/.exec(js);
      pages.files = {
        '/ten': { kind: 'html', body: `<!doctype html><html lang="en"><title>Ten lines</title>${html}` },
        '/lesson.js': { kind: 'js', body: js }, '/lesson.css': { kind: 'css', body: css }, [own]: { kind: 'json', body: JSON.stringify(kLaunch) },
      };
      await page.goto(`${pages.url}/ten`);
      assert.equal((await told(page, 'launch')).length, 1);
      assert.equal(await page.evaluate(() => document.querySelector('skua-player').shadowRoot.querySelector('iframe').clientHeight / innerHeight >= 0.79), true);
    });

    test('the replay works as printed', async () => {
      const { attempt, actor, activity, seed } = kLaunch;
      const { js } = printed('Show it again', pages);
      const [, own] = /fetch\("([^"]+)"\)/.exec(js);
      const journal = `${JSON.stringify({ skua: 'journal', schema: 2, activity, attempt, actor, seed, mode: 'practice' })}\n`;
      pages.files = {
        '/again': { kind: 'html', body: `<!doctype html><title>Again</title><script type="module" src="/skua-host.js"></script><script type="module" src="/again.js"></script><skua-player src="${pages.lesson}"></skua-player>` },
        '/again.js': { kind: 'js', body: js }, [own]: { kind: 'json', body: journal },
      };
      await page.goto(`${pages.url}/again`);
      assert.equal((await told(page, 'launch'))[0].attempt, attempt);
      await say(page, { type: 'ready', module: 'antarctica', version: '1.0.0', abi: 1, hashes: { runtime: 'a', module: 'b' } });
      assert.deepEqual(await told(page, 'seek'), [{ type: 'seek', event: 7 }]);
    });

    test('an element in a box without a height, or with a least height only, is filled by its frame', async () => {
      const { html } = printed('Let teachers change lessons', pages);
      pages.files = {
        '/boxes': {
          kind: 'html',
          body: `<!doctype html><title>Boxes</title><link rel="stylesheet" href="/boxes.css"><script type="module" src="/skua-host.js"></script>${html}<skua-player src="${pages.lesson}"></skua-player>`,
        },
        '/boxes.css': { kind: 'css', body: '.tall { min-height: 700px }' },
      };
      await page.goto(`${pages.url}/boxes`);
      await page.waitFor(() => document.querySelector('skua-editor')?.shadowRoot && document.querySelector('skua-player')?.shadowRoot);
      assert.deepEqual([await frameHeight(page, 'skua-editor'), await frameHeight(page, 'skua-player')], [480, 320]);
      await page.evaluate(() => ['skua-editor', 'skua-player'].forEach((name) => { document.querySelector(name).className = 'tall'; }));
      assert.deepEqual([await frameHeight(page, 'skua-editor'), await frameHeight(page, 'skua-player')], [700, 700]);
    });

    test('an address that is none is told in the page\'s language, unless the page says it itself', async () => {
      await start({ src: 'javascript:alert(1)', locale: 'es' });
      await notice(page, 'Esta lección no tiene una dirección válida. Avisa a tu docente. (E-SRC)');
      const spoken = await page.evaluate(() => ['en', 'es', 'fr', 'zh-Hans', 'ar'].map((locale) => {
        const player = document.createElement('skua-player');
        player.setAttribute('locale', locale);
        player.setAttribute('src', 'http://');
        document.body.append(player);
        const { textContent } = player.shadowRoot.querySelector('[role=alert]');
        player.remove();
        return textContent;
      }));
      assert.equal(new Set(spoken).size, 5, spoken.join('\n'));
      await page.evaluate(() => { window.seen = []; });
      await page.evaluate(() => {
        addEventListener('skua-error', (event) => event.preventDefault());
        document.querySelector('skua-player').setAttribute('src', 'http://');
      });
      await seen(page, 'skua-error');
      await notice(page, null);
    });

    test('what is delivered is POSTed, answered, and told to the page once', async () => {
      await start();
      await told(page, 'launch');
      const items = [event(0), block(0, 2), event(1, 'completed')];
      await say(page, { type: 'deliver', batch: 1, items });
      await say(page, { type: 'deliver', batch: 2, items });
      const answers = await told(page, 'delivered', 2);
      assert.deepEqual(answers.map(({ batch, acknowledged, refused }) => [batch, acknowledged.length, refused.length]), [[1, 3, 0], [2, 3, 0]]);
      assert.deepEqual(pages.received, [items, items]);
      assert.deepEqual((await seen(page, 'skua-event', 2)).map(({ id }) => id), [items[0].id, items[2].id]);
      assert.deepEqual(await seen(page, 'skua-completed'), [{ id: items[2].id, attempt: kLaunch.attempt, time: items[2].time, score: items[2].body.score }]);
      await say(page, { type: 'progress', score: { raw: 1, max: 5, scaled: 0.2 }, completed: true });
      assert.deepEqual(await seen(page, 'skua-progress'), [{ score: { raw: 1, max: 5, scaled: 0.2 }, completed: true }]);
    });

    test('a school that is busy, signed out or answers nonsense', async () => {
      await start();
      await told(page, 'launch');
      const answers = [
        [{ status: 401 }, { reason: 'signed-out' }],
        [{ status: 302, headers: { Location: '/elsewhere' } }, { reason: 'signed-out' }],
        [{ status: 503 }, { reason: 'server' }],
        [{ kind: 'html', body: 'Welcome' }, { reason: 'server' }],
        [{ status: 429, headers: { 'Retry-After': '3' } }, { reason: 'busy', retry_after_ms: 3000 }],
      ];
      for (const [index, [answer, expected]] of answers.entries()) {
        pages.take = () => answer;
        await say(page, { type: 'deliver', batch: index, items: [event(0)] });
        const [said] = (await told(page, 'undelivered', index + 1)).slice(-1);
        assert.deepEqual(said, { type: 'undelivered', batch: index, ...expected });
      }
      const [fault] = await seen(page, 'skua-error');
      assert.equal(fault.code, 'E-TRANSPORT');
    });

    test('a page that loads again in the iframe goes on from what is stored, with or without a relaunch', async () => {
      await start();
      await told(page, 'launch');
      await say(page, { type: 'deliver', batch: 1, items: [event(0), block(0, 2), event(1)] });
      await told(page, 'delivered');
      const reload = async () => {
        await reloadLesson(page);
        await page.frame().waitFor(() => window.told?.[0]?.type === 'launch');
        return (await told(page, 'launch'))[0].resume;
      };
      assert.deepEqual(await reload(), { commands: block(0, 2).body.commands, events: 2 });
      await say(page, { type: 'deliver', batch: 1, items: [event(2)] });
      await told(page, 'delivered');
      await page.evaluate(() => { document.querySelector('skua-player').relaunch = async () => { throw new Error('no network'); }; });
      assert.equal((await reload()).events, 3);
      await say(page, { type: 'status', word: 'saved' });
      await seen(page, 'skua-status');
      await page.evaluate((given) => {
        document.querySelector('skua-player').relaunch = async () => ({ ...given, resume: { commands: [], events: 9 } });
      }, kLaunch);
      assert.equal((await reload()).events, 9);
    });

    test('the element is moved: the lesson starts again in its new place', async () => {
      await start();
      await told(page, 'launch');
      await page.evaluate(() => {
        window.before = document.querySelector('skua-player').shadowRoot.querySelector('iframe').src;
        document.body.append(document.createElement('section'));
        document.querySelector('section').append(document.querySelector('skua-player'));
      });
      await page.frame().waitFor(() => window.told?.some(({ type }) => type === 'launch'));
      assert.equal(await page.evaluate(() => {
        const frames = document.querySelector('skua-player').shadowRoot.querySelectorAll('iframe');
        return frames.length === 1 && frames[0].src !== window.before;
      }), true);
      await page.evaluate(() => document.querySelector('skua-player').remove());
      assert.equal(await page.evaluate(() => window.length), 0);
    });

    test('a lesson that starts again in another place goes on from what is stored, also while a delivery is under way', async () => {
      await start({}, { ...kLaunch, token: 't1' });
      await told(page, 'launch');
      await say(page, { type: 'deliver', batch: 1, items: [event(0), block(0, 2)] });
      await told(page, 'delivered');
      let release;
      const held = new Promise((resolve) => { release = resolve; });
      pages.take = async (items) => {
        await held;
        return { body: JSON.stringify({ acknowledged: items.map(({ id }) => id), refused: [], token: 't2' }) };
      };
      await say(page, { type: 'deliver', batch: 2, items: [event(1)] });
      for (let tries = 0; pages.received.length < 2 && tries < 100; ++tries) await quiet();
      await page.evaluate(() => {
        document.body.append(document.createElement('section'));
        document.querySelector('section').append(document.querySelector('skua-player'));
      });
      await quiet();
      release();
      await page.frame().waitFor(() => window.told?.some(({ type }) => type === 'launch'));
      assert.deepEqual((await told(page, 'launch'))[0].resume, { commands: block(0, 2).body.commands, events: 2 });
      await say(page, { type: 'deliver', batch: 1, items: [event(2)] });
      await told(page, 'delivered');
      assert.equal(pages.bearers.at(-1), 'Bearer t2');
    });

    test('another language, a flush, another attempt', async () => {
      await start();
      await told(page, 'launch');
      await page.evaluate(() => document.querySelector('skua-player').setAttribute('locale', 'es'));
      assert.deepEqual(await told(page, 'locale'), [{ type: 'locale', locale: 'es' }]);
      await page.evaluate(() => { window.flushed = document.querySelector('skua-player').flush(10_000); });
      await told(page, 'flush');
      await say(page, { type: 'status', word: 'sending' });
      await say(page, { type: 'status', word: 'saved' });
      assert.equal(await page.evaluate(() => window.flushed), true);
      assert.equal(await page.evaluate(() => document.querySelector('skua-player').flush(50)), false);
      const other = { ...kLaunch, attempt: kLaunch.attempt.replace('0', '1') };
      await page.evaluate((given) => { document.querySelector('skua-player').launch = given; }, other);
      await page.frame().waitFor((attempt) => window.told?.some((message) => message.attempt === attempt), other.attempt);
      assert.equal((await told(page, 'launch'))[0].locale, 'es', 'the attribute counts before the launch');
    });

    test('a replay goes where it is asked to: once it is ready, and again when its page loads again', async () => {
      await start();
      await told(page, 'launch');
      const seek = (n) => page.evaluate((number) => document.querySelector('skua-player').seek(number), n);
      const ready = { type: 'ready', module: 'antarctica', version: '1.0.0', abi: 1, hashes: { runtime: 'a', module: 'b' } };
      await seek(2);
      await quiet();
      assert.deepEqual(await page.frame().evaluate(() => window.told.filter(({ type }) => type === 'seek')), []);
      await say(page, ready);
      await seek(4);
      assert.deepEqual(await told(page, 'seek', 2), [{ type: 'seek', event: 2 }, { type: 'seek', event: 4 }]);
      await page.frame().evaluate(() => {
        window.told = undefined;
        setTimeout(() => location.reload());
      });
      await page.frame().waitFor(() => window.told?.[0]?.type === 'launch');
      await say(page, ready);
      assert.deepEqual(await told(page, 'seek'), [{ type: 'seek', event: 4 }]);
    });

    test('the page is left while an answer is awaited: what nobody has taken goes once more, in a request that outlives it', async () => {
      await start();
      await told(page, 'launch');
      let release;
      const held = new Promise((resolve) => { release = resolve; });
      pages.take = async (items) => {
        if (pages.received.length === 1) await held;
        return { body: JSON.stringify({ acknowledged: items.map(({ id }) => id), refused: [] }) };
      };
      await say(page, { type: 'deliver', batch: 1, items: [event(0), event(1)] });
      await say(page, { type: 'deliver', batch: 2, items: [event(2)] });
      for (let tries = 0; pages.received.length === 0 && tries < 100; ++tries) await quiet();
      await page.goto(`${pages.url}/elsewhere`);
      for (let tries = 0; pages.received.length < 2 && tries < 30; ++tries) await quiet();
      release();
      // What the browser ends by itself before the page is hidden, and what it lets go on, differs; this does not.
      assert.deepEqual(pages.received.map((items) => items.map(({ body }) => body.n)), [[0, 1], [0, 1, 2]]);
    });
  });
}

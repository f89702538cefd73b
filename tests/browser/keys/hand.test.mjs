// The driver's hand on the keyboard: reaches what Tab reaches, in a frame too, and fails where a person would.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { close, kPolicy, origin, serve } from '../driver/served.mjs';

const kInner = {
  '/': `<!doctype html><html lang="en"><title>inner</title>
    <button id="count">Count 0</button>
    <fieldset><legend>Air</legend>
      <label><input type="radio" name="air" value="young">Younger</label>
      <label><input type="radio" name="air" value="same">The same</label>
      <label><input type="radio" name="air" value="old">Older</label>
    </fieldset>
    <div role="tablist" aria-label="Sheets">
      <button role="tab" aria-selected="true">One</button><button role="tab" aria-selected="false" tabindex="-1">Two</button><button role="tab" aria-selected="false" tabindex="-1">Three</button>
    </div>
    <label><input type="checkbox"> Lamp</label>
    <label>Answer <input id="answer" value="old"></label>
    <button tabindex="-1">Never</button>
    <button id="once">Once</button>
    <button id="far">Far below</button>
    <script src="script.js"></script>`,
  '/script.js': `count.addEventListener('click', () => { count.textContent = 'Count ' + (Number(count.textContent.slice(6)) + 1); });
    once.addEventListener('click', () => once.remove());
    const tabs = [...document.querySelectorAll('[role=tab]')];
    addEventListener('keydown', ({ key, target }) => {
      const to = tabs[tabs.indexOf(target) + { ArrowRight: 1, ArrowLeft: -1 }[key]];
      if (!target.matches('[role=tab]') || !to) return;
      to.focus();
      for (const tab of tabs) { tab.ariaSelected = String(tab === to); tab.tabIndex = tab === to ? 0 : -1; }
    });`,
  '/trap': `<!doctype html><html lang="en"><title>trap</title><button>First</button><button>Second</button><button>Third</button>
    <script src="trap.js"></script>`,
  // From the second button back to the first.
  '/trap.js': `addEventListener('keydown', (event) => {
      if (event.key !== 'Tab' || event.target !== document.querySelectorAll('button')[1]) return;
      event.preventDefault();
      document.querySelector('button').focus();
    });`,
};
const page = (path) => `<!doctype html><html lang="en"><title>outer</title><a href="/">Before</a><skua-frame></skua-frame><a href="/">After</a>
  <script src="${path}.js"></script>`;
const script = (path, server) => `const frame = document.createElement('iframe');
  frame.src = '${origin(server)}/${path}';
  document.querySelector('skua-frame').attachShadow({ mode: 'open' }).append(frame);`;

let inner;
let outer;
before(async () => {
  inner = await serve(kInner);
  outer = await serve({
    '/': page('all'), '/all.js': script('', inner), '/trap': page('trap'), '/trap.js': script('trap', inner),
  }, `${kPolicy}; frame-src ${origin(inner)}`);
});
after(() => close(inner, outer));

for (const engine of engines()) {
  describe(`driver by keys: ${engine}`, () => {
    let browser;
    let opened;
    before(async () => { browser = await launch(engine, { by: 'keys' }); });
    after(async () => browser?.kill());
    // A tab of its own for each: from a page that was left, Firefox's keys do not come back into it.
    const frameOf = async (path) => {
      opened = await browser.newPage();
      await opened.goto(`${origin(outer)}${path}`);
      const frame = opened.frame();
      await frame.waitFor(() => document.readyState === 'complete');
      return frame;
    };

    test('goes into the frame, to and fro in it, and operates what it finds', async () => {
      const frame = await frameOf('/');
      assert.deepEqual(await opened.tab(), { outside: false, nothing: false, inFrame: false, words: 'a "Before"' });
      await frame.getByRole('button', { name: 'Count 0' }).click();
      await frame.getByRole('button', { name: 'Count 1' }).becomes(({ focused }) => focused, 'focused');
      await frame.getByRole('textbox', { name: 'Answer' }).fill('-57.3');
      assert.equal(await frame.getByRole('textbox', { name: 'Answer' }).value(), '-57.3');
      for (const name of ['Older', 'Younger', 'The same']) {
        await frame.getByRole('radio', { name }).click();
        await frame.getByRole('radio', { name }).becomes(({ checked }) => checked, 'chosen');
      }
      for (const name of ['Three', 'Two']) {
        await frame.getByRole('tab', { name }).click();
        await frame.getByRole('tab', { name }).becomes(({ selected }) => selected, 'chosen');
      }
      await frame.getByRole('checkbox', { name: 'Lamp' }).click();
      await frame.getByRole('checkbox', { name: 'Lamp' }).becomes(({ checked }) => checked, 'ticked');
      await frame.getByRole('button', { name: 'Count 1' }).press(' ');
      await frame.getByRole('button', { name: 'Count 2' }).get();
    });

    test('leaves the frame at both of its ends', async () => {
      const frame = await frameOf('/');
      await frame.getByRole('button', { name: 'Far below' }).focus();
      assert.deepEqual(await opened.tab(), { outside: false, nothing: false, inFrame: false, words: 'a "After"' });
      await frame.getByRole('button', { name: 'Count 0' }).focus();
      assert.deepEqual(await opened.tab({ back: true }), { outside: false, nothing: false, inFrame: false, words: 'a "Before"' });
    });

    test('what Tab does not reach fails', async () => {
      const frame = await frameOf('/');
      await assert.rejects(frame.getByRole('button', { name: 'Never' }).click(), /can't be reached with Tab, which went to: a "Before", button "Count 0", .*button "Far below"/s);
    });

    test('what Tab goes past in a round is told', async () => {
      const frame = await frameOf('/');
      await frame.getByRole('checkbox', { name: 'Lamp' }).focus();
      assert.deepEqual(await opened.keyboard.notReachedInFrame(), ['button "Never"']);
    });

    test('what is done when nothing has the focus any more fails', async () => {
      const frame = await frameOf('/');
      await frame.getByRole('button', { name: 'Once' }).click();
      await frame.getByRole('button', { name: 'Once' }).gone();
      await assert.rejects(frame.getByRole('button', { name: 'Far below' }).click(), /nothing has the focus any more after button "Once" was operated/);
    });

    test('a round that Tab does not leave fails', async () => {
      const frame = await frameOf('/trap');
      await assert.rejects(frame.getByRole('button', { name: 'Third' }).click(), /can't be reached with Tab, which went to: a "Before", button "First", button "Second", button "First"/);
    });
  });
}

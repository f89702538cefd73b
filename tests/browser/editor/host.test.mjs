// The activity editor inside a page of an LMS: what it is given, what it sends, and what it says of the answers.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { until } from '../driver/scope.mjs';
import { EditorPage, startEditorHost } from '../editor_host.mjs';

const source = readFileSync('modules/antarctica/activities/trapped-air.json', 'utf8');
const titleOf = ({ activity }) => JSON.parse(activity).texts.en.title;

test('where no editor answers the element says so, and where to look', { skip: !engines().includes('chromium') }, async () => {
  const host = await startEditorHost({ path: '/lessons/nothing/', locale: 'fr' });
  const browser = await launch('chromium');
  try {
    const page = await browser.newPage();
    await page.goto(host.url);
    await page.waitFor(() => document.querySelector('skua-editor')?.shadowRoot.querySelector('[role=alert]')?.textContent.includes('(E-SILENT)'));
  } finally {
    await browser.kill();
    host.close();
  }
});

for (const engine of engines()) {
  describe(`the activity editor in a host: ${engine}`, () => {
    let host;
    let browser;
    let page;
    let editor;
    before(async () => {
      host = await startEditorHost({ activity: { module: 'antarctica', activity: source } });
      browser = await launch(engine);
    });
    after(async () => {
      await browser?.kill();
      host?.close();
    });

    /** On a page of its own: one that is not kept asks before it is left. The one before it is closed, as its preview would go on drawing. */
    async function open() {
      host.drafts.length = host.published.length = 0;
      host.answer.draft = host.answer.publish = () => ({});
      await page?.close();
      page = await browser.newPage();
      await page.goto(host.url);
      editor = new EditorPage(page.frame());
      await editor.field('lesson.title').get();
    }
    const says = (key) => page.frame().waitFor((words) => [...document.querySelectorAll('[role=status]')].some(({ innerText }) => innerText === words), editor.t(key));

    test('it opens what the host gives it, and sends nothing before something is changed', async () => {
      await open();
      assert.equal(await editor.field('lesson.title').value(), 'Air from long ago');
      await says('keep.kept');
      assert.deepEqual(host.drafts, []);
    });

    test('a change comes to the host as a draft; it says when that is kept, and done closes it', async () => {
      await open();
      await editor.field('lesson.title').fill('Old air');
      await until(() => (host.drafts.some((draft) => titleOf(draft) === 'Old air') ? true : undefined), () => `drafts: ${host.drafts.map(titleOf)}`);
      assert.equal(host.drafts.at(-1).module, 'antarctica');
      await says('keep.kept');
      await editor.button('action.close').press('Enter'); // a click would be asked about in a frame that is gone
      await page.waitFor(() => document.title === 'closed');
    });

    test('a draft that is not kept is sent again; done does not close before', async () => {
      await open();
      host.answer.draft = () => ({ reason: 'signed-out' });
      await editor.field('lesson.title').fill('Older air');
      await says('keep.signed-out');
      await editor.button('action.close').press('Enter');
      await editor.scope.getByRole('dialog', { name: editor.t('leave.title') }).get();
      await editor.button('leave.stay').press('Enter');
      assert.equal(await page.evaluate(() => document.title), 'LMS');
      host.answer.draft = () => ({});
      await until(() => (host.drafts.some((draft) => titleOf(draft) === 'Older air') ? true : undefined), () => 'it is not sent again');
      await says('keep.kept');
    });

    test('after a conflict it says what to do, and stays', async () => {
      await open();
      host.answer.draft = () => ({ reason: 'conflict' });
      await editor.field('lesson.title').fill('Mine');
      await says('keep.conflict');
      await editor.button('action.close').click();
      const dialog = editor.scope.getByRole('dialog', { name: editor.t('leave.title') });
      await dialog.get();
      await editor.scope.waitFor((words) => document.querySelector('dialog').innerText.includes(words), editor.t('keep.conflict'));
      assert.equal(await page.evaluate(() => document.title), 'LMS');
      await editor.button('leave.go').press('Enter');
      await page.waitFor(() => document.title === 'closed');
    });

    test('publishing: what the host finds wrong is told at its place; without fault it is published', async () => {
      await open();
      host.answer.publish = () => ({ faults: [{ at: '/texts/en/title', message: 'this title is taken' }] });
      await editor.button('action.publish').click();
      await says('publish.refused');
      await editor.field('lesson.title').becomes(({ description }) => description.includes('this title is taken'), 'described by the fault');
      host.answer.publish = () => ({});
      await editor.field('lesson.title').fill('A title of its own');
      await editor.button('action.publish').click();
      await says('publish.done');
      assert.equal(titleOf(host.published.at(-1)), 'A title of its own');
      host.answer.publish = () => ({ reason: 'cancelled' });
      await editor.button('action.publish').click();
      await editor.scope.waitFor(() => document.querySelector('.said').textContent === '');
    });

    test('a page that loads again inside the frame goes on from the newest draft', async () => {
      await open();
      await editor.field('lesson.title').fill('Kept over a reload');
      await says('keep.kept');
      await page.frame().evaluate(() => location.reload());
      await editor.field('lesson.title').becomes(({ value }) => value === 'Kept over a reload', 'the newest draft');
    });
  });
}

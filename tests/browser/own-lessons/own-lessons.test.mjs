// A teacher makes a lesson of their own at the school, by role and name: copies one, changes a prompt in the editor, publishes it; a
// student meets it and finishes it, and the grade book shows a score that the school has checked.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { until } from '../driver/scope.mjs';
import { EditorPage } from '../editor_host.mjs';
import { signIn } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';
import { texts } from '../texts.mjs';
import { TrappedAir } from '../trapped_air.mjs';

const t = texts('school', 'en');
const air = texts('trapped-air');
const kTeacher = 'Ms. Okafor';
const kPrompt = 'Find the oldest air that 7B can find';

/** One question that the school marks. */
const check = {
  skua: 'activity', schema: 1, id: 'check', simulation: 'core', mode: 'assessment', minutes: 5, languages: ['en'],
  stages: [{ id: 'one', tasks: [{ ask: 'cold', options: ['yes', 'no'], marked_by: 'school' }] }],
  texts: { en: { title: 'Is it cold?', 'stage.one': 'One question', cold: 'Is ice cold?', 'cold.yes': 'Yes', 'cold.no': 'No' } },
};

for (const engine of engines()) {
  describe(`lessons of the school's own in ${engine}`, () => {
    let school;
    let browser;
    let page;
    let api;
    before(async () => {
      school = await startSchool();
      browser = await launch(engine);
      page = await browser.newPage();
      api = await school.as(kTeacher);
      await signIn(page, school, kTeacher);
      await page.getByRole('link', { name: t('lessons.page') }).get();
    });
    after(async () => {
      await browser?.kill();
      await school?.kill();
    });

    const says = (words, on = page) => on.waitFor((said) => [...document.querySelectorAll('[role=status]')].some(({ textContent }) => textContent === said), words);
    const lessons = async () => {
      await page.goto(`${school.url}/lessons`);
      await page.getByRole('heading', { name: t('lessons.own') }).get();
    };
    const button = (key, title) => page.getByRole('button', { name: t(key, { title }) });

    test('copied, changed, published; a student finishes it, and the school has checked the score', async () => {
      await page.getByRole('link', { name: t('lessons.page') }).click();
      await button('lessons.copy-of', air('title')).click();
      const name = page.getByRole('textbox', { name: t('lessons.copy-title') });
      assert.equal(await name.value(), t('lessons.copy-name', { title: air('title') }));
      await name.fill('Air for 7B');
      await name.press('Enter');

      const editor = new EditorPage(page.frame());
      assert.equal(await editor.field('lesson.title').value(), 'Air for 7B');
      await editor.scope.getByRole('disclosure', { name: `${editor.t('stage.n', { n: 1 })} ${air('stage.look')}` }).click();
      await editor.scope.getByRole('disclosure', { name: new RegExp(`^${editor.t('task.goal')} ${air('air_found').slice(0, 12)}`) }).click();
      await editor.field('goal.text').fill(kPrompt);
      await editor.button('action.publish').click();
      await says(t('lessons.published', { title: 'Air for 7B', number: 1 }));

      const student = await browser.newPage();
      await signIn(student, school, 'Ana Torres');
      await student.getByRole('link', { name: new RegExp(t('student.start')), description: 'Air for 7B' }).click();
      const lesson = new TrappedAir(student.frame());
      await lesson.frame.waitFor((prompt) => document.body.innerText.includes(prompt), kPrompt);
      await lesson.go('look', 'ask');
      assert.deepEqual(await lesson.result(), { points: 5, possible: 5 });
      await lesson.everythingSent();
      await student.close();

      await signIn(page, school, kTeacher);
      const table = page.getByRole('table', { name: 'Air for 7B' });
      const row = page.getByRole('row', { name: /^Ana Torres/, within: table });
      await row.becomes(({ text }) => text.includes(t('verdict.witnessed')) || text.includes(t('verdict.replayed')), 'checked');
      await row.becomes(({ text }) => text.includes(t('score', { raw: 5, max: 5 })), 'scored');
    });

    test('what keeps a lesson from being published is told on the list; the key to it stands below the editor', async () => {
      const { id } = await api.post('/api/lessons', { module: 'antarctica', activity: JSON.stringify(check) });
      await lessons();
      await button('lessons.publish-it', 'Is it cold?').press('Enter');
      await says(t('lessons.faults', { count: 1, title: 'Is it cold?' }));
      await button('lessons.publish-it', 'Is it cold?').becomes(({ focused }) => focused, 'focused again');
      await page.waitFor((place) => document.querySelector('.faults li').innerText.includes(place), t('lessons.at-task', { stage: 1, task: 1 }));
      await page.getByRole('link', { name: t('lessons.mend') }).click();
      const right = page.getByRole('combobox', { name: t('keys.right') });
      await right.press('ArrowDown');
      await says(t('keys.kept'));
      assert.deepEqual((await api.get(`/api/lessons/${id}/draft`)).keys, { items: { cold: { right: ['yes'] } } });
      await lessons();
      await button('lessons.publish-it', 'Is it cold?').click();
      await says(t('lessons.published', { title: 'Is it cold?', number: 1 }));
    });

    test('two windows with one lesson: the second is told, and the first one\'s draft stays', async () => {
      const { id } = await api.post('/api/lessons', { copy_of: { module: 'antarctica', activity: 'trapped-air' }, title: { en: 'Shared' } });
      // Pages of their own: what is not kept asks before it is left.
      const windows = [await browser.newPage(), await browser.newPage()];
      const editors = [];
      for (const window of windows) {
        await window.goto(`${school.url}/edit?lesson=${id}`);
        editors.push(new EditorPage(window.frame()));
        await editors.at(-1).field('lesson.title').get();
      }
      const [mine, theirs] = editors;
      await theirs.field('lesson.title').fill('Theirs');
      const titleNow = async () => JSON.parse((await api.get(`/api/lessons/${id}/draft`)).activity).texts.en.title;
      await until(async () => (await titleNow()) === 'Theirs' || undefined, () => 'the first draft is not kept');
      await mine.field('lesson.title').fill('Mine');
      await mine.scope.waitFor((words) => [...document.querySelectorAll('[role=status]')].some(({ innerText }) => innerText === words), mine.t('keep.conflict'));
      assert.equal(await titleNow(), 'Theirs');
      for (const window of windows) await window.close();
    });

    test('a lesson that is new begins in the editor: its first draft makes it', async () => {
      const before = (await api.get('/api/lessons')).own.length;
      await page.goto(`${school.url}/edit`);
      const editor = new EditorPage(page.frame());
      await editor.copy(air('title'));
      await editor.field('lesson.title').fill('Begun in the editor');
      const made = await until(async () => (await api.get('/api/lessons')).own.find(({ title }) => title.en === 'Begun in the editor'), () => 'no lesson of this name is kept');
      assert.equal((await api.get('/api/lessons')).own.length, before + 1);
      await page.waitFor((id) => location.search === `?lesson=${id}`, made.id);
    });

    test('put away and brought back, deleted where nobody has begun; the focus stays', async () => {
      const { id } = await api.post('/api/lessons', { copy_of: { module: 'antarctica', activity: 'trapped-air' }, title: { en: 'Unused' } });
      await api.post(`/api/lessons/${id}/publish`, { revision: 1 });
      await lessons();
      await button('lessons.archive-it', 'Unused').press('Enter');
      await says(t('lessons.put-away', { title: 'Unused' }));
      await button('lessons.restore-it', 'Unused').becomes(({ focused }) => focused, 'focused');
      assert.equal(await button('lessons.delete-it', 'Air for 7B').count(), 0, 'somebody has begun it');
      await button('lessons.delete-it', 'Unused').click();
      await page.getByRole('button', { name: t('delete.go') }).click();
      await says(t('lessons.deleted', { title: 'Unused' }));
      assert.ok(!(await api.get('/api/lessons')).own.some((lesson) => lesson.id === id));
    });
  });
}

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
    /** In the dialog: for nobody yet, or for the whole class. */
    const publishIt = async (key = 'lessons.publish') => page.getByRole('button', { name: t(key) }).click();
    const forClass = async (key) => {
      await page.getByRole('radio', { name: t('lessons.publish-class') }).click();
      await publishIt(key);
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
      await forClass('lessons.publish-anyway'); // the goal was changed in English only
      await says(t('lessons.published', { title: 'Air for 7B', number: 1 }));

      const student = await browser.newPage();
      await signIn(student, school, 'Ana Torres');
      await student.getByRole('link', { name: new RegExp(t('student.start')), description: 'Air for 7B' }).click();
      const lesson = new TrappedAir(student.frame());
      await lesson.frame.waitFor((prompt) => document.body.innerText.includes(prompt), kPrompt);
      await lesson.go('look', 'ask');
      assert.deepEqual(await lesson.result(), { points: 3, possible: 3 });
      await lesson.everythingSent();
      await student.close();

      await signIn(page, school, kTeacher);
      const table = page.getByRole('table', { name: 'Air for 7B' });
      const row = page.getByRole('row', { name: /^Ana Torres/, within: table });
      await row.becomes(({ text }) => text.includes(t('verdict.witnessed')) || text.includes(t('verdict.replayed')), 'checked');
      await row.becomes(({ text }) => text.includes(t('score', { raw: 3, max: 3 })), 'scored');
    });

    test('what keeps a lesson from being published is told on the list; the key to it stands below the editor', async () => {
      const { id } = await api.post('/api/lessons', { module: 'antarctica', activity: JSON.stringify(check) });
      await lessons();
      await button('lessons.publish-it', 'Is it cold?').press('Enter');
      await publishIt();
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
      await publishIt();
      await says(`${t('lessons.published-nobody', { title: 'Is it cold?', number: 1 })} ${t('lessons.give')}`);
      await page.getByRole('link', { name: t('lessons.give') }).click();
      await page.getByRole('heading', { name: 'Is it cold?' }).get();
      assert.deepEqual((await api.get('/api/class')).assignments.find((one) => one.id === id).assigned, []);
    });

    test('what was changed in one language only is said before it is published; whoever cancels has published nothing', async () => {
      const { id } = await api.post('/api/lessons', { copy_of: { module: 'antarctica', activity: 'trapped-air' }, title: { en: 'Half changed' } });
      const draft = await api.get(`/api/lessons/${id}/draft`);
      const activity = JSON.parse(draft.activity);
      const before = Object.fromEntries(activity.languages.map((tag) => [tag, activity.texts[tag].in_turn]));
      activity.texts.en.in_turn = 'In which order does it happen?';
      await page.evaluate(async (path, body) => fetch(path, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body }), `/api/lessons/${id}/draft`, JSON.stringify({ activity: JSON.stringify({ ...activity, texts_before: { in_turn: before } }), revision: draft.revision }));
      await lessons();
      await button('lessons.publish-it', 'Half changed').click();
      await page.waitFor((words) => document.querySelector('dialog').innerText.includes(words), t('lessons.publish-open'));
      await page.getByRole('button', { name: t('delete.cancel') }).click();
      const mine = async () => (await api.get('/api/lessons')).own.find((lesson) => lesson.id === id);
      assert.deepEqual((await mine()).versions, []);
      await button('lessons.publish-it', 'Half changed').click();
      await page.getByRole('button', { name: t('lessons.publish-anyway') }).click();
      await says(`${t('lessons.published-nobody', { title: 'Half changed', number: 1 })} ${t('lessons.give')}`);
      await api.post(`/api/lessons/${id}/archive`, { archived: true });
    });

    test('a copy has a name of its own in each language', async () => {
      await lessons();
      await button('lessons.copy-of', air('title')).click();
      await page.getByRole('textbox', { name: t('lessons.copy-title') }).press('Enter');
      await new EditorPage(page.frame()).field('lesson.title').get();
      const { title } = (await api.get('/api/lessons')).own[0];
      assert.equal(title.en, t('lessons.copy-name', { title: air('title') }));
      assert.equal(title.es, texts('school', 'es')('lessons.copy-name', { title: texts('trapped-air', 'es')('title') }));
    });

    test('a shipped lesson is tried without a copy, also one that can not be copied; it is no attempt', async () => {
      await lessons();
      for (const activity of ['trapped-air', 'ice-check']) {
        const { title } = (await api.get('/api/lessons')).shipped.find((one) => one.activity === activity);
        await page.getByRole('link', { name: t('lessons.try-it', { title: title.en }) }).click();
        const lesson = page.frame();
        await lesson.waitFor(() => document.body.innerText.includes('nothing is kept or reported'));
        await lesson.getByRole('heading', { name: title.en }).get();
        await page.getByRole('link', { name: t('lessons.title') }).click();
        await page.getByRole('heading', { name: t('lessons.own') }).get();
      }
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

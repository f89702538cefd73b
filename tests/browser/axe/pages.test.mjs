// axe finds nothing on the school's pages, in the editor and on the page that checks journals, in any theme.
import { test } from 'node:test';
import { play } from '../../replay/attempts.mjs';
import { EditorPage } from '../editor_host.mjs';
import { answered, attemptBy, gradeBook, openLesson, signIn } from '../school_pages.mjs';
import { fillNotebook } from '../school-notebook/entries.mjs';
import { texts } from '../texts.mjs';
import { VerifyPage } from '../verify_page.mjs';
import { atSchool } from './at_school.mjs';
import { expectNothing } from './whole_page.mjs';

/** A lesson whose question the school marks, without a key to it. */
const kMarkedBySchool = {
  skua: 'activity', schema: 1, id: 'cold', simulation: 'core', mode: 'assessment', minutes: 5, languages: ['en'],
  stages: [{ id: 'one', tasks: [{ ask: 'cold', options: ['yes', 'no'], marked_by: 'school' }] }],
  texts: { en: { title: 'Cold', 'stage.one': 'One question', cold: 'Is ice cold?', 'cold.yes': 'Yes', 'cold.no': 'No' } },
};

atSchool('axe, pages', (at) => {
  test('the activity editor: what to copy, the form with a fault, the source', async () => {
    const page = await at.newPage();
    await page.goto(`${at.school.lessons}/lessons/edit/`);
    const editor = new EditorPage(page);
    await editor.button('choose.copy', texts('trapped-air')('title')).get();
    await expectNothing(page, 'what to copy');
    await editor.copy(texts('trapped-air')('title'));
    await page.frame().getByRole('heading', { name: /Air from long ago/ }).get();
    for (const name of [/^Stage 3/, /^Question Age/, /^Where it leads/, /^Settings of this stage/, /^Languages/, /^What students learn/]) await page.getByRole('disclosure', { name }).click();
    await editor.field('number.right').fill('near(response');
    await page.getByRole('disclosure', { name: /to mend/ }).click();
    await expectNothing(page, 'form');
    await editor.tab('source').click();
    await expectNothing(page, 'source');
  });

  test('the notebook at the school, with the values of its plots', async () => {
    await fillNotebook(at.school, 'Eli Novak');
    const page = await at.newPage();
    await signIn(page, at.school, 'Eli Novak');
    await page.getByRole('link', { name: texts('school')('notebook.title') }).click();
    await page.getByRole('heading', { name: '800,000 years of air' }).get();
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    await expectNothing(page, 'notebook at the school');
  });

  test('the class with a group, the question before deleting it, and a plan: of a teacher, of the student, in the lesson', async () => {
    const t = texts('school');
    const page = await at.newPage();
    await signIn(page, at.school, 'Ms. Okafor');
    await page.getByRole('link', { name: t('class.page') }).click();
    await page.getByRole('textbox', { name: t('class.group-name') }).fill('Ice');
    await page.getByRole('button', { name: t('class.make') }).click();
    await page.getByRole('checkbox', { name: 'Eli Novak' }).get();
    await expectNothing(page, 'class');
    await page.getByRole('button', { name: t('class.delete-of', { group: 'Ice' }) }).click();
    await page.getByRole('dialog', { name: t('class.delete-title', { group: 'Ice' }) }).get();
    await expectNothing(page, 'question before deleting a group');
    await page.goto(`${at.school.url}/plan?student=eli-novak`);
    await page.getByRole('heading', { level: 1 }).get();
    await expectNothing(page, 'plan, teacher');
    const { frame } = await openLesson(page, at.school, { name: 'Eli Novak', activity: 'trapped-air' });
    await frame.getByRole('disclosure', { name: /^Your plan/ }).press('Enter');
    await expectNothing(page, 'plan in the lesson');
    await page.goto(`${at.school.url}/plan`);
    await page.getByRole('heading', { level: 1 }).get();
    await expectNothing(page, 'plan, student');
  });

  test('lessons of the school\'s own: the list with a fault, a question before copying, the editor with a key', async () => {
    const t = texts('school');
    const page = await at.newPage();
    const api = await at.school.as('teacher');
    const { id } = await api.post('/api/lessons', { module: 'antarctica', activity: JSON.stringify(kMarkedBySchool) });
    await signIn(page, at.school, 'Ms. Okafor');
    await page.getByRole('link', { name: t('lessons.page') }).click();
    await page.getByRole('button', { name: t('lessons.publish-it', { title: 'Cold' }) }).click();
    await page.getByRole('radio', { name: t('lessons.publish-nobody') }).get();
    await expectNothing(page, 'publish');
    await page.getByRole('button', { name: t('lessons.publish') }).click();
    await page.getByRole('link', { name: t('lessons.mend') }).get();
    await expectNothing(page, 'lessons');
    await page.getByRole('button', { name: t('lessons.copy-of', { title: 'Cold' }) }).click();
    await page.getByRole('textbox', { name: t('lessons.copy-title') }).get();
    await expectNothing(page, 'question');
    await page.goto(`${at.school.url}/edit?lesson=${id}`);
    await new EditorPage(page.frame()).field('lesson.title').get();
    await page.getByRole('combobox', { name: t('keys.right') }).get();
    await expectNothing(page, 'edit');
  });

  test('a lesson on paper: guide, student sheet, answer key', async () => {
    const page = await at.newPage();
    await signIn(page, at.school, 'Ms. Okafor');
    await page.getByRole('link', { name: texts('school')('guide.of', { title: texts('inside-a-frog')('title') }) }).click();
    for (const part of ['guide', 'sheet', 'key']) {
      await page.getByRole('link', { name: texts('school')(`guide.${part}`) }).click();
      await page.waitFor((one) => document.querySelector('article')?.classList.contains(one), part);
      await expectNothing(page, part);
    }
  });

  test('a verdict explained, a replay, the log, and the question before deleting', async () => {
    const t = texts('school');
    const page = await at.newPage();
    const report = await attemptBy(at.school, 'Dana Haddad');
    await report('started');
    await report(...answered('age_at_depth', true));
    await report('completed');
    await signIn(page, at.school, 'Ms. Okafor');
    await page.getByRole('button', { name: t('verdict.explain', { verdict: t('verdict.refused') }) }).click();
    await expectNothing(page, 'verdict');
    await page.press('Escape');
    await gradeBook(page).opener('Dana Haddad').click();
    await page.getByRole('button', { name: t('act.delete', { student: 'Dana Haddad' }) }).click();
    await page.getByRole('button', { name: t('delete.cancel') }).get();
    await expectNothing(page, 'question');
    await page.getByRole('button', { name: t('delete.cancel') }).click();
    await page.getByRole('link', { name: t('act.replay') }).click();
    await page.getByRole('heading', { name: t('stream.events') }).get();
    await page.frame().waitFor(() => document.getElementById('poster').hidden);
    await expectNothing(page, 'replay');
    await page.goto(`${at.school.url}/log`);
    await page.getByRole('row', { name: new RegExp(`${t('log.replayed')}.*Dana Haddad`) }).get();
    await expectNothing(page, 'log');
    await signIn(page, at.school, 'Dana Haddad');
    await page.getByRole('region', { name: t('seen.title') }).get();
    await expectNothing(page, 'student, refused');
  });

  test('the page that checks journals, with nothing and with a result', async () => {
    const page = await at.newPage();
    const verify = await VerifyPage.open(page, at.school);
    await expectNothing(page, 'choice');
    await verify.drop({ 'a.skua-journal': 'hello' });
    await verify.heading('result.unchecked');
    await expectNothing(page, 'unchecked');
    await verify.drop({ 'quick.skua-journal': (await play('ice-core-quick', { named: true })).journal });
    await verify.heading('result.holds');
    await verify.evidence();
    await expectNothing(page, 'reproduced, what happened opened');
  });
});

// axe finds nothing on the school's pages and in the lesson. In Chromium.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { play } from '../../replay/attempts.mjs';
import { kRoundsStages } from '../blood_on_two_rounds.mjs';
import { EditorPage } from '../editor_host.mjs';
import { kComparisonStages } from '../frog_and_human.mjs';
import { kGalleryLanguages, kSheets } from '../gallery_page.mjs';
import { NotebookPage } from '../notebook_page.mjs';
import { kExploreStages } from '../explore_a_frog.mjs';
import { kFrogStages } from '../inside_a_frog.mjs';
import { kCellStages } from '../organ_to_cell.mjs';
import { kPracticalStages } from '../practical_page.mjs';
import { pathOf } from '../reading_the_ice.mjs';
import { answered, attemptBy, gradeBook, openLesson, signIn } from '../school_pages.mjs';
import { fillNotebook } from '../school-notebook/entries.mjs';
import { texts } from '../texts.mjs';
import { pathOf as pathInAir } from '../trapped_air.mjs';
import { VerifyPage } from '../verify_page.mjs';
import { atSchool } from './at_school.mjs';
import { kBehindModal } from './views.mjs';

/** Waits for every frame: the original gives up on one that takes a second, and says so only in passing. */
class PatientAxe extends AxeBuilder {
  async inject(frames) {
    for (const frame of frames) {
      await frame.evaluate(this.script());
      await frame.evaluate(await this.axeConfigure());
    }
  }
}

async function expectNothing(page, where, without = []) {
  const { page: engine } = page.engine;
  const { violations, passes } = await new PatientAxe({ page: engine }).disableRules(without).analyze();
  const inFrame = [...violations, ...passes].some(({ nodes }) => nodes.some(({ target }) => target.length > 1));
  assert.ok(inFrame || engine.frames().length === 1, `${where}: axe has not looked into the frame`);
  const listing = violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`));
  assert.deepEqual(listing, [], where);
}

/** Each stage of a lesson as it begins. */
async function throughAll(page, lesson, stages, options) {
  for (const stage of stages) {
    await lesson.inStage(stage);
    await expectNothing(page, stage);
    await lesson[stage](options);
  }
}

/** A lesson whose question the school marks, without a key to it. */
const kMarkedBySchool = {
  skua: 'activity', schema: 1, id: 'cold', simulation: 'core', mode: 'assessment', minutes: 5, languages: ['en'],
  stages: [{ id: 'one', tasks: [{ ask: 'cold', options: ['yes', 'no'], marked_by: 'school' }] }],
  texts: { en: { title: 'Cold', 'stage.one': 'One question', cold: 'Is ice cold?', 'cold.yes': 'Yes', 'cold.no': 'No' } },
};

const kFrogs = [
  ['a frog explored in any order', 'explore-a-frog', kExploreStages],
  ['the frog, from outside to the argument', 'inside-a-frog', kFrogStages],
  ['the beating heart, from its first beats to the argument', 'two-rounds', kRoundsStages],
  ['two frogs, and a frog and a human, side by side', 'frog-and-human', kComparisonStages],
  ['the microscope, from a slide of skin to the argument', 'organ-to-cell', kCellStages],
];

/** Lessons that look into a frog, which take long. `options`: of the launch. `name`: how they are called. */
export function axeFindsNothingInFrogs(name, options) {
  atSchool(`axe, frogs, ${name}`, options, (at) => {
    for (const [title, activity, stages] of kFrogs) {
      test(title, async () => {
        const page = await at.browser.newPage();
        const lesson = await openLesson(page, at.school, { name: 'Dana Haddad', activity });
        await throughAll(page, lesson, stages, {});
        await lesson.result();
        await expectNothing(page, 'result');
      });
    }

    test('the practical, with its clock running', async () => {
      const page = await at.browser.newPage();
      const lesson = await openLesson(page, at.school, { name: 'Dana Haddad', activity: 'name-the-pins' });
      await lesson.isAsked(1);
      await lesson.frame.getByRole('switch', { name: lesson.t('practical.timer') }).click();
      await throughAll(page, lesson, kPracticalStages, { mistakes: [1] });
      await lesson.result();
      await expectNothing(page, 'result');
    });
  });
}

/** All the rest, as above. */
export function axeFindsNothing(name, options) {
  atSchool(`axe, ${name}`, options, (at) => {
    test('the page of names, the student page and the lesson up to its result', async () => {
      const page = await at.browser.newPage();
      await page.goto(`${at.school.url}/`);
      await page.getByRole('button', { name: 'Ana Torres' }).get();
      await expectNothing(page, 'names');
      const lesson = await openLesson(page, at.school);
      await throughAll(page, lesson, pathOf({ mistakes: true, astray: true }), { mistakes: true, astray: true });
      await lesson.result();
      await expectNothing(page, 'result');
      await page.goto(`${at.school.url}/student`);
      await page.getByRole('heading', { level: 1 }).get();
      await expectNothing(page, 'student');
    });

    test('the second lesson up to its result: an order, a practice, an explanation', async () => {
      const lesson = await openLesson(await at.browser.newPage(), at.school, { name: 'Ana Torres', activity: 'trapped-air' });
      const { page } = lesson.frame;
      await throughAll(page, lesson, pathInAir({ mistakes: true }), { mistakes: true });
      await lesson.result();
      await expectNothing(page, 'result of the second lesson');
    });

    test('what that student wrote, to be marked, and the time that they spent with help', async () => {
      const t = texts('school');
      const page = await at.browser.newPage();
      await signIn(page, at.school, 'Ms. Okafor');
      await page.getByRole('link', { name: t('teacher.to-mark', { count: 1 }), within: gradeBook(page, { activity: 'trapped-air' }).row('Ana Torres') }).click();
      await page.getByRole('button', { name: t('marking.save') }).click();
      await page.getByRole('alert').get();
      await expectNothing(page, 'marking');
      await page.goto(`${at.school.url}/support`);
      await page.getByRole('button', { name: t('support.ways-of', { student: 'Ana Torres' }) }).click();
      await page.getByRole('heading', { name: texts('trapped-air')('title'), level: 3 }).get();
      await expectNothing(page, 'time with help');
    });

    test('the check: a question for a number, one with options, the answers, and what is handed in', async () => {
      const check = await openLesson(await at.browser.newPage(), at.school, { name: 'Ben Carter', activity: 'ice-check' });
      const { page } = check.frame;
      await check.inQuestion(1);
      await check.iceAge();
      await expectNothing(page, 'number');
      await check.nextQuestion();
      await check.inQuestion(2);
      await expectNothing(page, 'options');
      await check.nextQuestion();
      await check.nextQuestion();
      await check.next('next.review');
      await check.button('hand_in').get();
      await expectNothing(page, 'answers');
      await check.handIn();
      await expectNothing(page, 'handed in');
    });

    test('each sheet of the gallery, in each of its languages, and a dialog', async () => {
      const gallery = await openLesson(await at.browser.newPage(), at.school, { name: 'Ben Carter', activity: 'widgets' });
      const { page } = gallery.frame;
      for (const locale of kGalleryLanguages) {
        await gallery.speak(locale);
        for (const sheet of kSheets) {
          await gallery.sheet(sheet);
          await expectNothing(page, `${sheet}, ${locale}`);
        }
      }
      await gallery.sheet('front');
      await gallery.control('button', 'open_dialog').click();
      await gallery.control('dialog', 'dialog').get();
      await expectNothing(page, 'dialog', kBehindModal);
    });

    test('the activity editor: what to copy, the form with a fault, the source', async () => {
      const page = await at.browser.newPage();
      await page.goto(`${at.school.lessons}/lessons/edit/`);
      const editor = new EditorPage(page);
      await editor.button('choose.copy', texts('trapped-air')('title')).get();
      await expectNothing(page, 'what to copy');
      await editor.copy(texts('trapped-air')('title'));
      await page.frame().getByRole('heading', { name: /Air from long ago/ }).get();
      for (const name of [/^Stage 2/, /^Question Age/, /^Where it leads/, /^Settings of this stage/, /^Languages/, /^What students learn/]) await page.getByRole('disclosure', { name }).click();
      await editor.field('number.right').fill('near(response');
      await page.getByRole('disclosure', { name: /to mend/ }).click();
      await expectNothing(page, 'form');
      await editor.tab('source').click();
      await expectNothing(page, 'source');
    });

    test('settings, with all that is folded', async () => {
      const { frame } = await openLesson(await at.browser.newPage(), at.school, { name: 'Ben Carter' });
      const { page } = frame;
      await frame.getByRole('button', { name: texts('player')('bar.settings') }).click();
      await frame.getByRole('dialog', { name: texts('player')('bar.settings') }).get();
      await frame.evaluate(() => document.querySelectorAll('dialog details').forEach((details) => (details.open = true)));
      await expectNothing(page, 'settings', kBehindModal);
    });

    test('the notebook, with something of each kind, and while it is changed', async () => {
      const lesson = await openLesson(await at.browser.newPage(), at.school, { name: 'Ben Carter', activity: 'trapped-air' });
      const { page } = lesson.frame;
      const notebook = new NotebookPage(lesson.frame);
      await notebook.open();
      await expectNothing(page, 'empty notebook', kBehindModal);
      await notebook.write('Deeper than I thought.');
      for (const key of ['measurement.drill_depth', 'measurement.samples']) await notebook.take(new RegExp(`^${lesson.t(key)}:`), lesson.t(key));
      await notebook.take(notebook.t('take.picture'), notebook.t('kind.picture'));
      await notebook.button('remove.of', { name: notebook.t('kind.picture') }).click();
      await notebook.button('undo').click();
      await notebook.button('change.picture.of', { name: notebook.t('kind.picture') }).click();
      await expectNothing(page, 'notebook', kBehindModal);
    });

    test('the notebook at the school, with the values of its plots', async () => {
      await fillNotebook(at.school, 'Eli Novak');
      const page = await at.browser.newPage();
      await signIn(page, at.school, 'Eli Novak');
      await page.getByRole('link', { name: texts('school')('notebook.title') }).click();
      await page.getByRole('heading', { name: '800,000 years of air' }).get();
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
      await expectNothing(page, 'notebook at the school');
    });

    test('the grade book, with the events behind a score', async () => {
      const page = await at.browser.newPage();
      await signIn(page, at.school, 'Ms. Okafor');
      await gradeBook(page).row('Ana Torres').get();
      await expectNothing(page, 'grade book');
      await gradeBook(page).opener('Ana Torres').click();
      await page.getByRole('heading', { name: texts('school')('stream.events') }).get();
      await expectNothing(page, 'events');
    });

    test('the class with a group, the question before deleting it, and a plan: of a teacher, of the student, in the lesson', async () => {
      const t = texts('school');
      const page = await at.browser.newPage();
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
      const page = await at.browser.newPage();
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
      const page = await at.browser.newPage();
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
      const page = await at.browser.newPage();
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
      const page = await at.browser.newPage();
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
}

// The lessons over the ice core, however they are looked at; the page before them, and what student and teacher see after them.
import { test } from 'node:test';
import { gradeBook, openLesson, signIn } from '../school_pages.mjs';
import { pathOf } from '../reading_the_ice.mjs';
import { texts } from '../texts.mjs';
import { pathOf as pathInAir } from '../trapped_air.mjs';
import { atSchool } from './at_school.mjs';
import { lookAround } from './views.mjs';
import { expectNothing } from './whole_page.mjs';

atSchool('axe, the lessons over ice', (at) => {
  test('the page of names, "Reading the ice", and the student page', async () => {
    const astray = { mistakes: true, astray: true };
    const page = await at.newPage();
    await page.goto(`${at.school.url}/`);
    await page.getByRole('button', { name: 'Ana Torres' }).get();
    await expectNothing(page, 'names');
    await lookAround(page, await openLesson(page, at.school), pathOf(astray), ['age', 'lasted', 'result'], astray);
    await page.goto(`${at.school.url}/student`);
    await page.getByRole('heading', { level: 1 }).get();
    await expectNothing(page, 'student');
  });

  test('"Air from long ago": an order, a practice, an explanation', async () => {
    const mistakes = { mistakes: true };
    const page = await at.newPage();
    await lookAround(page, await openLesson(page, at.school, { activity: 'trapped-air' }), pathInAir(mistakes), ['steps', 'ask'], mistakes);
  });

  test('what that student wrote, to be marked, and the time that they spent with help', async () => {
    const t = texts('school');
    const page = await at.newPage();
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

  test('the grade book, with the events behind a score', async () => {
    const page = await at.newPage();
    await signIn(page, at.school, 'Ms. Okafor');
    await gradeBook(page).row('Ana Torres').get();
    await expectNothing(page, 'grade book');
    await gradeBook(page).opener('Ana Torres').click();
    await page.getByRole('heading', { name: texts('school')('stream.events') }).get();
    await expectNothing(page, 'events');
  });
});

// What a student wrote is marked by a teacher, by its rubric and without a name, and read by the student; beside it the teacher sees
// who was given help, and why. By role and name only.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { until } from '../driver/scope.mjs';
import { engines, launch } from '../driver/index.mjs';
import { gradeBook, openLesson, signIn } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';
import { texts } from '../texts.mjs';

const t = texts('school', 'en');
const lesson = texts('trapped-air', 'en');
const kStudent = 'Ana Torres';
const kActivity = 'trapped-air';
const kTitle = lesson('title');
const kShort = lesson('explain.short');
const kComment = 'Well said. Which two ages does your sample have?';
const kWords = 'The gaps close later than the snow falls';

const shown = (page) => page.evaluate(() => document.body.innerText);
const says = (page, text) => until(async () => (await shown(page)).includes(text) || undefined, async () => `"${text}" does not stand there, but:\n${await shown(page)}`);

for (const engine of engines()) {
  describe(`marking in ${engine}`, () => {
    let school;
    let browser;
    let page;
    before(async () => {
      school = await startSchool();
      browser = await launch(engine);
      page = await browser.newPage();
      const ice = await openLesson(page, school, { name: kStudent, activity: kActivity });
      await ice.go('look', 'ask', { mistakes: true });
      await ice.result();
      await ice.everythingSent();
    });
    after(async () => {
      await browser?.kill();
      await school?.kill();
    });

    const choose = (line, points) => page.getByRole('radio', { name: t('score', { raw: points, max: 1 }), within: page.getByRole('group', { name: lesson(`explain.${line}`) }) }).click();

    test('until then the student reads that it waits, and of an objective that the lesson has no more tasks for it', async () => {
      await signIn(page, school, kStudent);
      await says(page, t('student.mark-waits', { title: kShort }));
      const { text } = await page.getByRole('region', { name: t('objective.yours') }).get();
      assert.ok(text.includes(t('missing.nothing-ahead')), text);
    });

    test('the grade book leads to what is to be marked; nobody is named there', async () => {
      await signIn(page, school, 'Ms. Okafor');
      await page.getByRole('link', { name: t('teacher.to-mark', { count: 1 }), within: gradeBook(page, { activity: kActivity }).row(kStudent) }).click();
      await page.getByRole('heading', { name: lesson('explain'), level: 2 }).get();
      await says(page, kWords);
      assert.ok(!(await shown(page)).includes('Ana'));
      const { attempt } = (await (await school.as('teacher')).get('/api/marking')).waiting[0];
      assert.equal(await page.evaluate(() => location.search), `?attempt=${attempt}`, 'the address says whose answer, and names nobody');
    });

    test('a line without points is asked for where it stands', async () => {
      await choose('claim', 1);
      await page.getByRole('button', { name: t('marking.save') }).click();
      await says(page, t('marking.incomplete'));
      assert.equal(await page.evaluate(() => document.activeElement.name), 'evidence', 'the focus is on the first line without points');
      await choose('evidence', 0);
      await choose('reasoning', 1);
    });

    test('who wrote it is told when asked for, and what was chosen stays', async () => {
      await page.getByRole('button', { name: t('marking.show-name') }).click();
      await says(page, t('marking.by', { student: kStudent }));
      await page.getByRole('textbox', { name: t('marking.comment') }).fill(kComment);
      await page.getByRole('button', { name: t('marking.save') }).click();
      await says(page, t('marking.saved', { points: 2, max: 3 }));
      await says(page, t('marking.none'));
    });

    test('the grade book says it beside the score, and the student reads points and comment', async () => {
      await signIn(page, school, 'Ms. Okafor');
      await gradeBook(page, { activity: kActivity }).row(kStudent).becomes(({ text }) => text.includes(t('teacher.marks', { points: 2, max: 3 })), 'with the marks');
      await signIn(page, school, kStudent);
      await says(page, t('student.mark', { title: kShort, points: 2, max: 3 }));
      const { text } = await page.getByRole('region', { name: t('student.marks') }).get();
      assert.ok(text.includes(kComment) && text.includes(t('pair', { name: lesson('explain.evidence'), value: t('score', { raw: 0, max: 1 }) })), text);
    });

    test('behind the score stand the lines of the rubric and the comment, and a way to change the mark', async () => {
      await signIn(page, school, 'Ms. Okafor');
      await gradeBook(page, { activity: kActivity }).opener(kStudent).click();
      const { text } = await page.getByRole('region', { name: t('stream.marks') }).get();
      assert.ok(text.includes(kComment) && text.includes(t('pair', { name: lesson('explain.evidence'), value: t('score', { raw: 0, max: 1 }) })), text);
      await page.getByRole('link', { name: new RegExp(`^${t('stream.mark-again')}`) }).click();
      await page.getByRole('heading', { name: lesson('explain'), level: 2 }).get();
      assert.equal(await page.evaluate(() => document.querySelectorAll('input[type=radio]:checked').length), 3, 'the mark as it was given');
      await signIn(page, school, kStudent);
      await says(page, t('seen.named-response-viewed', { who: 'Ms. Okafor', title: kTitle }));
      await says(page, t('seen.response-viewed', { who: 'Ms. Okafor', title: kTitle }));
    });

    test('who has answered again since is read again before the mark', async () => {
      const teacher = await school.as('teacher');
      const { marked: [entry] } = await teacher.get('/api/marking');
      const place = `/api/attempts/${entry.attempt}/marks/${entry.question}`;
      const { event, mark: { points } } = await teacher.get(place);
      await signIn(page, school, 'Ms. Okafor');
      await page.getByRole('link', { name: t('marking.page') }).click();
      await page.getByRole('disclosure', { name: t('marking.marked', { count: 1 }) }).click();
      await page.getByRole('button', { name: new RegExp(`^${kTitle}`) }).click();
      await page.getByRole('heading', { name: lesson('explain'), level: 2 }).get();
      await page.evaluate((now) => {
        const through = globalThis.fetch;
        globalThis.fetch = (path, options) => through(path, options?.method === 'POST' ? { ...options, body: JSON.stringify({ ...JSON.parse(options.body), event: now - 1 }) } : options);
      }, event);
      await page.getByRole('button', { name: t('marking.save') }).click();
      await says(page, t('error.E-CHANGED.do'));
      await says(page, kWords);
      assert.deepEqual((await teacher.get(place)).mark.points, points, 'the mark is as it was');
    });

    test('a mark can be taken back', async () => {
      await signIn(page, school, 'Ms. Okafor');
      await page.getByRole('link', { name: t('marking.page') }).click();
      await page.getByRole('disclosure', { name: t('marking.marked', { count: 1 }) }).click();
      await page.getByRole('button', { name: new RegExp(`^${kTitle}`) }).click();
      await page.getByRole('button', { name: t('marking.take-back') }).click();
      await says(page, t('marking.waiting', { count: 1 }));
      await signIn(page, school, kStudent);
      await says(page, t('student.mark-waits', { title: kShort }));
    });

    test('time with help is told of the class, and why each way was taken', async () => {
      await signIn(page, school, 'Ms. Okafor');
      await page.getByRole('link', { name: t('support.page') }).click();
      const table = page.getByRole('table', { name: kTitle });
      const { text } = await page.getByRole('row', { name: new RegExp(`^${t('support.class')}`), within: table }).get();
      assert.ok(text.includes(t('support.of', { count: 1, all: 1 })), text);
      await page.getByRole('button', { name: t('support.ways-of', { student: kStudent }) }).click();
      await says(page, t('support.way', { from: lesson('stage.age'), to: lesson('stage.steps') }));
      await says(page, t('event.because', { why: lesson('because.two_ages_mixed') }));
    });
  });
}

// The tab is closed half way, once right after a sample was taken; the student comes back and finishes. Nothing of it is
// lost or doubled.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { attemptOf, cutOff, openLesson } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';
import { texts } from '../texts.mjs';

/** Events of one attempt: numbered without gaps, none twice, and the tasks each done once. */
function checkEvents({ events: { events: stream, refused } }) {
  assert.deepEqual(stream.map(({ n }) => n), stream.map((_, i) => i), 'numbers without gaps');
  assert.equal(new Set(stream.map(({ id }) => id)).size, stream.length, 'no id twice');
  const count = (type, test = () => true) => stream.filter((event) => event.type === type && test(event)).length;
  assert.equal(count('started'), 1);
  assert.equal(count('predicted'), 3);
  assert.equal(count('answered', ({ correct }) => correct), 7); // five that count, and two that lead to them
  assert.equal(count('completed'), 1);
  assert.deepEqual(refused, []);
  return stream;
}

for (const engine of engines()) {
  test(`coming back after the tab was closed in ${engine}`, async () => {
    const school = await startSchool();
    const browser = await launch(engine);
    try {
      let page = await browser.newPage();
      let lesson = await openLesson(page, school);
      await lesson.go('bottom', 'air');
      await lesson.inStage('record');
      await lesson.sample(300);
      await page.close();

      page = await browser.newPage();
      lesson = await openLesson(page, school, { button: 'student.continue' });
      await lesson.inStage('record');
      await lesson.card(300).get();
      await lesson.go('record', 'lasted');
      await lesson.inStage('today');
      await lesson.everythingSent();
      await page.close();

      page = await browser.newPage();
      lesson = await openLesson(page, school, { button: 'student.continue' });
      await lesson.go('today', 'today');
      assert.deepEqual(await lesson.result(), { points: 5, possible: 5 });

      const teacher = await school.as('teacher');
      const attempt = await attemptOf(teacher, 'Ana Torres');
      checkEvents(attempt);
      assert.deepEqual(attempt.score, { raw: 5, max: 5, scaled: 1 });
    } finally {
      await browser.kill();
      await school.kill();
    }
  });

  test(`what was typed and not confirmed is there after a reload in ${engine}, and the focus is not taken`, async () => {
    const school = await startSchool();
    const browser = await launch(engine);
    try {
      const page = await browser.newPage();
      let lesson = await openLesson(page, school);
      await lesson.bottom();
      const { asked } = await lesson.read('drill_there');
      await lesson.sample(lesson.number(asked));
      const field = () => lesson.frame.getByRole('textbox', { name: lesson.t('age_at_depth', { asked }) });
      await field().fill('123 456');
      await field().becomes(({ value }) => value === '123 456');

      await page.getByRole('link', { name: texts('school')('lesson.back') }).click();
      await page.getByRole('link', { name: new RegExp(texts('school')('student.continue')) }).get();
      lesson = await openLesson(page, school, { button: 'student.continue' });
      await field().becomes(({ value }) => value === '123 456', 'what was typed');
      const focused = () => document.activeElement?.closest('main, #app') ? document.activeElement.outerHTML : 'nothing';
      assert.equal(await lesson.frame.evaluate(focused), 'nothing');
      assert.equal(await page.evaluate(() => document.hasFocus() && document.activeElement.tagName), 'BODY');
      const { events: { events } } = await attemptOf(await school.as('teacher'), 'Ana Torres');
      assert.ok(events.every(({ type }) => type !== 'answered'));
    } finally {
      await browser.kill();
      await school.kill();
    }
  });

  test(`work of one lesson that could not be sent is no alarm in another in ${engine}, and is sent when its own is opened`, async () => {
    const school = await startSchool();
    const browser = await launch(engine);
    try {
      const t = texts('player');
      const page = await browser.newPage();
      const first = await openLesson(page, school);
      await first.inStage('bottom');
      await first.everythingSent();
      await cutOff(page);
      await first.bottom();
      await first.inStage('age');
      await first.everythingKept();

      const other = await openLesson(page, school, { activity: 'ice-check' });
      await other.inQuestion(1);
      await other.says(t('error.E-LEFT'));
      await other.everythingSent();
      assert.ok(!(await other.shown()).includes(t('error.E-REFUSED')));
      const teacher = await school.as('teacher');
      assert.deepEqual((await attemptOf(teacher, 'Ana Torres', 'ice-check')).events.refused, []);
      const predictions = async () => (await attemptOf(teacher, 'Ana Torres')).events.events.filter(({ type }) => type === 'predicted');
      assert.deepEqual(await predictions(), []);

      const again = await openLesson(page, school, { button: 'student.continue' });
      await again.inStage('age');
      await again.everythingSent();
      assert.equal((await predictions()).length, 1);
      assert.ok(!(await again.shown()).includes(t('error.E-LEFT')));
    } finally {
      await browser.kill();
      await school.kill();
    }
  });

  test(`the power fails in ${engine}: browser and school end at once, in the middle of the work`, async () => {
    const school = await startSchool();
    let again;
    let browser = await launch(engine);
    try {
      let page = await browser.newPage();
      let lesson = await openLesson(page, school);
      await lesson.go('bottom', 'air');
      await lesson.inStage('record');
      await lesson.everythingSent();
      const before = checkStarted(await attemptOf(await school.as('teacher'), 'Ana Torres'));
      await browser.kill();
      await school.kill({ keep: true });

      again = await startSchool({ data: school.data });
      browser = await launch(engine);
      page = await browser.newPage();
      lesson = await openLesson(page, again, { button: 'student.continue' });
      await lesson.go('record', 'today');
      const events = checkEvents(await attemptOf(await again.as('teacher'), 'Ana Torres'));
      assert.deepEqual(events.slice(0, before.length).map(({ id, n, type, time }) => [id, n, type, time]), before.map(({ id, n, type, time }) => [id, n, type, time]));
    } finally {
      await browser.kill();
      await again?.kill();
      await school.kill();
    }
  });
}

/** Something had reached the school before the power failed. */
function checkStarted({ events: { events: stream } }) {
  assert.ok(stream.length >= 3, `only ${stream.length} events had arrived`);
  return stream;
}

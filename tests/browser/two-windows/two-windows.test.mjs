// A lesson that is open in two windows goes on in one of them; the other says so and can take over. Nothing is lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { until } from '../driver/scope.mjs';
import { attemptOf, cutOff, openLesson } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';
import { texts } from '../texts.mjs';

const t = texts('player');
const said = async (lesson) => assert.match(await lesson.frame.getByRole('alert').text(), new RegExp(t('error.E-ELSEWHERE')));

for (const engine of engines()) {
  test(`two windows in ${engine}`, async () => {
    const school = await startSchool();
    const browser = await launch(engine);
    try {
      const first = await openLesson(await browser.newPage(), school);
      await first.go('bottom', 'age');
      await first.inStage('air');
      await first.everythingSent();

      const second = await openLesson(await browser.newPage(), school, { button: 'student.continue' });
      await said(second);
      await second.frame.getByRole('button', { name: t('error.here') }).click();
      await said(first);
      await second.inStage('air');
      await second.air();
      await second.everythingSent();

      const { events } = await attemptOf(await school.as('teacher'), 'Ana Torres');
      assert.deepEqual(events.refused, []);
      assert.deepEqual(events.events.map(({ n }) => n), events.events.map((_, i) => i));
      assert.equal(events.events.filter(({ type, correct }) => type === 'answered' && correct).length, 2);
    } finally {
      await browser.kill();
      await school.kill();
    }
  });

  test(`what only the first of two windows has is sent from there in ${engine}: it says so until it is`, async () => {
    const school = await startSchool();
    const browser = await launch(engine);
    try {
      const page = await browser.newPage();
      const first = await openLesson(page, school);
      await first.inStage('bottom');
      await first.everythingSent();
      const { back } = await cutOff(page);
      await first.frame.evaluate(() => {
        for (const write of ['add', 'put']) IDBObjectStore.prototype[write] = () => { throw new DOMException('full', 'QuotaExceededError'); };
      });
      await first.bottom();
      await first.says(t('status.memory'));

      const second = await openLesson(await browser.newPage(), school, { button: 'student.continue' });
      await second.frame.getByRole('button', { name: t('error.here') }).click();
      await second.inStage('bottom');
      await said(first);
      const asks = async () => (await first.frame.getByRole('alert').text()).includes(t('status.memory'));
      assert.ok(await asks());
      await first.frame.getByRole('button', { name: t('error.here') }).click();
      await said(first); // it does not go before that is sent
      assert.ok(await asks());

      await back();
      await first.frame.evaluate(() => void dispatchEvent(new Event('online')));
      await until(async () => !(await asks()) || undefined, () => 'the first window still asks to be kept open');
      const { events } = await attemptOf(await school.as('teacher'), 'Ana Torres');
      assert.deepEqual(events.refused, []);
      assert.equal(events.events.filter(({ type }) => type === 'predicted').length, 1);
    } finally {
      await browser.kill();
      await school.kill();
    }
  });
}

// The browser itself is offline, and knows it: the lesson goes on, says where the work is, and sends it when the browser is
// online again, without a reload.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { until } from '../driver/scope.mjs';
import { attemptOf, openLesson } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';
import { texts } from '../texts.mjs';

/** The outbox of a browser that is offline tries once a minute all the same: what is sent sooner was sent for the event. */
const kSoonMs = 10_000;

/** What is said of unsent work. Firefox promises a lesson's frame nothing. */
const kWord = { chromium: 'kept', firefox: 'waiting' };

// WebKit's driver can't take the network away.
for (const engine of engines().filter((name) => name !== 'webkit')) {
  test(`work goes on without a network and is sent when it is back in ${engine}`, async () => {
    const school = await startSchool();
    const browser = await launch(engine, { lastingStorage: true });
    try {
      const t = texts('player');
      const page = await browser.newPage();
      const lesson = await openLesson(page, school);
      const says = (key, options) => until(async () => (await lesson.status()) === t(key) || undefined, async () => `the status is not "${t(key)}" but "${await lesson.status()}"`, options);
      const online = () => Promise.all([page.main, lesson.frame].map((scope) => scope.evaluate(() => navigator.onLine)));
      const teacher = await school.as('teacher');
      const types = async () => (await attemptOf(teacher, 'Ana Torres')).events.events.map(({ type }) => type);
      await lesson.inStage('bottom');
      await says('status.saved');
      for (const scope of [page.main, lesson.frame]) await scope.evaluate(() => void (globalThis.sameDocument = true));

      await page.setOffline(true);
      assert.deepEqual(await online(), [false, false]);
      await says('status.saved');
      await lesson.go('bottom', 'age');
      await lesson.inStage('air');
      await lesson.everythingKept();
      assert.equal(await lesson.status(), t(`status.${kWord[engine]}`));
      assert.deepEqual(await types(), ['started']);

      await page.setOffline(false);
      await says('status.saved', { ms: kSoonMs });
      assert.deepEqual(await online(), [true, true]);
      assert.deepEqual((await types()).filter((type) => type !== 'performed'), ['started', 'predicted', 'answered']);
      for (const scope of [page.main, lesson.frame]) assert.ok(await scope.evaluate(() => sameDocument), 'no page was loaded again');

      // A second time, and shorter than a batch takes to fail.
      await page.setOffline(true);
      await lesson.air();
      await page.setOffline(false);
      await lesson.inStage('record');
      await says('status.saved', { ms: kSoonMs });
      const { events: { events, refused } } = await attemptOf(teacher, 'Ana Torres');
      assert.deepEqual(refused, []);
      assert.deepEqual(events.map(({ n }) => n), events.map((_, i) => i), 'numbers without gaps');
      assert.equal(events.filter(({ type, correct }) => type === 'answered' && correct).length, 2);
    } finally {
      await browser.kill();
      await school.kill();
    }
  });
}

// The whole browser is ended while work could not be sent, and started again with the same profile. What the page had called
// saved on this device is there, and is sent once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { removeFolder, temporaryFolder } from '../driver/processes.mjs';
import { attemptOf, cutOff, openLesson } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';
import { texts } from '../texts.mjs';

/** Firefox promises a lesson's frame nothing. */
const kWord = { chromium: 'kept', firefox: 'waiting' };

// WebKit's automated sessions keep nothing.
for (const engine of engines().filter((name) => name !== 'webkit')) {
  test(`a browser that was killed with unsent work is started again in ${engine}`, async () => {
    const school = await startSchool();
    const profile = temporaryFolder('restart');
    let browser = await launch(engine, { userDataDir: profile, lastingStorage: true });
    try {
      let page = await browser.newPage();
      let lesson = await openLesson(page, school);
      await lesson.inStage('bottom');
      await lesson.everythingSent();
      await cutOff(page);
      await lesson.go('bottom', 'age');
      await lesson.inStage('air');
      await lesson.air();
      await lesson.inStage('record');
      await lesson.sample(300);
      await lesson.everythingKept();
      assert.equal(await lesson.status(), texts('player')(`status.${kWord[engine]}`));
      const teacher = await school.as('teacher');
      const arrived = () => attemptOf(teacher, 'Ana Torres');
      assert.deepEqual((await arrived()).events.events.map(({ type }) => type), ['started']);
      await browser.kill();

      browser = await launch(engine, { userDataDir: profile, lastingStorage: true });
      page = await browser.newPage();
      lesson = await openLesson(page, school, { button: 'student.continue' });
      await lesson.inStage('record');
      await lesson.card(300).get();
      await lesson.everythingSent();
      const { events: { events, refused }, score } = await arrived();
      assert.deepEqual(refused, []);
      assert.deepEqual(events.map(({ n }) => n), events.map((_, i) => i), 'numbers without gaps');
      const count = (type, fits = () => true) => events.filter((event) => event.type === type && fits(event)).length;
      assert.equal(count('started'), 1);
      assert.equal(count('predicted'), 1);
      assert.equal(count('answered', ({ correct }) => correct), 2);
      assert.equal(count('performed', ({ action, detail }) => action === 'take_sample' && detail.depth_m === 300), 1);
      assert.deepEqual(score, { raw: 2, max: 5, scaled: 0.4 });
    } finally {
      await browser.kill();
      await school.kill();
      removeFolder(profile);
    }
  });
}

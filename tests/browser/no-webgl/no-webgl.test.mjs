// Without WebGL the text view carries the whole lesson, and the student is told why there are no pictures.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { attemptOf, openLesson } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';
import { texts } from '../texts.mjs';

for (const engine of engines()) {
  test(`a whole lesson without WebGL in ${engine}`, async () => {
    const school = await startSchool();
    const browser = await launch(engine, { webgl: false });
    try {
      const page = await browser.newPage();
      const lesson = await openLesson(page, school);
      await lesson.inStage('bottom');
      assert.equal(await lesson.frame.evaluate(() => document.createElement('canvas').getContext('webgl2')), null);
      const t = texts('player');
      await lesson.frame.waitFor((text) => document.body.innerText.includes(text), t('error.E-WEBGL.do'));
      // The stage is a list of things in words there, and its plot a figure with a table.
      await lesson.frame.getByRole('heading', { name: t('stage.list') }).get();
      await lesson.go('bottom', 'today');
      assert.deepEqual(await lesson.result(), { points: 5, possible: 5 });
      const { score } = await attemptOf(await school.as('teacher'), 'Ana Torres');
      assert.equal(score.raw, 5);
    } finally {
      await browser.kill();
      await school.kill();
    }
  });

  test(`a whole dissection without WebGL in ${engine}`, async () => {
    const school = await startSchool();
    const browser = await launch(engine, { webgl: false });
    try {
      const lesson = await openLesson(await browser.newPage(), school, { activity: 'inside-a-frog' });
      await lesson.inStage('outside');
      await lesson.says(texts('player')('error.E-WEBGL.do'));
      await lesson.go({ mistakes: true });
      assert.deepEqual(await lesson.result(), { points: 3.75, possible: 4 });
    } finally {
      await browser.kill();
      await school.kill();
    }
  });
}

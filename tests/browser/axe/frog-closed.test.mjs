// The dissection before it is opened, however it is looked at.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openLesson } from '../school_pages.mjs';
import { atSchool } from './at_school.mjs';
import { Views } from './views.mjs';

atSchool('axe, a frog that is not open yet', (at) => {
  test('"Inside a frog"', async () => {
    const page = await at.newPage();
    const lesson = await openLesson(page, at.school, { activity: 'inside-a-frog' });
    const views = new Views(page, lesson.frame);
    await lesson.inStage('outside');
    await views.inEveryWay('outside', 0);
    await lesson.outside();
    await lesson.inStage('skin');
    await views.inEveryWay('skin', 1);
    assert.deepEqual(views.found, []);
  });
});

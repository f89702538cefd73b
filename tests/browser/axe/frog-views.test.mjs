// The dissection before it is opened, however it is looked at.
import { test } from 'node:test';
import { kFrogStages } from '../inside_a_frog.mjs';
import { openLesson } from '../school_pages.mjs';
import { atSchool } from './at_school.mjs';
import { lookAround } from './views.mjs';

atSchool('axe, every view of the dissection', {}, (at) => {
  test('"Inside a frog"', async () => {
    const page = await at.browser.newPage();
    await lookAround(page, await openLesson(page, at.school, { activity: 'inside-a-frog' }), kFrogStages, ['outside', 'skin']);
  });
});

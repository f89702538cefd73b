// The dissection, and once the frog is opened however it is looked at.
import { test } from 'node:test';
import { kFrogStages } from '../inside_a_frog.mjs';
import { openLesson } from '../school_pages.mjs';
import { atSchool } from './at_school.mjs';
import { lookAround } from './views.mjs';

atSchool('axe, the dissection', (at) => {
  test('"Inside a frog"', async () => {
    const page = await at.newPage();
    await lookAround(page, await openLesson(page, at.school, { activity: 'inside-a-frog' }), kFrogStages, ['blood']);
  });
});

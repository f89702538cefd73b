// Frog and human side by side, however they are looked at.
import { test } from 'node:test';
import { kComparisonStages } from '../frog_and_human.mjs';
import { openLesson } from '../school_pages.mjs';
import { atSchool } from './at_school.mjs';
import { lookAround } from './views.mjs';

atSchool('axe, two bodies', (at) => {
  test('"Frog and human"', async () => {
    const page = await at.newPage();
    await lookAround(page, await openLesson(page, at.school, { activity: 'frog-and-human' }), kComparisonStages, ['inside', 'alike']);
  });
});

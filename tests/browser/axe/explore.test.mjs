// A frog explored in any order, however it is looked at.
import { test } from 'node:test';
import { kExploreStages } from '../explore_a_frog.mjs';
import { openLesson } from '../school_pages.mjs';
import { atSchool } from './at_school.mjs';
import { lookAround } from './views.mjs';

atSchool('axe, a frog to explore', (at) => {
  test('"Explore a frog"', async () => {
    const page = await at.newPage();
    await lookAround(page, await openLesson(page, at.school, { activity: 'explore-a-frog' }), kExploreStages, ['again']);
  });
});

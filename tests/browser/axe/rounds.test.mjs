// The beating heart, however it is looked at.
import { test } from 'node:test';
import { kRoundsStages } from '../blood_on_two_rounds.mjs';
import { openLesson } from '../school_pages.mjs';
import { atSchool } from './at_school.mjs';
import { lookAround } from './views.mjs';

atSchool('axe, two hearts', (at) => {
  test('"Blood on two rounds"', async () => {
    const page = await at.newPage();
    await lookAround(page, await openLesson(page, at.school, { activity: 'two-rounds' }), kRoundsStages, ['dive', 'argue']);
  });
});

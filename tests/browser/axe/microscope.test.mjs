// The microscope, however it is looked at.
import { test } from 'node:test';
import { kCellStages } from '../organ_to_cell.mjs';
import { openLesson } from '../school_pages.mjs';
import { atSchool } from './at_school.mjs';
import { lookAround } from './views.mjs';

atSchool('axe, the microscope', (at) => {
  test('"From organ to cell"', async () => {
    const page = await at.newPage();
    await lookAround(page, await openLesson(page, at.school, { activity: 'organ-to-cell' }), kCellStages, ['parts', 'blood']);
  });
});

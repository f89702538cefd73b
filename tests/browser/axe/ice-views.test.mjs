// The lessons over the ice core, however they are looked at.
import { test } from 'node:test';
import { openLesson } from '../school_pages.mjs';
import { pathOf } from '../reading_the_ice.mjs';
import { pathOf as pathInAir } from '../trapped_air.mjs';
import { atSchool } from './at_school.mjs';
import { lookAround } from './views.mjs';

atSchool('axe, every view of the lessons over ice', {}, (at) => {
  test('"Reading the ice"', async () => {
    const astray = { mistakes: true, astray: true };
    const page = await at.browser.newPage();
    await lookAround(page, await openLesson(page, at.school), pathOf(astray), ['age', 'lasted', 'result'], astray);
  });

  test('"Air from long ago"', async () => {
    const mistakes = { mistakes: true };
    const page = await at.browser.newPage();
    await lookAround(page, await openLesson(page, at.school, { activity: 'trapped-air' }), pathInAir(mistakes), ['steps', 'ask'], mistakes);
  });
});

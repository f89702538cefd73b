// The check over the ice core and the practical of the frog, however they are looked at.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kPracticalStages } from '../practical_page.mjs';
import { openLesson } from '../school_pages.mjs';
import { atSchool } from './at_school.mjs';
import { lookAround, Views } from './views.mjs';

atSchool('axe, every view of check and practical', {}, (at) => {
  test('"Check: what the ice says"', async () => {
    const page = await at.browser.newPage();
    const check = await openLesson(page, at.school, { activity: 'ice-check' });
    const views = new Views(page, check.frame);
    await check.inQuestion(1);
    await check.iceAge();
    await views.inAllLanguages('number');
    await views.inEachShape('number');
    await views.restore();
    for (let n = 1; n < 4; ++n) await check.nextQuestion();
    await check.inQuestion(4);
    await check.next('next.review');
    await check.button('hand_in').get();
    await views.inAllLanguages('answers');
    await views.inEachShape('answers', 1);
    assert.deepEqual(views.found, []);
  });

  test('"Name the pins"', async () => {
    const page = await at.browser.newPage();
    await lookAround(page, await openLesson(page, at.school, { activity: 'name-the-pins' }), kPracticalStages, ['first', 'second'], { mistakes: [1] });
  });
});

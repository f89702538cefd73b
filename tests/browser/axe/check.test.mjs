// The check over the ice core and the practicals of the frog, however they are looked at.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kPracticalStages } from '../practical_page.mjs';
import { openLesson } from '../school_pages.mjs';
import { atSchool } from './at_school.mjs';
import { lookAround, Views } from './views.mjs';
import { expectNothing } from './whole_page.mjs';

atSchool('axe, check and practical', (at) => {
  test('the check: a question for a number, one with options, the answers, and what is handed in', async () => {
    const page = await at.newPage();
    const check = await openLesson(page, at.school, { activity: 'ice-check' });
    const views = new Views(page, check.frame);
    await check.inQuestion(1);
    await check.iceAge();
    await expectNothing(page, 'number');
    await views.inEveryWay('number', 0);
    await check.nextQuestion();
    for (let n = 2; n < 5; ++n) {
      await check.inQuestion(n);
      if (n === 2) await expectNothing(page, 'options');
      await views.inTurn(`question ${n}`, n - 2);
      if (n < 4) await check.nextQuestion();
    }
    await check.next('next.review');
    await check.button('hand_in').get();
    await expectNothing(page, 'answers');
    await views.inEveryWay('answers', 1);
    await check.handIn();
    await expectNothing(page, 'handed in');
    await views.inTurn('handed in', 3);
    assert.deepEqual(views.found, []);
  });

  test('"Name the pins", with its clock running', async () => {
    const page = await at.newPage();
    const lesson = await openLesson(page, at.school, { activity: 'name-the-pins' });
    await lesson.isAsked(1);
    await lesson.frame.getByRole('switch', { name: lesson.t('practical.timer') }).click();
    await lookAround(page, lesson, kPracticalStages, ['first', 'second'], { mistakes: [1] });
  });

  test('the practical that the school marks', async () => {
    const page = await at.newPage();
    await lookAround(page, await openLesson(page, at.school, { activity: 'frog-practical' }), kPracticalStages, ['second']);
  });
});

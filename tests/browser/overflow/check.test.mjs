// "Check: what the ice says" and the frog's practical as a check have room for their texts.
import assert from 'node:assert/strict';
import { kPracticalStages } from '../practical_page.mjs';
import { visitInEachEngine } from '../visit.mjs';
import { look, lookThrough } from './look.mjs';

visitInEachEngine('the check over the ice core has room for every language', async (check, { page }) => {
  const faults = [];
  const lookAt = async (where, turn) => faults.push(...await look(page, check.frame, where, turn));
  for (const [turn, answer] of [() => check.iceAge(), () => check.agesApart(), () => check.coldCo2(), () => check.warmSpacing()].entries()) {
    await check.inQuestion(turn + 1);
    await answer();
    await lookAt(`question ${turn + 1}`, turn);
    if (turn < 3) await check.nextQuestion();
  }
  await check.next('next.review');
  await check.button('hand_in').get();
  await lookAt('answers', 4);
  await check.handIn();
  await lookAt('handed in', 5);
  assert.deepEqual(faults, []);
}, { activity: 'ice-check' });

visitInEachEngine('the practical that the school marks has room for every language', async (lesson, { page }) => {
  assert.deepEqual(await lookThrough(page, lesson, kPracticalStages, { mistakes: [1] }), []);
}, { activity: 'frog-practical' });

// "Inside a frog" and "Explore a frog" for who knows it already: shown at once, and what teaches it is passed by.
import assert from 'node:assert/strict';
import { attemptOf, performed } from '../school_pages.mjs';
import { visitInEachEngine } from '../visit.mjs';

const kStudent = 'Ana Torres';

visitInEachEngine('who names organs and says how they work at once looks for nothing, and answers what all answer', async (lesson, { school }) => {
  await lesson.outside();
  await lesson.skin();
  await lesson.open({ shows: 'show_organs' });
  await lesson.inStage('prove_organs');
  await lesson.prove_organs();
  await lesson.inStage('prove_work');
  await lesson.prove_work();
  await lesson.inStage('blood');
  await lesson.says(lesson.t('because.work_known'));
  await lesson.read('organs_known');
  await lesson.pick('chambers', 'three');
  await lesson.next();
  await lesson.arrange('way_of_food', ['oesophagus', 'stomach', 'ileum', 'cloaca']);
  await lesson.next();
  await lesson.namePins();
  await lesson.next();
  await lesson.argue();
  assert.deepEqual(await lesson.result(), { points: 4, possible: 4 });
  await lesson.everythingSent();

  const attempt = await attemptOf(await school.as('teacher'), kStudent, 'inside-a-frog');
  const ways = performed(attempt, 'way').map(({ from, to, choice, because }) => [from, to, choice || because]);
  assert.deepEqual(ways, [['open', 'prove_organs', 'show_organs'], ['prove_organs', 'prove_work', 'show_work'], ['prove_work', 'blood', 'work_known']]);
  assert.deepEqual(attempt.events.objectives.filter(({ mastered }) => mastered).map(({ objective }) => objective), ['find_organs']);
}, { name: kStudent, activity: 'inside-a-frog' });

visitInEachEngine('who knows what parts are for says so before looking, and need not look for them', async (lesson) => {
  await lesson.matchWhatFor({ tongue: 'catches', tympanum: 'hears', web: 'paddles', glottis: 'lets_air' });
  await lesson.read('what_for.right');
  for (const goal of ['senses', 'mouth', 'air_way', 'legs']) assert.deepEqual(await lesson.readAll(goal, 0), [], goal);
  await lesson.examine('skin_ventral');
  await lesson.turn('turned');
  await lesson.examine('skin_dorsal');
  await lesson.examine('thumb_pad.right');
  await lesson.turn('female');
  await lesson.read('thumbs.reached');
  await lesson.next();
  await lesson.inStage('guess');
}, { name: kStudent, activity: 'explore-a-frog' });

// Nobody stays stuck inside the frog: who finds and cuts nothing gets hints, goes on without, and comes to the end; the teacher reads it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { until } from '../driver/scope.mjs';
import { attemptOf, openLesson, performed, signIn } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';
import { texts } from '../texts.mjs';

const kStudent = 'Ana Torres';
const kActivity = 'inside-a-frog';
const kOrder = ['oesophagus', 'stomach', 'ileum', 'cloaca'];

for (const engine of engines()) {
  test(`who reaches no goal comes to the end with hints, and without any goal, in ${engine}`, async () => {
    const school = await startSchool();
    const browser = await launch(engine);
    try {
      const t = texts('school');
      const lesson = await openLesson(await browser.newPage(), school, { name: kStudent, activity: kActivity });
      const passed = [];
      const goOnWithout = async (...goals) => {
        for (const goal of goals) await lesson.goOnWithout(goal);
        passed.push(...goals);
      };
      await goOnWithout('outside_seen', 'ear_seen');
      await lesson.next();
      await goOnWithout('skin_along', 'skin_across', 'skin_open');
      await lesson.next();
      await goOnWithout('muscle_along', 'muscle_across', 'opened', 'look_round');
      await lesson.button('choose.learn_all').click();
      await goOnWithout('pump_found', 'heart_opened');
      await lesson.pick('chambers', 'three');
      await lesson.next();
      await goOnWithout('stomach_found', 'gut_found');
      await lesson.arrange('way_of_food', ['stomach', 'oesophagus', 'cloaca', 'ileum']);
      await lesson.read('way_of_food.again.no_tube');
      await lesson.arrange('way_of_food', ['oesophagus', 'stomach', 'cloaca', 'ileum']);
      await lesson.read('way_of_food.again.out_too_soon');
      await lesson.arrange('way_of_food', kOrder);
      await goOnWithout('gut_straight');
      await lesson.next();
      await goOnWithout('kidney_found');
      await lesson.namePins();
      await lesson.next();
      await lesson.argue();
      await lesson.everythingSent();

      const attempt = await attemptOf(await school.as('teacher'), kStudent, kActivity);
      const shows = attempt.events.events.flatMap(({ item, misconception }) => (misconception ? [[item, misconception]] : []));
      assert.deepEqual(shows, [['way_of_food', 'no_tube'], ['way_of_food', 'out_too_soon']]);
      const done = (action) => performed(attempt, action);
      assert.deepEqual(done('pass_over').map(({ goal }) => goal), passed);
      assert.deepEqual(done('goal'), []);
      assert.equal(done('goal_hint').length, 2 * passed.length);
      const shown = done('objective').filter(({ objective }) => objective === 'find_organs');
      assert.ok(shown.length >= 4 && shown.slice(0, 4).every(({ right }) => right === 0), JSON.stringify(shown));

      const teacher = await browser.newPage();
      await signIn(teacher, school, 'Ms. Okafor');
      await teacher.getByRole('link', { name: t('support.page') }).click();
      await teacher.getByRole('button', { name: t('support.ways-of', { student: kStudent }) }).click();
      const told = t('event.pass_over', { goal: t('quoted', { name: lesson.t('pump_found') }) });
      await until(async () => (await teacher.evaluate(() => document.body.innerText)).includes(told) || undefined, async () => `the teacher does not read "${told}", but:\n${await teacher.evaluate(() => document.body.innerText)}`);
    } finally {
      await browser.kill();
      await school.kill();
    }
  });

  test(`a hint is offered after deeds that did not reach the goal, and what is reached with it does not count as shown, in ${engine}`, async () => {
    const school = await startSchool();
    const browser = await launch(engine);
    try {
      const lesson = await openLesson(await browser.newPage(), school, { name: kStudent, activity: kActivity });
      await lesson.outside();
      await lesson.skin();
      await lesson.open();
      const others = ['liver_right', 'stomach', 'atrium.right', 'atrium.left'];
      for (let i = 0; i < 12; i += 1) {
        assert.deepEqual(await lesson.readAll('lesson.hint.offer', 0), [], `after ${i} deeds`);
        await lesson.examine(others[i % others.length]);
      }
      await lesson.read('lesson.hint.offer');
      await lesson.hint(2);
      await lesson.says(lesson.t('pump_found.hint.1'));
      await lesson.examine('ventricle');
      await lesson.read('pump_found.reached');
      await lesson.everythingSent();
      const attempt = await attemptOf(await school.as('teacher'), kStudent, kActivity);
      const of = (action) => performed(attempt, action).filter(({ goal }) => goal === 'pump_found');
      assert.equal(of('goal_hint_offered').length, 1);
      assert.deepEqual(of('goal'), [{ goal: 'pump_found', at_once: 0, hints: 1 }]);
    } finally {
      await browser.kill();
      await school.kill();
    }
  });
}

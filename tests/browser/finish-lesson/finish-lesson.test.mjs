// A student finishes each activity by role and name only. "Reading the ice": the teacher's page shows the score, tries and hints;
// the check: the school marks it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { until } from '../driver/scope.mjs';
import { finishTheIce } from '../finish_the_ice.mjs';
import { attemptOf, openLesson, performed } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';

const kStudent = 'Ana Torres';

for (const engine of engines()) {
  test(`who plans samples at once leaves out the five parts in ${engine}; whoever goes wrong at a question there gets help for it alone`, async () => {
    const school = await startSchool();
    const browser = await launch(engine);
    try {
      const lesson = await openLesson(await browser.newPage(), school, { name: kStudent });
      await lesson.go('bottom', 'today', { learns: true, plans: true, astray: true });
      assert.deepEqual(await lesson.result(), { points: 5, possible: 5 });
      await lesson.everythingSent();
      const stored = await attemptOf(await school.as('teacher'), kStudent);
      assert.deepEqual(performed(stored, 'way').flatMap(({ to, choice, because }) => (choice || because ? [[to, choice || because]] : [])), [
        ['one_sample', 'learn_card'], ['air', 'age_read'], ['prove_drill', 'show_drill'], ['record', 'drill_known'], ['warmest', 'learn_first'], ['axis', 'axis'], ['apart', 'apart'],
      ]);
      assert.deepEqual(performed(stored, 'goal').map(({ goal, at_once }) => [goal, at_once]), [['with_air', 1], ['first_sample', 1], ['old_found', 1], ['eight_ages', 1]]);

      const other = await openLesson(await browser.newPage(), school, { name: 'Ben Carter' });
      await other.go('bottom', 'record', { plans: true, unsure: true });
      await other.inStage('warmest');
    } finally {
      await browser.kill();
      await school.kill();
    }
  });

  // Texts do not depend on the engine: one of them reads the lesson in both languages.
  for (const locale of engine === 'chromium' ? ['en', 'es'] : ['en']) {
    test(`a whole lesson in ${engine}, ${locale}`, () => finishTheIce(engine, locale));

    test(`a whole check in ${engine}, ${locale}: answers are changed and handed in, and the school's replay marks them`, async () => {
      const school = await startSchool();
      const browser = await launch(engine, { locale });
      try {
        const page = await browser.newPage();
        const check = await openLesson(page, school, { name: kStudent, locale, activity: 'ice-check' });
        await check.answerAll();
        await check.handIn();
        await check.everythingSent();

        const teacher = await school.as('teacher');
        const stored = await until(async () => {
          const attempt = await attemptOf(teacher, kStudent, 'ice-check');
          return attempt.basis === 'checking' ? undefined : attempt;
        }, async () => `still not marked: ${JSON.stringify(await attemptOf(teacher, kStudent, 'ice-check'))}`);
        assert.deepEqual([stored.status, stored.basis, stored.score], ['completed', 'witnessed', { raw: 4, max: 4, scaled: 1 }]);
        const told = stored.events.events.filter(({ type }) => type === 'submitted');
        assert.deepEqual(told.map(({ item, response, try: n }) => [item, response, n]), [
          ['ice_age', '219670', 1], ['ages_apart', '2400', 1], ['cold_co2', '250_300', 1], ['warm_spacing', '101.75', 1], ['cold_co2', '170_210', 2],
        ]);
        assert.ok(stored.events.events.every(({ correct }) => correct === undefined));
      } finally {
        await browser.kill();
        await school.kill();
      }
    });
  }
}

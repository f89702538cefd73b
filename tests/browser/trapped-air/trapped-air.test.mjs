// A student finishes "Air from long ago" by role and name only: once straight through, once with mistakes, where help comes, and showing at
// once what they know. Everybody chooses what to look into. The teacher reads why, and the explanation.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { attemptOf, gradeBook, openLesson, performed, signIn } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';
import { texts } from '../texts.mjs';

const kStudent = 'Ana Torres';
const kActivity = 'trapped-air';

/** The ways for which the student was given a reason. */
const ways = (attempt) => performed(attempt, 'way').flatMap(({ from, to, because }) => (because ? [[from, to, because]] : []));

/** A whole lesson; then what the school has of it. `run(attempt, teacher)`: its API's word, and the teacher's page. */
async function finished({ engine, locale, options }, points, run) {
  const school = await startSchool();
  const browser = await launch(engine, { locale });
  try {
    const t = texts('school', locale);
    const lesson = await openLesson(await browser.newPage(), school, { name: kStudent, locale, activity: kActivity });
    await lesson.go('look', 'ask', options);
    // The explanation is the teacher's to mark.
    assert.deepEqual(await lesson.result(), { points, possible: 3 });
    // What was written can be read there, and where the mark comes.
    await lesson.read('lesson.written.mark');
    assert.ok((await lesson.shown()).includes(lesson.explanation));
    await lesson.everythingSent();

    const teacher = await browser.newPage();
    await signIn(teacher, school, 'Ms. Okafor');
    const row = await gradeBook(teacher, { activity: kActivity, locale }).row(kStudent).becomes(({ text }) => text.includes(t('status.completed')), 'completed');
    const attempt = await attemptOf(await school.as('teacher'), kStudent, kActivity);
    assert.deepEqual(attempt.score, { raw: points, max: 3, scaled: points / 3 }, row.text);
    assert.deepEqual(attempt.events.refused, []);
    const explained = attempt.events.events.filter(({ type }) => type === 'submitted').map(({ item, response }) => [item, response]);
    assert.deepEqual(explained, [['explain', lesson.explanation]]);
    run(attempt);
  } finally {
    await browser.kill();
    await school.kill();
  }
}

for (const engine of engines()) {
  // Texts do not depend on the engine: one of them reads the lesson in both languages.
  for (const locale of engine === 'chromium' ? ['en', 'es'] : ['en']) {
    test(`straight through "Air from long ago" in ${engine}, ${locale}`, () => finished({ engine, locale }, 3, (attempt) => {
      assert.deepEqual(ways(attempt), []);
      assert.deepEqual(performed(attempt, 'way').flatMap(({ choice }) => choice || []), ['learn_ages', 'learn_first', 'cold_times']);
      assert.deepEqual([performed(attempt, 'aim'), performed(attempt, 'look_back')].map(([{ item }]) => item), ['my_aim', 'how_far']);
      assert.deepEqual(performed(attempt, 'goal').map(({ goal, at_once }) => [goal, at_once]), [['air_found', 1], ['asked_sampled', 1], ['both_sampled', 1], ['found_air', 1], ['close_ages', 1]]);
      assert.equal(attempt.hints, 0);
      // Who does all of it right has shown what the lesson is long enough to show.
      assert.deepEqual(attempt.events.objectives.map(({ objective, mastered, nothing_ahead }) => [objective, mastered, nothing_ahead ?? false]).sort(),
        [['air_and_ice', true, false], ['ask_of_ice', false, true], ['read_samples', true, false]]);
    }));
  }

  test(`"Air from long ago" in ${engine}, by who shows what they know`, () => finished({ engine, locale: 'en', options: { shows: true } }, 3, (attempt) => {
    assert.deepEqual(performed(attempt, 'way').flatMap(({ choice }) => choice || []), ['show_ages', 'show_now', 'shut_where']);
    assert.deepEqual(performed(attempt, 'practise'), []);
    assert.equal(performed(attempt, 'goal').some(({ goal }) => goal === 'asked_sampled'), false, 'no sample step by step');
    assert.deepEqual(attempt.events.objectives.filter(({ mastered }) => mastered).map(({ objective }) => objective).sort(), ['air_and_ice', 'read_samples']);
  }));

  test(`"Air from long ago" in ${engine}, by who is not yet sure that they read ages`, () => finished({ engine, locale: 'en', options: { shows: true, unsure: true } }, 3, (attempt) => {
    assert.deepEqual(ways(attempt), [['prove_ages', 'age', 'card_first']]);
    assert.deepEqual(performed(attempt, 'way').flatMap(({ choice }) => choice || []), ['show_ages', 'show_now', 'shut_where']);
  }));

  test(`"Air from long ago" with mistakes in ${engine}`, () => finished({ engine, locale: 'en', options: { mistakes: true } }, 2.75, (attempt) => {
    assert.deepEqual(ways(attempt), [['age', 'steps', 'two_ages_mixed']]);
    assert.deepEqual(performed(attempt, 'way').flatMap(({ choice }) => choice || []), ['learn_ages', 'cold_times'], 'what to look into is theirs to choose on this way, too');
    assert.deepEqual(performed(attempt, 'practise').slice(0, 2).map(({ item, because }) => [item, because]), [['firn_air', 'first'], ['same_layer', 'what_went_wrong']]);
    assert.equal(attempt.hints, 1);
  }));
}

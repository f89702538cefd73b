// The activity format as an author meets it, played in the real player beside the editor: the example on the page for authors, and a
// lesson with what no lesson that is shipped has.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'node:test';
import { ActivityPage } from '../activity_page.mjs';
import { until } from '../driver/scope.mjs';
import { texts } from '../texts.mjs';
import { describeInEditor } from '../visit.mjs';

const pageForAuthors = readFileSync(new URL('../../../web/protocol/activity.md', import.meta.url), 'utf8');
const example = JSON.parse(/```json activity\n([^]*?)```/.exec(pageForAuthors)[1]);

const choice = (ask, more = {}) => ({ ask, options: ['yes', 'no'], right: 'yes', ...more });
const know = { objectives: ['know'] };
const each = {
  skua: 'activity', schema: 1, id: 'each', simulation: 'core', minutes: 10, languages: ['en'], careers: ['driller'],
  objectives: [{ id: 'know', initial: 0.8, learn: 0.3, slip: 0.05, guess: 0.1 }, { id: 'other', initial: 0.3 }],
  drawn: { place: { one_of: [812.5], unit: 'm', decimals: 1 } },
  numbers: { half: { is: 'place / 2 m', decimals: 2 } },
  stages: [
    { id: 'plan', allow: [], tasks: [
      { ask: 'wish', aim: true, options: ['ages', 'air'] },
      { ask: 'guess', predict: true, kind: 'number', unit: 'm' },
      { read: 'half_way' },
    ] },
    { id: 'drill', tasks: [
      { goal: 'stay', until: 'drill_depth >= 500 m and drill_at_rest', hold_s: 3 },
      { read: 'now_sample', after: "done('stay')" },
      { goal: 'another', until: 'samples >= 2', when: 'samples >= 1' },
      { do: 'analyse_core', after: "done('stay') and samples >= 2", ready: 'not (analysing or analysed)' },
      { ask: 'typed', kind: 'number', unit: 'm', decimals: 1, words: { km: 1000 }, possible: 'between(response, 0 m, 3190 m)', answer_after: 1, right: 'near(response, place, 0.1 m)', answer: 'min(max(place, 0 m), 3190 m)' },
      ...['a', 'b', 'c'].map((id) => choice(id, know)),
    ], next: [{ to: 'rest', when: "done('typed') and chance('know') < 0.5", because: 'not_known' }, { to: 'more', because: 'known' }] },
    { id: 'more', tasks: [
      choice('d', know),
      { practise: 'again', objective: 'know', most: 2, when: "not mastered('know')", questions: [choice('again_a'), choice('again_b')] },
      { practise: 'steps', objective: 'other', most: 5, questions: [0.05, 0.1, 0.2, 0.4, 0.6, 0.8].map((difficulty, n) => choice(`step_${n}`, { difficulty, answer_after: 1 })) },
    ], next: [{ to: 'rest', when: "shown('know')", because: 'shown' }, { to: 'help', because: 'not_known' }] },
    { id: 'help', scaffold: true, tasks: [{ read: 'help_text' }] },
    { id: 'rest', tasks: [
      { ask: 'kept', marked_by: 'teacher', kind: 'text', rubric: { clear: 1 } },
      { ask: 'came_of_it', looks_back: 'wish', options: ['all', 'part'] },
    ] },
  ],
  texts: { en: {
    title: 'Each thing', 'career.driller': 'Drillers bring up ice.', 'objective.know': 'Know it', 'objective.other': 'Do the other thing',
    'stage.plan': 'A plan', 'stage.drill': 'Down', 'stage.more': 'More of it', 'stage.help': 'Some help', 'stage.rest': 'At last',
    wish: 'What do you want?', 'wish.ages': 'To read ages', 'wish.air': 'To find air', guess: 'How deep, do you think?', half_way: 'Half of {place} m is {half} m.', 'unit.m': 'metres',
    stay: 'Let the drill rest at 500 m or deeper for three seconds', 'stay.reached': 'It has rested.', now_sample: 'Now two samples, then the whole core.', analyse_core: 'Measure all of it', another: 'One more sample',
    typed: 'At which depth did I think?', 'typed.shown': 'At {answer} m.',
    ...Object.fromEntries(['a', 'b', 'c', 'd', 'again_a', 'again_b', ...[0, 1, 2, 3, 4, 5].map((n) => `step_${n}`)].flatMap((id) => [[id, `Is ${id} so?`], [`${id}.yes`, 'Yes'], [`${id}.no`, 'No'], [`${id}.shown`, 'Yes, it is.']])),
    again: 'Once more', steps: 'Step by step',
    'because.known': 'You know it.', 'because.not_known': 'You may need help.', 'because.shown': 'You have shown it.',
    help_text: 'Help.', kept: 'Write what you kept in mind.', 'kept.clear': 'Is clear', came_of_it: 'What came of it?', 'came_of_it.all': 'All of it', 'came_of_it.part': 'A part of it',
  } },
};

const weighed = {
  skua: 'activity', schema: 1, id: 'weighed', simulation: 'core', minutes: 5, languages: ['en'], scoring: [1, 0.5, 0], objectives: [{ id: 'know' }],
  stages: [{ id: 'ask', tasks: [choice('a', { ...know, points: 2 }), choice('b', know), choice('c', { ...know, points: 3, hints: 1 })] }],
  texts: { en: {
    title: 'What counts', 'stage.ask': 'Three questions', 'objective.know': 'Know it', 'c.hint.1': 'Think again.',
    ...Object.fromEntries(['a', 'b', 'c'].flatMap((id) => [[id, `Is ${id} so?`], [`${id}.yes`, 'Yes'], [`${id}.no`, 'No'], [`${id}.shown`, 'Yes, it is.']])),
  } },
};

/** Why a question of a practice is asked. */
const kReasons = ['fits', 'step_up', 'step_down'];

/** A lesson in the preview, with words of its own. */
class Previewed extends ActivityPage {
  constructor(frame, words) {
    super(frame, 'trapped-air');
    const others = this.t;
    this.t = (key, args) => (words[key] ? words[key].replace(/\{(\w+)\}/g, (_, name) => args[name]) : others(key, args));
  }

  async isIn(stage) { await this.frame.getByRole('heading', { name: this.t(`stage.${stage}`) }).get(); }
  saysText(key) { return this.says(this.t(key)); }
  /** Whether this stands there now. */
  async has(key) { return (await this.shown()).includes(this.t(key)); }
}

describeInEditor('the activity format', (opened) => {
  /** An activity that its author pastes as source; nothing is wrong with it, and it is played. */
  async function played(activity) {
    const { page, editor } = await opened();
    await editor.copy(texts('trapped-air')('title'));
    await editor.tab('source').click();
    await page.getByRole('textbox', { name: editor.t('source.label') }).fill(JSON.stringify(activity, undefined, 2));
    const lesson = new Previewed(page.frame(), activity.texts.en);
    await until(async () => (await page.getByRole('disclosure', { name: /things? to mend/ }).count()) === 0 || undefined,
      async () => page.evaluate(() => document.querySelector('.faults')?.innerText));
    await lesson.frame.getByRole('heading', { name: activity.texts.en.title }).get();
    await lesson.isIn(activity.stages[0].id);
    return lesson;
  }

  test('the example on the page for authors is played as it stands there', async () => {
    const lesson = await played(example);
    await lesson.predict('bottom_age', 'thousands');
    await lesson.next();
    const [, asked] = /Drill to ([\d,]+) m/.exec(await until(async () => {
      const shown = await lesson.shown();
      return /Drill to ([\d,]+) m/.test(shown) ? shown : undefined;
    }, () => lesson.shown()));
    await lesson.sample(lesson.number(asked));
    const air = await lesson.read('sample.gas_age');
    const ice = await lesson.read('sample.ice_age');
    await lesson.answer('age', air.n, { asked });
    await lesson.saysText('age.again.gas_age');
    await lesson.hint(1);
    await lesson.saysText('age.hint.1');
    await lesson.answer('age', ice.n, { asked });
    await lesson.says(lesson.t('age.right', { answer: ice.n }));
    assert.deepEqual(await lesson.result(), { points: 0.75, possible: 1 });
  });

  test('what no shipped lesson has: each is there for a student', async () => {
    const lesson = await played(each);
    // An aim to choose, a guess that is a number, and numbers that are drawn or worked out.
    await lesson.choose('wish', 'ages');
    await lesson.button('lesson.aim').click();
    await lesson.frame.getByRole('textbox', { name: lesson.t('guess') }).fill('800');
    await lesson.button('lesson.predict').click();
    await lesson.says('Half of 812.5 m is 406.25 m.');
    await lesson.next();

    // A goal is held for a time: what moves on before is not there; nor is what comes after it.
    await lesson.drill(500);
    assert.equal(await lesson.has('stay.reached'), false, 'it has just come to rest');
    assert.equal(await lesson.has('now_sample'), false, 'that comes after it');
    await lesson.saysText('stay.reached');
    await lesson.saysText('now_sample');
    assert.equal(await lesson.has('another'), false, 'it is for who has a sample');
    for (const depth_m of [700, 900]) {
      await lesson.sample(depth_m);
      await lesson.saysText('another');
    }
    const measure = lesson.button('analyse_core');
    await measure.click();
    await measure.becomes(({ disabled }) => disabled, 'to be pressed once');

    // What can't be read, or can't be, is no try; after one that was wrong the answer can be shown.
    for (const [typed, error] of [['', 'empty'], ['deep', 'number'], ['4 km', 'impossible']]) {
      await lesson.answer('typed', typed);
      await lesson.says(lesson.t(`lesson.error.${error}`));
    }
    assert.equal(await lesson.button('lesson.show_answer').count(), 0, 'nothing of this was a try');
    await lesson.answer('typed', '0.5 km');
    await lesson.says(lesson.t('lesson.again'));
    await lesson.button('lesson.show_answer').click();
    await lesson.says('At 812.5 m.');

    // Without words of the author's own there are plain ones.
    for (const id of ['a', 'b', 'c']) await lesson.pick(id, 'yes');
    await lesson.says(lesson.t('lesson.right'));
    await lesson.next();
    await lesson.isIn('more');
    await lesson.saysText('because.known');

    // What was shown is not practised; what was not goes up and down.
    await lesson.pick('d', 'yes');
    await lesson.says(lesson.t('lesson.practice.known'));
    const reasons = [];
    for (let n = 1; n <= 5; n += 1) {
      const asked = await until(async () => {
        for (let i = 0; i < 6; i += 1) {
          const group = lesson.frame.getByRole('group', { name: lesson.t(`step_${i}`) });
          if (await group.count() && await lesson.button('lesson.check').count()) return `step_${i}`;
        }
        return undefined;
      }, () => lesson.shown());
      const said = await Promise.all(kReasons.map((why) => lesson.readAll(`lesson.practice.${why}`, 0)));
      reasons.push(kReasons[said.findIndex(({ length }) => length > 0)]);
      if (n > 2) await lesson.pick(asked, 'no');
      await lesson.pick(asked, 'yes');
      if (n < 5) await lesson.button('lesson.practice.another').click();
    }
    assert.deepEqual(reasons, [undefined, 'fits', 'step_up', 'fits', 'step_down']);
    await lesson.next();

    // All ways end in the last stage.
    await lesson.isIn('rest');
    await lesson.saysText('because.shown');
    await lesson.frame.getByRole('textbox', { name: lesson.t('kept') }).fill('The drill.');
    await lesson.button('lesson.hand_in').click();
    await lesson.says(lesson.t('lesson.aim.was', { what: lesson.t('wish.ages') }));
    await lesson.choose('came_of_it', 'part');
    await lesson.button('lesson.look_back').click();
    await lesson.says(lesson.t('career.driller'));
    await lesson.says(lesson.t('lesson.given', { what: lesson.t('came_of_it.part') }));
    assert.deepEqual(await lesson.result(), { points: 3, possible: 4 });
  });

  test('what questions are worth, what each try gives of it, and help that waits: students are told', async () => {
    const lesson = await played(weighed);
    await lesson.says(lesson.t('lesson.worth', { count: 2 }));
    await lesson.pick('a', 'no');
    await lesson.pick('a', 'yes');
    await lesson.pick('b', 'yes');
    await lesson.says(lesson.t('lesson.worth', { count: 3 }));
    for (let i = 0; i < 2; i += 1) await lesson.pick('c', 'no');
    await lesson.saysText('lesson.hint.offer');
    assert.equal(await lesson.has('lesson.hint.held'), false, 'one in a row is too few');
    await lesson.pick('c', 'yes');
    const shares = [['try', 1, 100], ['try', 2, 50], ['later', 3, 0]].map(([when, n, percent]) => lesson.t(`lesson.points.${when}`, { n, percent })).join(' · ');
    await lesson.says(lesson.t('lesson.points.own', { points: 2, possible: 6, shares }));
  });

  test('who was right twice in a row reads why help waits, and is offered it one answer later', async () => {
    const lesson = await played(weighed);
    for (const id of ['a', 'b']) await lesson.pick(id, 'yes');
    for (let i = 0; i < 2; i += 1) await lesson.pick('c', 'no');
    await lesson.saysText('lesson.hint.held');
    assert.equal(await lesson.has('lesson.hint.offer'), false);
    await lesson.pick('c', 'no');
    await lesson.saysText('lesson.hint.offer');
    assert.equal(await lesson.has('lesson.hint.held'), false);
    await lesson.pick('c', 'yes');
    await lesson.says(lesson.t('lesson.points.own', { points: 3, possible: 6, shares: ['try', 'try', 'later'].map((when, i) => lesson.t(`lesson.points.${when}`, { n: i + 1, percent: [100, 50, 0][i] })).join(' · ') }));
  });
});

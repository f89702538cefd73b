// The activity editor as a teacher uses it: a copy is changed in the form or as source, what is wrong is told where it is, and the lesson
// is tried in the real player. On the page alone; with a host around it in host.test.mjs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { texts } from '../texts.mjs';
import { TrappedAir } from '../trapped_air.mjs';
import { describeInEditor } from '../visit.mjs';

const air = texts('trapped-air');
const kTitle = air('title');

describeInEditor('the activity editor', (opened) => {
  let page;
  let editor;

  const stage = (n, key) => page.getByRole('disclosure', { name: `${editor.t('stage.n', { n })} ${air(`stage.${key}`)}` });
  const task = (kind, key) => page.getByRole('disclosure', { name: new RegExp(`^${editor.t(`task.${kind}`)} ${air(key, { asked: '{asked}' }).slice(0, 12)}`) });
  const list = () => page.getByRole('disclosure', { name: /things? to mend/ });

  async function open() {
    ({ page, editor } = await opened());
    await editor.copy(kTitle);
  }

  /** The lesson as it is after the last change, once the preview has it: the stage that is open gets this title. */
  async function shownAs(title) {
    await editor.field('stage.title').fill(title);
    await list().gone();
    await page.frame().getByRole('heading', { name: title, level: 2 }).get();
    return new TrappedAir(page.frame());
  }

  test('a prompt that is changed stands in the preview', async () => {
    await open();
    const lesson = page.frame();
    await lesson.getByRole('heading', { name: `${kTitle} (copy)` }).get();
    await stage(1, 'look').press('Enter');
    await task('goal', 'air_found').press('Enter');
    await editor.field('goal.text').fill('Find the oldest air of all');
    await lesson.waitFor(() => document.body.innerText.includes('Find the oldest air of all'));
    assert.ok(await lesson.evaluate(() => document.body.innerText.includes('nothing is kept or reported')), 'it says that it is a preview');
    await page.getByRole('disclosure', { name: 'Goal Find the oldest air of all' }).get();
  });

  test('what is selected in a field stays when the form is built anew meanwhile', async () => {
    await open();
    const after = await page.evaluate(() => {
      const before = document.getElementById('/texts/en/title');
      before.focus();
      before.setSelectionRange(4, 8, 'backward');
      document.getElementById('language').dispatchEvent(new Event('change'));
      const { id, selectionStart, selectionEnd, selectionDirection } = document.activeElement;
      return { id, anew: document.activeElement !== before, selected: [selectionStart, selectionEnd, selectionDirection] };
    });
    assert.deepEqual(after, { id: '/texts/en/title', anew: true, selected: [4, 8, 'backward'] });
  });

  test('a stage can be tried without going through those before it', async () => {
    await open();
    await stage(4, 'steps').press('Enter');
    await editor.button('preview.from', air('stage.steps')).click();
    await page.frame().getByRole('heading', { name: air('stage.steps') }).get();
  });

  test('a condition that makes no sense is told at its field, in the list and in the source; undo mends it', async () => {
    await open();
    await stage(1, 'look').press('Enter');
    await task('goal', 'air_found').press('Enter');
    const until = editor.field('goal.until');
    await until.fill('air_sampeld');
    await until.becomes(({ description }) => description.includes('air_sampeld'), 'described by the fault');
    assert.equal(await list().count(), 1);
    await list().press('Enter');
    await page.getByRole('button', { name: /Stage 1 · Task 2.*air_sampeld/ }).get();
    await editor.tab('source').click();
    await page.getByRole('button', { name: /Stage 1 · Task 2.*air_sampeld/ }).click();
    const marked = await page.evaluate(() => {
      const area = document.querySelector('textarea#source');
      return area.value.slice(area.selectionStart, area.selectionEnd);
    });
    assert.match(marked, /air_sampeld/);
    await editor.tab('form').click();
    await editor.button('action.undo').click();
    await list().gone();
    assert.equal(await editor.field('goal.until').value(), 'air_sampled');
  });

  test('a question without words is told in the words of the form, in the language of the page; spaces are no words', async () => {
    await open();
    await stage(3, 'age').press('Enter');
    await task('ask', 'air_age').press('Enter');
    const prompt = editor.field('question.prompt');
    for (const nothing of ['', '   ']) {
      await prompt.fill('Something');
      await list().gone();
      await prompt.fill(nothing);
      await prompt.becomes(({ description }) => description.includes('“Question” has no words in English.'), 'described by the fault');
    }
    await page.evaluate(() => {
      const language = document.getElementById('language');
      language.value = 'es';
      language.dispatchEvent(new Event('change'));
    });
    await page.waitFor(() => document.querySelector('.form').innerText.includes('«Pregunta» no tiene texto en inglés.'));
  });

  test('a wrong condition hides no other fault', async () => {
    await open();
    await stage(1, 'look').press('Enter');
    await task('goal', 'air_found').press('Enter');
    await editor.field('goal.until').fill('air_sampled == 1');
    await editor.field('goal.until').becomes(({ description }) => description.includes(editor.t('wrong.equals')), 'told what to write');
    await editor.field('goal.text').fill(' ');
    await page.getByRole('disclosure', { name: '2 things to mend' }).get();
  });

  test('the command by which a goal is tried for is chosen among those of the simulation, and taken back', async () => {
    await open();
    await stage(1, 'look').press('Enter');
    await task('goal', 'air_found').press('Enter');
    const command = page.getByRole('combobox', { name: editor.t('goal.triedBy') });
    const written = async () => {
      await editor.tab('source').click();
      const tasks = await page.evaluate(() => JSON.parse(document.querySelector('textarea#source').value).stages[0].tasks);
      await editor.tab('form').click();
      return tasks.find(({ goal }) => goal === 'air_found').tried_by;
    };
    assert.equal(await written(), undefined);
    await command.press('ArrowDown');
    assert.equal(typeof await written(), 'string');
    await list().gone();
    await command.press('ArrowUp');
    assert.equal(await written(), undefined);
  });

  test('a name that is taken is said to be; a new order is not solved already; a number has a value and a tolerance that take the unit along', async () => {
    await open();
    await stage(1, 'look').press('Enter');
    await editor.button('task.add').press('Enter');
    await editor.field('question.prompt').fill('How deep?');
    await page.getByRole('combobox', { name: editor.t('question.kind') }).press('ArrowDown', 'ArrowDown');
    await editor.field('number.unit').fill('m');
    await editor.field('number.unit').press('Tab');
    assert.equal(await page.getByRole('spinbutton', { name: editor.t('number.value') }).count(), 1);
    await editor.tab('source').click();
    const asked = () => page.evaluate(() => JSON.parse(document.querySelector('textarea#source').value).stages[0].tasks.at(-1));
    assert.deepEqual(((one) => [one.right, one.answer])(await asked()), ['near(response, 1 m, 0.1 m)', '1 m']);
    await editor.tab('form').click();
    await page.getByRole('combobox', { name: editor.t('question.kind') }).press('ArrowDown');
    await editor.tab('source').click();
    const { options, right } = await asked();
    assert.notDeepEqual(options, right);
    await editor.tab('form').click();
    await page.getByRole('disclosure', { name: editor.t('condition.conditions') }).press('Enter');
    const name = editor.field('name.name');
    await name.fill('in_turn');
    await name.becomes(({ description }) => description.includes(editor.t('name.taken', { name: 'in_turn' })), 'told that it is taken');
  });

  test('what a part of a wrong answer shows is chosen in words, and said in the lesson; what the right answer has is told there', async () => {
    await open();
    await stage(1, 'look').press('Enter');
    await editor.button('task.add').press('Enter');
    await editor.field('question.prompt').fill('What turns into ice?');
    await page.getByRole('combobox', { name: editor.t('question.kind') }).press('ArrowDown');
    await editor.field('question.choice', { n: 1 }).fill('Snow');
    await editor.field('question.choice', { n: 2 }).fill('Rock');
    await editor.field('reply.shown').fill('It is snow.');
    await page.getByRole('disclosure', { name: editor.t('reply.mistakes', { count: 0 }) }).press('Enter');
    await editor.button('reply.addMistake').press('Enter');
    const part = page.getByRole('combobox', { name: editor.t('reply.part') });
    await editor.button('action.remove', editor.t('reply.leftOut', { option: 'Snow' })).get();
    await part.press('ArrowDown');
    await editor.button('action.remove', editor.t('reply.chosen', { option: 'Rock' })).get();
    await editor.field('reply.toMistake', { name: 'mistake' }).fill('Rock never falls from the sky.');
    await list().gone();
    for (let up = 0; up < 2; up += 1) await editor.button('action.up', 'What turns into ice?').click();
    const lesson = page.frame();
    for (const name of ['Snow', 'Rock']) await lesson.getByRole('checkbox', { name }).press(' ');
    await lesson.getByRole('button', { name: air('lesson.check') }).press('Enter');
    await lesson.waitFor(() => document.body.innerText.includes('Rock never falls from the sky.'));
    await page.getByRole('checkbox', { name: editor.t('question.isRight', { what: 'Rock' }) }).press(' ');
    await part.becomes(({ description }) => description.includes(editor.t('wrong.partRight')), 'told that it is right');
  });

  test('a text that is changed in one language is to be looked at in the others: written, kept, or left out', async () => {
    ({ page, editor } = await opened());
    await page.waitFor(() => document.querySelector('[id$="trapped-air-fr"]'));
    for (const tag of ['es', 'fr']) await page.evaluate((tag) => document.querySelector(`[id$="trapped-air-${tag}"]`).click(), tag);
    await editor.copy(kTitle);
    await stage(3, 'age').press('Enter');
    await task('ask', 'air_age').press('Enter');
    await editor.field('question.prompt').fill('How old is the air at {asked} m, do you think?');
    await page.waitFor((words) => document.querySelector('.follow:not([hidden])')?.innerText.includes(words), editor.t('follow.others', { languages: 'Spanish and French' }));
    await page.getByRole('disclosure', { name: /2 texts to check/ }).get();
    await editor.button('follow.write', 'Spanish').click();
    const spanish = texts('trapped-air', 'es')('air_age', { asked: '{asked}' });
    await editor.field('question.prompt').becomes(({ value }) => value === spanish, 'the Spanish words');
    await editor.field('question.prompt').fill('Que edad tiene el aire a {asked} m?');
    await page.getByRole('disclosure', { name: /1 text to check/ }).get();
    await editor.button('follow.fits', 'French').click();
    await page.waitFor(() => !document.querySelector('.faults:not([hidden])'));
    await editor.button('action.undo').click();
    await editor.button('follow.leave', 'French').click();
    await editor.tab('source').click();
    const activity = await page.evaluate(() => JSON.parse(document.querySelector('textarea#source').value));
    assert.deepEqual(activity.languages, ['en', 'es']);
    assert.equal(activity.texts.fr, undefined);
  });

  test('a way that leads back is told at the way', async () => {
    await open();
    await stage(8, 'young_ice').press('Enter');
    await page.getByRole('disclosure', { name: editor.t('way.ways', { count: 0 }) }).press('Enter');
    await editor.button('way.add').press('Enter');
    const to = page.getByRole('combobox', { name: editor.t('way.to') });
    await to.press('Home');
    await to.becomes(({ description }) => description.includes('later stage'), 'described by the fault');
    await list().press('Enter');
    await page.getByRole('button', { name: /Stage 8.*later stage/ }).get();
  });

  test('ways that are right: a condition and why, and ways to choose, are changed and made, and a student takes them in the preview', async () => {
    await open();
    await stage(3, 'age').press('Enter');
    await editor.button('preview.from', air('stage.age')).click();
    await page.getByRole('disclosure', { name: editor.t('way.ways', { count: 3 }) }).press('Enter');
    const way = (n) => {
      const within = page.getByRole('group', { name: editor.t('way.n', { n }) });
      const named = (role) => (key) => page.getByRole(role, { name: editor.t(key), within });
      return { to: named('combobox')('way.to'), field: named('textbox'), chosen: named('checkbox')('way.choose') };
    };
    await way(1).field('way.when').fill('samples_taken > 1');
    await way(1).field('way.because').fill('You took a sample of your own.');
    await way(2).field('way.button').fill('Show it at once');
    await editor.button('way.add').press('Enter');
    for (let down = 0; down < 2; down += 1) await way(4).to.press('ArrowDown');
    await way(4).chosen.press(' ');
    await way(4).field('way.button').fill('Think first');

    /** Answers all that the stage asks, as it is after the last change. */
    const answered = async (title) => {
      const lesson = await shownAs(title);
      const { asked } = await lesson.read('go_there');
      await lesson.sample(lesson.number(asked));
      const gas = await lesson.read('sample.gas_age');
      await lesson.answer('air_age', gas.n, { asked });
      await lesson.read('air_age.right');
      await lesson.answer('gap', String(lesson.number((await lesson.read('sample.ice_age')).n) - lesson.number(gas.n)), { asked });
      await lesson.read('gap.right');
      return lesson;
    };
    const chooses = await answered('One sample, so there is a choice');
    for (const name of ['Show it at once', air('choose.learn_first')]) await chooses.frame.getByRole('button', { name }).get();
    await chooses.frame.getByRole('button', { name: 'Think first' }).click();
    await chooses.inStage('reason');

    // One sample is enough now: nobody chooses any more.
    await way(1).field('way.when').fill('samples_taken > 0');
    const led = await answered('One sample is enough');
    assert.equal(await led.frame.getByRole('button', { name: 'Think first' }).count(), 0);
    await led.next();
    await led.inStage('steps');
    await led.says('You took a sample of your own.');
  });

  test('hints that are written, and questions in another order, are met so in the preview', async () => {
    await open();
    await stage(3, 'age').press('Enter');
    await editor.button('preview.from', air('stage.age')).click();
    await task('ask', 'air_age').press('Enter');
    const hint = (n) => page.getByRole('textbox', { name: editor.t('hint.n', { n }) });
    await hint(1).fill('It is the younger of the two.');
    await editor.button('hint.add').press('Enter');
    await hint(3).fill('Read the second line of the card.');
    await list().gone();
    const sampled = async (title) => {
      const lesson = await shownAs(title);
      const { asked } = await lesson.read('go_there');
      await lesson.sample(lesson.number(asked));
      return { lesson, question: (key) => lesson.frame.getByRole('textbox', { name: air(key, { asked }) }) };
    };
    const first = await sampled('As they were');
    await first.question('air_age').get();
    for (const [left, words] of [[3, 'It is the younger of the two.'], [2, air('air_age.hint.2')], [1, 'Read the second line of the card.']]) {
      await first.lesson.hint(left);
      await first.lesson.says(words);
    }
    // The gap is asked first.
    await editor.button('action.up', air('gap', { asked: '{asked}' })).press('Enter');
    await list().gone();
    const second = await sampled('The gap first');
    await second.question('gap').get();
    assert.equal(await second.question('air_age').count(), 0);
  });

  test('tasks change places and keep the focus; a hint is added with its text, and taken back', async () => {
    await open();
    await stage(3, 'age').press('Enter');
    const question = air('gap', { asked: '{asked}' });
    await editor.button('action.up', question).press('Enter');
    await editor.button('action.up', question).becomes(({ focused }) => focused, 'focused');
    await editor.tab('source').click();
    const ids = () => page.evaluate(() => JSON.parse(document.querySelector('textarea#source').value).stages[2].tasks.map(({ read, goal, ask }) => read ?? goal ?? ask));
    assert.deepEqual(await ids(), ['go_there', 'asked_sampled', 'gap', 'air_age']);
    await editor.tab('form').click();
    await task('ask', 'air_age').press('Enter');
    await editor.button('hint.add').press('Enter');
    await list().get();
    await page.getByRole('textbox', { name: editor.t('hint.n', { n: 3 }) }).fill('Read the second line of the card.');
    await list().gone();
    for (let i = 0; i < 3; i += 1) await editor.button('action.undo').click();
    await editor.button('action.undo').becomes(({ disabled }) => disabled, 'used up');
    await editor.tab('source').click();
    assert.deepEqual(await ids(), ['go_there', 'asked_sampled', 'air_age', 'gap']);
  });

  test('form and source are one text: what is written in one stands in the other, and broken JSON is kept', async () => {
    await open();
    await editor.field('lesson.title').fill('Air, again');
    await editor.tab('source').click();
    const source = page.getByRole('textbox', { name: editor.t('source.label') });
    assert.equal(JSON.parse(await source.value()).texts.en.title, 'Air, again');
    await page.evaluate(() => {
      const area = document.querySelector('textarea#source');
      area.setSelectionRange(0, 1);
    });
    await source.press('Delete');
    await list().get();
    await editor.tab('form').click();
    await page.waitFor((words) => document.body.innerText.includes(words), editor.t('form.broken'));
    await editor.button('action.undo').click();
    assert.equal(await editor.field('lesson.title').value(), 'Air, again');
  });

  test('a question of one\'s own: asked, answered, explained, it is played', async () => {
    await open();
    await stage(1, 'look').press('Enter');
    await editor.button('task.add').press('Enter');
    await editor.field('question.prompt').fill('What is in the bubbles?');
    await editor.field('question.choice', { n: 1 }).fill('Air');
    await editor.field('question.choice', { n: 2 }).fill('Water');
    await editor.field('reply.shown').fill('It is air.');
    await list().gone();
    await editor.button('action.up', 'What is in the bubbles?').click();
    await editor.button('action.up', 'What is in the bubbles?').click();
    const lesson = page.frame();
    assert.ok(await lesson.waitFor(() => document.body.innerText.includes('What is in the bubbles?')));
    await lesson.getByRole('radio', { name: 'Air' }).press(' ');
    await lesson.getByRole('button', { name: air('lesson.check') }).press('Enter');
    await lesson.waitFor((points) => document.body.innerText.includes(points), '1 of 5');
    const kept = await lesson.evaluate(async () => {
      const opened = (await indexedDB.databases()).map(({ name }) => new Promise((resolve) => (indexedDB.open(name).onsuccess = ({ target }) => resolve(target.result))));
      const counts = (await Promise.all(opened)).flatMap((db) => [...db.objectStoreNames].map((store) => new Promise((resolve) => (db.transaction(store).objectStore(store).getAll().onsuccess = ({ target }) => resolve(JSON.stringify(target.result))))));
      return (await Promise.all(counts)).join();
    });
    assert.doesNotMatch(kept, /bubbles|question|answered/, 'nothing of a preview is kept on the device');
  });
});

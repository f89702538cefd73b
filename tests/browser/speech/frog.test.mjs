// "Inside a frog" by ear, in the text view: what was pressed, what came of it, how far one is and where to go on is said without being looked for. In Chromium.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines } from '../driver/index.mjs';
import { until } from '../driver/scope.mjs';
import { texts } from '../texts.mjs';
import { visitAFrog } from '../visit.mjs';
import { Speech } from './speech.mjs';

const player = texts('player');
/** A screen reader says a space that does not break like any other. */
const spoken = (text) => text.replace(/\s/g, ' ');

/** The lesson in its text view, and an ear on it. */
const byEar = (run) => visitAFrog(async (lesson) => {
  await lesson.frame.evaluate(() => document.getElementById('text').click());
  await lesson.frame.getByRole('heading', { name: player('stage.list') }).get();
  const ear = new Speech(lesson.frame);
  /** All that is said until all of `wanted` was, in the order in which it was. */
  const hears = async (first, ...wanted) => {
    const heard = [...first];
    const said = (words) => heard.findIndex((phrase) => spoken(phrase).includes(spoken(words)));
    await until(async () => {
      heard.push(...await ear.listen(500));
      return wanted.every((words) => said(words) >= 0) || undefined;
    }, () => `not all was said of\n${wanted.join('\n')}\nbut:\n${heard.join('\n')}`, { ms: 30_000 });
    const order = wanted.map(said);
    assert.deepEqual(order, order.toSorted((a, b) => a - b), heard.join('\n'));
    return heard;
  };
  const press = async (name) => {
    await ear.start();
    const found = await ear.readTo(new RegExp(`^button, ${name.replace(/[()]/g, '\\$&')}(,|$)`), 1500);
    assert.ok(found, `there is no button "${name}"`);
    return ear.press('Enter');
  };
  await run(lesson, { ear, hears, press });
});

const focused = (lesson) => lesson.frame.evaluate(() => document.activeElement.textContent);

if (engines().includes('chromium')) {
  test('what is looked for: a press is named, then judged, and the end of a part is said', async () => byEar(async (lesson, { ear, hears, press }) => {
    const { t } = lesson;
    const title = (part, system) => t('card.title', { part: t(`part.${part}`), system: t(`system.${system}`) });
    const all = await ear.all();
    const bar = all.find((phrase) => phrase.startsWith(`progressbar, ${t('lesson.questions')}`));
    assert.ok(bar?.includes(t('lesson.progress.none', { all: lesson.written(4) })), `before the first answer none is missed: ${bar}`);
    // Not the eye: each time, also where the words are the same.
    for (const part of ['nostril.left', 'nostril.right']) await hears(await press(t(`part.${part}`)), title(part, 'sensory').split(' · ')[0], t('lesson.missed'));
    await hears(await press(t('part.eye.right')), title('eye.right', 'sensory'), `${t('lesson.verdict.done')} ${t('outside_seen.reached')}`, t('ear_seen'));
    await hears(await press(t('part.tympanum.right')), title('tympanum.right', 'sensory'), t('ear_seen.reached'), t('lesson.part_done'));
    await hears(await press(t('lesson.next')), t('stage.skin'), t('skin_along'));

    // What is off says why; where the cut goes is not said beforehand.
    const lists = await ear.all();
    const cut = lists.find((phrase) => phrase.startsWith(`button, ${t('cut')},`));
    assert.ok(cut?.includes(t('places.first')) && cut.includes('disabled'), `${cut}`);
    const undo = lists.find((phrase) => phrase.startsWith(`button, ${t('undo')},`));
    assert.ok(undo?.includes(t('undo.none')), `${undo}`);
    const chosen = () => lesson.frame.evaluate(() => [...document.querySelectorAll('select')].slice(1).map(({ selectedOptions: [one] }) => one.text));
    assert.deepEqual((await chosen()).filter((text) => text === player('select.none')).length, 4, 'from, to, edge and side');

    await lesson.cut('throat', 'pelvis');
    await lesson.cut('shoulder_right', 'shoulder_left');
    await lesson.cut('groin_right', 'groin_left');
    await lesson.chooseFold('skin', 'upper_belly', 'right');
    await lesson.button('fold').press('Enter');
    const { percent } = await lesson.read('did.open.more');
    await hears([], t('did.open.more', { layer: t('layer.0'), n: lesson.written(1), percent, enough: lesson.written(50) }));
    for (const at of ['lower_belly', 'chest']) await lesson.fold('skin', at, 'right');
    // A pin that goes leaves the focus where pins are.
    const pin = (n) => t('unpin', { layer: t('layer.0'), n: lesson.written(n) });
    const out = await press(pin(2));
    assert.equal(await focused(lesson), pin(3));
    await hears(out, t('did.unpinned', { layer: t('layer.0'), n: lesson.written(2) }));
    await ear.press('Enter');
    await until(async () => (await focused(lesson)) === pin(1) || undefined, async () => `the focus is on ${await focused(lesson)}`);
  }));

  test('what a goal needs several of is counted, also what was there before; a question that comes is said', async () => byEar(async (lesson, { hears, press }) => {
    const { t } = lesson;
    const passOver = async (goal) => {
      for (const left of [2, 1]) await press(t('lesson.hint', { left: lesson.written(left) }));
      return press(t('lesson.pass_over'));
    };
    for (const part of ['eye.right', 'tympanum.right']) await hears(await press(t(`part.${part}`)), t(`part.${part}`));
    await press(t('lesson.next'));
    for (const goal of ['skin_along', 'skin_across', 'skin_open']) await hears(await passOver(goal), t('lesson.passed_over').split('.')[0]);
    await press(t('lesson.next'));
    for (const goal of ['muscle_along', 'muscle_across']) await passOver(goal);
    const of = (n) => t('lesson.progress', { done: lesson.written(n), all: lesson.written(5) });
    await hears(await passOver('opened'), t('look_round'), of(2));
    await hears(await press(t('part.eye.left')), t('part.eye.left'), of(3));
    await hears(await press(t('part.nostril.left')), t('part.nostril.left'), of(4));
    await hears(await press(t('part.nostril.right')), t('look_round.reached'), t('lesson.part_done'));
    await press(t('lesson.next'));
    await passOver('pump_found');
    await hears(await passOver('heart_opened'), `group, ${t('chambers')}`, `radio, ${t('chambers.two')}`);
  }));
}

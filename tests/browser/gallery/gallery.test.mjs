// The gallery of widgets, driven as a screen reader's user would: by role and name, and with the keyboard.
import assert from 'node:assert/strict';
import { attemptOf } from '../school_pages.mjs';
import { texts } from '../texts.mjs';
import { visitInEachEngine } from '../visit.mjs';

visitInEachEngine('the gallery by role and name', async (gallery, { school }) => {
  const { t } = gallery;
  const says = (words) => gallery.frame.waitFor((text) => document.body.innerText.includes(text), words);

  await gallery.sheet('controls');
  const lamp = gallery.control('switch', 'lamp_on');
  assert.ok((await lamp.get()).checked);
  await lamp.press('Enter');
  await lamp.becomes(({ checked }) => !checked, 'off');
  await gallery.control('button', 'measure').becomes(({ disabled }) => disabled, 'disabled in the dark');
  await lamp.click();
  const measure = gallery.control('button', 'measure');
  await measure.becomes(({ disabled }) => !disabled, 'possible in the light');
  const tip = (shown) => gallery.frame.waitFor((words, wanted) => [...document.querySelectorAll('.tooltip')].some(({ innerText }) => innerText === words) === wanted, t('measure.more'), shown);
  await gallery.control('switch', 'lamp_on').press('Tab');
  await measure.press('Shift');
  await tip(true);
  await gallery.frame.press('Escape');
  await tip(false);
  assert.ok((await measure.get()).focused);
  await gallery.control('checkbox', 'ticked').click();
  await gallery.control('checkbox', 'ticked').becomes(({ checked }) => checked, 'ticked');

  const bulbs = gallery.control('spinbutton', 'bulbs');
  await bulbs.fill('2');
  await bulbs.press('Tab');
  await gallery.control('meter', 'brightness').becomes(({ valueText }) => valueText === '200.0 lx', '200 lx');
  await gallery.control('textbox', 'name').fill('x');
  await says(t('name.short'));

  // Arrow keys move the meter on the bench itself.
  const meter = gallery.frame.getByRole('slider', { name: t('distance'), description: t('distance.more') });
  await meter.press('ArrowLeft');
  await meter.becomes(({ value }) => value === '95', 'at 95 cm');

  // The glass is picked up and put down: with keys, and with two clicks of the real pointer.
  const light = gallery.control('meter', 'brightness');
  const glass = (place) => gallery.control('button', `glass.${place}`);
  await glass('shelf').press('Enter');
  await gallery.control('button', 'at_lamp').get();
  await glass('shelf').press('ArrowLeft');
  await gallery.control('button', 'at_meter').becomes(({ focused }) => focused, 'reached from the glass');
  await gallery.frame.press('ArrowRight', 'Escape');
  await gallery.control('button', 'at_lamp').gone();
  await glass('shelf').becomes(({ focused }) => focused, 'focused again');
  await gallery.frame.press('Enter');
  await gallery.control('button', 'at_meter').press('Enter');
  await glass('at_meter').becomes(({ focused }) => focused, 'focused in its new place');
  await light.becomes(({ valueText }) => valueText === '110.8 lx', 'half of it');
  await glass('at_meter').click();
  await gallery.control('button', 'shelf').click();
  await glass('shelf').get();
  await light.becomes(({ valueText }) => valueText === '221.6 lx', 'all of it');

  await gallery.sheet('data');
  for (const reading of ['1', '2']) {
    await gallery.control('button', 'measure').click();
    await gallery.frame.getByRole('rowheader', { name: reading }).get();
  }
  await gallery.control('article', 'entry', { n: '2' }).get();
  const history = gallery.control('slider', 'reading');
  const reading = (n) => ({ valueText }) => valueText === t('reading.value', { n, all: '2', cm: '95', lux: '221.6 lx' });
  await history.becomes(reading('2'), 'the newest');
  await history.press('Home');
  await history.becomes(reading('1'), 'the first');
  await gallery.control('figure', 'plot').get();
  const kind = gallery.control('combobox', 'plot_as');
  await kind.press('End');
  await kind.becomes(({ value }) => value === 'log', 'logarithmic axes');

  await gallery.sheet('words');
  await gallery.control('img', 'words.picture').get();
  await gallery.frame.waitFor(() => document.querySelector('.image img').naturalWidth > 0);

  await gallery.sheet('front');
  await gallery.control('button', 'open_dialog').click();
  await gallery.control('dialog', 'dialog').get();
  await gallery.frame.press('Escape');
  await gallery.control('dialog', 'dialog').gone();
  await gallery.control('button', 'open_dialog').becomes(({ focused }) => focused, 'focused again');

  await gallery.sheet('question');
  await gallery.control('button', 'hint', { left: '3' }).click();
  await says(t('hint.1'));
  await gallery.control('radio', 'twice_as_far.quarter').click();
  await gallery.control('button', 'check').click();
  await says(t('feedback.right'));
  await says(t('points', { points: '1', possible: '1' }));
  await gallery.frame.waitFor((words) => document.body.innerText.includes(words), texts('player')('status.saved'));
  const { score } = await attemptOf(await school.as('teacher'), 'Ana Torres', 'widgets');
  assert.deepEqual([score.raw, score.max], [1, 1]);
}, { activity: 'widgets' });

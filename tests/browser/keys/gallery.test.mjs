// Each sheet of the gallery by somebody who has a keyboard and nothing else.
import assert from 'node:assert/strict';
import { kGalleryLanguages } from '../gallery_page.mjs';
import { attemptOf } from '../school_pages.mjs';
import { texts } from '../texts.mjs';
import { visitInEachEngine } from '../visit.mjs';

visitInEachEngine('the gallery by keys only', async (gallery, { school }) => {
  const { frame, t } = gallery;
  const says = (words) => frame.waitFor((text) => document.body.innerText.includes(text), words);

  await gallery.sheet('controls');
  const lamp = gallery.control('switch', 'lamp_on');
  for (const on of [false, true]) {
    await lamp.click();
    await lamp.becomes(({ checked }) => checked === on, on ? 'on' : 'off');
  }
  const bulbs = gallery.control('spinbutton', 'bulbs');
  await bulbs.fill('2');
  await bulbs.press('Tab');
  const light = gallery.control('meter', 'brightness');
  await light.becomes(({ valueText }) => valueText === '200.0 lx', '200 lx');
  await bulbs.press('ArrowUp');
  await light.becomes(({ valueText }) => valueText === '300.0 lx', '300 lx');
  const distance = gallery.control('slider', 'distance_again');
  await distance.setSlider(50);
  await distance.becomes(({ value }) => value === '50', 'at 50 cm');
  await gallery.control('checkbox', 'ticked').click();
  await gallery.control('checkbox', 'ticked').becomes(({ checked }) => checked, 'ticked');
  const colour = gallery.control('combobox', 'colour');
  await colour.press('End');
  await colour.becomes(({ value }) => value === 'rose', 'rose');
  await gallery.control('textbox', 'name').fill('x');
  await says(t('name.short'));
  await gallery.control('textbox', 'note').fill('It gets darker');

  // On the stage: the meter is a slider, the glass is picked up and put down.
  const meter = frame.getByRole('slider', { name: t('distance'), description: t('distance.more') });
  await meter.press('ArrowRight');
  await meter.becomes(({ value }) => value === '55', 'at 55 cm');
  const glass = (place) => gallery.control('button', `glass.${place}`);
  await glass('shelf').click();
  await gallery.control('button', 'at_meter').click();
  await glass('at_meter').becomes(({ focused }) => focused, 'focused in its new place');

  await gallery.sheet('words');
  await gallery.frame.getByRole('disclosure', { name: t('words.more') }).click();
  await says(t('words.inside'));

  await gallery.sheet('data');
  for (const reading of ['1', '2']) {
    await gallery.control('button', 'measure').click();
    await frame.getByRole('rowheader', { name: reading }).get();
  }
  const kind = gallery.control('combobox', 'plot_as');
  await kind.press('End');
  await kind.becomes(({ value }) => value === 'panes', 'two panes');
  await gallery.control('textbox', 'entry.note').fill('Twice the same');

  await gallery.sheet('front');
  await gallery.control('button', 'open_dialog').click();
  await gallery.control('dialog', 'dialog').get();
  await gallery.control('button', 'dialog_clear').click();
  await gallery.control('button', 'dialog_clear').becomes(({ disabled }) => disabled, 'with nothing left to clear');
  await frame.press('Escape');
  await gallery.control('dialog', 'dialog').gone();
  await gallery.control('button', 'open_dialog').becomes(({ focused }) => focused, 'focused again');

  await gallery.sheet('space');
  const look = gallery.control('switch', 'illustrated_look');
  await look.click();
  await look.becomes(({ checked }) => checked, 'drawn');

  await gallery.sheet('question');
  await gallery.control('button', 'hint', { left: '3' }).click();
  await says(t('hint.1'));
  for (const option of ['eighth', 'quarter']) {
    await gallery.control('radio', `twice_as_far.${option}`).click();
    await gallery.control('button', 'check').click();
    await says(t(option === 'quarter' ? 'feedback.right' : `feedback.${option}`));
  }
  await says(texts('player')('status.saved'));
  const { score } = await attemptOf(await school.as('teacher'), 'Ana Torres', 'widgets');
  assert.equal(score.max, 1);
  assert.ok(score.raw > 0);

  // Another language by its list in the bar.
  await frame.getByRole('combobox', { name: texts('player')('bar.language') }).press('Home', ...Array(kGalleryLanguages.indexOf('fr')).fill('ArrowDown'));
  await says(texts('gallery', 'fr')('sheets.question'));
}, { activity: 'widgets', settings: { by: 'keys' } });

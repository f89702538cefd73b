// Each sheet of the gallery by somebody who has a keyboard and nothing else.
import assert from 'node:assert/strict';
import { kGalleryLanguages } from '../gallery_page.mjs';
import { attemptOf } from '../school_pages.mjs';
import { texts } from '../texts.mjs';
import { visitInEachEngine } from '../visit.mjs';

visitInEachEngine('the gallery by keys only', async (gallery, { school }) => {
  const { frame, t } = gallery;
  const player = texts('player');
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
  const place = gallery.control('textbox', 'place');
  await place.fill('12');
  await frame.press('Enter');
  await says(t('place.bad'));
  await place.fill('80');
  await frame.press('Enter');
  await distance.becomes(({ value }) => value === '80', 'at the typed 80 cm');
  await place.fill('50');
  await gallery.control('button', 'put_there').click();
  await distance.becomes(({ value }) => value === '50', 'at the typed 50 cm');
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

  await gallery.sheet('stage');
  const cord = gallery.control('slider', 'cord');
  await cord.press('ArrowDown');
  await cord.becomes(({ valueText }) => valueText === t('cord.value', { n: '50' }), 'let down by one step');
  await cord.press('PageUp');
  await cord.becomes(({ valueText }) => valueText !== t('cord.value', { n: '50' }), 'drawn up');
  const handle = gallery.control('slider', 'bulbs');
  await handle.press('End');
  await handle.becomes(({ valueText }) => valueText === t('bulbs.count', { n: 6 }), 'all bulbs');
  await gallery.control('button', 'lamp.on').click();
  await gallery.control('button', 'lamp.off').becomes(({ focused }) => focused, 'off, and still focused');
  await frame.press(' ');
  await glass('at_meter').click();
  await frame.press('ArrowRight', 'Enter');
  await glass('shelf').becomes(({ focused }) => focused, 'back on its stand');
  await gallery.control('switch', 'lock').click();
  await handle.becomes(({ disabled }) => disabled, 'locked');
  await handle.press('Home');
  await handle.becomes(({ valueText, focused }) => focused && valueText === t('bulbs.count', { n: 6 }), 'found, but not moved');
  await gallery.control('switch', 'lock').click();
  await handle.press('Home', 'ArrowRight', 'ArrowRight');
  await handle.becomes(({ valueText }) => valueText === t('bulbs.count', { n: 3 }), 'three bulbs again');

  await gallery.sheet('words');
  await gallery.frame.getByRole('disclosure', { name: t('words.more') }).click();
  await says(t('words.inside'));

  await gallery.sheet('data');
  for (const reading of ['1', '2']) {
    if (reading === '2') await gallery.meter().press('ArrowRight');
    await gallery.control('button', 'measure').click();
    await frame.getByRole('rowheader', { name: reading }).get();
  }
  const kind = gallery.control('combobox', 'plot_as');
  await kind.press('End');
  await kind.becomes(({ value }) => value === 'panes', 'two panes');
  // The plot's cursor, what else it offers, and time.
  const cursor = frame.getByRole('slider', { name: `${t('plot')}: ${player('plot.cursor')}` });
  for (const [key, point] of [['End', '1'], ['ArrowLeft', '0']]) {
    await cursor.press(key);
    await cursor.becomes(({ value }) => value === point, `at point ${point}`);
  }
  await frame.getByRole('button', { name: `${t('plot')}: ${player('plot.more')}` }).click();
  await frame.getByRole('disclosure', { name: player('plot.table') }).click();
  await frame.getByRole('table', { within: frame.getByRole('dialog') }).get();
  await frame.press('Escape');
  await frame.getByRole('dialog').gone();
  const reading = gallery.control('slider', 'reading');
  for (const [key, at] of [['Home', '1'], ['ArrowRight', '2']]) {
    await reading.press(key);
    await reading.becomes(({ value }) => value === at, `at reading ${at}`);
  }
  const cm = Number((await gallery.meter().get()).value);
  await gallery.control('button', 'cm', { n: cm - 5 }).click();
  await reading.becomes(({ value }) => value === '1', 'at the reading whose name was pressed');
  await gallery.control('textbox', 'entry.note').fill('Twice the same');

  await gallery.sheet('front');
  await gallery.control('button', 'open_dialog').click();
  await gallery.control('dialog', 'dialog').get();
  await gallery.control('button', 'dialog_clear').click();
  await gallery.control('button', 'dialog_clear').becomes(({ disabled }) => disabled, 'with nothing left to clear');
  await frame.press('Escape');
  await gallery.control('dialog', 'dialog').gone();
  await gallery.control('button', 'open_dialog').becomes(({ focused }) => focused, 'focused again');

  // What a toast says can be closed before it goes by itself.
  await gallery.control('button', 'measure_and_tell').click();
  await says(t('told', { n: 1 }));
  await gallery.control('button', 'ui.close').click();
  await gallery.saysNoLonger(t('told', { n: 1 }));
  await gallery.control('button', 'measure_and_tell').becomes(({ focused }) => focused, 'focused as before');

  await gallery.sheet('space');
  const view = gallery.control('slider', 'space_view');
  const seen = new Set([(await view.get()).valueText]);
  for (const key of ['ArrowLeft', 'ArrowUp']) {
    await view.press(key);
    seen.add((await view.becomes(({ valueText }) => !seen.has(valueText), `turned by ${key}`)).valueText);
  }
  await gallery.control('button', 'orbit.right').click();
  await view.becomes(({ valueText }) => !seen.has(valueText), 'turned by a button');
  await gallery.control('button', 'orbit.reset').click();
  await view.becomes(({ valueText }) => valueText === [...seen][0], 'as it was at first');
  await gallery.control('switch', 'by_hand').click();
  const turned = gallery.control('slider', 'shell_turn');
  await turned.press('End');
  await turned.becomes(({ valueText }) => valueText === t('shell_turn.value', { n: '355' }), 'turned');
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

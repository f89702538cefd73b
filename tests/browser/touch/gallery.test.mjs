// Each sheet of the gallery on a phone by somebody who has a finger.
import assert from 'node:assert/strict';
import { kWithTouch } from '../driver/index.mjs';
import { attemptOf } from '../school_pages.mjs';
import { texts } from '../texts.mjs';
import { visitInEachEngine } from '../visit.mjs';

visitInEachEngine('the gallery by touch at 390x844', async (gallery, { school }) => {
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
  await bulbs.press('Enter');
  await gallery.control('meter', 'brightness').becomes(({ valueText }) => valueText === '200.0 lx', '200 lx');
  await gallery.control('checkbox', 'ticked').click();
  await gallery.control('checkbox', 'ticked').becomes(({ checked }) => checked, 'ticked');
  await gallery.control('textbox', 'name').fill('x');
  await says(t('name.short'));
  const distance = gallery.control('slider', 'distance_again');
  await distance.drag([0, -15, -30, -45].map((x) => ({ x, y: 0 })));
  await distance.becomes(({ value }) => Number(value) < 100, 'drawn along');
  const colour = gallery.control('combobox', 'colour');
  await colour.press('End');
  await colour.becomes(({ value }) => value === 'rose', 'rose');

  // The meter follows a finger along the bench; two taps carry the glass.
  const meter = frame.getByRole('slider', { name: t('distance'), description: t('distance.more') });
  await meter.drag([0, -10, -20, -30, -40].map((x) => ({ x, y: 0 })));
  await meter.becomes(({ value }) => Number(value) < 100, 'nearer');
  const glass = (place) => gallery.control('button', `glass.${place}`);
  await glass('shelf').click();
  await gallery.control('button', 'at_meter').click();
  await glass('at_meter').get();

  // The lamp on its cord and the handle on its track follow a finger, too.
  await gallery.sheet('stage');
  const cord = gallery.control('slider', 'cord');
  const before = await cord.get();
  await cord.drag([0, 8, 16, 24].map((y) => ({ x: 0, y })));
  await cord.becomes(({ value }) => value !== before.value, 'moved');
  const handle = gallery.control('slider', 'bulbs');
  await handle.drag([0, 10, 25, 40].map((x) => ({ x, y: 0 })));
  await handle.becomes(({ value }) => Number(value) > 2, 'drawn to more bulbs');
  await gallery.control('button', 'lamp.on').click();
  await gallery.control('button', 'lamp.off').click();
  await gallery.control('button', 'lamp.on').get();

  await gallery.sheet('words');
  await frame.getByRole('disclosure', { name: t('words.more') }).click();
  await says(t('words.inside'));

  await gallery.sheet('data');
  for (const reading of ['1', '2']) {
    if (reading === '2') await gallery.nearer();
    await gallery.control('button', 'measure').click();
    await frame.getByRole('rowheader', { name: reading }).get();
  }
  // A tap on the plot reads what is there; the timeline follows a finger.
  await gallery.control('figure', 'plot').click();
  const cursor = frame.getByRole('slider', { name: `${t('plot')}: ${player('plot.cursor')}` });
  await cursor.becomes(({ valueText }) => valueText.includes(t('series.light')), 'a value that is read');
  // The timeline has room where the task is folded.
  for (const step of ['full', 'folded']) await frame.getByRole('button', { name: player(`sheet.${step}`) }).click();
  const reading = gallery.control('slider', 'reading');
  await reading.becomes(({ value }) => value === '2', 'at the last reading');
  await reading.drag([0, -40, -80, -140].map((x) => ({ x, y: 0 })));
  await reading.becomes(({ value }) => value === '1', 'at the first reading');
  await frame.getByRole('button', { name: player('sheet.half') }).click();
  await gallery.control('textbox', 'entry.note').fill('Twice the same');

  await gallery.sheet('front');
  await gallery.control('button', 'open_dialog').click();
  await gallery.control('dialog', 'dialog').get();
  await gallery.control('button', 'dialog_clear').click();
  await gallery.control('button', 'dialog_clear').becomes(({ disabled }) => disabled, 'with nothing left to clear');
  await frame.getByRole('button', { name: t('ui.close') }).click();
  await gallery.control('dialog', 'dialog').gone();

  await gallery.sheet('space');
  const view = gallery.control('slider', 'space_view');
  const { valueText: first } = await view.get();
  await gallery.control('button', 'orbit.left').click();
  const { valueText: left } = await view.becomes(({ valueText }) => valueText !== first, 'turned by a button');
  // Who is in the view turns it with a finger.
  await view.drag([0, 15, 30, 60].map((x) => ({ x, y: 0 })));
  await view.becomes(({ valueText }) => valueText !== left, 'turned by a finger');
  await gallery.control('switch', 'by_hand').click();
  const turned = gallery.control('slider', 'shell_turn');
  await view.drag([0, 15, 30, 60].map((x) => ({ x, y: 0 })));
  await turned.becomes(({ value }) => Number(value) > 0, 'turned by hand');
  const look = gallery.control('switch', 'illustrated_look');
  await look.click();
  await look.becomes(({ checked }) => checked, 'drawn');

  await gallery.sheet('question');
  await gallery.control('button', 'hint', { left: '3' }).click();
  await says(t('hint.1'));
  await gallery.control('radio', 'twice_as_far.quarter').click();
  await gallery.control('button', 'check').click();
  await says(t('feedback.right'));
  await says(texts('player')('status.saved'));
  const { score } = await attemptOf(await school.as('teacher'), 'Ana Torres', 'widgets');
  assert.deepEqual([score.raw, score.max], [1, 1]);
}, { activity: 'widgets', among: kWithTouch, settings: { by: 'touch', viewport: { width: 390, height: 844 } } });

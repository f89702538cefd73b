// Each sheet of the gallery on a phone by somebody who has a finger.
import assert from 'node:assert/strict';
import { kWithTouch } from '../driver/index.mjs';
import { attemptOf } from '../school_pages.mjs';
import { texts } from '../texts.mjs';
import { visitInEachEngine } from '../visit.mjs';

visitInEachEngine('the gallery by touch at 390x844', async (gallery, { school }) => {
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
  await bulbs.press('Enter');
  await gallery.control('meter', 'brightness').becomes(({ valueText }) => valueText === '200.0 lx', '200 lx');
  await gallery.control('checkbox', 'ticked').click();
  await gallery.control('checkbox', 'ticked').becomes(({ checked }) => checked, 'ticked');
  await gallery.control('textbox', 'name').fill('x');
  await says(t('name.short'));

  // The meter follows a finger along the bench; two taps carry the glass.
  const meter = frame.getByRole('slider', { name: t('distance'), description: t('distance.more') });
  await meter.drag([0, -10, -20, -30, -40].map((x) => ({ x, y: 0 })));
  await meter.becomes(({ value }) => Number(value) < 100, 'nearer');
  const glass = (place) => gallery.control('button', `glass.${place}`);
  await glass('shelf').click();
  await gallery.control('button', 'at_meter').click();
  await glass('at_meter').get();

  await gallery.sheet('words');
  await frame.getByRole('disclosure', { name: t('words.more') }).click();
  await says(t('words.inside'));

  await gallery.sheet('data');
  for (const reading of ['1', '2']) {
    await gallery.control('button', 'measure').click();
    await frame.getByRole('rowheader', { name: reading }).get();
  }
  await gallery.control('textbox', 'entry.note').fill('Twice the same');

  await gallery.sheet('front');
  await gallery.control('button', 'open_dialog').click();
  await gallery.control('dialog', 'dialog').get();
  await gallery.control('button', 'dialog_clear').click();
  await gallery.control('button', 'dialog_clear').becomes(({ disabled }) => disabled, 'with nothing left to clear');
  await frame.getByRole('button', { name: t('ui.close') }).click();
  await gallery.control('dialog', 'dialog').gone();

  await gallery.sheet('space');
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

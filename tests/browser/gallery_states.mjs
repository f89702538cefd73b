// What the sheets of the gallery show once something was done on them, by role and name: in English, with pointer or keys.
import { kPlots } from './gallery_page.mjs';
import { texts } from './texts.mjs';

const player = texts('player');

const button = (gallery, name) => gallery.frame.getByRole('button', { name });
const close = (gallery) => button(gallery, gallery.t('ui.close'));

/** Presses a switch unless it stands so already. */
async function turn(gallery, key, on) {
  const own = gallery.control('switch', key);
  if ((await own.get()).checked !== on) await own.click();
  await own.becomes(({ checked }) => checked === on, on ? 'on' : 'off');
}

/** Two readings in the table, the second one from nearer. */
async function withReadings(gallery) {
  const { frame, t } = gallery;
  for (const reading of ['1', '2']) {
    if (reading === '2') await gallery.nearer();
    await gallery.control('button', 'measure').click();
    await frame.getByRole('rowheader', { name: reading }).get();
  }
  await gallery.control('textbox', 'entry.note').fill('Nearer is brighter');
  await gallery.frame.getByRole('button', { name: t('cm', { n: '100' }) }).click();
  await gallery.control('slider', 'reading').becomes(({ value }) => value === '1', 'at the first reading');
}

/**
 * In the order in which they can be reached: {sheet, reach, leave, modal}. `reach` begins on the sheet; `leave` takes away what stands in front of
 * it or would change by itself.
 */
const kStates = {
  'controls-tip': {
    sheet: 'controls',
    async reach(gallery) {
      // Whoever comes by the keyboard reads it.
      await gallery.control('switch', 'lamp_on').press('Tab');
      await gallery.control('button', 'measure').press('Shift');
      await gallery.frame.waitFor((words) => [...document.querySelectorAll('.tooltip')].some(({ innerText }) => innerText === words), gallery.t('measure.more'));
    },
  },
  'controls-refused': {
    sheet: 'controls',
    async reach(gallery) {
      await gallery.control('checkbox', 'ticked').click();
      await gallery.control('textbox', 'place').fill('12');
      await gallery.control('button', 'put_there').click();
      await gallery.says(gallery.t('place.bad'));
      await gallery.control('textbox', 'name').fill('x');
      await gallery.says(gallery.t('name.short'));
    },
  },
  'words-unfolded': {
    sheet: 'words',
    async reach(gallery) {
      await gallery.control('disclosure', 'words.more').click();
      await gallery.says(gallery.t('words.inside'));
    },
  },
  'data-readings': { sheet: 'data', reach: withReadings },
  'data-panes': {
    sheet: 'data',
    reach: (gallery) => gallery.choose('plot_as', kPlots, 'panes'),
    leave: (gallery) => gallery.choose('plot_as', kPlots, kPlots[0]),
  },
  'data-stars': {
    sheet: 'data',
    reach: (gallery) => gallery.choose('plot_as', kPlots, 'stars'),
    leave: (gallery) => gallery.choose('plot_as', kPlots, kPlots[0]),
  },
  'data-values': {
    sheet: 'data',
    modal: true,
    async reach(gallery) {
      await button(gallery, `${gallery.t('plot')}: ${player('plot.more')}`).click();
      await gallery.frame.getByRole('disclosure', { name: player('plot.table') }).click();
      await gallery.frame.getByRole('table', { within: gallery.frame.getByRole('dialog') }).get();
    },
    async leave(gallery) {
      await button(gallery, player('error.dismiss')).click();
      await gallery.frame.getByRole('dialog').gone();
    },
  },
  'front-dialog': {
    sheet: 'front',
    modal: true,
    async reach(gallery) {
      await gallery.control('button', 'open_dialog').click();
      await gallery.control('dialog', 'dialog').get();
    },
    async leave(gallery) {
      await close(gallery).click();
      await gallery.control('dialog', 'dialog').gone();
    },
  },
  'front-told': {
    sheet: 'front',
    async reach(gallery) {
      await gallery.control('button', 'measure_and_tell').click();
      await gallery.says(gallery.t('told', { n: 3 }));
      await close(gallery).focus(); // it stays as long as that
    },
    async leave(gallery) {
      await close(gallery).click();
      await gallery.saysNoLonger(gallery.t('told', { n: 3 }));
    },
  },
  'stage-held': {
    sheet: 'stage',
    async reach(gallery) {
      await gallery.control('button', 'glass.shelf').click();
      await gallery.control('button', 'at_meter').get();
    },
    async leave(gallery) {
      await gallery.control('button', 'at_meter').click();
      await gallery.control('button', 'glass.at_meter').get();
    },
  },
  'stage-locked': {
    sheet: 'stage',
    async reach(gallery) {
      await turn(gallery, 'lock', true);
      await gallery.control('button', 'lamp.on').becomes(({ disabled }) => disabled, 'disabled');
    },
    leave: (gallery) => turn(gallery, 'lock', false),
  },
  'space-by-hand': {
    sheet: 'space',
    async reach(gallery) {
      for (const key of ['illustrated_look', 'by_hand']) await turn(gallery, key, true);
    },
  },
  'question-again': {
    sheet: 'question',
    async reach(gallery) {
      await gallery.control('button', 'hint', { left: '3' }).click();
      await gallery.says(gallery.t('hint.1'));
      await gallery.control('radio', 'twice_as_far.half').click();
      await gallery.control('button', 'check').click();
      await gallery.says(gallery.t('feedback.half'));
      await turn(gallery, 'clock', true);
      await gallery.control('button', 'ui.timer.more', { n: 5 }).get();
    },
    leave: (gallery) => turn(gallery, 'clock', false),
  },
  'question-right': {
    sheet: 'question',
    async reach(gallery) {
      for (const left of ['2', '1']) await gallery.control('button', 'hint', { left }).click();
      await gallery.says(gallery.t('hint.3'));
      await gallery.control('radio', 'twice_as_far.quarter').click();
      await gallery.control('button', 'check').click();
      await gallery.says(gallery.t('feedback.right'));
    },
  },
};

/** Of a gallery that was just opened: `look(name, {modal})` in each state, which leaves it in English. Those whose names are not among the `wanted` are gone through all the same. */
export async function throughStates(gallery, look, wanted = () => true) {
  let sheet;
  for (const [name, state] of Object.entries(kStates)) {
    if (state.sheet !== sheet) await gallery.sheet(state.sheet);
    sheet = state.sheet;
    await state.reach(gallery);
    if (wanted(name)) await look(name, state);
    await state.leave?.(gallery);
  }
}

// On a screen of 3840 x 2160 the lesson takes all of the room, and on the page and on the stage nothing is cut off or lies on
// something else.
import assert from 'node:assert/strict';
import { kSheets } from '../gallery_page.mjs';
import { giveRoom } from '../room.mjs';
import { visitInEachEngine } from '../visit.mjs';
import { knowWords, settle, speak } from './look.mjs';
import { findOverflow } from './overflow_page.mjs';
import { findStageFaults } from './stage_page.mjs';

const kScreen = [3840, 2160], kWindow = [1280, 800];

/** Faults of what stands there on the large screen, in these languages. */
async function lookFromAfar(page, frame, where, locales) {
  const faults = [];
  await knowWords(frame);
  await giveRoom(page, ...kScreen);
  for (const locale of locales) {
    await speak(page, frame, locale);
    await settle();
    const { stage, panel } = await frame.evaluate(() => {
      const width = (id) => document.getElementById(id).getBoundingClientRect().width;
      return { stage: width('scene'), panel: width('panel') };
    });
    if (stage + panel < kScreen[0] - 1 || panel > kScreen[0] / 4) faults.push(`${where}, ${locale}: of ${kScreen[0]} px the stage has ${stage}, the panel ${panel}`);
    for (const fault of [...await frame.evaluate(findOverflow), ...await frame.evaluate(findStageFaults)]) faults.push(`${where}, ${locale}: ${fault}`);
  }
  await giveRoom(page, ...kWindow);
  await speak(page, frame, 'en');
  return faults;
}

visitInEachEngine('the gallery on a large screen', async (gallery, { page }) => {
  const { frame } = gallery;
  const faults = [];
  for (const sheet of kSheets) {
    await gallery.sheet(sheet);
    if (sheet === 'data') await gallery.control('button', 'measure').click();
    faults.push(...await lookFromAfar(page, frame, sheet, sheet === 'data' ? ['en-XA', 'ar'] : ['en-XA']));
  }
  assert.deepEqual(faults, []);
}, { activity: 'widgets' });

visitInEachEngine('"Reading the ice" on a large screen', async (lesson, { page }) => {
  const { frame } = lesson;
  const faults = [];
  await lesson.inStage('bottom');
  faults.push(...await lookFromAfar(page, frame, 'bottom', ['en-XA']));
  await lesson.go('bottom', 'record');
  await lesson.inStage('warmest');
  faults.push(...await lookFromAfar(page, frame, 'warmest', ['en-XA', 'ar']));
  await lesson.go('warmest', 'today');
  await lesson.result();
  faults.push(...await lookFromAfar(page, frame, 'result', ['en-XA']));
  assert.deepEqual(faults, []);
});

// Tab goes through a lesson from one end to the other: into it from the school's page, past everything that can be operated,
// and out of it again (WCAG 2.1.2); "Skip to the stage" spares the way.
import assert from 'node:assert/strict';
import { kSheets } from '../gallery_page.mjs';
import { throughStates } from '../gallery_states.mjs';
import { texts } from '../texts.mjs';
import { visitInEachEngine } from '../visit.mjs';

const kByKeys = { settings: { by: 'keys' } };
const player = texts('player');

/** Presses Tab until the lesson's frame has the focus, or has it no more. */
async function tabUntil(page, inside) {
  for (let presses = 0; presses < 100; presses += 1) {
    const at = await page.tab();
    if (at.inFrame === inside) return at;
  }
  throw new Error(`Tab does not ${inside ? 'enter' : 'leave'} the lesson`);
}

visitInEachEngine('Tab enters and leaves the lesson, and the first stop skips to the stage', async (lesson, { page }) => {
  await lesson.inStage('bottom');
  assert.equal((await tabUntil(page, true)).words, `button "${player('bar.skip')}"`);
  await page.press('Enter');
  assert.equal((await page.tab()).words, `input "${lesson.t('drill_depth')}"`, 'from the skip to the first control of the stage');
  await tabUntil(page, false);
}, kByKeys);

visitInEachEngine('Tab reaches all that can be operated on each sheet of the gallery', async (gallery, { page }) => {
  for (const sheet of kSheets) {
    await gallery.sheet(sheet);
    assert.deepEqual(await page.keyboard.notReachedInFrame(), [], `sheet "${sheet}"`);
  }
}, { activity: 'widgets', ...kByKeys });

visitInEachEngine('Tab reaches all that can be operated after each sheet of the gallery was used', async (gallery, { page }) => {
  await throughStates(gallery, async (name) => assert.deepEqual(await page.keyboard.notReachedInFrame(), [], name));
}, { activity: 'widgets', ...kByKeys });

visitInEachEngine('Tab reaches all that can be operated at the first stage of "Inside a frog"', async (lesson, { page }) => {
  await lesson.inStage('outside');
  assert.deepEqual(await page.keyboard.notReachedInFrame(), []);
}, { activity: 'inside-a-frog', ...kByKeys });

// Letters as a student sets them, and what is drawn on the stage with them.
import { giveRoom } from '../room.mjs';
import { texts } from '../texts.mjs';
import { knowWords, kPhone, settle, speak } from './look.mjs';
import { findOverflow } from './overflow_page.mjs';
import { findStageFaults } from './stage_page.mjs';

const kWide = [1280, 800];
export const kLarge = [150, 200];

/** Chooses a size in the settings, in a wide window and in English. */
export async function chooseLetters(page, frame, percent) {
  const t = texts('settings'), player = texts('player');
  await giveRoom(page, ...kWide);
  await speak(page, frame, 'en');
  const settings = frame.getByRole('button', { name: player('bar.settings') });
  if (!(await settings.count())) await frame.getByRole('button', { name: player('bar.menu') }).click();
  await settings.click();
  await frame.getByRole('radio', { name: `${percent}%`, within: frame.getByRole('group', { name: t('size') }) }).click();
  await frame.getByRole('button', { name: t('close') }).click();
}

/** With large letters a phone shows the text view; this student wants the stage all the same. */
export async function keepStage(frame) {
  await knowWords(frame);
  await frame.evaluate(() => {
    const toggle = document.getElementById('text');
    toggle.click();
    if (toggle.getAttribute('aria-pressed') === 'true') toggle.click();
  });
}

/** Puts the cursor of each plot on a point, a part of the way along. */
const walk = (frame, part) => frame.evaluate((along) => {
  for (const cursor of document.querySelectorAll('input.cursor')) {
    cursor.value = Math.round(cursor.max * along);
    cursor.dispatchEvent(new Event('input'));
  }
}, part);

/** Faults of what stands there in large letters, with the cursor where it is and at two points of each plot. */
export async function lookLarge(page, frame, where, locales = ['en']) {
  const faults = [];
  for (const percent of kLarge) {
    await chooseLetters(page, frame, percent);
    for (const size of [kWide, kPhone]) {
      await giveRoom(page, ...size);
      for (const locale of locales) {
        await speak(page, frame, locale);
        const found = new Set();
        for (const part of [undefined, 0.55, 1]) {
          if (part !== undefined) await walk(frame, part);
          await settle();
          for (const fault of [...await frame.evaluate(findStageFaults), ...await frame.evaluate(findOverflow)]) found.add(fault);
        }
        for (const fault of found) faults.push(`${where}, ${percent} %, ${locale}, ${size.join(' x ')}: ${fault}`);
      }
    }
  }
  await chooseLetters(page, frame, 100);
  return faults;
}

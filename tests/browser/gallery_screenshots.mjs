#!/usr/bin/env node
// gallery_screenshots.mjs FOLDER [light|dark|contrast]... [en|es|fr|zh-Hans|ar|en-XA]...: each sheet of the gallery of widgets at three
// sizes, in Chromium; light and in English where nothing is named. en-XA: the pseudo-locale. Names: <sheet>-<width>-<theme>-<language>.png
import { mkdirSync } from 'node:fs';
import { launch } from './driver/index.mjs';
import { kPlots, kSheets } from './gallery_page.mjs';
import { kThemes, lessonCamera, looksOf, spokenFor } from './pictures.mjs';
import { openLesson } from './school_pages.mjs';
import { startSchool } from './school_server.mjs';

async function series(folder, look) {
  const locale = spokenFor(look.locale);
  const school = await startSchool();
  const browser = await launch('chromium', { ...kThemes[look.theme], locale });
  try {
    const page = await browser.newPage();
    const gallery = await openLesson(page, school, { activity: 'widgets', locale });
    const shoot = lessonCamera(page, folder, look);
    for (const [i, sheet] of kSheets.entries()) {
      await gallery.sheet(sheet);
      if (sheet === 'question') await gallery.control('switch', 'clock').click();
      if (sheet === 'data') {
        for (const cm of [60, 90, 130, 180]) {
          await gallery.frame.getByRole('slider', { name: gallery.t('distance'), description: gallery.t('distance.more') }).setSlider(cm);
          await gallery.control('button', 'measure').click();
        }
      }
      await shoot(`${i + 1}-${sheet}`, gallery);
      if (sheet === 'data') {
        for (const way of ['panes', 'stars']) {
          await gallery.choose('plot_as', kPlots, way);
          await shoot(`${i + 1}-${sheet}-${way}`, gallery);
        }
      }
    }
    await gallery.sheet('front');
    await gallery.control('button', 'open_dialog').click();
    await shoot('7-dialog', gallery);
    await gallery.frame.press('Escape');
    await gallery.sheet('controls');
    // What is below the edge of the panel.
    await gallery.control('switch', 'off_switch').focus();
    await gallery.frame.evaluate(() => document.activeElement.scrollIntoView({ block: 'start' }));
    await shoot('8-disabled', gallery);
  } finally {
    await browser.kill();
    await school.kill();
  }
}

const [folder, ...words] = process.argv.slice(2);
const looks = looksOf(words, { themes: ['light'], locales: ['en'] });
if (!folder || !looks) {
  console.error('usage: gallery_screenshots.mjs FOLDER [light|dark|contrast]... [en|es|fr|zh-Hans|ar|en-XA]...');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
for (const look of looks) {
  await series(folder, look);
  console.log(`${look.theme}, ${look.locale}: done`);
}
process.exit(0);

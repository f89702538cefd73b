#!/usr/bin/env node
// gallery_screenshots.mjs FOLDER [light|dark] [en|es|fr|zh-Hans|ar]: each sheet of the gallery of widgets at three sizes, in Chromium.
import { mkdirSync } from 'node:fs';
import { launch } from './driver/index.mjs';
import { kSheets } from './gallery_page.mjs';
import { camera } from './pictures.mjs';
import { openLesson } from './school_pages.mjs';
import { startSchool } from './school_server.mjs';

const [folder, colorScheme = 'light', locale = 'en'] = process.argv.slice(2);
if (!folder) {
  console.error('usage: gallery_screenshots.mjs FOLDER [light|dark] [en|es|fr|zh-Hans|ar]');
  process.exit(2);
}
// The school's own pages speak fewer languages than a lesson.
const colleague = locale === 'es' ? 'es' : 'en';
mkdirSync(folder, { recursive: true });
const school = await startSchool();
const browser = await launch('chromium', { colorScheme, locale: colleague });
try {
  const page = await browser.newPage();
  const gallery = await openLesson(page, school, { activity: 'widgets', locale: colleague });
  await gallery.speak(locale);
  const shoot = camera(page, folder, `${colorScheme}-${locale}`);
  for (const sheet of kSheets) {
    await gallery.sheet(sheet);
    if (sheet === 'data') await gallery.control('button', 'measure').click();
    await shoot(`${kSheets.indexOf(sheet) + 1}-${sheet}`);
  }
  await gallery.sheet('front');
  await gallery.control('button', 'open_dialog').click();
  await shoot('7-dialog');
} finally {
  await browser.kill();
  await school.kill();
}
process.exit(0);

#!/usr/bin/env node
// frog_screenshots.mjs FOLDER [light|dark|contrast]... [en|es|fr|zh-Hans|ar|en-XA]... [LESSON]...: pictures of the lessons that look
// into a frog, lifelike and, where a lesson has both, drawn as in a textbook, at three sizes, in Chromium; light and in English where
// nothing is named, all lessons of kLessons where none is. Names: <lesson>-<what>[-drawn]-<width>-<theme>-<language>.png
import { mkdirSync } from 'node:fs';
import { launch } from './driver/index.mjs';
import { kThemes, lessonCamera, looksOf, spokenFor } from './pictures.mjs';
import { openLesson } from './school_pages.mjs';
import { startSchool } from './school_server.mjs';

/** What is to be seen of each lesson: `shoot` is called with a name whenever the stage shows something else. */
const kLessons = {
  'inside-a-frog': async (lesson, shoot) => {
    await lesson.inStage('outside');
    await shoot('closed');
    await lesson.outside();
    await lesson.inStage('skin');
    await lesson.openLayer('skin');
    await shoot('skin');
    await lesson.next();
    await lesson.inStage('open');
    await lesson.openLayer('muscle');
    await shoot('muscle');
    for (const part of ['sternum', 'gall_bladder', 'fat_body.left']) await lesson.examine(part);
    await lesson.button('choose.learn_all').click();
    await lesson.inStage('blood');
    for (const [part, way] of [['liver_right', 'right'], ['liver_left_posterior', 'head']]) {
      await lesson.examine(part);
      await lesson.button(`aside.${way}`).press('Enter');
    }
    await shoot('aside');
    for (const part of ['liver_right', 'sternum', 'ventricle']) await lesson.takeOut(part);
    await lesson.button('open_up').press('Enter');
    await shoot('tray');
    await lesson.button('close_up').press('Enter');
    for (const part of ['fat_body.right', 'fat_body.left', 'stomach']) await lesson.takeOut(part);
    await lesson.examine('spleen');
    await shoot('lungs-and-spleen');
    await lesson.examine('bladder');
    await shoot('hindgut');
    for (const part of ['bladder', 'lung.right', 'lung.left']) await lesson.takeOut(part);
    await lesson.examine('kidney.left');
    await shoot('kidneys');
  },
  'explore-a-frog': async (lesson, shoot) => {
    await lesson.inStage('outside');
    await lesson.turn('through');
    await lesson.examine('vertebrae');
    await shoot('skeleton');
    await lesson.examine('glottis');
    await lesson.turn('lens');
    await shoot('mouth');
    await lesson.turn('lens');
    await lesson.turn('through');
    await lesson.goThrough(['outside', 'guess']);
    await lesson.inStage('inside');
    await lesson.turn('female');
    await lesson.openBoth();
    await lesson.examine('ovary.left');
    await shoot('female');
    for (const part of ['fat_body.right', 'fat_body.left', 'liver_right', 'sternum', 'ventricle', 'ovary.right', 'ovary.left', 'stomach']) await lesson.takeOut(part);
    await lesson.examine('oviduct.left');
    await shoot('female-deep');
  },
  'frog-and-human': async (lesson, shoot) => {
    await lesson.goThrough(['guess']);
    await lesson.inStage('outside');
    await shoot('sexes');
    await lesson.goThrough(['outside', 'inside', 'guess_human', 'alike']);
    await lesson.inStage('different');
    await shoot('organs');
    await lesson.openTo(2);
    await shoot('deep');
  },
  'organ-to-cell': async (lesson, shoot) => {
    await lesson.inStage('look');
    await shoot('skin');
    await lesson.goThrough(['look', 'parts']);
    await lesson.inStage('air');
    await shoot('pins');
    await lesson.goThrough(['air', 'jobs', 'guess']);
    await lesson.inStage('blood');
    await shoot('blood');
  },
  'two-rounds': async (lesson, shoot) => {
    await lesson.inStage('beat');
    await shoot('frog');
    await lesson.goThrough(['beat', 'guess', 'dive', 'cold', 'clamp_guess', 'clamp']);
    await lesson.inStage('argue');
    await shoot('human');
  },
  'frog-practical': async (lesson, shoot) => {
    await lesson.isAsked(1);
    await shoot('first-pin');
    await lesson.goThrough(['first']);
    await lesson.isAsked(6);
    await shoot('sixth-pin');
  },
};

async function series(folder, look, activity) {
  const locale = spokenFor(look.locale);
  const school = await startSchool();
  const browser = await launch('chromium', { ...kThemes[look.theme], locale });
  try {
    const page = await browser.newPage();
    const lesson = await openLesson(page, school, { activity, locale });
    const shoot = lessonCamera(page, folder, look);
    await kLessons[activity](lesson, async (what) => {
      await shoot(`${activity}-${what}`, lesson);
      if (activity === 'organ-to-cell' || activity === 'two-rounds') return;
      const drawn = lesson.frame.getByRole('switch', { name: lesson.t('illustrated') });
      await drawn.press('Enter');
      await shoot(`${activity}-${what}-drawn`, lesson);
      await drawn.press('Enter');
    });
  } finally {
    await browser.kill();
    await school.kill();
  }
}

const [folder, ...words] = process.argv.slice(2);
const activities = words.filter((word) => word in kLessons);
const looks = looksOf(words.filter((word) => !(word in kLessons)), { themes: ['light'], locales: ['en'] });
if (!folder || !looks) {
  console.error(`usage: frog_screenshots.mjs FOLDER [light|dark|contrast]... [en|es|fr|zh-Hans|ar|en-XA]... [${Object.keys(kLessons).join('|')}]...`);
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
for (const look of looks) {
  for (const activity of activities.length ? activities : Object.keys(kLessons)) {
    await series(folder, look, activity);
    console.log(`${activity}, ${look.theme}, ${look.locale}: done`);
  }
}
process.exit(0);

#!/usr/bin/env node
// screenshots.mjs FOLDER [light|dark|contrast]... [en|es|fr|zh-Hans|ar|en-XA]...: pictures of the school's pages and of lessons in
// ice, for looking at: three sizes, light, dark and high contrast, English and Spanish (others when named), in Chromium. In the
// pseudo-locale en-XA, which the school's pages do not have, of lessons only. Names: <page>-<width>-<theme>-<language>.png
import { mkdirSync } from 'node:fs';
import { launch } from './driver/index.mjs';
import { camera, kThemes, lessonCamera, looksOf, settle, spokenFor } from './pictures.mjs';
import { gradeBook, openLesson, signIn } from './school_pages.mjs';
import { startSchool } from './school_server.mjs';
import { texts } from './texts.mjs';

async function series(folder, look) {
  const locale = spokenFor(look.locale);
  const school = await startSchool();
  const browser = await launch('chromium', { ...kThemes[look.theme], locale });
  try {
    const page = await browser.newPage();
    const shoot = lessonCamera(page, folder, look);
    const shootSchool = locale === look.locale ? camera(page, folder, `${look.theme}-${locale}`) : () => {};
    await page.goto(`${school.url}/`);
    await shootSchool('1-names');
    await signIn(page, school, 'Ana Torres');
    await shootSchool('2-student');
    const lesson = await openLesson(page, school, { locale });
    await lesson.inStage('bottom');
    await shoot('3-start', lesson);
    await lesson.bottom();
    await lesson.inStage('age');
    await shoot('4-question', lesson);
    await lesson.age({ mistakes: true });
    await lesson.inStage('two_ages');
    await shoot('5-help', lesson);
    await lesson.two_ages();
    await lesson.air();
    await lesson.inStage('record');
    await lesson.sample(2000);
    await shoot('6-mid', lesson);
    await lesson.go('record', 'record');
    await lesson.inStage('warmest');
    await shoot('7-record', lesson);
    await lesson.go('warmest', 'coldest');
    await lesson.inStage('challenge');
    await shoot('8-harder', lesson);
    await lesson.go('challenge', 'range');
    await lesson.inStage('lasted');
    await lesson.setEnd('from', 160);
    await shoot('8-marked', lesson);
    await lesson.go('lasted', 'today');
    await lesson.result();
    await shoot('9-result', lesson);
    const air = await openLesson(page, school, { locale, activity: 'trapped-air' });
    await air.go('look', 'age', { mistakes: true });
    await air.inStage('steps');
    await shoot('10-order', air);
    await air.steps();
    await air.inStage('reason');
    await air.asked();
    await shoot('11-practice', air);
    await air.go('reason', 'ask', { mistakes: true });
    await air.result();
    await shoot('12-explained', air);
    const check = await openLesson(page, school, { locale, activity: 'ice-check' });
    await check.inQuestion(1);
    await check.iceAge();
    await shoot('13-check', check);
    await check.nextQuestion();
    await check.agesApart();
    await check.nextQuestion();
    await check.inQuestion(3);
    await shoot('14-check-choice', check);
    await check.coldCo2();
    await check.nextQuestion();
    await check.next('next.review');
    await shoot('15-check-review', check);
    await check.handIn();
    await shoot('16-check-handed-in', check);
    await signIn(page, school, 'Ana Torres');
    await shootSchool('17-student');
    await signIn(page, school, 'Ms. Okafor');
    await gradeBook(page, { locale }).row('Ana Torres').get();
    await shootSchool('18-teacher');
    const t = texts('school', locale);
    await gradeBook(page, { locale }).opener('Ana Torres').click();
    await page.getByRole('link', { name: t('act.replay') }).click();
    await page.frame().waitFor(() => document.getElementById('replay-position'));
    await page.evaluate(() => document.querySelector('skua-player').seek(3));
    await settle();
    await shootSchool('19-replay');
  } finally {
    await browser.kill();
    await school.kill();
  }
}

const [folder, ...words] = process.argv.slice(2);
const looks = looksOf(words, { themes: Object.keys(kThemes), locales: ['en', 'es'] });
if (!folder || !looks) {
  console.error('usage: screenshots.mjs FOLDER [light|dark|contrast]... [en|es|fr|zh-Hans|ar|en-XA]...');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
for (const look of looks) {
  await series(folder, look);
  console.log(`${look.theme}, ${look.locale}: done`);
}
process.exit(0);

#!/usr/bin/env node
// readme_pictures.mjs [NAME]...: takes the pictures of the READMEs that show lessons, the page that checks journals and the
// editor, as assets/pictures/NAME.webp, in Chromium. All of them when none is named: see kPictures. `gallery` names those of its sheets.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { play } from '../replay/attempts.mjs';
import { launch } from './driver/index.mjs';
import { settle } from './pictures.mjs';
import { EditorPage } from './editor_host.mjs';
import { kPlots, kSheets } from './gallery_page.mjs';
import { openLesson, signIn } from './school_pages.mjs';
import { startSchool } from './school_server.mjs';
import { texts } from './texts.mjs';
import { VerifyPage } from './verify_page.mjs';

const kSize = [1280, 800];
const kQuality = 0.86;

/** The drill deep in the ice, beside it what the analysis found. */
async function readingTheIce(page, school) {
  const lesson = await openLesson(page, school);
  await lesson.go('bottom', 'record');
  await lesson.inStage('warmest');
  await lesson.frame.getByRole('slider', { name: lesson.t('drill_depth') }).press('End', 'PageUp', 'PageUp');
  await lesson.inStage('warmest');
  await settle();
  await settle();
  await settle();
}

/** The frog opened down to its organs, the stomach at hand. */
async function insideAFrog(page, school) {
  const lesson = await openLesson(page, school, { activity: 'inside-a-frog' });
  await lesson.outside();
  await lesson.skin();
  await lesson.open();
  await lesson.inStage('blood');
  await lesson.examine('stomach');
  await page.evaluate(() => document.activeElement?.blur());
  await settle();
  await settle();
  await settle();
}

/** Liver cells in rows, the scale across them. */
async function organToCell(page, school) {
  const lesson = await openLesson(page, school, { activity: 'organ-to-cell' });
  for (const stage of ['look', 'parts', 'air', 'jobs', 'guess']) {
    await lesson.inStage(stage);
    await lesson[stage]({});
  }
  await lesson.inStage('blood');
  await page.evaluate(() => document.activeElement?.blur());
  await settle();
  await settle();
}

/** A frog and a human, laid open. */
async function frogAndHuman(page, school) {
  const lesson = await openLesson(page, school, { activity: 'frog-and-human' });
  for (const stage of ['guess', 'outside', 'inside', 'guess_human', 'alike']) {
    await lesson.inStage(stage);
    await lesson[stage]({});
  }
  await lesson.inStage('different');
  await page.evaluate(() => document.activeElement?.blur());
  await settle();
  await settle();
}

/** What is done on a sheet of the gallery before its picture is taken. */
const kOnSheet = {
  async question(lesson) {
    await lesson.control('button', 'hint', { left: '3' }).click();
    await lesson.control('radio', 'twice_as_far.half').click();
    await lesson.control('button', 'check').click();
    await lesson.says(lesson.t('feedback.half'));
  },
  /** Some readings in the plot, the table and the notebook. */
  async data(lesson) {
    await lesson.sheet('controls');
    for (const cm of [60, 90, 130, 180]) {
      await lesson.control('slider', 'distance_again').setSlider(cm);
      await lesson.control('button', 'measure').click();
    }
    await lesson.sheet('data');
  },
  async front(lesson) {
    await lesson.control('button', 'measure_and_tell').click();
    await lesson.says(lesson.t('told', { n: 1 }));
  },
  async stage(lesson) {
    await lesson.control('slider', 'bulbs').press('PageUp', 'ArrowRight');
    await lesson.control('slider', 'cord').press('PageDown');
  },
};
const kSheetSize = [1120, 700];

/** A sheet of the gallery in use; `then`: what is done besides. */
const gallerySheet = (sheet, then = () => {}) => async (page, school) => {
  await page.setViewport(...kSheetSize);
  const lesson = await openLesson(page, school, { activity: 'widgets' });
  await lesson.sheet(sheet);
  await kOnSheet[sheet]?.(lesson);
  await then(lesson);
  await page.evaluate(() => document.activeElement?.blur());
};

/** A plot whose places are calendar years, with a flag of the module's own. */
const stars = gallerySheet('data', async (lesson) => {
  await lesson.choose('plot_as', kPlots, 'stars');
  await lesson.frame.getByRole('slider', { name: `${lesson.t('plot.stars')}: ${texts('player')('plot.cursor')}` }).press('End', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
});

/** A wrong answer that was made right in the file. */
async function checkAScore(page, school) {
  await page.setViewport(1200, 800);
  const { journal } = await play('ice-core-quick', { named: true });
  const verify = await VerifyPage.open(page, school);
  await verify.drop({ 'ana.skua-journal': journal.replace('"correct":false', '"correct":true') });
  await verify.heading('result.not');
}

/** A question for an order, and beside it how students meet it. */
async function editor(page, school) {
  const teacher = await school.as('teacher');
  const { id } = await teacher.post('/api/lessons', { copy_of: { module: 'antarctica', activity: 'trapped-air' } });
  await signIn(page, school, 'Ms. Okafor');
  await page.goto(`${school.url}/edit?lesson=${id}`);
  const frame = page.frame();
  const form = new EditorPage(frame);
  const air = texts('trapped-air');
  await frame.getByRole('disclosure', { name: `${form.t('stage.n', { n: 4 })} ${air('stage.steps')}` }).press('Enter');
  await form.button('preview.from', air('stage.steps')).click();
  const question = frame.getByRole('disclosure', { name: new RegExp(air('in_turn').slice(0, 15)) });
  await question.press('Enter');
  await frame.evaluate((words) => {
    [...document.querySelectorAll('summary')].find((one) => one.textContent.includes(words)).scrollIntoView({ block: 'start' });
  }, air('in_turn').slice(0, 15));
  await settle();
  await settle();
}

const kPictures = {
  'reading-the-ice': readingTheIce, 'inside-a-frog': insideAFrog, 'organ-to-cell': organToCell, 'frog-and-human': frogAndHuman,
  ...Object.fromEntries(kSheets.map((sheet) => [`gallery-${sheet}`, gallerySheet(sheet)])),
  'gallery-stars': stars,
  'check-a-score': checkAScore, editor,
};

/** Of a picture the bytes as WebP: the browser writes it. */
const asWebp = async (page, png) => Buffer.from(await page.evaluate(async (data, quality) => {
  const image = new Image();
  image.src = `data:image/png;base64,${data}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.toDataURL('image/webp', quality).split(',')[1];
}, readFileSync(png).toString('base64'), kQuality), 'base64');

const named = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'skua-pictures-'));
for (const [name, show] of Object.entries(kPictures)) {
  if (named.length && !named.some((one) => name === one || name.startsWith(`${one}-`))) continue;
  const school = await startSchool();
  const browser = await launch('chromium', { colorScheme: 'light', locale: 'en' });
  try {
    const page = await browser.newPage();
    await page.setViewport(...kSize);
    await show(page, school);
    await settle();
    const png = join(folder, `${name}.png`);
    await page.screenshot(png);
    const blank = await browser.newPage();
    await blank.goto('about:blank');
    const webp = await asWebp(blank, png);
    writeFileSync(new URL(`../../assets/pictures/${name}.webp`, import.meta.url), webp);
    console.log(`${name}: ${webp.length} bytes, ${png}`);
  } finally {
    await browser.kill();
    await school.kill();
  }
}
process.exit(0);

// All of the gallery in a language that is written from the right: the layout is mirrored, bench and plot are not.
import assert from 'node:assert/strict';
import { until } from '../driver/scope.mjs';
import { GalleryTour } from '../gallery_tour.mjs';
import { drawnWords, watchStage } from '../overflow/stage_page.mjs';
import { written } from '../texts.mjs';
import { visitInEachEngine } from '../visit.mjs';

/** Where stage and panel begin and end on the screen. */
const sidesOf = (frame) => frame.evaluate(() => ['panel', 'scene'].map((id) => {
  const { left, right } = document.getElementById(id).getBoundingClientRect();
  return { left, right };
}));

visitInEachEngine('the gallery is mirrored, but for what is drawn,', async (gallery) => {
  const { frame, locale } = gallery;
  await frame.evaluate(watchStage);
  await gallery.sheet('controls');
  const [panel, stage] = await sidesOf(frame);
  assert.ok(panel.left === 0 && panel.right <= stage.left, JSON.stringify({ panel, stage }));

  // The bench, and an axis: what is more stands farther to the right.
  const numbers = (...values) => values.map((value) => written(value, locale));
  const inOrder = (what, wanted) => {
    let seen;
    return until(async () => {
      const words = await frame.evaluate(drawnWords);
      seen = words.map(({ text, left }) => [text, left]);
      const places = wanted.map((text) => words.find((word) => word.text === text)?.left);
      return places.every((left, i) => left !== undefined && (i === 0 || left > places[i - 1])) || undefined;
    }, () => `${what}: not ${wanted} from left to right, but ${JSON.stringify(seen)}`, { ms: 8000 });
  };
  await frame.getByRole('button', { name: gallery.t('measure') }).click();
  // In other letters each word is drawn anew, and known.
  await frame.evaluate(() => document.documentElement.style.setProperty('--size', '1.01'));
  await inOrder('the bench', numbers(50, 100, 150));
  await gallery.sheet('data');
  await inOrder('the plot', numbers(50, 100, 150));
}, { activity: 'widgets', locale: 'ar' });

visitInEachEngine('the gallery by role and name, in Arabic,', async (gallery, { school }) => {
  const tour = new GalleryTour(gallery);
  await tour.whole();
  await tour.isAtSchool(school, 'Ana Torres');
}, { activity: 'widgets', locale: 'ar' });

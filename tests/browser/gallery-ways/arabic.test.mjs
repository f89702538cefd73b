// All of the gallery in a language that is written from the right: the layout is mirrored, bench and plot are not.
import { GalleryTour } from '../gallery_tour.mjs';
import { visitInEachEngine } from '../visit.mjs';

visitInEachEngine('the gallery by role and name, in Arabic,', async (gallery, { school }) => {
  const tour = new GalleryTour(gallery);
  await tour.whole();
  await tour.isAtSchool(school, 'Ana Torres');
}, { activity: 'widgets', locale: 'ar' });

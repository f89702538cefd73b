// All of the gallery in text view: nothing needs the picture.
import { GalleryTour } from '../gallery_tour.mjs';
import { visitInEachEngine } from '../visit.mjs';

visitInEachEngine('the gallery by role and name, in text view,', async (gallery, { school }) => {
  const tour = new GalleryTour(gallery, { inWords: true });
  await tour.whole();
  await tour.isAtSchool(school, 'Ana Torres');
}, { activity: 'widgets' });

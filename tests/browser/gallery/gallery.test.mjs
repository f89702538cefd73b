// The gallery of widgets, driven as a screen reader's user would: by role and name, and with the keyboard.
import { GalleryTour } from '../gallery_tour.mjs';
import { visitInEachEngine } from '../visit.mjs';

visitInEachEngine('the gallery by role and name', async (gallery, { school }) => {
  const tour = new GalleryTour(gallery);
  await tour.whole();
  await tour.isAtSchool(school, 'Ana Torres');
}, { activity: 'widgets' });

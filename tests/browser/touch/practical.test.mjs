// The frog's practical on a phone by somebody who has a finger: ten pins described, named and handed in.
import { kWithTouch } from '../driver/index.mjs';
import { visitInEachEngine } from '../visit.mjs';

visitInEachEngine('ten pins named by touch at 390x844', async (practical) => {
  await practical.nameAll();
  await practical.everythingSent();
}, { activity: 'frog-practical', among: kWithTouch, settings: { by: 'touch', viewport: { width: 390, height: 844 } } });

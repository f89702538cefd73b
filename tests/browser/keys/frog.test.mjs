// "Inside a frog" by somebody who has a keyboard and nothing else: from outside, through skin and muscle, to the heart.
import { visitInEachEngine } from '../visit.mjs';

visitInEachEngine('a frog cut, folded open and its heart taken out by keys only', async (lesson) => {
  await lesson.goThrough(['outside', 'skin', 'open', 'blood']);
  await lesson.inStage('food');
  await lesson.everythingSent();
}, { activity: 'inside-a-frog', settings: { by: 'keys' } });

// The frog's practical by somebody who has a keyboard and nothing else: ten pins described, named and handed in; and practised, with names that are typed.
import assert from 'node:assert/strict';
import { visitInEachEngine } from '../visit.mjs';

const settings = { by: 'keys' };

visitInEachEngine('ten pins named by keys only', async (practical) => {
  await practical.nameAll();
  await practical.everythingSent();
}, { activity: 'frog-practical', settings });

visitInEachEngine('ten pins practised by keys only, their names typed', async (practical) => {
  await practical.nameAll({ mistakes: [2] });
  assert.deepEqual(await practical.result(), { points: 9.75, possible: 10 });
}, { activity: 'name-the-pins', settings });

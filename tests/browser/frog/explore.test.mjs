// A student explores a frog in an order of their own, by role and name only. Looking is not scored.
import assert from 'node:assert/strict';
import { kReading } from '../activity_page.mjs';
import { until } from '../driver/scope.mjs';
import { witnessed } from '../school_pages.mjs';
import { visitInEachEngine } from '../visit.mjs';

const kStudent = 'Ana Torres';
const kActivity = 'explore-a-frog';
const kOutside = ['skins', 'senses', 'mouth', 'air_way', 'legs', 'thumbs'];
const kInside = ['opened', 'food', 'blood', 'breath', 'two_weighed', 'kept'];

/** One engine goes through the whole of it in a language that is written from the right. */
const options = (engine) => ({ name: kStudent, activity: kActivity, locale: engine === 'webkit' ? 'ar' : 'en' });

visitInEachEngine('a frog explored in any order, to the question that was asked before', async (lesson, { browser, school, locale }) => {
  await lesson.go({ mistakes: true, reading: kReading });
  assert.deepEqual(await lesson.result(), { points: 3.75, possible: 4 });
  await lesson.read('under_skin.compared.organs');
  await lesson.everythingSent();

  const done = await witnessed(browser, school, kStudent, { activity: kActivity, locale });
  assert.deepEqual(done('goal').map(({ goal }) => goal).sort(), [...kOutside, ...kInside].sort());
  const shown = done('objective');
  assert.deepEqual(shown.map(({ objective }) => objective), Array(4).fill('know_parts'), 'what was looked at is no occasion');
}, options);

visitInEachEngine('a frog that was cut is exchanged for another one, when that is meant, and comes back', async (lesson) => {
  const whole = async (layers) => until(async () => (await lesson.readAll('state.whole', 0)).length === layers || undefined, async () => `${layers} layers are not whole, but:\n${await lesson.shown()}`);
  const ask = () => lesson.button('new_frog').press('Enter');
  await lesson.goThrough(['outside', 'guess']);
  await lesson.inStage('inside');
  assert.equal((await lesson.button('new_frog').get()).disabled, true);
  await lesson.cut('throat', 'pelvis', { depth: 'muscle' });
  await whole(0);
  await ask();
  await lesson.frame.getByRole('dialog', { name: lesson.t('new_frog.ask') }).get();
  await lesson.button('new_frog.yes').press('Escape');
  await whole(0);
  await ask();
  await lesson.button('new_frog.yes').press('Enter');
  await whole(2);
  await lesson.button('undo').press('Enter');
  await whole(0);
}, { activity: kActivity });

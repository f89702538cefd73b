// The recorded dissection, delivered to a school as a page would: the school plays it again, each deed by pointer and by name, and its
// score counts. That takes as long as the dissection itself: no attempt is ahead of its time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { School } from '../school/school.mjs';
import { itemsFor } from './attempts.mjs';
import { kSite } from './runtime.mjs';

const kAssignment = 'frog-dissection.inside-a-frog';
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

test('a school plays the dissection again, to the same score', async () => {
  const school = await School.start({ site: kSite });
  try {
    const student = await school.signIn('ana-torres'), teacher = await school.signIn('ms-okafor');
    const begun = Date.now();
    const { status, text, json } = await student.post(`/api/assignments/${kAssignment}/launch`, { locale: 'en' });
    assert.equal(status, 200, text);
    const { launch } = json;
    student.tokens.set(launch.attempt, launch.token);
    const items = await itemsFor('frog-opened', launch);
    const ticks = Math.max(...items.map(({ body }) => body.tick ?? body.commands?.at(-1)[0] ?? 0));
    await pause(begun + (ticks / 60) * 1000 - Date.now());
    for (let from = 0; from < items.length; from += 100) assert.deepEqual((await student.deliver(launch.attempt, ...items.slice(from, from + 100))).refused, []);
    const cell = async () => (await teacher.get('/api/gradebook')).json.rows.flatMap(({ cells }) => cells).find(({ attempt }) => attempt === launch.attempt);
    const latest = Date.now() + 60_000;
    for (let now = await cell(); !/^(witnessed|replayed)$/.test(now.basis); now = await cell()) {
      assert.ok(now.basis !== 'refused' && Date.now() < latest, JSON.stringify(now));
      await pause(200);
    }
    const { status: word, score } = await cell();
    assert.deepEqual([word, score], ['completed', { raw: 3.75, max: 4, scaled: 0.9375 }]);
  } finally {
    await school.close();
  }
});

// A student goes through "Inside a frog" by role and name only; the school replays it, and what was written waits for the teacher.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kReading } from '../activity_page.mjs';
import { engines, launch } from '../driver/index.mjs';
import { attemptOf, gradeBook, openLesson, signIn } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';
import { kDepths } from '../inside_a_frog.mjs';
import { texts } from '../texts.mjs';

const kStudent = 'Ana Torres';
const kActivity = 'inside-a-frog';

const line = (from, to, steps) => Array.from({ length: steps + 1 }, (_, i) => ({ x: from.x + ((to.x - from.x) * i) / steps, y: from.y + ((to.y - from.y) * i) / steps }));

/** One engine goes through the whole of it in a language that is written from the right. */
const localeIn = (engine) => (engine === 'firefox' ? 'ar' : 'en');

for (const engine of engines()) {
  const locale = localeIn(engine);
  test(`a frog from outside to the argument in ${engine}, ${locale}`, async () => {
    const school = await startSchool();
    const browser = await launch(engine, { locale });
    try {
      const t = texts('school', locale);
      const lesson = await openLesson(await browser.newPage(), school, { name: kStudent, locale, activity: kActivity });
      await lesson.go({ mistakes: true, reading: kReading });
      assert.deepEqual(await lesson.result(), { points: 3.75, possible: 4 });
      await lesson.everythingSent();

      const teacher = await browser.newPage();
      await signIn(teacher, school, 'Ms. Okafor');
      const row = await gradeBook(teacher, { activity: kActivity, locale }).row(kStudent).becomes(({ text }) => text.includes(t('verdict.witnessed')), 'witnessed');
      assert.ok(row.text.includes(t('status.completed')), row.text);
      const attempt = await attemptOf(await school.as('teacher'), kStudent, kActivity);
      const done = (action) => attempt.events.events.filter((event) => event.action === action).map(({ detail }) => detail);
      assert.deepEqual(done('goal').map(({ goal, at_once }) => [goal, at_once]),
        ['outside_seen', 'ear_seen', 'skin_along', 'skin_across', 'skin_open', 'muscle_along', 'muscle_across', 'opened', 'look_round', 'pump_found', 'heart_opened', 'stomach_found', 'gut_found', 'gut_straight', 'kidney_found'].map((goal) => [goal, 1]));
      const cuts = done('cut');
      assert.deepEqual(cuts.map(({ tool, depth, nicked }) => [tool, depth, nicked]), [...Array(3).fill(['scissors', 'skin', 0]), ...Array(3).fill(['scissors', 'muscle', 0])]);
      assert.ok(cuts[0].skin_mm > 30 && cuts[0].muscle_mm === 0, JSON.stringify(cuts[0]));
      assert.deepEqual(done('remove').map(({ organ }) => organ), ['liver', 'sternum', 'heart', 'fat_body_right', 'gut']);
    } finally {
      await browser.kill();
      await school.kill();
    }
  });

  test(`an organ is taken out, weighed, measured and put back, when nothing lies over it, in ${engine}`, async () => {
    const school = await startSchool();
    const browser = await launch(engine);
    try {
      const lesson = await openLesson(await browser.newPage(), school, { name: kStudent, activity: kActivity });
      await lesson.outside();
      await lesson.skin();
      await lesson.open();
      await lesson.examine('ventricle');
      assert.equal((await lesson.button('remove').get()).disabled, true);
      const over = await lesson.readAll('organ.over.one', 2);
      assert.deepEqual(over.map(({ part }) => part).sort(), [lesson.t('piece.liver'), lesson.t('part.sternum')].sort());
      await lesson.takeOut('liver_right');
      await lesson.button('weigh').press('Enter');
      await lesson.read('organ.mass');
      await lesson.button('measure').press('Enter');
      await lesson.read('organ.size');
      await lesson.button('put_back').press('Enter');
      await lesson.button('remove').get();
      await lesson.read('organ.mass');
    } finally {
      await browser.kill();
      await school.kill();
    }
  });

  test(`all parts stand in lists by system, region or layer, those out of reach with the reason, in ${engine}`, async () => {
    const school = await startSchool();
    const browser = await launch(engine);
    try {
      const lesson = await openLesson(await browser.newPage(), school, { name: kStudent, activity: kActivity });
      const fold = (key) => lesson.frame.getByRole('disclosure', { name: lesson.t(key) }).click();
      const why = async (part) => (await lesson.readAll('parts.why')).find((one) => one.part === lesson.t(`part.${part}`))?.why;
      await lesson.outside();
      await lesson.skin();
      await lesson.open();
      await fold('parts');
      await fold('system.nervous');
      assert.equal(await why('brain'), lesson.t('hidden.inside'));
      await lesson.frame.getByRole('switch', { name: lesson.t('through') }).click();
      await lesson.frame.getByRole('radio', { name: lesson.t('arranged.region') }).click();
      await fold('region.back');
      assert.equal(await why('kidney.right'), lesson.t('hidden.under', { part: lesson.t('piece.gut') }));
      await lesson.frame.getByRole('radio', { name: lesson.t('arranged.layer') }).click();
      await lesson.frame.getByRole('disclosure', { name: lesson.t('layer.3') }).get();
    } finally {
      await browser.kill();
      await school.kill();
    }
  });

  test(`what lies under skin and muscle can't be got at before they are folded back, and the other sex has other parts, in ${engine}`, async () => {
    const school = await startSchool();
    const browser = await launch(engine);
    try {
      const lesson = await openLesson(await browser.newPage(), school, { name: kStudent, activity: kActivity });
      await lesson.button('part.thumb_pad.right').get();
      assert.equal(await lesson.button('part.ventricle').count(), 0);
      await lesson.frame.getByRole('switch', { name: lesson.t('female') }).click();
      await lesson.button('part.thumb_pad.right').gone();
      await lesson.outside();
      assert.equal(await lesson.button('part.muscle_ventral').count(), 0);
      await lesson.skin();
      await lesson.button('part.muscle_ventral').get();
      await lesson.openLayer('muscle');
      await lesson.button('part.ventricle').get();
      await lesson.button('part.ovary.left').get();
      assert.equal(await lesson.button('part.kidney.right').count(), 0);
      for (let i = 0; i < 4; i += 1) await lesson.button('undo').click();
      await lesson.button('part.ventricle').gone();
    } finally {
      await browser.kill();
      await school.kill();
    }
  });

  test(`with a pointer: cut, pull a flap, pin it, take the pin out, and cut too deep, in ${engine}`, async () => {
    const school = await startSchool();
    const browser = await launch(engine);
    try {
      const lesson = await openLesson(await browser.newPage(), school, { name: kStudent, activity: kActivity });
      await lesson.outside();
      const hold = (what) => lesson.button(`tool.${what}`).click();
      const skin = lesson.button('part.skin_ventral');
      await hold('scissors');
      await skin.drag(line({ x: 0, y: -110 }, { x: 0, y: 110 }, 24));
      const cut = await lesson.read('did.cut.skin');
      assert.ok(lesson.number(cut.mm) > 15, JSON.stringify(cut));
      await hold('forceps');
      await skin.drag(line({ x: 4, y: 0 }, { x: 90, y: 0 }, 40));
      assert.equal((await lesson.read('did.pulled')).layer, lesson.t('layer.0'));
      await lesson.button('pin_here').click();
      await lesson.read('did.pinned');
      await lesson.read('state.open');
      await hold('scalpel');
      await lesson.select('depth', kDepths, 'beneath');
      await skin.drag(line({ x: -50, y: -20 }, { x: -50, y: 60 }, 12));
      const { parts } = await lesson.read('did.nicked');
      assert.ok(parts.length > 3, parts);
      await lesson.read('state.nicked');
      await lesson.button('undo').click();
      await lesson.frame.waitFor(() => !document.body.textContent.includes('nicked'));
      await lesson.everythingSent();
      const { events } = (await attemptOf(await school.as('teacher'), kStudent, kActivity)).events;
      assert.deepEqual(events.filter(({ action }) => ['cut', 'pull', 'pin'].includes(action)).map(({ action }) => action), ['cut', 'pull', 'pin', 'cut']);
    } finally {
      await browser.kill();
      await school.kill();
    }
  });
}

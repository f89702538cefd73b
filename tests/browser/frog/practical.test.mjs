// The practical: ten pins in an opened frog are named by role and name only. In the assessment no answer stands anywhere that a
// student gets; the school marks it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { until } from '../driver/scope.mjs';
import { outlineOf } from '../outline/outline.mjs';
import { attemptOf, openLesson } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';
import { texts } from '../texts.mjs';

const kStudent = 'Ana Torres';
const kLocales = ['en', 'ar'];
const structures = JSON.parse(readFileSync(new URL('../../../modules/frog-dissection/anatomy/frog.json', import.meta.url), 'utf8')).structures.map(({ id }) => id);

async function withSchool(engine, options, use) {
  const school = await startSchool();
  const browser = await launch(engine, options);
  try {
    await use(school, browser);
  } finally {
    await browser.kill();
    await school.kill();
  }
}

/** The page without the names to choose from, each of which must look like the others. */
async function pageWithoutNames(lesson) {
  const { rest, names } = await lesson.frame.evaluate(() => {
    const copy = document.documentElement.cloneNode(true);
    const radios = [...copy.querySelectorAll('input[type=radio]')];
    const names = radios.map((radio) => {
      const tile = radio.closest('label');
      return { value: radio.value, name: tile.textContent.trim(), html: tile.outerHTML };
    });
    for (const radio of radios) radio.closest('label').remove();
    return { rest: copy.outerHTML, names };
  });
  return { rest, alike: names.map(({ value, name, html }) => html.replaceAll(`>${name}<`, '>?<').replaceAll(`"${value}"`, '"?"').replace(/\d+/g, '0').replace(/ checked(="")?/, '')) };
}

const has = (text, word) => new RegExp(`(?<![\\p{L}_])${word}(?![\\p{L}])`, 'iu').test(text);

for (const engine of engines()) {
  for (const locale of kLocales) {
    test(`ten pins are named, the school marks them, and nothing that the student gets says what they stand in, in ${engine}, in ${locale}`, () => withSchool(engine, { locale }, async (school, browser) => {
      const page = await browser.newPage();
      const lesson = await openLesson(page, school, { name: kStudent, locale, activity: 'frog-practical' });
      const t = texts('frog-dissection', locale);
      await lesson.nameAll({
        mistakes: [4],
        seen: async ({ pin, right, offered, said }) => {
          assert.equal(offered.length, 5, `pin ${pin}: ${offered.join(', ')}`);
          assert.ok(offered.includes(right), `pin ${pin} is ${right}, which is not offered: ${offered.join(', ')}`);
          const { rest, alike } = await pageWithoutNames(lesson);
          assert.deepEqual([...new Set(alike)].length, 1, `a name looks unlike the others: ${alike.join('\n')}`);
          if (said.includes(right)) return; // by the student, of another pin
          // Other parts lie beside it and may be spoken of; it itself is not, neither by its name nor by an id.
          for (const word of [right, `${right}_right`, `${right}_left`, `part.${right}`]) assert.ok(!has(rest, word), `pin ${pin}: "${word}" stands in the page`);
          const description = `${t(`part.${right}.looks`)} ${t(`part.${right}.place`)}`;
          assert.ok(rest.includes(t(`part.${right}.place`).slice(0, 12)), 'it is described');
          assert.ok(!has(description, t(`part.${right}`)));
          assert.ok(!has(rest, t(`part.${right}`)), `pin ${pin}: "${t(`part.${right}`)}" stands in the page`);
          if (engine !== 'chromium') return;
          // But for the names to choose from, all five of them.
          const names = new Set(offered.flatMap((part) => [`text "${t(`part.${part}`)}"`, `radio "${t(`part.${part}`)}"`]));
          const tree = (await outlineOf(page)).split('\n').filter((line) => !names.has(line.trim().replace(/ \(.*\)$/, ''))).join('\n');
          for (const word of [right, t(`part.${right}`)]) assert.ok(!has(tree, word), `pin ${pin}: "${word}" stands in the tree:\n${tree}`);
        },
      });
      const downloads = await lesson.frame.evaluate(async () => {
        const urls = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.endsWith('.json'));
        return Promise.all([...new Set(urls)].map(async (url) => ({ url, text: await (await fetch(url)).text() })));
      });
      const file = downloads.find(({ url }) => url.endsWith('frog-practical.json'));
      assert.ok(file, downloads.map(({ url }) => url).join('\n'));
      for (const id of structures) assert.ok(!has(file.text, id), `the lesson's file says "${id}"`);
      for (const { url, text } of downloads) assert.ok(!/part_at|"right":|"any":/.test(text), url);
      const [, version] = /\/lessons\/frog-dissection\/([0-9a-f]+)\//.exec(page.frame().url ? await lesson.frame.evaluate(() => location.href) : '');
      for (const base of [school.url, await lesson.frame.evaluate(() => location.origin)]) {
        assert.equal((await fetch(`${base}/keys/frog-dissection/${version}/frog-practical.json`)).status, 404);
      }

      await lesson.everythingSent();
      const teacher = await school.as('teacher');
      const stored = await until(async () => {
        const attempt = await attemptOf(teacher, kStudent, 'frog-practical');
        return attempt.basis === 'checking' ? undefined : attempt;
      }, async () => `still not marked: ${JSON.stringify(await attemptOf(teacher, kStudent, 'frog-practical'))}`);
      assert.deepEqual([stored.status, stored.basis, stored.score], ['completed', 'witnessed', { raw: 9, max: 10, scaled: 0.9 }]);
      assert.ok(stored.events.events.every(({ correct }) => correct === undefined));
      // Handed in is not "not begun", though the lesson told nothing of the objective; and the teacher can say more than it.
      const student = await school.as(kStudent);
      const standing = async () => (await student.get('/api/plan')).entries.filter(({ assignment }) => assignment === 'frog-dissection.frog-practical').map((one) => [one.standing, one.nothing_ahead]);
      assert.deepEqual(await standing(), [['not-enough-evidence', true]]);
      await teacher.post(`/api/attempts/${stored.attempt}/objectives/name_structures`, { mastered: true, reason: 'Nine of ten, by the school\'s marks.' });
      assert.deepEqual(await standing(), [['mastered', undefined]]);
    }));
  }

  test(`names are typed in practice, a wrong one is told what it is instead, and each pin what it stands in, in ${engine}`, () => withSchool(engine, {}, async (school, browser) => {
    const lesson = await openLesson(await browser.newPage(), school, { name: kStudent, activity: 'name-the-pins' });
    await lesson.nameAll({ mistakes: [1, 7] });
    assert.deepEqual(await lesson.result(), { points: 9.5, possible: 10 });
  }));

  test(`the practical goes in text view, where each pin stands described, in ${engine}`, () => withSchool(engine, { webgl: false, locale: 'es' }, async (school, browser) => {
    const lesson = await openLesson(await browser.newPage(), school, { name: kStudent, locale: 'es', activity: 'frog-practical' });
    await lesson.nameAll();
    await lesson.everythingSent();
    const teacher = await school.as('teacher');
    const stored = await until(async () => {
      const attempt = await attemptOf(teacher, kStudent, 'frog-practical');
      return attempt.basis === 'checking' ? undefined : attempt;
    }, () => 'still not marked');
    assert.deepEqual(stored.score, { raw: 10, max: 10, scaled: 1 });
  }));
}

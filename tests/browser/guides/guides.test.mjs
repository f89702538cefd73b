// What belongs to a lesson on paper: a teacher finds it beside the lesson, reads it in each language and prints it; a student does not get it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { signIn } from '../school_pages.mjs';
import { kSite, startSchool } from '../school_server.mjs';
import { texts, title } from '../texts.mjs';

const t = texts('school', 'en');
const kLanguages = ['en', 'es', 'fr', 'zh-Hans', 'ar'];
/** In inches. */
const kPapers = { A4: [8.27, 11.69], Letter: [8.5, 11] };
const kLessons = [
  { module: 'frog-dissection', activity: 'inside-a-frog' }, { module: 'frog-dissection', activity: 'frog-and-human' },
  { module: 'frog-dissection', activity: 'explore-a-frog' }, { module: 'frog-circulation', activity: 'two-rounds' }, { module: 'frog-dissection', activity: 'name-the-pins' },
  { module: 'antarctica', activity: 'ice-core' }, { module: 'frog-microscope', activity: 'organ-to-cell' },
];
const [lesson] = kLessons;
const frog = title('frog-dissection', 'inside-a-frog', 'en');
const href = (part, of = lesson) => `/guide?${new URLSearchParams({ ...of, part })}`;
const pagesIn = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
/** What only the key says. */
const kSecret = /Marking the argument/;

/** The page of names, then the person's own: until it stands there, nobody is signed in. */
async function as(page, school, name, home) {
  await signIn(page, school, name);
  await page.waitFor((path) => location.pathname === path && document.querySelector('h1'), home);
}

async function speak(page, locale) {
  await page.evaluate((tag) => {
    const choice = document.getElementById('language');
    choice.value = tag;
    choice.dispatchEvent(new Event('change', { bubbles: true }));
  }, locale);
}

test('nothing that can be downloaded holds a sentence of a key, in any language', () => {
  const sentences = kLessons.flatMap(({ module, activity }) => {
    const { languages } = JSON.parse(readFileSync(join(kSite, 'guides', module, `${activity}.json`), 'utf8'));
    return kLanguages.map((tag) => languages[tag].key.pages[0].find(({ text }) => text).text.find((run) => typeof run === 'string' && run.length > 20));
  });
  const files = readdirSync(kSite, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(json|js|html|wasm|css)$/.test(entry.name))
    .map(({ parentPath, path, name }) => join(parentPath ?? path, name));
  const holding = (sentence) => files.filter((file) => readFileSync(file).includes(sentence)).map((file) => file.slice(kSite.length + 1).split('/')[0]);
  for (const sentence of sentences) assert.deepEqual(holding(sentence), ['guides'], sentence);
});

for (const engine of engines()) {
  describe(`guides in ${engine}`, () => {
    let school;
    let browser;
    let page;
    before(async () => {
      school = await startSchool();
      browser = await launch(engine);
      page = await browser.newPage();
    });
    after(async () => {
      await browser?.kill();
      await school?.kill();
    });

    test('from grade book, class and lessons a teacher gets to the guide, and from there to the sheet, the key and the lesson as a student has it', async () => {
      await as(page, school, 'Ms. Okafor', '/teacher');
      for (const path of ['/class', '/lessons', '/teacher']) {
        await page.goto(`${school.url}${path}`);
        await page.getByRole('link', { name: t('lessons.try-it', { title: frog }) }).get();
        await page.getByRole('link', { name: t('guide.of', { title: frog }) }).get();
      }
      await page.getByRole('link', { name: t('guide.of', { title: frog }) }).press('Enter');
      await page.getByRole('heading', { level: 1, name: frog }).get();
      await page.getByRole('heading', { level: 2, name: t('guide.guide') }).get();
      await page.getByRole('heading', { level: 3, name: 'Ideas that often need work' }).get();
      assert.doesNotMatch(await page.evaluate(() => document.body.innerHTML), kSecret, 'the guide lies on desks: it holds no key');
      const parts = page.getByRole('navigation', { name: t('guide.parts') });
      await page.getByRole('link', { name: t('guide.sheet'), within: parts }).click();
      await page.getByRole('heading', { level: 2, name: 'What I found' }).get();
      assert.doesNotMatch(await page.evaluate(() => document.body.innerHTML), kSecret);
      await page.getByRole('link', { name: t('guide.key'), within: parts }).click();
      await page.getByRole('heading', { level: 3, name: kSecret }).get();
      await page.getByRole('link', { name: t('lessons.try-it', { title: frog }) }).click();
      await page.frame().getByRole('heading', { name: texts('inside-a-frog')('stage.outside') }).get();
      const { rows } = await (await school.as('teacher')).get('/api/gradebook');
      assert.ok(rows.every(({ cells }) => cells.every(({ attempt }) => attempt === null)), 'a preview is no attempt');
    });

    test('it is read in the language of the page, and turns with it', async () => {
      await page.goto(`${school.url}${href('guide')}`);
      for (const locale of kLanguages) {
        await speak(page, locale);
        await page.getByRole('heading', { level: 2, name: texts('school', locale)('guide.guide') }).get();
        assert.deepEqual(await page.evaluate(() => {
          const { lang, dir } = document.querySelector('article');
          return [lang, dir, document.querySelectorAll('article h3').length, document.documentElement.scrollWidth > innerWidth];
        }), [locale, locale === 'ar' ? 'rtl' : 'ltr', 11, false]);
      }
      await speak(page, 'en');
    });

    test('on a phone nothing is wider than the page', async () => {
      await page.setViewport(390, 844);
      for (const part of ['guide', 'sheet', 'key']) {
        await page.goto(`${school.url}${href(part)}`);
        await page.getByRole('heading', { level: 2 }).get();
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, part);
      }
      await page.setViewport(1280, 800);
    });

    if (engine === 'chromium') test('guide and sheet are two pages on either paper in each language, the key at most two', async () => {
      for (const [part, of] of ['guide', 'sheet', 'key'].flatMap((one) => kLessons.map((each) => [one, each]))) {
        await page.goto(`${school.url}${href(part, of)}`);
        for (const locale of kLanguages) {
          await page.getByRole('heading', { level: 2 }).get();
          await speak(page, locale);
          await page.waitFor((tag) => document.querySelector('article')?.lang === tag, locale);
          for (const [paper, size] of Object.entries(kPapers)) {
            const pages = pagesIn(await page.print(...size));
            assert.ok(part === 'key' ? pages >= 1 && pages <= 2 : pages === 2, `${of.activity}, ${part}, ${locale}, ${paper}: ${pages} pages`);
          }
        }
        await speak(page, 'en');
      }
    });

    test('a student who knows the address is told that it is for teachers, and gets nothing of it', async () => {
      await as(page, school, 'Ana Torres', '/student');
      assert.doesNotMatch(await page.evaluate(() => document.body.innerHTML), /guide\?/);
      await page.goto(`${school.url}${href('key')}`);
      await page.getByRole('alert').becomes(({ text }) => text.includes(t('error.E-ROLE')));
      assert.doesNotMatch(await page.evaluate(() => document.body.innerHTML), kSecret);
    });

    test('a lesson that has no guide, or is not there, is told so', async () => {
      await as(page, school, 'Ms. Okafor', '/teacher');
      await page.goto(`${school.url}/guide?module=frog-dissection&activity=nothing`);
      await page.getByRole('alert').becomes(({ text }) => text.includes(t('error.E-NO-LESSON')));
    });
  });
}

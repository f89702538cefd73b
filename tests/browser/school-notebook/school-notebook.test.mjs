// The notebook at the school: the student and the teacher read it; what students typed is in no copy, unless it may leave.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { gradeBook, openLesson, signIn } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';
import { texts } from '../texts.mjs';
import { fillNotebook, kTyped } from './entries.mjs';

const t = texts('school', 'en');
const words = texts('notebook-page', 'en');

/** What the page prints when `print()` is called, and what it hands out as a file. */
function watchCopies() {
  window.print = () => {
    dispatchEvent(new Event('beforeprint'));
    window.printed = document.querySelector('main').innerText;
    dispatchEvent(new Event('afterprint'));
  };
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    void blob.text().then((text) => { window.file = text; });
    return make.call(URL, blob);
  };
  HTMLAnchorElement.prototype.click = function click() { window.keptAs = this.download; };
}

const typedIn = (text) => kTyped.filter((one) => text.includes(one));

for (const engine of engines()) {
  describe(`the notebook at the school in ${engine}`, () => {
    let browser;
    let page;
    before(async () => {
      browser = await launch(engine);
    });
    after(() => browser?.kill());

    async function visit(school, name) {
      page = await browser.newPage();
      await signIn(page, school, name);
    }
    const screen = () => page.evaluate(() => document.querySelector('main').innerText);

    /** The texts of a printed and of a saved copy. */
    async function copies() {
      await page.evaluate(watchCopies);
      await page.getByRole('button', { name: t('plan.print') }).click();
      const printed = await page.waitFor(() => window.printed);
      await page.getByRole('button', { name: t('notebook.save') }).click();
      return [printed, await page.waitFor(() => window.file)];
    }

    test('a student reads it and takes it home; what they wrote stays at the school', async () => {
      const school = await startSchool();
      try {
        await fillNotebook(school, 'Ana Torres');
        await visit(school, 'Ana Torres');
        await page.getByRole('link', { name: t('notebook.title') }).click();
        await page.getByRole('heading', { name: t('notebook.title'), level: 1 }).get();
        await page.getByRole('heading', { name: 'Reading the ice', level: 2 }).get();
        await page.getByRole('heading', { name: words('kind.note'), level: 3 }).get();
        await page.getByRole('img', { name: /^800,000 years of air\. Carbon dioxide and temperature/ }).get();
        await page.getByRole('img', { name: 'The drill stands at 1,840.5 m.' }).get();
        const shown = await screen();
        assert.deepEqual(typedIn(shown), kTyped);
        assert.ok(shown.includes('<b>Next:</b>') && /1,840\.5\sm/.test(shown));
        const [printed, file] = await copies();
        for (const copy of [printed, file]) {
          assert.deepEqual(typedIn(copy), []);
          assert.equal(copy.split(words('withheld')).length - 1, 3, 'for the note, for the caption and for the label');
          assert.ok(copy.includes('Depth of the drill') && copy.includes('1,840.5'));
        }
        assert.equal(await page.evaluate(() => window.keptAs), `Ana-Torres-${t('notebook.short')}.html`);
        assert.match(file, /^<!doctype html>[^]*<svg[^]*data:image\/png;base64,/i);
        assert.doesNotMatch(file, /<script|src="(?!data:)|<link/);
        assert.deepEqual(typedIn(await screen()), kTyped, 'after printing it is as before');
        // By the browser's own command, too.
        await page.evaluate(() => { dispatchEvent(new Event('beforeprint')); });
        assert.deepEqual(typedIn(await screen()), []);
        await page.evaluate(() => { dispatchEvent(new Event('afterprint')); });
        await page.close();
      } finally {
        await school.kill();
      }
    });

    test('what is noted in one lesson is at the school, and in the next lesson of its module; taken out there, it is gone', async () => {
      const school = await startSchool();
      const own = texts('notebook', 'en');
      const opened = async (activity) => {
        await openLesson(page, school, { activity });
        await page.frame().getByRole('button', { name: own('notebook') }).click();
        return page.frame();
      };
      const stored = async () => (await (await school.as('Ana Torres')).get('/api/notebook')).modules.flatMap(({ entries: list }) => list);
      const becomes = async (test, what) => {
        for (let tries = 0; tries < 100; tries += 1) {
          const list = await stored();
          if (test(list)) return list;
          await new Promise((resolve) => setTimeout(resolve, 200));
        }
        throw new Error(`the school's notebook never became ${what}: ${JSON.stringify(await stored())}`);
      };
      try {
        page = await browser.newPage();
        let lesson = await opened('ice-core');
        await lesson.getByRole('textbox', { name: own('write') }).fill(kTyped[0]);
        await lesson.getByRole('button', { name: own('put') }).click();
        const [{ text, activity }] = await becomes((list) => list.length === 1, 'one entry');
        assert.deepEqual([text, activity], [kTyped[0], 'ice-core']);
        await lesson.evaluate(watchCopies);
        await lesson.getByRole('button', { name: own('home') }).click();
        const file = await lesson.waitFor(() => window.file);
        assert.ok(file.includes(words('withheld')) && !typedIn(file).length, 'a page that is saved from within the lesson');
        await page.goto(`${school.url}/notebook`);
        await page.getByRole('heading', { name: 'Reading the ice', level: 2 }).get();
        assert.deepEqual(typedIn(await screen()), [kTyped[0]]);
        lesson = await opened('trapped-air');
        await lesson.getByRole('button', { name: own('remove.of', { name: words('kind.note') }) }).click();
        await becomes((list) => list.length === 0, 'empty');
        await page.close();
      } finally {
        await school.kill();
      }
    });

    test('a teacher comes to it from the grade book, and the student can read that they looked', async () => {
      const school = await startSchool();
      try {
        const ana = await fillNotebook(school, 'Ana Torres');
        await visit(school, 'Ms. Okafor');
        await gradeBook(page).opener('Ana Torres').click();
        await page.getByRole('link', { name: t('notebook.short') }).click();
        await page.getByRole('heading', { name: t('notebook.of', { student: 'Ana Torres' }), level: 1 }).get();
        await page.getByRole('heading', { name: 'Depth of the drill', level: 3 }).get();
        for (const copy of await copies()) assert.deepEqual(typedIn(copy), []);
        const log = await ana.get('/api/log');
        assert.deepEqual(log.filter(({ part }) => part === 'notebook').map(({ what }) => what), ['downloaded', 'downloaded', 'viewed']);
        await signIn(page, school, 'Ana Torres');
        const looks = page.getByRole('region', { name: t('seen.title') });
        await looks.becomes(({ text }) => ['viewed', 'downloaded'].every((what) => text.includes(t(`seen.notebook-${what}`, { who: 'Ms. Okafor' }))));
        await page.close();
      } finally {
        await school.kill();
      }
    });

    test('where the school was told that it may leave, it is in the copies', async () => {
      const school = await startSchool({ options: ['--free-text-leaves'] });
      try {
        await fillNotebook(school, 'Ana Torres');
        await visit(school, 'Ana Torres');
        await page.getByRole('link', { name: t('notebook.title') }).click();
        await page.getByRole('heading', { name: 'Reading the ice', level: 2 }).get();
        for (const copy of await copies()) {
          assert.deepEqual(typedIn(copy), kTyped);
          assert.ok(!copy.includes(words('withheld')));
        }
        await page.close();
      } finally {
        await school.kill();
      }
    });

    // Only this engine's driver can show a page as it is printed.
    for (const leaves of engine === 'chromium' ? [false, true] : []) {
      test(`the plan's own words are on paper only where they may leave: ${leaves}`, async () => {
        const school = await startSchool({ options: leaves ? ['--free-text-leaves'] : [] });
        try {
          const ana = await school.as('Ana Torres');
          const typed = kTyped.slice(0, 2);
          await ana.post('/api/plan', { goal: typed[0], look_back: typed[1] });
          const { entries: [{ assignment, objective }] } = await ana.get('/api/plan');
          const first = `${assignment}/${objective}`;
          await (await school.as('teacher')).post('/api/people/ana-torres/plan', { due: { [first]: '2099-12-18' }, target: { [first]: 'With a graph.' } });
          for (const [name, path] of [['Ana Torres', '/plan'], ['Ms. Okafor', '/plan?student=ana-torres']]) {
            await visit(school, name);
            await page.waitFor(() => location.pathname !== '/');
            await page.goto(`${school.url}${path}`);
            await page.getByRole('button', { name: t('plan.print') }).get();
            const seen = () => page.evaluate((wanted) => wanted.filter((one) => [...document.querySelectorAll('textarea, p')].some(
              (place) => (place.value ?? place.textContent) === one && place.checkVisibility())), typed);
            const said = async () => (await screen()).split(words('withheld')).length - 1;
            assert.deepEqual([await seen(), await said()], [typed, 0], 'on the screen');
            await page.engine.page.emulateMedia({ media: 'print' });
            assert.deepEqual([await seen(), await said()], leaves ? [typed, 0] : [[], 2], 'on paper');
            const left = () => page.evaluate(() => [...document.querySelectorAll('header, input, textarea, select, button, a')].filter((one) => one.checkVisibility()).map((one) => one.outerHTML));
            assert.deepEqual(await left(), [], 'nothing to press or to fill in');
            const paper = await screen();
            for (const words of [t('plan.due', { day: 'December 18, 2099' }), t('plan.target', { target: 'With a graph.' }), 'Reading the ice']) assert.ok(paper.includes(words), `${words} in ${paper}`);
            assert.equal(paper.split(t('plan.target', { target: '' }).trim()).length, 2, 'what is empty is left out');
            await page.close();
          }
        } finally {
          await school.kill();
        }
      });
    }

    test('an empty one says so, and there is nothing to print', async () => {
      const school = await startSchool();
      try {
        await visit(school, 'Ben Carter');
        await page.getByRole('link', { name: t('notebook.title') }).click();
        await page.getByRole('heading', { name: t('notebook.title'), level: 1 }).get();
        assert.ok((await screen()).includes(words('empty')));
        assert.equal(await page.evaluate(() => document.querySelectorAll('main button').length), 0);
        await page.close();
      } finally {
        await school.kill();
      }
    });
  });
}

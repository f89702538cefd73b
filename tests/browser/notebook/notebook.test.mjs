// The notebook in the lesson: what is written and taken is there again, in other activities too, on the device and with the school.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { until } from '../driver/scope.mjs';
import { startLms } from '../lms.mjs';
import { NotebookPage } from '../notebook_page.mjs';
import { ReadingTheIce } from '../reading_the_ice.mjs';
import { texts, title } from '../texts.mjs';

/** A test with a page of its own, in each engine. */
function inEachEngine(name, options, run) {
  for (const engine of engines()) {
    test(`${name} in ${engine}`, async () => {
      const lms = await startLms(options);
      const browser = await launch(engine);
      try {
        const page = await browser.newPage();
        const open = async (query = '') => {
          await page.goto(`${lms.url}/${query}`);
          const notebook = new NotebookPage(page.frame());
          await notebook.ready();
          return { lesson: new ReadingTheIce(page.frame()), notebook };
        };
        await run({ lms, page, open });
      } finally {
        await browser.kill();
        lms.close();
      }
    });
  }
}

const kStored = { ms: 10_000 };
const stored = (lms, count) => until(async () => lms.notes().length === count || undefined, () => `the school has ${lms.notes().length} entries, not ${count}`, kStored);

/** Files that the page gives to the reader are kept there instead. */
const catchFiles = () => {
  globalThis.saved = [];
  const { createObjectURL } = URL;
  URL.createObjectURL = (blob) => {
    globalThis.saved.push({ blob });
    return createObjectURL.call(URL, blob);
  };
  HTMLAnchorElement.prototype.click = function () { globalThis.saved.at(-1).name = this.download; };
};
const savedFile = async () => {
  const [file] = globalThis.saved;
  return file?.name && { name: file.name, text: await file.blob.text() };
};

inEachEngine('a note, a value, a plot and a picture are put in, changed, taken out and, where it may leave the school, taken home', { notebook: true, leaves: true }, async ({ lms, page, open }) => {
  const { lesson, notebook } = await open();
  const t = texts('antarctica');
  const plot = t('plot');
  await lesson.go('bottom', 'bottom');
  await lesson.inStage('age');
  await lesson.sample(1500);
  await notebook.open();
  await notebook.write('The ice is <b>older</b> than I thought.');
  await notebook.take(new RegExp(`^${t('measurement.sample_depth')}: 1,500\\sm$`), t('measurement.sample_depth'));
  await notebook.take(notebook.t('take.plot', { name: plot }), plot);
  await notebook.take(notebook.t('take.picture'), notebook.t('kind.picture'));
  const all = [notebook.t('kind.picture'), plot, t('measurement.sample_depth'), notebook.t('kind.note')];
  await notebook.has(...all);
  await notebook.says(notebook.t('where.school'));
  await stored(lms, 4);
  const [, value, drawn, picture] = lms.notes();
  assert.deepEqual([value.value, value.unit, value.decimals], [1500, 'm', 0]);
  assert.ok(drawn.panes.some(({ series }) => series.some(({ points }) => points.length > 0)), 'a plot has its values');
  assert.match(picture.image, /^data:image\/(webp|jpeg|png);base64,/);
  // Something is to be seen on it.
  assert.ok(await page.frame().evaluate(async (url) => {
    const image = await createImageBitmap(document.querySelector(`dialog img[src="${url}"]`));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return new Set(new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)).size;
  }, picture.image) > 50, 'a picture has colours');

  // Words for the plot; then the note is another one.
  await notebook.button('change.of', { name: plot }).click();
  await notebook.frame.getByRole('textbox', { name: notebook.t('caption') }).fill('Where is the rest?');
  await notebook.button('save').click();
  await notebook.says(notebook.t('told.changed', { name: plot }));
  await notebook.button('change.of', { name: notebook.t('kind.note') }).click();
  await notebook.button('cancel').click();

  // Taken out, put back, taken out.
  await notebook.button('remove.of', { name: notebook.t('kind.picture') }).click();
  await notebook.has(...all.slice(1));
  await notebook.button('undo').click();
  await notebook.has(...all);
  await notebook.button('remove.of', { name: notebook.t('kind.picture') }).click();
  await stored(lms, 3);

  // The same beside the plot itself.
  await notebook.close();
  const player = texts('player');
  await notebook.frame.getByRole('button', { name: new RegExp(player('plot.more')) }).click();
  await notebook.frame.getByRole('button', { name: player('plot.keep') }).click();
  await notebook.says(notebook.t('told.in', { name: plot }));
  await stored(lms, 4);
  await notebook.frame.getByRole('button', { name: player('error.dismiss') }).click();
  await notebook.open();
  await notebook.has(plot, ...all.slice(1));

  await page.frame().evaluate(catchFiles);
  await notebook.button('home').press('Enter');
  const { name, text } = await page.frame().waitFor(savedFile);
  assert.match(name, /\.html$/);
  assert.ok(text.includes('The ice is &lt;b&gt;older&lt;/b&gt; than I thought.') && text.includes('Where is the rest?'));
  assert.match(text, /<div class="nb-plot" role="img"/);
  await notebook.close();

  // Another visit, then another activity of the module, in another language.
  const again = await open();
  await again.notebook.open();
  await again.notebook.has(plot, ...all.slice(1));
  await again.notebook.says('Where is the rest?');
  await page.goto(`${lms.url}/?activity=trapped-air&locale=es`);
  const other = new NotebookPage(page.frame(), 'es');
  await other.open();
  await other.says('Where is the rest?');
  await other.says(title('antarctica', 'ice-core'));
  await other.write('De otra actividad');
  await stored(lms, 5);
  assert.equal(lms.notes().at(-1).activity, 'trapped-air');
});

inEachEngine('where the school does not answer, the device keeps what was put in, and the student is told', { notebook: true, note: () => (answers ? undefined : 'lost') }, async ({ lms, open }) => {
  answers = false;
  const { notebook } = await open();
  await notebook.open();
  await notebook.write('Not lost');
  await notebook.says(notebook.t('where.waiting', { count: 1 }));
  assert.equal(lms.notes().length, 0);
  answers = true;
  const again = await open();
  await stored(lms, 1);
  await again.notebook.open();
  await again.notebook.says('Not lost');
  await again.notebook.says(again.notebook.t('where.school'));
});
let answers = true;

inEachEngine('where the school keeps none, it is on the device in each activity, and in no assessment', {}, async ({ page, lms, open }) => {
  const { notebook } = await open();
  await notebook.open();
  await notebook.write('Mine alone');
  await notebook.says(notebook.t('where.device'));
  const other = await open('?activity=trapped-air');
  await other.notebook.open();
  await other.notebook.says('Mine alone');
  await page.goto(`${lms.url}/?activity=ice-check&mode=assessment`);
  await other.notebook.menu.click();
  await page.frame().getByRole('button', { name: texts('player')('bar.settings') }).get();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  assert.equal(await other.notebook.button('notebook').count(), 0);
});

inEachEngine('by keyboard: its keys open it, Escape closes it, and the focus is where it was', { notebook: true }, async ({ page, open }) => {
  const { notebook } = await open();
  const frame = page.frame();
  await notebook.menu.focus();
  await frame.press('Alt+Shift+6');
  await notebook.dialog().get();
  await notebook.frame.getByRole('textbox', { name: notebook.t('write') }).fill('typed');
  await notebook.button('put').focus();
  await frame.press('Enter');
  await notebook.has(notebook.t('kind.note'));
  assert.equal(await frame.evaluate(() => document.activeElement.tagName), 'TEXTAREA');
  await notebook.button('remove.of', { name: notebook.t('kind.note') }).focus();
  await frame.press('Enter');
  assert.equal(await frame.evaluate(() => document.activeElement.textContent), notebook.t('undo'));
  await frame.press('Escape');
  await notebook.dialog().gone();
  assert.equal(await frame.evaluate(() => document.activeElement.id), 'menu');
});

/** What the launch says of it, and whether a saved page has what was typed. */
const kLeaving = [
  ['the page around says nothing', { notebook: true }, false],
  ['the page around says that it may not leave', { notebook: true, leaves: false }, false],
  ['the page around keeps no notebook, and says nothing', {}, false],
  ['it is allowed to leave, and held back beside the entries', { notebook: true, leaves: true, withheld: true }, false],
  ['the page around keeps no notebook, and says that it may leave', { leaves: true }, true],
];
for (const [where, said, leaves] of kLeaving) {
  inEachEngine(`what is typed is ${leaves ? '' : 'not '}on the page that is saved where ${where}`, said, async ({ page, open }) => {
    const { notebook } = await open();
    await notebook.open();
    await notebook.write('Nobody else reads this');
    const depth = texts('antarctica')('measurement.drill_depth');
    await notebook.take(new RegExp(`^${depth}:`), depth);
    await notebook.button('change.of', { name: depth }).click();
    await notebook.frame.getByRole('textbox', { name: notebook.t('caption') }).fill('Nor this');
    await notebook.button('save').click();
    if (leaves) assert.ok(!(await notebook.shown()).includes(notebook.t('home.withheld')));
    else await notebook.says(notebook.t('home.withheld'));
    await page.frame().evaluate(catchFiles);
    await notebook.button('home').click();
    const { text } = await page.frame().waitFor(savedFile);
    assert.deepEqual([/Nobody else reads this/, /Nor this/].map((typed) => typed.test(text)), [leaves, leaves]);
    assert.equal(text.split(notebook.t('withheld')).length - 1, leaves ? 0 : 2);
    assert.ok(text.includes(depth));
  });
}

test('that what is typed stays is said in each language', async () => {
  const lms = await startLms({ notebook: true });
  const browser = await launch(engines()[0]);
  try {
    const page = await browser.newPage();
    for (const locale of ['en', 'es', 'fr', 'zh-Hans', 'ar']) {
      await page.goto(`${lms.url}/?locale=${locale}`);
      const notebook = new NotebookPage(page.frame(), locale);
      await notebook.ready();
      await notebook.open();
      await notebook.says(notebook.t('home.withheld'));
    }
  } finally {
    await browser.kill();
    lms.close();
  }
});

/** What lies on the device of this name. */
const keptDraft = (frame, name) => frame.waitFor((wanted) => new Promise((resolve) => {
  const opening = indexedDB.open('skua-notebook', 1);
  opening.onsuccess = () => {
    const asking = opening.result.transaction('entries').objectStore('entries').getAllKeys();
    asking.onsuccess = () => {
      opening.result.close();
      resolve(asking.result.some(([, , id]) => id === wanted));
    };
  };
}), name);

inEachEngine('a note that is not finished stays until it is put in or deleted', { notebook: true }, async ({ lms, open }) => {
  let { notebook } = await open();
  const note = () => notebook.frame.getByRole('textbox', { name: notebook.t('write') });
  await notebook.open();
  await notebook.button('put').click();
  await notebook.says(notebook.t('put.empty'));
  await note().fill('Half a th');
  await notebook.close();
  await notebook.open();
  assert.equal(await note().value(), 'Half a th');
  await notebook.frame.press('Escape');
  await notebook.dialog().gone();
  await keptDraft(notebook.frame, 'draft');
  // It lies on the device, and the school has nothing of it.
  ({ notebook } = await open());
  await notebook.open();
  assert.equal(await note().value(), 'Half a th');
  assert.deepEqual(lms.notes(), []);
  await notebook.write('A whole thought');
  assert.equal(await note().value(), '');
  // A change that is not finished goes on as well.
  await notebook.button('change.of', { name: notebook.t('kind.note') }).click();
  const change = () => notebook.frame.getByRole('textbox', { name: notebook.t('write'), within: notebook.frame.getByRole('region', { name: new RegExp(notebook.t('entries', { count: 1 }).replace(/[()]/g, '.')) }) });
  await change().fill('A better one');
  await notebook.close();
  await keptDraft(notebook.frame, `draft${lms.notes()[0].id}`);
  ({ notebook } = await open());
  await notebook.open();
  assert.deepEqual(await notebook.frame.evaluate(() => [...document.querySelectorAll('dialog textarea')].map(({ value }) => value)), ['', 'A better one']);
  await notebook.button('save').click();
  await notebook.says('A better one');
  ({ notebook } = await open());
  await notebook.open();
  await notebook.has(notebook.t('kind.note'));
  await notebook.says('A better one');
});

inEachEngine('values of a sample that was taken before are put in, each with its depth', { notebook: true }, async ({ lms, open }) => {
  const { lesson, notebook } = await open();
  const t = texts('antarctica');
  const value = (name, number) => new RegExp(`^${t(name).replace(/[()]/g, '\\$&')}(?: \\(.+\\))?: ${number}\\s`);
  await lesson.go('bottom', 'bottom');
  await lesson.inStage('age');
  for (const depth_m of [1500, 900]) await lesson.sample(depth_m);
  await notebook.open();
  // The last one is there at first.
  await notebook.frame.getByRole('button', { name: value('measurement.sample_depth', '900') }).get();
  await notebook.frame.evaluate((label) => {
    const select = [...document.querySelectorAll('dialog label')].find((one) => one.textContent.includes(label)).querySelector('select');
    select.selectedIndex = [...select.options].findIndex(({ text }) => text.startsWith('1,500'));
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, t('measurement.of_sample'));
  const age = `${t('measurement.sample_ice_age')} (1,500 m)`;
  await notebook.frame.getByRole('button', { name: value('measurement.sample_ice_age', '[\\d,]+') }).click();
  await until(async () => lms.notes().length === 1 || undefined, () => 'nothing was put in');
  const [note] = lms.notes();
  assert.equal(note.name.replace(/\s/g, ' '), age);
  assert.equal(note.of, 'sample_ice_age');
  const card = await lesson.frame.evaluate(() => [...document.querySelectorAll('#n-panel table tr')].map((row) => [...row.cells].map((cell) => cell.textContent)).find(([depth]) => depth === '1,500'));
  assert.equal(note.value, Number(card[1].replace(/\D/g, '')));
});

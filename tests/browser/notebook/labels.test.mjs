// A picture of the stage is labelled: at a place of a name, by how far from its edges, and by pressing on it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { until } from '../driver/scope.mjs';
import { startLms } from '../lms.mjs';
import { NotebookPage } from '../notebook_page.mjs';
import { texts } from '../texts.mjs';

for (const engine of engines()) {
  test(`a picture of the frog is labelled by name, by keys and by pointer, in ${engine}`, async () => {
    const lms = await startLms({ module: 'frog-dissection', activity: 'inside-a-frog', notebook: true });
    const browser = await launch(engine);
    try {
      const page = await browser.newPage();
      const open = async () => {
        await page.goto(`${lms.url}/`);
        const notebook = new NotebookPage(page.frame());
        await notebook.open();
        return notebook;
      };
      const notebook = await open();
      const { frame } = notebook;
      const t = notebook.t;
      const entry = () => lms.notes().at(-1);
      const picture = t('kind.picture');
      await notebook.take(t('take.picture'), picture);
      await until(async () => entry() || undefined, () => 'the page has no picture');
      const eye = texts('frog-dissection')('part.eye.left');
      const place = entry().places.find(({ name }) => name.includes(eye));
      assert.ok(place, `"${eye}" is among ${JSON.stringify(entry().places)}`);

      // By the name of a place.
      await notebook.button('change.picture.of', { name: picture }).press('Enter');
      await notebook.button('label.add').press('Enter');
      await frame.getByRole('textbox', { name: t('label.text', { n: 1 }) }).fill('eye');
      await frame.getByRole('disclosure', { name: t('label.move', { n: 1 }) }).click();
      const named = frame.getByRole('combobox', { name: t('label.place', { n: 1 }) });
      await named.press('Home', ...Array(1 + entry().places.indexOf(place)).fill('ArrowDown'));
      // By keys.
      await notebook.button('label.add').press('Enter');
      await notebook.button('save').press('Enter');
      await notebook.says(t('labels.empty', { n: 2 }));
      await frame.getByRole('textbox', { name: t('label.text', { n: 2 }) }).fill('snout');
      await frame.getByRole('disclosure', { name: t('label.move', { n: 2 }) }).click();
      await frame.getByRole('slider', { name: t('label.across', { n: 2 }) }).press('Home', 'ArrowRight', 'ArrowRight');
      await frame.getByRole('slider', { name: t('label.down', { n: 2 }) }).press('End', 'ArrowLeft');
      // By the pointer.
      await frame.getByRole('img', { name: entry().description }).click();
      await frame.getByRole('textbox', { name: t('label.text', { n: 3 }) }).fill('belly <b>');
      // Left half-way: it stays as it was, and goes on there.
      await notebook.close();
      await notebook.open();
      assert.equal(await frame.getByRole('textbox', { name: t('label.text', { n: 3 }) }).value(), 'belly <b>');
      await notebook.button('save').press('Enter');
      await notebook.says(t('told.changed', { name: picture }));
      const expected = [
        { x: place.x, y: place.y, text: 'eye' },
        { x: 0.02, y: 0.99, text: 'snout' },
      ];
      await until(async () => entry().labels?.length === 3 || undefined, () => `the page has ${JSON.stringify(entry().labels)}`);
      const [, , pressed] = entry().labels;
      assert.deepEqual(entry().labels.slice(0, 2), expected);
      assert.ok(Math.abs(pressed.x - 0.5) < 0.02 && Math.abs(pressed.y - 0.5) < 0.02 && pressed.text === 'belly <b>', JSON.stringify(pressed));
      const list = () => frame.evaluate(() => [...document.querySelectorAll('dialog .nb-labels li')].map((item) => item.textContent));
      assert.deepEqual(await list(), ['eye', 'snout', 'belly <b>']);

      // One is taken out again, in another visit.
      const again = await open();
      await again.button('change.picture.of', { name: picture }).press('Enter');
      await again.button('label.remove', { n: 2 }).press('Enter');
      await again.button('save').press('Enter');
      await until(async () => entry().labels?.length === 2 || undefined, () => `the page has ${JSON.stringify(entry().labels)}`);
      assert.deepEqual(await list(), ['eye', 'belly <b>']);
    } finally {
      await browser.kill();
      lms.close();
    }
  });
}

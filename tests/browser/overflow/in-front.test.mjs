// What comes in front of a lesson has room for its texts: settings, notebook, and the bar's menu where that has little room.
import assert from 'node:assert/strict';
import { NotebookPage } from '../notebook_page.mjs';
import { texts } from '../texts.mjs';
import { visitInEachEngine } from '../visit.mjs';
import { look } from './look.mjs';

visitInEachEngine('settings, notebook and menu have room for every language', async (lesson, { page }) => {
  const { frame } = lesson;
  const faults = [];
  const lookAt = async (where, turn, open) => faults.push(...await look(page, frame, where, turn, open));
  const button = (part, key, locale) => frame.getByRole('button', { name: texts(part, locale)(key) });

  const openMenu = async (locale) => {
    const menu = button('player', 'bar.menu', locale);
    if (!(await menu.count())) return undefined;
    await menu.click();
    await frame.getByRole('combobox', { name: texts('player', locale)('bar.language') }).get();
    return () => menu.click();
  };
  await lesson.inStage('look');
  await lookAt('menu', 0, openMenu);

  await lookAt('settings, with all that is folded', 1, async (locale) => {
    await openMenu(locale);
    await button('player', 'bar.settings', locale).click();
    for (const part of ['shortcuts', 'about']) await frame.getByRole('disclosure', { name: texts('settings', locale)(part) }).click();
    return () => button('settings', 'close', locale).click();
  });

  const notebook = new NotebookPage(frame);
  await notebook.open();
  await notebook.write('Deeper than I thought.');
  for (const key of ['measurement.drill_depth', 'measurement.samples']) await notebook.take(new RegExp(`^${lesson.t(key)}:`), lesson.t(key));
  await notebook.take(notebook.t('take.picture'), notebook.t('kind.picture'));
  await notebook.close();
  await lookAt('notebook', 2, async (locale) => {
    const opened = new NotebookPage(frame, locale);
    await opened.open();
    return () => opened.close();
  });
  await lookAt('notebook while a picture is labelled', 3, async (locale) => {
    const opened = new NotebookPage(frame, locale);
    await opened.open();
    await opened.button('change.picture.of', { name: texts('notebook-page', locale)('kind.picture') }).click();
    await opened.button('label.add').click();
    return async () => {
      await opened.button('cancel').click();
      await opened.close();
    };
  });
  assert.deepEqual(faults, []);
}, { activity: 'trapped-air' });

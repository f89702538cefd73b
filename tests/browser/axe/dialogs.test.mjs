// What comes in front of a lesson: settings and notebook, in each language, theme and room.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kGalleryLanguages } from '../gallery_page.mjs';
import { NotebookPage } from '../notebook_page.mjs';
import { giveRoom } from '../room.mjs';
import { openLesson } from '../school_pages.mjs';
import { texts } from '../texts.mjs';
import { atSchool } from './at_school.mjs';
import { kForced, Views } from './views.mjs';
import { expectNothing, kBehindModal, kThemes } from './whole_page.mjs';

/** In every theme, in a wide window and on a phone. */
async function inEachTheme(views, where) {
  for (const [theme, media] of [...Object.entries(kThemes), ['forced colours', kForced]]) {
    await views.theme(media);
    for (const room of [[1280, 800], [390, 844]]) {
      await giveRoom(views.page, ...room);
      await views.look(`${where}, ${theme}, ${room.join(' x ')}`);
    }
  }
  await giveRoom(views.page, 1280, 800);
}

atSchool('axe, dialogs', (at) => {
  test('settings, with all that is folded', async () => {
    const page = await at.newPage();
    const { frame } = await openLesson(page, at.school);
    const views = new Views(page, frame, { without: kBehindModal });
    for (const locale of kGalleryLanguages) {
      await views.language(locale);
      const name = texts('player', locale)('bar.settings');
      await frame.getByRole('button', { name }).click();
      await frame.getByRole('dialog', { name }).get();
      for (const part of ['shortcuts', 'about']) await frame.getByRole('disclosure', { name: texts('settings', locale)(part) }).click();
      await inEachTheme(views, `settings, ${locale}`);
      await frame.getByRole('button', { name: texts('settings', locale)('close') }).click();
    }
    assert.deepEqual(views.found, []);
  });

  test('the notebook, with something of each kind, and while it is changed', async () => {
    const page = await at.newPage();
    const lesson = await openLesson(page, at.school, { activity: 'trapped-air' });
    const views = new Views(page, lesson.frame, { without: kBehindModal });
    let notebook = new NotebookPage(lesson.frame);
    await notebook.open();
    await expectNothing(page, 'empty notebook', kBehindModal);
    await notebook.write('Deeper than I thought.');
    for (const key of ['measurement.drill_depth', 'measurement.samples']) await notebook.take(new RegExp(`^${lesson.t(key)}:`), lesson.t(key));
    await notebook.take(notebook.t('take.picture'), notebook.t('kind.picture'));
    await notebook.button('remove.of', { name: notebook.t('kind.picture') }).click();
    await notebook.button('undo').click();
    await expectNothing(page, 'notebook', kBehindModal);
    await notebook.close();
    for (const locale of kGalleryLanguages) {
      await views.language(locale);
      notebook = new NotebookPage(lesson.frame, locale);
      await notebook.open();
      await inEachTheme(views, `notebook, ${locale}`);
      await notebook.button('change.picture.of', { name: notebook.t('kind.picture') }).click();
      await notebook.button('label.add').click();
      await inEachTheme(views, `notebook while a picture is labelled, ${locale}`);
      await notebook.button('cancel').click();
      await notebook.close();
    }
    assert.deepEqual(views.found, []);
  });
});

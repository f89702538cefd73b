// The gallery of widgets, however it is looked at.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kSheets } from '../gallery_page.mjs';
import { throughStates } from '../gallery_states.mjs';
import { openLesson } from '../school_pages.mjs';
import { atSchool } from './at_school.mjs';
import { Views } from './views.mjs';
import { expectNothing, kBehindModal, kThemes } from './whole_page.mjs';

atSchool('axe, the gallery', (at) => {
  test('each sheet, and a dialog', async () => {
    const page = await at.newPage();
    const gallery = await openLesson(page, at.school, { activity: 'widgets' });
    const views = new Views(page, gallery.frame);
    for (const [turn, sheet] of kSheets.entries()) {
      await gallery.sheet(sheet);
      await views.inEveryWay(sheet, turn);
    }
    await gallery.sheet('front');
    await expectNothing(page, 'front');
    await gallery.control('button', 'open_dialog').click();
    await gallery.control('dialog', 'dialog').get();
    await expectNothing(page, 'dialog', kBehindModal);
    assert.deepEqual(views.found, []);
  });

  test('what comes of using each sheet, in every language and theme', async () => {
    const page = await at.newPage();
    const gallery = await openLesson(page, at.school, { name: 'Ben Carter', activity: 'widgets' });
    const views = new Views(page, gallery.frame);
    await throughStates(gallery, async (name, { modal }) => {
      views.without = modal ? kBehindModal : [];
      await views.inAllLanguages(name);
      await views.language('en');
      await views.theme(kThemes.light);
    });
    assert.deepEqual(views.found, []);
  });
});

// The gallery of widgets, however it is looked at; its languages are in cases.mjs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kSheets } from '../gallery_page.mjs';
import { openLesson } from '../school_pages.mjs';
import { atSchool } from './at_school.mjs';
import { Views } from './views.mjs';

atSchool('axe, every view of the gallery', {}, (at) => {
  test('each sheet', async () => {
    const page = await at.browser.newPage();
    const gallery = await openLesson(page, at.school, { activity: 'widgets' });
    const views = new Views(page, gallery.frame);
    for (const [turn, sheet] of kSheets.entries()) {
      await gallery.sheet(sheet);
      await views.inEachShape(sheet, turn);
      await views.restore();
    }
    assert.deepEqual(views.found, []);
  });
});

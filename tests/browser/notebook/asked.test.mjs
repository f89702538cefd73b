// A lesson that asks for something in the notebook: what is put in is a command, so that the goal is reached again when the
// attempt goes on, and what it says is nobody's but the student's.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { until } from '../driver/scope.mjs';
import { startLms } from '../lms.mjs';
import { NotebookPage } from '../notebook_page.mjs';
import { ReadingTheIce } from '../reading_the_ice.mjs';
import { kSite } from '../school_server.mjs';

const kGoal = 'A note in your notebook';

/** "Reading the ice" with a goal more in its first stage: {manifest, alter} for the LMS. */
function withGoal() {
  const changed = new Map();
  const change = (entry, edit) => {
    const path = entry.url.replace('../../../', '/');
    const value = JSON.parse(readFileSync(join(kSite, path), 'utf8'));
    edit(value);
    const bytes = Buffer.from(JSON.stringify(value));
    changed.set(path, bytes);
    Object.assign(entry, { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length });
  };
  return {
    manifest: ({ activities }) => {
      const { file, locales } = activities.find(({ id }) => id === 'ice-core');
      change(file, ({ stages }) => stages[0].tasks.push({ goal: 'noted', until: "notes('note') > 0" }));
      change(locales.en, (texts) => { texts.noted = kGoal; });
    },
    alter: (path) => changed.get(path),
  };
}

for (const engine of engines()) {
  test(`a goal is reached by a note, and stays so, in ${engine}`, async () => {
    const lms = await startLms({ notebook: true, ...withGoal() });
    const browser = await launch(engine);
    try {
      const page = await browser.newPage();
      const open = async () => {
        await page.goto(`${lms.url}/`);
        return { lesson: new ReadingTheIce(page.frame()), notebook: new NotebookPage(page.frame()) };
      };
      let { lesson, notebook } = await open();
      await lesson.predict('bottom_age', 'y80000');
      await lesson.says(kGoal);
      assert.equal(await lesson.button('choose.show_card').count(), 0);
      await notebook.open();
      await notebook.write('My secret');
      await notebook.close();
      await lesson.button('choose.show_card').get();
      await until(async () => lms.commands().some(([, name]) => name === 'note') || undefined, () => JSON.stringify(lms.commands()));
      assert.deepEqual(lms.commands().find(([, name]) => name === 'note').slice(1), ['note', { kind: 'note' }]);
      assert.ok(!JSON.stringify(lms.commands()).includes('My secret'));
      ({ lesson, notebook } = await open());
      await lesson.button('choose.show_card').click();
      await lesson.inStage('age');
    } finally {
      await browser.kill();
      lms.close();
    }
  });
}

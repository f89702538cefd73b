// The task's panel is folded and comes back: beside the stage by a button in the bar, on a narrow page by the handle of its sheet.
import assert from 'node:assert/strict';
import { inGallery } from '../stage/gallery_stage.mjs';
import { texts } from '../texts.mjs';

const player = texts('player');

/** Parts of the lesson's window that stage and panel take, across and down. */
const partsOf = (frame) => frame.evaluate(() => {
  const part = (id) => {
    const { width, height } = document.getElementById(id).getBoundingClientRect();
    return { across: width / innerWidth, down: height / innerHeight };
  };
  return { stage: part('stage'), panel: part('panel') };
});

inGallery('the sheet of a narrow page is enlarged, folded and shown again', async (gallery, { room }) => {
  const { frame } = gallery;
  await gallery.sheet('controls');
  await room(390, 700);
  const lamp = gallery.control('switch', 'lamp_on');
  /** The handle while it leads to this height: what it says of the sheet, and whether it still has the focus. */
  const handle = (next) => frame.getByRole('button', { name: player(`sheet.${next}`) });
  const stands = (next, expanded) => handle(next).becomes((found) => found.expanded === `${expanded}`, `${expanded ? 'expanded' : 'folded'}`);

  await stands('full', true);
  const half = await partsOf(frame);
  await handle('full').press('Enter');
  assert.ok((await stands('folded', true)).focused, 'enlarged, the handle keeps the focus');
  const full = await partsOf(frame);
  assert.ok(full.panel.down > half.panel.down + 0.15 && full.stage.down < half.stage.down - 0.15, JSON.stringify({ half, full }));
  await lamp.get();

  await handle('folded').press('Enter');
  assert.ok((await stands('half', false)).focused, 'folded, the handle keeps the focus');
  await lamp.gone();
  const folded = await partsOf(frame);
  assert.ok(folded.panel.down < 0.12 && folded.stage.down > half.stage.down + 0.3, JSON.stringify({ half, folded }));
  await handle('half').press(' ');
  assert.ok((await stands('full', true)).focused, 'shown again, the handle keeps the focus');
  await lamp.get();
  assert.deepEqual(await partsOf(frame), half);

  // Drawn along: it goes to the height that is nearest.
  const along = (px) => [0, 0.3, 0.7, 1].map((part) => ({ x: 0, y: part * px }));
  await handle('full').drag(along(-130));
  await stands('folded', true);
  assert.deepEqual(await partsOf(frame), full);
  await handle('folded').drag(along(480));
  await stands('half', false);
  await lamp.gone();
  await handle('half').drag(along(-240));
  await stands('full', true);
  assert.deepEqual(await partsOf(frame), half);
  await handle('full').press('Enter');
  await stands('folded', true);

  // The keys for the task show it, folded or not.
  await handle('folded').click();
  await stands('half', false);
  await handle('half').focus();
  await frame.press('Alt+Shift+1');
  await lamp.get();
  await frame.waitFor(() => document.activeElement.closest('#task') !== null);
});

inGallery('beside the stage the panel is folded and shown again', async (gallery, { room }) => {
  const { frame } = gallery;
  await gallery.sheet('controls');
  await room(1240, 760);
  const lamp = gallery.control('switch', 'lamp_on');
  const toggle = frame.getByRole('button', { name: player('bar.panel-toggle') });
  assert.ok((await toggle.get()).pressed);
  const before = await partsOf(frame);
  await toggle.press('Enter');
  assert.ok((await toggle.becomes(({ pressed }) => !pressed, 'not pressed')).focused);
  await lamp.gone();
  assert.equal((await partsOf(frame)).stage.across, 1);
  await toggle.click();
  await toggle.becomes(({ pressed }) => pressed, 'pressed');
  await lamp.get();
  assert.deepEqual(await partsOf(frame), before);

  // By its keys, from within the panel: the focus goes to what shows it again.
  await lamp.focus();
  await frame.press('Alt+Shift+4');
  await toggle.becomes(({ pressed, focused }) => !pressed && focused, 'folded, with the focus');
  await lamp.gone();
  await frame.press('Alt+Shift+1');
  await toggle.becomes(({ pressed }) => pressed, 'pressed');
  await lamp.get();
  await frame.waitFor(() => document.activeElement.closest('#panel') !== null);
});

inGallery('after a finger has drawn the sheet, its handle goes on with keys', async (gallery, { room }) => {
  const { frame } = gallery;
  await room(390, 700);
  const handle = (next) => frame.getByRole('button', { name: player(`sheet.${next}`) });
  await handle('full').drag([0, -40, -90, -130].map((y) => ({ x: 0, y })));
  await handle('folded').focus();
  await frame.press('Enter');
  await handle('half').becomes(({ expanded }) => expanded === 'false', 'folded');
}, { only: ['chromium'], by: 'touch' });

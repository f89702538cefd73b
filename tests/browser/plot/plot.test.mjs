// What can be done with a plot beyond looking: its values and its picture are saved, and it is heard.
import assert from 'node:assert/strict';
import { texts } from '../texts.mjs';
import { visitInEachEngine } from '../visit.mjs';

const t = texts('player');

visitInEachEngine('a plot is saved and heard', async (lesson) => {
  const { frame } = lesson;
  await lesson.go('bottom', 'record');
  await lesson.inStage('warmest');
  await frame.evaluate(() => {
    globalThis.saved = [];
    const { click } = HTMLAnchorElement.prototype;
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob) => {
      globalThis.saved.push({ blob });
      return createObjectURL.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = function () {
      if (this.download) globalThis.saved.at(-1).name = this.download;
      else click.call(this);
    };
  });
  await frame.getByRole('button', { name: new RegExp(t('plot.more')) }).click();
  await frame.getByRole('button', { name: t('plot.csv') }).click();
  const { name, text } = await frame.waitFor(async () => {
    const [file] = globalThis.saved;
    return file?.name && { name: file.name, text: await file.blob.text() };
  });
  assert.match(name, /\.csv$/);
  const rows = text.trim().split('\r\n');
  assert.match(rows[1], /^\ufeff?[\d.]+,-?[\d.]+,/);
  assert.match(rows.at(-1), /Jouzel et al\. 2007/);

  await frame.getByRole('button', { name: t('plot.picture') }).click();
  const colours = await frame.waitFor(async () => {
    const file = globalThis.saved[1];
    if (!file?.name) return undefined;
    const { width, height } = await createImageBitmap(file.blob);
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context.drawImage(await createImageBitmap(file.blob), 0, 0);
    return new Set(new Uint32Array(context.getImageData(0, 0, width, height).data.buffer)).size;
  });
  assert.ok(colours > 50, `${colours} colours`);

  await frame.getByRole('button', { name: t('plot.listen') }).click();
  await frame.getByRole('button', { name: t('plot.hush') }).click();
  await frame.getByRole('button', { name: t('plot.listen') }).get();
});

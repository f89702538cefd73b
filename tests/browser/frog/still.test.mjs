// Skin that folds back is seen to move; for who wants no motion it is not, from that moment on. In Chromium, where that can be emulated.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines } from '../driver/index.mjs';
import { countPictures, picturesOf } from '../stage/pictures_drawn.mjs';
import { visitAFrog } from '../visit.mjs';

if (engines().includes('chromium')) {
  test('a flap of skin folds back in motion, and without', async () => visitAFrog(async (lesson, page) => {
    await lesson.outside();
    await lesson.inStage('skin');
    await lesson.cut('throat', 'pelvis');
    await lesson.cut('shoulder_right', 'shoulder_left');
    await lesson.cut('groin_right', 'groin_left');
    await lesson.frame.evaluate(countPictures);
    const pictures = picturesOf(lesson.frame);
    /** Pictures from the press to the pin, and the seconds that it took. */
    const folded = async (at, to) => {
      await lesson.chooseFold('skin', at, to);
      const [from, begun] = [await pictures(), Date.now()];
      await lesson.foldChosen();
      return { drawn: (await pictures()) - from, seconds: (Date.now() - begun) / 1000 };
    };
    /** The most pictures without motion: one a second, what the press and the pin bring, and where it comes to rest. */
    const most = ({ seconds }) => seconds + 6;
    const moving = await folded('upper_belly', 'right');
    assert.ok(moving.drawn > most(moving), `${JSON.stringify(moving)} in motion`);
    await page.engine.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    const still = await folded('upper_belly', 'left');
    assert.ok(still.drawn <= most(still), `${JSON.stringify(still)} without motion`);
  }));
}

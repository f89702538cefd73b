// Pictures of a page at the sizes in which it is judged.
import { join } from 'node:path';

const kSizes = [[1280, 800], [1024, 768], [390, 844]];
export const settle = () => new Promise((resolve) => setTimeout(resolve, 900));

/** A function that takes a picture at each size: NAME-WIDTH-LOOK.png in the folder. */
export function camera(page, folder, look) {
  return async (name) => {
    for (const [width, height] of kSizes) {
      await page.setViewport(width, height);
      await settle();
      await page.screenshot(join(folder, `${name}-${width}-${look}.png`));
    }
    await page.setViewport(...kSizes[0]);
  };
}

// How much room a lesson has: of the page, and where a browser's window can't be so narrow, of the frame in it.

/** WebKit's test browser has a toolbar that keeps the window wider; lower ones than this are nowhere sure. */
const kNarrowestWindow = 450;
const kLowestWindow = 450;

export async function giveRoom(page, width, height) {
  await page.setViewport(Math.max(width, kNarrowestWindow), Math.max(height, kLowestWindow));
  await page.evaluate((w, h) => Object.assign(document.querySelector('skua-player').style, { width: w, height: h }),
    width < kNarrowestWindow ? `${width}px` : '', height < kLowestWindow ? `${height}px` : '');
  await page.frame().waitFor((wanted) => innerWidth === wanted, width);
}

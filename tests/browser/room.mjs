// How much room a lesson has: of the page, and where a browser's window can't be so narrow, of the frame in it.

/** WebKit's test browser has a toolbar that keeps the window wider. */
const kNarrowestWindow = 450;

export async function giveRoom(page, width, height) {
  await page.setViewport(Math.max(width, kNarrowestWindow), height);
  await page.evaluate((css) => { document.querySelector('skua-player').style.width = css; }, width < kNarrowestWindow ? `${width}px` : '');
  await page.frame().waitFor((wanted) => innerWidth === wanted, width);
}

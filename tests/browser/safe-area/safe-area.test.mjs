// On a phone with a notch and round corners, all that can be operated, and the stage, lie where the screen shows and takes them.
// In Chromium, where such a screen can be emulated; a frame gets the page's insets there, as in Safari.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { until } from '../driver/scope.mjs';
import { Gallery } from '../gallery_page.mjs';
import { startLms } from '../lms.mjs';
import { texts } from '../texts.mjs';

const kPhones = [
  { size: [844, 390], insets: { top: 0, right: 47, bottom: 21, left: 47 } },
  { size: [390, 844], insets: { top: 47, right: 0, bottom: 34, left: 0 } },
];

/** Runs in the lesson's page: a sentence about each thing to operate, to read or to look at that does not lie, or can't be scrolled, where `insets` leave room. */
function outside(insets) {
  const faults = [];
  const look = (element, what) => {
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
    const over = { left: insets.left - left, right: right - innerWidth + insets.right, top: insets.top - top, bottom: bottom - innerHeight + insets.bottom };
    // What is higher than the room for it is scrolled through.
    if (height > innerHeight / 2) over.top = over.bottom = 0;
    for (const [side, px] of Object.entries(over)) if (width && height && px > 0.5) faults.push(`${what} lies ${px} px too far to the ${side}`);
  };
  // What lies over the stage shows nothing of itself but a ring.
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.closest('[inert]') && getComputedStyle(element).clipPath === 'none';
  const front = document.querySelector('dialog[open]');
  const things = (front ?? document).querySelectorAll('button, input, select, textarea, summary, label, h1, h2, h3, h4, p');
  for (const thing of things) if (shown(thing)) look(thing, `${thing.tagName} #${thing.id} "${(thing.innerText || thing.ariaLabel || '').slice(0, 30)}"`);
  const stage = document.getElementById('stage');
  if (!front && shown(stage)) {
    const { left, right, bottom } = stage.getBoundingClientRect();
    if (left < insets.left || right > innerWidth - insets.right || bottom > innerHeight - insets.bottom) faults.push(`the stage reaches from ${left} to ${right}, and down to ${bottom}`);
  }
  document.getElementById('task').scrollTo({ top: 0, behavior: 'instant' });
  return faults;
}

async function visit(locale, run) {
  const lms = await startLms({ module: 'gallery', activity: 'widgets' });
  const browser = await launch('chromium', { locale });
  try {
    const page = await browser.newPage();
    await page.goto(`${lms.url}/?locale=${locale}`);
    const session = await page.engine.page.context().newCDPSession(page.engine.page);
    const gallery = new Gallery(page.frame(), locale);
    await gallery.control('tablist', 'sheets').get();
    await page.evaluate(() => {
      document.body.style.margin = 0;
      Object.assign(document.querySelector('skua-player').style, { width: '100vw', height: '100vh' });
    });
    /** The phone is held another way, or is another one. */
    const hold = async ({ size, insets }) => {
      await page.setViewport(...size);
      await session.send('Emulation.setSafeAreaInsetsOverride', { insets });
      await page.frame().waitFor((width) => innerWidth === width, size[0]);
    };
    await run(gallery, { page, hold });
  } finally {
    await browser.kill();
    lms.close();
  }
}

if (engines().includes('chromium')) {
  for (const locale of ['en', 'ar']) {
    test(`nothing lies beneath a notch, in ${locale}`, () => visit(locale, async ({ frame }, { hold }) => {
      const player = texts('player', locale);
      const button = (key) => frame.getByRole('button', { name: player(key) });
      const inside = async (where, insets) => {
        let faults;
        await until(async () => ((faults = await frame.evaluate(outside, insets)).length === 0 || undefined), () => `${where}:\n${faults.join('\n')}`, { ms: 4000 });
      };
      for (const phone of kPhones) {
        const at = phone.size.join('x');
        await hold(phone);
        await inside(`stage and panel, ${at}`, phone.insets);
        await button('bar.menu').click();
        await button('bar.settings').get();
        await inside(`the menu, ${at}`, phone.insets);
        await button('bar.settings').click();
        await frame.getByRole('dialog', { name: player('bar.settings') }).get();
        await inside(`settings, ${at}`, phone.insets);
        await frame.press('Escape');
        await button('bar.menu').click();
        await button('bar.text').click();
        await frame.getByRole('heading', { name: player('stage.list') }).get();
        await inside(`text view, ${at}`, phone.insets);
        await button('bar.menu').click();
        await button('bar.text').click();
        await frame.getByRole('heading', { name: player('stage.list') }).gone();
      }
      // With the panel folded the stage has both sides, and beside it one.
      const wide = { size: [1280, 800], insets: { top: 0, right: 47, bottom: 21, left: 47 } };
      await hold(wide);
      await inside('on a wide screen', wide.insets);
      await button('bar.panel-toggle').click();
      await inside('on a wide screen without the panel', wide.insets);
      const { left, right } = await frame.evaluate(() => document.getElementById('stage').getBoundingClientRect().toJSON());
      assert.deepEqual([left, right], [47, 1280 - 47], 'and it takes all that is left');
    }));
  }
}

// axe finds nothing in a lesson, however it is looked at: in each language and theme, as text, on a phone, with the menu open, in the
// system's own colours. In Chromium. Only the lesson's own document is looked at here, which is quick; the page around it in whole_page.mjs.
import assert from 'node:assert/strict';
import { kGalleryLanguages } from '../gallery_page.mjs';
import { speak } from '../overflow/look.mjs';
import { giveRoom } from '../room.mjs';
import { texts } from '../texts.mjs';
import { atRest, expectNothing, kThemes, listed, optionsOf, putAxeInto } from './whole_page.mjs';

const kDesk = [1280, 800], kPhone = [390, 844];
const kOthers = kGalleryLanguages.filter((locale) => locale !== 'en');

/** Colours of the system: the stage reads them, too. */
export const kForced = { colorScheme: 'dark', contrast: 'no-preference', forcedColors: 'active' };

/** With colours of the system the browser lays the page's ground behind words, which axe does not know: those of the same colour can't be seen. */
function wordsOnTheirOwnColour() {
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = 'Canvas';
  const ground = getComputedStyle(probe).color;
  probe.remove();
  return [...document.querySelectorAll('body *')].filter((element) => {
    const hasWords = [...element.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
    const { color, forcedColorAdjust } = getComputedStyle(element);
    return hasWords && color === ground && forcedColorAdjust !== 'none' && element.checkVisibility({ visibilityProperty: true });
  }).map((element) => `"${element.textContent.trim().slice(0, 40)}" has the colour of the ground that the browser lays behind it`);
}

export class Views {
  /** Of an open lesson. `without`: rules that can't hold there. */
  constructor(page, frame, { without = [] } = {}) {
    Object.assign(this, { page, frame, without, locale: 'en', media: kThemes.light, found: [] });
  }

  async theme(media) {
    await this.page.engine.page.emulateMedia(media);
    this.media = media;
    await this.frame.waitFor(atRest);
  }

  async language(locale) {
    if (locale === this.locale) return;
    await speak(this.page, this.frame, locale);
    this.locale = locale;
  }

  button(key) { return this.frame.getByRole('button', { name: texts('player', this.locale)(key) }); }

  async room(size) {
    await giveRoom(this.page, ...size);
    if (size === kPhone) await this.button('bar.menu').get();
    else await this.button('bar.menu').gone();
  }

  /** A button of the bar; where that has little room, it stands in a menu, which is opened for it. */
  async inBar(key) {
    if (await this.button('bar.menu').count()) await this.button('bar.menu').click();
    return this.button(key);
  }

  async textView(wanted) {
    await (await this.inBar('bar.text')).click();
    const list = this.frame.getByRole('heading', { name: texts('player', this.locale)('stage.list') });
    if (wanted) await list.get();
    else await list.gone();
  }

  /** Keeps what axe has against what stands there now. */
  async look(where) {
    const document = this.page.engine.page.mainFrame().childFrames()[0];
    await putAxeInto(document);
    const { violations, passed } = await document.evaluate(async (options) => {
      const answer = await globalThis.axe.run(globalThis.document, options);
      return { violations: answer.violations, passed: answer.passes.length };
    }, optionsOf(this.without));
    assert.ok(passed > 10, `${where}: axe has looked at nothing`);
    this.found.push(...listed(where, violations));
    if (this.media !== kForced) return;
    for (const fault of await this.frame.evaluate(wordsOnTheirOwnColour)) this.found.push(`${where}: ${fault}`);
  }

  /** In every language and theme. */
  async inAllLanguages(where) {
    for (const locale of kGalleryLanguages) {
      await this.language(locale);
      for (const [name, media] of Object.entries(kThemes)) {
        await this.theme(media);
        await this.look(`${where}, ${locale}, ${name}`);
      }
    }
  }

  /** In every theme, each in another language than English; as the turns go on, every language in every theme. */
  async inTurn(where, turn) {
    for (const [n, [name, media]] of Object.entries(kThemes).entries()) {
      await this.language(kOthers[(turn + n) % kOthers.length]);
      await this.theme(media);
      await this.look(`${where}, ${this.locale}, ${name}`);
    }
    await this.asAtFirst();
  }

  /** In every theme as text, on a phone, as text on a phone, and with the menu open there: each time in another language from the turn's on. */
  async inEachShape(where, turn = 0) {
    let at = turn;
    const named = async (name) => {
      await this.language(kGalleryLanguages[at++ % kGalleryLanguages.length]);
      return `${where}, ${this.locale}, ${name}`;
    };
    for (const [theme, media] of [...Object.entries(kThemes), ['forced colours', kForced]]) {
      await this.theme(media);
      if (media === kForced) await this.look(await named(theme));
      const text = await named(`text view, ${theme}`);
      await this.textView(true);
      await this.look(text);
      await this.room(kPhone);
      await this.look(await named(`text view on a phone, ${theme}`));
      await this.textView(false);
      await this.look(await named(`phone, ${theme}`));
      const menu = await named(`menu, ${theme}`);
      await this.button('bar.menu').click();
      await this.frame.getByRole('combobox', { name: texts('player', this.locale)('bar.language') }).get();
      await this.look(menu);
      await this.button('bar.menu').click();
      await this.room(kDesk);
    }
  }

  /** In every language and shape; then as at first. */
  async inEveryWay(where, turn) {
    await this.inAllLanguages(where);
    await this.inEachShape(where, turn);
    await this.asAtFirst();
  }

  async asAtFirst() {
    await this.language('en');
    await this.theme(kThemes.light);
  }
}

/**
 * A whole lesson: each of its stages as it begins, and its result, the whole page in English and the lesson in other languages by turns;
 * of those `wanted` all views. `options` of the walk.
 */
export async function lookAround(page, lesson, stages, wanted, options = {}) {
  const views = new Views(page, lesson.frame);
  const around = async (where, turn) => {
    await expectNothing(page, where);
    if (wanted.includes(where)) await views.inEveryWay(where, wanted.indexOf(where));
    else await views.inTurn(where, turn);
  };
  for (const [turn, stage] of stages.entries()) {
    await lesson.inStage(stage);
    await around(stage, turn);
    await lesson.inStage(stage);
    await lesson[stage](options);
  }
  await lesson.result();
  await around('result', stages.length);
  assert.deepEqual(views.found, []);
}

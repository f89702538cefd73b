// Somebody with a keyboard and nothing else: Tab until the thing has the focus, arrow keys inside a group of radio buttons or
// tabs, Enter or Space to operate it. No script moves the focus here and no pointer is there, so what Tab does not reach, or
// does not leave again, fails.
import { patience, until } from './scope.mjs';

/** How long the focus may take to move after a key: into a frame it goes through another process. */
const kMoveMs = 1000 * patience;
/** How long after something was operated the focus may be nowhere, until the lesson gives it a new place. */
const kSettleMs = 3000 * patience;
/** Nobody presses Tab more often than that for one thing. */
const kMostTabs = 400;

/** What operates a thing that has the focus, by its role; nothing for what is only typed into. */
const kOperate = { checkbox: ' ', switch: ' ', radio: ' ', combobox: undefined, textbox: undefined, spinbutton: undefined, slider: undefined };

export class Keyboard {
  #inFrame = false;
  #last = 'nothing yet';

  constructor(page) {
    this.page = page;
    this.frame = page.frame();
  }

  /** Another page is there: the keys are with it, not with a frame of it. */
  newPage() {
    this.#inFrame = false;
    this.#last = 'nothing yet';
  }

  /** Presses keys where the focus is. */
  async press(...keys) {
    const scope = this.#inFrame ? this.frame : this.page.main;
    await this.page.engine.press(keys, await scope.realm());
  }

  /**
   * Where the focus is, and where from there the sought thing lies. A document with the keys in it is asked first: in WebKit's
   * driver, asking another one would take them there.
   */
  async #look(locator) {
    if (this.#inFrame) {
      const seen = await this.frame.find('standing', locator?.scope.inFrame ? locator.query : null).catch(() => undefined);
      if (seen?.here) return { ...seen, inFrame: true };
      this.#inFrame = false;
    }
    const { main } = this.page;
    const seen = locator?.scope.inFrame ? await main.find('standingAtFrame') : await main.find('standing', locator?.query);
    if (!seen.here || !seen.frame) return { ...seen, inFrame: false, there: seen.there && !locator?.scope.inFrame };
    const inside = await this.frame.find('standing', locator?.scope.inFrame ? locator.query : null);
    this.#inFrame = inside.here;
    return { ...inside, ahead: inside.ahead ?? seen.ahead, inFrame: true };
  }

  /** Where the focus is now; `outside`: not in this page. */
  async where() {
    const { here, nothing, inFrame, words } = await this.#look();
    return { outside: !here, nothing, inFrame, words };
  }

  static #placeOf({ here, nothing, inFrame, number }) {
    return `${here && !nothing ? inFrame : 'edge'} ${number}`;
  }

  /** Presses one key, waits until the focus has moved, and says where it is then. */
  async #step(key, locator, before) {
    await this.press(key);
    const from = Keyboard.#placeOf(before);
    const moved = async () => {
      const seen = await this.#look(locator);
      return Keyboard.#placeOf(seen) === from ? undefined : seen;
    };
    return until(moved, () => `${key} does not move the focus from ${before.words ?? 'the page'}`, { ms: kMoveMs });
  }

  /** Tab, or Shift+Tab, to whichever side the next thing in that direction is: the focus then, and whether the page was left. */
  async tab({ back = false } = {}) {
    await this.#step(back ? 'Shift+Tab' : 'Tab', undefined, await this.#look());
    return this.where();
  }

  /** Goes back with Shift+Tab to what lies before the frame, and from there through it with Tab: what in it can be operated and got no focus, in words. */
  async notReachedInFrame() {
    let seen = await this.#look();
    for (let presses = 0; seen.inFrame && presses < kMostTabs; presses += 1) seen = await this.#step('Shift+Tab', undefined, seen);
    await this.frame.find('forgetStops');
    let missing = ['all of it'];
    for (let presses = 0; missing.length > 0 && presses < kMostTabs; presses += 1) {
      const wasInside = seen.inFrame;
      seen = await this.#step('Tab', undefined, seen);
      if (wasInside && !seen.inFrame) break;
      if (seen.inFrame) missing = await this.frame.find('notReached');
    }
    return missing;
  }

  /** After something was operated, the focus is somewhere: who sees nothing would have to begin again at the top. */
  async #begin(locator) {
    return until(async () => {
      const seen = await this.#look(locator);
      return seen.inFrame && seen.nothing ? undefined : seen;
    }, () => `nothing has the focus any more after ${this.#last}`, { ms: kSettleMs });
  }

  /**
   * Presses Tab until the thing has the focus: first in the direction in which it lies in the document, at the page's edge
   * back to the other edge. Fails when it was not reached then, or the focus goes round on the way.
   */
  async reach(locator) {
    await locator.get();
    let seen = await this.#begin(locator);
    if (seen.there) return;
    let key = seen.ahead === false ? 'Shift+Tab' : 'Tab';
    let edges = 0;
    let passed = new Set();
    const path = [];
    for (let presses = 0; presses < kMostTabs; presses += 1) {
      seen = await this.#step(seen.arrow ?? key, locator, seen);
      if (seen.there) return;
      const isEdge = !seen.here || seen.nothing;
      path.push(isEdge ? 'the edge of the page' : seen.words);
      const place = Keyboard.#placeOf(seen);
      if (isEdge) {
        if (++edges === 2) break;
        key = key === 'Tab' ? 'Shift+Tab' : 'Tab';
        passed = new Set();
      } else if (passed.has(place)) break;
      passed.add(place);
    }
    throw new Error(await locator.explain(`can't be reached with Tab, which went to: ${path.join(', ')}`));
  }

  /** Operates it as a click would. */
  async operate(locator) {
    const { role } = locator.query;
    await locator.becomes(({ disabled }) => !disabled, 'enabled');
    await this.reach(locator);
    this.#last = `${role} ${JSON.stringify((await locator.get()).name)} was operated`;
    if (await this.#isSo(locator)) return;
    const key = role in kOperate ? kOperate[role] : 'Enter';
    if (key) await this.press(key);
  }

  /** A radio button or a tab that the arrow keys have chosen already. */
  async #isSo(locator) {
    const { role } = locator.query;
    if (role !== 'radio' && role !== 'tab') return false;
    const { checked, selected } = await locator.get();
    return role === 'radio' ? checked : selected;
  }

  /** Replaces what a text field holds by typing. */
  async fill(locator, text) {
    await this.reach(locator);
    this.#last = `something was typed into ${JSON.stringify((await locator.get()).name)}`;
    await this.press('Control+a');
    await this.press(...(text === '' ? ['Delete'] : text));
  }
}

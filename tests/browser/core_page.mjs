// A lesson about the ice core, as a student uses it: finds everything by role and name, reads values from what the lesson shows.
import assert from 'node:assert/strict';
import { until } from './driver/scope.mjs';
import { pattern, readNumber, texts, unmarked, written } from './texts.mjs';

/** How long storage may be silent before the lesson says that work is only in the page. */
const kWriteMs = 500;

export class CorePage {
  /** `frame`: the lesson's document; `part`: whose texts it says, see texts.mjs. */
  constructor(frame, part, locale = 'en') {
    this.frame = frame;
    this.part = part;
    this.locale = locale;
    this.t = texts(part, locale);
  }

  button(key, args) { return this.frame.getByRole('button', { name: this.t(key, args) }); }
  pattern(key) { return pattern(this.part, this.locale, key); }
  number(text) { return readNumber(text, this.locale); }
  written(number, decimals) { return written(number, this.locale, decimals); }

  /** The one visible text of a key, with its arguments. Waits for it. */
  async read(key, role = undefined) {
    const found = await this.readAll(key, 1, role);
    assert.equal(found.length, 1, `"${key}" stands there ${found.length} times`);
    return found[0];
  }

  /** Arguments of every visible text of a key, in the order in which they stand there; waits for at least `least`. */
  async readAll(key, least = 1, role = undefined) {
    const wanted = this.pattern(key);
    const has = (texts) => texts.map((text) => wanted.exec(text)?.groups ?? (wanted.test(text) ? {} : undefined)).filter(Boolean);
    const lines = () => this.frame.evaluate((selector) => [...document.querySelectorAll(selector)]
      .filter((element) => element.checkVisibility()).map((element) => element.textContent.trim()), role ?? '.words');
    return until(async () => {
      const found = has(await lines());
      return found.length >= least ? found : undefined;
    }, async () => `"${key}" (${wanted}) does not stand there ${least} times, but:\n${await this.shown()}`);
  }

  /** Waits until the lesson says that all of the student's work is with the school. */
  async everythingSent() {
    await this.says(texts('player', this.locale)('status.saved'));
  }

  /** What the lesson says of where the student's work is. */
  status() { return this.frame.evaluate(() => document.getElementById('status').innerText.trim()); }

  /**
   * Waits until the lesson says that what could not be sent is on this device. Where the browser has not promised to keep it,
   * the lesson only says that it waits; a write that takes longer than half a second would be told.
   */
  async everythingKept() {
    const words = ['kept', 'waiting'].map((word) => texts('player', this.locale)(`status.${word}`));
    let since;
    await until(async () => {
      since = words.includes(await this.status()) ? since ?? Date.now() : undefined;
      return (since && Date.now() - since > kWriteMs) || undefined;
    }, async () => `the lesson does not say that all is kept, but:\n${await this.shown()}`);
  }

  shown() { return this.frame.evaluate(() => document.body.innerText); }

  /** Waits until this text stands there. */
  async says(text) {
    await until(async () => unmarked(await this.shown()).includes(unmarked(text)) || undefined,
      async () => `"${text}" does not stand there, but:\n${await this.shown()}`);
  }

  next(key = 'next') { return this.button(key).click(); }

  /** The card of the sample from this depth. */
  card(depth_m) { return this.frame.getByRole('heading', { name: this.t('sample.title', { depth: this.written(depth_m) }) }); }

  /** Moves the drill to a depth by its field, and waits until it is there. */
  async drill(depth_m) {
    const bottom = this.written(3190);
    await this.frame.getByRole('textbox', { name: this.t('depth', { bottom }) }).fill(String(depth_m));
    await this.button('lower_drill').click();
    await this.says(this.t('sample.can', { depth: this.written(depth_m) }));
  }

  /** Drills to a depth and takes a sample there. */
  async sample(depth_m) {
    await this.drill(depth_m);
    await this.button('take_sample').click();
    await this.card(depth_m).get();
  }

  /** Takes a sample there, and takes it back with the keyboard: no card stands there, and the focus where it was. */
  async sampleAndUndo(depth_m) {
    await this.sample(depth_m);
    const title = this.t('sample.title', { depth: this.written(depth_m) });
    const undo = this.button('undo');
    await undo.press('Enter');
    await until(async () => !unmarked(await this.shown()).includes(unmarked(title)) || undefined, () => `"${title}" still stands there`);
    const { focused } = await undo.get();
    assert.ok(focused, 'the button keeps the focus');
    await this.says(this.t('sample.can', { depth: this.written(depth_m) }));
  }

  /** Opens the record in numbers, if it is folded. */
  async unfoldFindings() {
    const open = await this.readAll('findings.time', 0);
    if (open.length === 0) await this.frame.getByRole('disclosure', { name: this.t('findings') }).click();
  }
}

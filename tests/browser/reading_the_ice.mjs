// Goes through the lesson "Reading the ice" as a student does: finds everything by role and name, reads values from what
// the lesson shows, and answers from them.
import assert from 'node:assert/strict';
import { until } from './driver/scope.mjs';
import { pattern, readNumber, texts, written } from './texts.mjs';

export const kChapters = ['bottom', 'age', 'air', 'record', 'warmest', 'coldest', 'today', 'result'];

/** How long storage may be silent before the lesson says that work is only in the page. */
const kWriteMs = 500;

export class ReadingTheIce {
  /** `frame`: the lesson's document. */
  constructor(frame, locale = 'en') {
    this.frame = frame;
    this.locale = locale;
    this.t = texts('antarctica', locale);
  }

  button(key, args) { return this.frame.getByRole('button', { name: this.t(key, args) }); }
  pattern(key) { return pattern('antarctica', this.locale, key); }
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

  async inChapter(chapter) {
    await this.frame.getByRole('heading', { name: this.t(`chapter.${chapter}`) }).get();
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
    await until(async () => (await this.shown()).includes(text) || undefined,
      async () => `"${text}" does not stand there, but:\n${await this.shown()}`);
  }

  async predict(item, option, args = {}) {
    await this.frame.getByRole('radio', { name: this.t(`predict.${item}.${option}`, args) }).click();
    await this.button('predict').click();
  }

  /** Drills to a depth by its field and takes a sample there. */
  async sample(depth_m) {
    const bottom = this.written(3190);
    await this.frame.getByRole('textbox', { name: this.t('depth', { bottom }) }).fill(String(depth_m));
    await this.button('lower_drill').click();
    await this.says(this.t('sample.can', { depth: this.written(depth_m) }));
    await this.button('take_sample').click();
    await this.frame.getByRole('heading', { name: this.t('sample.title', { depth: this.written(depth_m) }) }).get();
  }

  /** Takes a sample there, and takes it back with the keyboard: no card stands there, and the focus where it was. */
  async sampleAndUndo(depth_m) {
    await this.sample(depth_m);
    const title = this.t('sample.title', { depth: this.written(depth_m) });
    const undo = this.button('undo');
    await undo.press('Enter');
    await until(async () => !(await this.shown()).includes(title) || undefined, () => `"${title}" still stands there`);
    const { focused } = await undo.get();
    assert.ok(focused, 'the button keeps the focus');
    await this.says(this.t('sample.can', { depth: this.written(depth_m) }));
  }

  async answer(item, text, args = {}) {
    await this.frame.getByRole('textbox', { name: this.t(item, args) }).fill(text);
    await this.button('check').click();
  }

  next(key = 'next') { return this.button(key).click(); }

  // ---- chapters ---------------------------------------------------------------------------------------

  async bottom() {
    const guesses = { a: this.written(8000), b: this.written(80_000), c: this.written(800_000), bottom: this.written(3190) };
    await this.predict('bottom_age', '80000', guesses);
  }

  /** With `mistakes`: first a sample that is taken back, the age of the air instead of the ice, a hint, then the right one. */
  async age({ mistakes = false } = {}) {
    const { depth } = await this.read('prompt.age');
    if (mistakes) await this.sampleAndUndo(1000);
    await this.sample(this.number(depth));
    if (mistakes) {
      const air = await this.read('sample.gas_age');
      await this.answer('age_at_depth', air.n, { depth });
      await this.read('age_at_depth.again.gas_age');
      await this.button('hint', { left: this.written(3) }).click();
      await this.read('age_at_depth.hint.1');
    }
    const ice = await this.read('sample.ice_age');
    await this.answer('age_at_depth', ice.n, { depth });
    await this.next();
  }

  async air() {
    await this.frame.getByRole('radio', { name: this.t('air_younger.sealed_later') }).click();
    await this.button('check').click();
    await this.next();
  }

  async record() {
    for (const part of await this.readAll('part.open', 0)) {
      await this.sample(Math.round((this.number(part.from) + this.number(part.to)) / 2));
    }
    await this.predict('co2_and_cold', 'colder');
    await this.button('analyse_core').click();
    await this.read('prompt.analysed');
    await this.next();
  }

  /** Opens the record in numbers, if it is folded. */
  async unfoldFindings() {
    const open = await this.readAll('findings.time', 0);
    if (open.length === 0) await this.frame.getByRole('disclosure', { name: this.t('findings') }).click();
  }

  /** Reads the list of warm and cold times and takes the one with the highest (1) or lowest (-1) temperature. */
  async extreme(item, sign) {
    await this.unfoldFindings();
    const times = await this.readAll('findings.time', 8);
    const [best] = times.sort((a, b) => sign * (this.number(b.n) - this.number(a.n)));
    await this.answer(item, best.age);
    await this.next();
  }
  warmest() { return this.extreme('warmest', 1); }
  coldest() { return this.extreme('coldest', -1); }

  async today() {
    await this.predict('today_level', 'far_above');
    await this.button('show_today').click();
    await this.unfoldFindings();
    const core = await this.read('findings.co2');
    const mauna_loa = await this.read('findings.today');
    const above = this.number(mauna_loa.latest) - this.number(core.high);
    await this.answer('today_co2', this.written(above, 1));
    await this.next('next.result');
  }

  /** What the result says: {points, possible}. */
  async result() {
    const said = await this.read('result.points');
    return { points: this.number(said.points), possible: this.number(said.possible) };
  }

  /** Goes through chapters, the last one included; `mistakes` as in age(). */
  async go(from = 'bottom', to = 'today', options = {}) {
    for (const chapter of kChapters.slice(kChapters.indexOf(from), kChapters.indexOf(to) + 1)) {
      await this.inChapter(chapter);
      await this[chapter](options);
    }
  }
}

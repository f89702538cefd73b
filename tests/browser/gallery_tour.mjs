// Through each sheet of the gallery, by role and name only, doing with each widget what can be done with it: in every language,
// beside the stage and in text view.
import assert from 'node:assert/strict';
import { kPlots } from './gallery_page.mjs';
import { attemptOf } from './school_pages.mjs';
import { texts, written } from './texts.mjs';

const kColours = ['warm', 'neutral', 'cold', 'amber', 'rose'];
const kTones = ['right', 'again', 'info', 'hint'];

/** Goes through the gallery of a student who has just opened it. `inWords`: in text view. */
export class GalleryTour {
  constructor(gallery, { inWords = false } = {}) {
    this.gallery = gallery;
    this.inWords = inWords;
    this.t = gallery.t;
    this.player = texts('player', gallery.locale);
  }

  control(role, key, args) { return this.gallery.control(role, key, args); }
  button(name) { return this.gallery.frame.getByRole('button', { name }); }
  group(key) { return this.control('group', key); }
  light() { return this.control('meter', 'brightness'); }
  shows(lux) { return this.light().becomes(({ valueText }) => valueText === this.gallery.lux(lux), `${lux} lx`); }
  meter() { return this.gallery.meter(); }
  glass(place) { return this.control('button', `glass.${place}`); }

  async whole() {
    if (this.inWords) {
      await this.button(this.player('bar.text')).click();
      await this.gallery.frame.getByRole('heading', { name: this.player('stage.list') }).get();
    }
    await this.gallery.sheet('controls');
    await this.lamp();
    await this.buttons();
    await this.fields();
    await this.outOfReach();
    await this.bench();
    await this.words();
    await this.data();
    await this.front();
    await this.space();
    await this.kept();
    await this.question();
  }

  async lamp() {
    const lamp = this.control('switch', 'lamp_on');
    await this.group('lamp.on').get();
    assert.ok((await lamp.get()).checked);
    await lamp.press('Enter');
    await lamp.becomes(({ checked }) => !checked, 'off');
    await this.group('lamp.off').get();
    await this.shows(0);
    await this.control('button', 'measure').becomes(({ disabled }) => disabled, 'disabled in the dark');
    await lamp.click();
    await this.shows(100);

    // Typed, by its buttons and by keys; it ends where there are no more bulbs.
    const bulbs = this.control('spinbutton', 'bulbs');
    const [less, more] = ['less', 'more'].map((word) => this.button(`${this.t('bulbs')}: ${this.t(`ui.${word}`)}`));
    const has = (n, ...ended) => bulbs.becomes(({ value, description }) => value === `${n}` && description === [this.t('bulbs.count', { n }), ...ended].join(' '), `${n} bulbs`);
    assert.ok((await less.get()).disabled);
    await bulbs.fill('9');
    await bulbs.press('Tab');
    await has(6, this.t('ui.most', { n: 6 }));
    await more.becomes(({ disabled }) => disabled, 'disabled at the end');
    await bulbs.fill('1');
    await bulbs.press('Tab');
    await more.click();
    await has(2);
    await more.click();
    await has(3);
    await less.click();
    await has(2);
    await this.shows(200);

    const distance = this.control('slider', 'distance_again');
    const lies = (cm) => distance.becomes(({ value, valueText }) => value === `${cm}` && valueText === this.gallery.cm(cm), `${cm} cm`);
    await distance.press('ArrowDown', 'ArrowDown');
    await lies(90);
    await distance.press('Home');
    await lies(20);
    await this.shows(5000);
    // A knob that was moved three times has been moved once.
    await this.control('button', 'undo').click();
    await lies(100);
  }

  async buttons() {
    const measure = this.control('button', 'measure');
    const clear = this.control('button', 'clear_readings');
    await measure.becomes(({ disabled }) => !disabled, 'possible in the light');
    const tip = (shown) => this.gallery.frame.waitFor((words, wanted) => [...document.querySelectorAll('.tooltip')].some(({ innerText }) => innerText === words) === wanted, this.t('measure.more'), shown);
    await this.control('switch', 'lamp_on').press('Tab');
    await measure.press('Shift');
    await tip(true);
    await this.gallery.frame.press('Escape');
    await tip(false);
    assert.ok((await measure.get()).focused);
    assert.ok((await clear.get()).disabled);
    await this.gallery.frame.press('Enter');
    await clear.becomes(({ disabled }) => !disabled, 'possible with a reading');
    await clear.click();
    await clear.becomes(({ disabled, focused }) => disabled && focused, 'disabled, and still focused');
  }

  async fields() {
    const box = this.control('checkbox', 'ticked');
    await box.click();
    await box.becomes(({ checked }) => checked, 'ticked');
    await box.press(' ');
    await box.becomes(({ checked }) => !checked, 'not ticked');
    await box.click();
    await this.gallery.choose('colour', kColours, 'cold');
    await this.place();
    const name = this.control('textbox', 'name');
    await name.fill('x');
    await this.gallery.says(this.t('name.short'));
    await name.becomes(({ description }) => description === this.t('name.short'), 'described by what is wrong');
    await name.fill('Lux');
    await this.gallery.saysNoLonger(this.t('name.short'));
    await this.control('textbox', 'note').fill('Less');
  }

  /** A number that can't be is refused in words, until another one is typed. */
  async place() {
    const field = this.control('textbox', 'place');
    assert.equal((await field.get()).description, this.t('unit.cm'));
    await field.fill('12');
    await this.control('button', 'put_there').click();
    await field.becomes(({ description }) => description === `${this.t('unit.cm')} ${this.t('place.bad')}`, 'described by what is wrong');
    await field.fill('150');
    await this.gallery.saysNoLonger(this.t('place.bad'));
    await this.control('button', 'put_there').click();
    await this.meter().becomes(({ value }) => value === '150', 'at 150 cm');
    await field.fill('100');
    await field.press('Enter');
    await this.meter().becomes(({ value }) => value === '100', 'at 100 cm');
  }

  /** What is disabled can be reached, says so, and does not change. */
  async outOfReach() {
    const { description } = await this.group('off').get();
    assert.equal(description, this.t('off.more'));
    for (const [role, key, ...keys] of this.disabled()) {
      const one = this.control(role, key);
      const before = await one.get();
      assert.ok(before.disabled, key);
      await one.press(...keys);
      await this.gallery.frame.waitFor(async () => (await new Promise(requestAnimationFrame), await new Promise(requestAnimationFrame), true));
      const { focused, ...after } = await one.get();
      assert.ok(focused, `${key} has the focus`);
      assert.deepEqual(after, Object.fromEntries(Object.entries(before).filter(([field]) => field !== 'focused')), key);
    }
  }

  disabled() {
    return [
      ['switch', 'off_switch', 'Enter'], ['checkbox', 'off_box', ' '], ['spinbutton', 'off_stepper', 'ArrowUp', 'Tab', 'Shift+Tab'],
      ['slider', 'off_slider', 'ArrowUp'], ['radio', 'off_choice.other', ' '], ['combobox', 'off_select', 'ArrowDown'],
      ['textbox', 'off_number', '5'], ['textbox', 'off_field', 'a'], ['button', 'off_button', 'Enter'],
    ];
  }

  /** The meter by keys; the glass by keys, with two presses of the pointer, and dragged. */
  async bench() {
    // On the stage to the left is to the left in every language.
    const nearer = this.inWords ? 'ArrowDown' : 'ArrowLeft';
    const meter = this.meter();
    await meter.press(nearer);
    await meter.becomes(({ value }) => value === '95', 'at 95 cm');
    await this.shows(221.6);

    const frame = this.gallery.frame;
    await this.glass('shelf').press('Enter');
    await this.control('button', 'at_lamp').get();
    await this.glass('shelf').press('ArrowLeft');
    await this.control('button', 'at_meter').becomes(({ focused }) => focused, 'reached from the glass');
    await frame.press('ArrowRight', 'Escape');
    await this.control('button', 'at_lamp').gone();
    await this.glass('shelf').becomes(({ focused }) => focused, 'focused again');
    await frame.press('Enter');
    await this.control('button', 'at_meter').press('Enter');
    await this.glass('at_meter').becomes(({ focused }) => focused, 'focused in its new place');
    await this.shows(110.8);
    await this.glass('at_meter').click();
    await this.control('button', 'shelf').click();
    await this.glass('shelf').get();
    await this.shows(221.6);
    if (!this.inWords) await this.drag('shelf', 'at_lamp');
  }

  async drag(from, to) {
    const placeOf = (name) => this.gallery.frame.evaluate((wanted) => {
      const { left, top, width, height } = [...document.querySelectorAll('#n-stage button')].find(({ textContent }) => textContent === wanted).getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }, name);
    await this.glass(from).press('Enter');
    await this.control('button', to).get();
    const [begin, end] = [await placeOf(this.t(`glass.${from}`)), await placeOf(this.t(to))];
    await this.gallery.frame.press('Escape');
    await this.control('button', to).gone();
    const by = (part) => ({ x: (end.x - begin.x) * part, y: (end.y - begin.y) * part });
    await this.glass(from).drag([0, 0.1, 0.3, 0.6, 0.9, 1].map(by));
    await this.glass(to).get();
    await this.shows(110.8);
    await this.glass(to).click();
    await this.control('button', from).click();
    await this.glass(from).get();
  }

  async words() {
    const { frame } = this.gallery;
    await this.gallery.sheet('words');
    await this.gallery.frame.getByRole('heading', { name: this.t('words.head'), level: 3 }).get();
    await this.gallery.frame.getByRole('heading', { name: this.t('words.below'), level: 4 }).get();
    await this.group('words.card').get();
    for (const key of ['words.card.inside', 'words.lead', 'words.plain', 'words.quiet', 'words.picture.more', 'words.judged', ...kTones.map((tone) => `words.${tone}`)]) await this.gallery.says(this.t(key));
    // Colour is never alone.
    const signs = await frame.evaluate(() => document.querySelectorAll('#n-panel .text > .sign svg').length);
    assert.equal(signs, kTones.length + 1);
    await this.gallery.says(this.t('lesson.verdict.right'));
    const marks = await frame.evaluate(() => [...document.querySelectorAll('#n-panel .text :is(em, strong, sub, sup)')].map(({ tagName, textContent }) => `${tagName} ${textContent}`));
    assert.deepEqual(marks, [...this.t('words.rich').matchAll(/<(\w+)>(.*?)<\/\1>/g)].map(([, tag, text]) => `${tag.toUpperCase()} ${text}`));
    await this.control('img', 'words.picture').get();
    await frame.waitFor(() => document.querySelector('.image img').naturalWidth > 0);
    const list = this.control('list', 'words.list');
    assert.deepEqual((await frame.getByRole('listitem', { within: list }).all()).map(({ text }) => text.trim()), ['done', 'next', 'later'].map((step) => this.t(`words.${step}`)));
    const more = this.control('disclosure', 'words.more');
    await more.press('Enter');
    await this.gallery.says(this.t('words.inside'));
    await more.click();
    await this.gallery.saysNoLonger(this.t('words.inside'));
  }

  /** Three readings: in the table, in the notebook, on the plot, and one after the other. */
  async data() {
    await this.gallery.sheet('data');
    await this.gallery.says(this.t('data.empty'));
    const readings = [[95, 221.6], [90, 246.9], [85, 276.8]];
    for (const [i, [cm, lux]] of readings.entries()) {
      if (i > 0) await this.meter().press(this.inWords ? 'ArrowDown' : 'ArrowLeft');
      await this.meter().becomes(({ value }) => value === `${cm}`, `at ${cm} cm`);
      await this.control('button', 'measure').click();
      const cells = [written(i + 1, this.gallery.locale), written(cm, this.gallery.locale), '2', this.gallery.lux(lux)];
      await this.gallery.frame.getByRole('row', { name: cells.join(' '), within: this.control('table', 'readings') }).get();
      await this.control('article', 'entry', { n: `${i + 1}` }).get();
    }
    await this.gallery.saysNoLonger(this.t('data.empty'));
    await this.control('progressbar', 'written').becomes(({ valueText }) => valueText === this.t('written.value', { n: '3', all: '12' }), 'three of twelve');
    await this.gallery.says(this.t('entry.seen', { n: 2, cm: '85', lux: this.gallery.lux(276.8) }));
    await this.control('textbox', 'entry.note').fill('More and more');
    await this.history(readings);
    await this.plot();
  }

  async history(readings) {
    const slider = this.control('slider', 'reading');
    const isAt = (n) => slider.becomes(({ valueText }) => {
      const [cm, lux] = readings[n - 1];
      return valueText === this.t('reading.value', { n: `${n}`, all: `${readings.length}`, cm: `${cm}`, lux: this.gallery.lux(lux) });
    }, `at reading ${n}`);
    await isAt(3);
    await slider.press('Home');
    await isAt(1);
    await slider.press(this.inWords ? 'ArrowUp' : 'ArrowRight');
    await isAt(2);
    await this.button(this.gallery.cm(85)).click();
    await isAt(3);
  }

  /** Walked point by point, as a table, and drawn in each of its ways. */
  async plot() {
    const figure = this.control('figure', 'plot');
    assert.equal((await figure.get()).description, this.t('plot.summary', { n: 3 }));
    const cursor = this.gallery.frame.getByRole('slider', { name: `${this.t('plot')}: ${this.player('plot.cursor')}` });
    const isAt = (cm, lux) => cursor.becomes(({ valueText }) => [this.t('value.distance', { value: `${cm}` }), this.t('value.light', { value: written(lux, this.gallery.locale, 1) })].every((part) => valueText?.includes(part)), `at ${cm} cm`);
    // From left to right, as they lie there, in every language.
    await cursor.press('End');
    await isAt(95, 221.6);
    await cursor.press('Home');
    await isAt(85, 276.8);
    await cursor.press('ArrowRight');
    await isAt(90, 246.9);
    // Who walks along hears the units; who comes back, what is what.
    const told = (series, value) => this.t('plot.reading', { series: this.t(`series.${series}`), value: written(value, this.gallery.locale, 1) });
    const square = told('times_square', 200);
    for (const way of kPlots.filter((one) => one !== 'stars').toReversed()) {
      await this.gallery.choose('plot_as', kPlots, way);
      await cursor.becomes(({ valueText }) => valueText?.includes(told('light', 246.9)) && valueText.includes(square) === (way === 'panes'), `drawn as ${way}`);
    }
    await this.stars();
    await this.gallery.choose('plot_as', kPlots, 'joined');
    if (!this.inWords) await this.button(`${this.t('plot')}: ${this.player('plot.more')}`).click();
    const table = this.gallery.frame.getByRole('disclosure', { name: this.player('plot.table') });
    await table.click();
    await this.gallery.frame.getByRole('row', { name: ['85', written(276.8, this.gallery.locale, 1)].join(' ') }).get();
    await this.gallery.says(this.t('plot.source'));
    await table.click();
    if (!this.inWords) await this.button(this.player('error.dismiss')).click();
  }

  /** Places are read out as calendar years, before the year zero as years back. */
  async stars() {
    await this.gallery.choose('plot_as', kPlots, 'stars');
    assert.equal((await this.control('figure', 'plot.stars').get()).description, this.t('plot.stars.summary'));
    await this.gallery.frame.getByRole(this.inWords ? 'listitem' : 'group', { name: this.t('stars.seen') }).get();
    const cursor = this.gallery.frame.getByRole('slider', { name: `${this.t('plot.stars')}: ${this.player('plot.cursor')}` });
    const isAt = (place, light) => cursor.becomes(({ valueText }) => [place, this.t('value.stars', { value: written(light, this.gallery.locale, 1) })].every((part) => valueText?.includes(part)), place);
    await cursor.press('Home', 'ArrowRight');
    await isAt(this.t('plot.year', { year: '1958' }), 0.5);
    await cursor.press('Home');
    await isAt(this.t('value.years_back', { value: '4' }), 0.3);
    await cursor.press('End');
    await isAt(this.t('plot.year', { year: '2016' }), 3.9);
  }

  async front() {
    await this.gallery.sheet('front');
    const open = this.control('button', 'open_dialog');
    const dialog = this.control('dialog', 'dialog');
    await open.click();
    await dialog.get();
    await this.gallery.frame.press('Escape');
    await dialog.gone();
    await open.becomes(({ focused }) => focused, 'focused again');
    await this.gallery.frame.press('Enter');
    await this.gallery.says(this.t('dialog.words'));
    const clear = this.control('button', 'dialog_clear');
    await clear.click();
    await clear.becomes(({ disabled }) => disabled, 'nothing to clear any more');
    await this.button(this.t('ui.close')).click();
    await dialog.gone();

    for (const n of [1, 2]) {
      await this.control('button', 'measure_and_tell').click();
      await this.gallery.says(this.t('told', { n }));
      await this.button(this.t('ui.close')).click();
      await this.gallery.saysNoLonger(this.t('told', { n }));
    }
  }

  async space() {
    await this.gallery.sheet('space');
    // What all of it is has no place of its own in the picture.
    if (this.inWords) await this.group('space').get();
    await this.gallery.says(this.t('space.more'));
    await this.group('shell').get();
    await this.gallery.says(this.t('shell.more'));
    await this.group('pane').get();
    const lamp = this.control('switch', 'lamp_on');
    await this.control('button', 'lamp.on').press('Enter');
    await lamp.becomes(({ checked }) => !checked, 'off');
    await this.control('button', 'lamp.off').click();
    await lamp.becomes(({ checked }) => checked, 'on again');
    if (this.inWords) return;
    const look = this.control('switch', 'illustrated_look');
    await look.click();
    await look.becomes(({ checked }) => checked, 'illustrated');
    await look.press('Enter');
    await look.becomes(({ checked }) => !checked, 'as it looks');

    const view = this.control('slider', 'space_view');
    let { valueText: seen } = await view.get();
    const first = seen;
    const turns = async (what) => ({ valueText: seen } = await view.becomes(({ valueText }) => valueText !== seen, what));
    await view.press('ArrowLeft');
    await turns('turned by a key');
    for (const way of ['up', 'right', 'down']) {
      await this.control('button', `orbit.${way}`).click();
      await turns(way);
    }
    await this.control('button', 'orbit.left').click();
    await turns('left');
    for (const way of ['nearer', 'farther']) await this.control('button', `orbit.${way}`).click();
    await this.control('button', 'orbit.reset').click();
    await view.becomes(({ valueText }) => valueText === first, 'as at first');
    await view.drag([0, 10, 30, 60, 90].map((x) => ({ x, y: 0 })));
    seen = first;
    await turns('drawn with the pointer');
  }

  /** What was typed and chosen on the first sheet is still there. */
  async kept() {
    await this.gallery.sheet('controls');
    assert.equal(await this.control('textbox', 'name').value(), 'Lux');
    assert.equal(await this.control('textbox', 'note').value(), 'Less');
    assert.equal(await this.control('combobox', 'colour').value(), 'cold');
    assert.ok((await this.control('checkbox', 'ticked').get()).checked);
  }

  async question() {
    await this.gallery.sheet('question');
    await this.clock();
    const check = this.control('button', 'check');
    assert.ok((await check.get()).disabled, 'nothing is chosen yet');
    for (const step of [1, 2, 3]) {
      await this.control('button', 'hint', { left: 4 - step }).click();
      await this.gallery.says(this.t(`hint.${step}`));
    }
    const option = (name) => this.control('radio', `twice_as_far.${name}`);
    await option('half').click();
    await check.press('Enter');
    await this.gallery.says(this.t('feedback.half'));
    await check.becomes(({ disabled }) => disabled, 'answered already');
    await option('eighth').click();
    await check.click();
    await this.gallery.says(this.t('feedback.eighth'));
    await option('eighth').press('ArrowUp');
    await option('quarter').becomes(({ checked }) => checked, 'reached by the keyboard');
    await check.click();
    await this.gallery.says(this.t('feedback.right'));
    await this.gallery.says(this.t('points', { points: written(0.5, this.gallery.locale, 2), possible: '1' }));
    await option('half').becomes(({ disabled, checked }) => disabled && !checked, 'done');
    await check.gone();
    await this.control('progressbar', 'progress').becomes(({ valueText }) => valueText === this.t('progress.value', { done: '1' }), 'all done');
  }

  /** A clock that nobody has to start, with more time when it is asked for. */
  async clock() {
    const own = this.control('switch', 'clock');
    const left = this.control('timer', 'clock');
    const shows = (minutes) => left.becomes(({ text }) => minutes.test(text.replace(/[\u0660-\u0669]/g, (digit) => `${digit.charCodeAt(0) - 0x660}`)), `${minutes}`);
    await own.click();
    await shows(/^(5:00|4:\d\d)$/);
    await this.control('button', 'ui.timer.more', { n: 5 }).click();
    await shows(/^(10:00|9:\d\d)$/);
    await own.press('Enter');
    await left.gone();
  }

  /** What the school has of it. */
  async isAtSchool(school, name) {
    await this.gallery.says(this.player('status.saved'));
    const { score } = await attemptOf(await school.as('teacher'), name, 'widgets');
    assert.deepEqual([score.raw, score.max], [0.5, 1]);
  }
}

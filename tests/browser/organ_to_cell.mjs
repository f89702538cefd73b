// Goes through the lesson "From organ to cell" as a student does, by role and name only.
import { ActivityPage } from './activity_page.mjs';
import { until } from './driver/scope.mjs';

/** The stages of who learns first, in their order. */
export const kCellStages = ['look', 'parts', 'air', 'jobs', 'guess', 'blood', 'unknown', 'argue'];
/** … and of who shows at once that they know tissues of the skin, and can measure. */
const kShownStages = kCellStages.map((stage) => ({ parts: 'prove_tissues', air: 'prove' })[stage] ?? stage);

/** In the order in which what they are, or do, stands in the list. */
const kPins = ['epidermis', 'mucous_gland', 'melanophore', 'skin_capillary'];
/** Of each pin the place of what it is in, in the list. */
const kMorePins = { granular_gland: 2, collagen: 4, mucous_gland: 1 };
const kTissues = ['stripes_tissue', 'tall_cells', 'pale_drops', 'rows', 'thin_walls'];

/** What is seen at 10x of the slides that can be the one without a label. */
const kSeen = { muscle: 'muscle_fibre', intestine: 'columnar_cell', liver: 'hepatocyte', lung: 'septum', testis: 'tubule' };

export class OrganToCell extends ActivityPage {
  constructor(frame, locale = 'en') {
    super(frame, 'organ-to-cell', locale);
  }

  async insert(slide) {
    await this.press(`scope.organ.${slide}`);
    await this.says(this.t(`scope.slide.${slide}`));
  }

  /** The partner that stands at this place among all, from 0 on. */
  partner(name, place) {
    return this.frame.getByRole('combobox', { name }).press(...Array(place + 1).fill('ArrowDown'));
  }

  press(key, args) { return this.button(key, args).press('Enter'); }
  power(times) { return this.press(`scope.power.${times}`); }

  /** Turns the fine focus until the picture is sharp, as long as it takes. */
  async sharpen() {
    const focus = this.frame.getByRole('slider', { name: this.t('scope.focus') });
    const aMoment = (ms) => new Promise((done) => setTimeout(done, ms));
    // Of what was just done the words come a moment later; what they say has to last.
    const isSharp = async () => {
      if ((await this.readAll('scope.sharp', 0)).length === 0) return false;
      await aMoment(120);
      return (await this.readAll('scope.sharp', 0)).length > 0;
    };
    await aMoment(250);
    if (await isSharp()) return;
    await focus.press('Home');
    // What is seen follows the knob a moment later.
    for (let turned = 0; turned < 41; turned += 2) {
      for (let waited = 0; waited < 8; waited += 1) {
        if (await isSharp()) return;
        await aMoment(30);
      }
      await focus.press('ArrowUp', 'ArrowUp');
    }
    throw new Error(`nothing is sharp:\n${await this.shown()}`);
  }

  async bring(kind) {
    const name = this.t(`part.${kind}`);
    await this.press('scope.bring', { name });
    await until(async () => (await this.readAll('scope.reading', 0)).some((said) => said.name === name) || undefined, `no ${kind} lies under the scale`);
  }

  /** What the scale reads of what lies under it, in divisions. */
  async reading() {
    const said = await this.read('scope.reading');
    return this.number(said.to) - this.number(said.from);
  }

  /** How many of a kind the list counts. */
  async counted(kind) {
    const wanted = this.pattern('scope.field.kind'), name = this.t(`part.${kind}`);
    const legends = await this.frame.evaluate(() => [...document.querySelectorAll('.legend')].map((line) => line.textContent.trim()));
    const said = legends.map((line) => wanted.exec(line)?.groups).find((groups) => groups?.name === name);
    return this.number(said.count);
  }

  /** With `mistakes`: the cells grow, it is thought; with `shows`: chooses to show at once that they know tissues of the skin. */
  async look({ mistakes = false, shows = false } = {}) {
    await this.power(40);
    await this.sharpen();
    await this.read('zoomed.reached');
    if (mistakes) {
      await this.pick('field_change', 'same');
      await this.read('field_change.again.only_larger_picture');
    }
    await this.pick('field_change', 'tenth');
    await this.read('field_change.right');
    await this.button(shows ? 'choose.show_tissues' : 'choose.learn_tissues').click();
  }

  /** With `mistakes`: the two kinds of glands are mixed up. */
  async prove_tissues({ mistakes = false } = {}) {
    await this.power(10);
    await this.sharpen();
    await this.read('three_pins.reached');
    const pins = Object.keys(kMorePins);
    const what = (pin) => this.t('lesson.pin.what', { n: this.written(pins.indexOf(pin) + 1), what: this.t(`name_more.${pin}`) });
    for (const pin of pins) await this.partner(what(pin), kMorePins[mistakes && pin === 'granular_gland' ? 'mucous_gland' : pin]);
    await this.check();
    if (mistakes) {
      await this.read('name_more.again.two_glands');
      // The empty place before the first is gone by now: one further down.
      await this.frame.getByRole('combobox', { name: what('granular_gland') }).press('ArrowDown');
      await this.check();
    }
    await this.read('name_more.right');
    await this.pick('flat_layer', 'through');
    await this.read('flat_layer.right');
    if (mistakes) return this.next();
    await this.button('choose.show_now').click();
  }

  /** With `shows`: chooses to show at once that they can measure. */
  async parts({ shows = false } = {}) {
    await this.power(10);
    await this.sharpen();
    await this.read('overview.reached');
    for (const [n, pin] of kPins.entries()) await this.partner(this.t('lesson.pin.what', { n: this.written(n + 1), what: this.t(`name_parts.${pin}`) }), n);
    await this.check();
    await this.read('name_parts.right');
    await this.button(shows ? 'choose.show_now' : 'choose.learn_first').click();
  }

  /** How many divisions it is from the blood in a capillary of the skin to the air. */
  async measureToAir() {
    await this.bring('skin_capillary');
    await this.power(40);
    await this.sharpen();
    const { n } = await this.read('scope.air');
    return this.number(n);
  }

  /** With `mistakes`: a division is taken for as long at 10 times as at 40. */
  async prove({ mistakes = false } = {}) {
    const divisions = await this.measureToAir();
    await this.answer('prove_air', this.written(Math.round(divisions * 2.5)));
    if (mistakes) {
      await this.answer('at_ten', '30');
      await this.read('at_ten.again.as_forty');
    }
    await this.answer('at_ten', '120');
    await this.read('at_ten.right');
    await this.next();
  }

  /** With `mistakes`: divisions are taken for micrometres. */
  async air({ mistakes = false } = {}) {
    const divisions = await this.measureToAir();
    if (mistakes) {
      await this.answer('air_skin', this.written(divisions, 1));
      await this.read('air_skin.again.divisions');
    }
    await this.answer('air_skin', this.written(Math.round(divisions * 2.5)));
    await this.insert('lung');
    await this.power(10);
    await this.bring('lung_capillary');
    await this.power(40);
    await this.sharpen();
    await this.pick('air_lung', 'below_one');
    await this.read('air_lung.right');
    await this.next();
  }

  async jobs() {
    for (const [slide, goal] of [['muscle', 'stripes'], ['intestine', 'goblets'], ['liver', 'plates']]) {
      await this.insert(slide);
      if (slide === 'intestine') await this.power(10);
      else if (slide === 'liver') await this.power(40);
      await this.sharpen();
      await this.read(`${goal}.reached`);
    }
    for (const [n, tissue] of kTissues.entries()) await this.partner(this.t(`does_what.${tissue}`), n);
    await this.check();
    await this.read('does_what.right');
    await this.pick('organ_is', 'many_tissues');
    await this.read('organ_is.right');
    await this.next();
  }

  async guess() {
    await this.predict('size_guess', 'frog');
    await this.next();
  }

  /** With `mistakes`: divisions again. */
  async blood({ mistakes = false } = {}) {
    const measure = async (slide, kind, item) => {
      await this.insert(slide);
      await this.sharpen();
      await this.bring(kind);
      const divisions = await this.reading();
      if (mistakes) {
        await this.answer(item, this.written(divisions, 1));
        await this.read(`${item}.again.divisions`);
      }
      await this.answer(item, this.written(divisions * 2.5, 1));
    };
    await measure('blood', 'red_cell', 'frog_cell');
    await this.answer('count', String(await this.counted('red_cell')));
    await measure('human_blood', 'human_red_cell', 'human_cell');
    await this.pick('nucleus', 'nucleus_in');
    await this.read('nucleus.right');
    await this.next();
  }

  /** The slide that looks as this one does, by what the list says of it. */
  async unknown() {
    await this.insert('mystery');
    await this.power(10);
    await this.sharpen();
    const said = await this.shown();
    const found = Object.keys(kSeen).filter((organ) => said.includes(this.t(`part.${kSeen[organ]}.looks`)));
    if (found.length !== 1) throw new Error(`it looks like ${found.join(', ') || 'nothing'}:\n${said}`);
    await this.frame.getByRole('radio', { name: this.t(`scope.organ.${found[0]}`) }).click();
    await this.check();
    await this.read('which.right');
    await this.next();
  }

  async argue() {
    await this.choose('claim', 'breathes');
    for (const evidence of ['thin_way', 'moist', 'many_vessels']) await this.frame.getByRole('checkbox', { name: this.t(`claim.${evidence}`) }).click();
    await this.frame.getByRole('textbox', { name: this.t('lesson.argument.why') }).fill('From the capillary to the air I measured 45 micrometres, and the glands keep it moist.');
    await this.check();
    await this.read('claim.right');
  }

  /** From the first look to the argument. With `shows`: as who shows at once what they know. */
  go(options = {}) { return this.goThrough(options.shows ? kShownStages : kCellStages, options); }
}

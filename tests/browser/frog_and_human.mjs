// Goes through the lesson "Frog and human" as a student does, by role and name only.
import { ActivityPage } from './activity_page.mjs';
import { until } from './driver/scope.mjs';

/** The stages of who learns first, in their order. */
export const kComparisonStages = ['guess', 'outside', 'inside', 'guess_human', 'alike', 'different', 'argue'];
/** … and of who shows both times at once what they know. */
const kShownStages = ['guess', 'prove_sexes', 'inside', 'guess_human', 'prove_bodies', 'different', 'argue'];

const kTasks = { testis: 'sperm', ovary: 'eggs', oviduct: 'jelly', ureter: 'both_ways' };
const kInBoth = ['kidney', 'fat_body', 'cloaca'];
const kPins = { human_liver: 'liver', human_stomach: 'stomach', human_lung: 'lung' };
const kMorePins = { human_spleen: 'spleen', human_gall_bladder: 'gall_bladder', human_small_intestine: 'small_intestine' };
const kCounterparts = { liver: 'four_lobes', cloaca: 'openings', third_lid: 'pink_fold', web: 'before_birth' };

export class FrogAndHuman extends ActivityPage {
  constructor(frame, locale = 'en') {
    super(frame, 'frog-and-human', locale);
  }

  switch(key) { return this.frame.getByRole('switch', { name: this.t(key) }).click(); }

  /** Presses a part of one of both, by the keys of its name, until it is said what it is in each. */
  async compare(who, part) {
    const name = this.t(part);
    await this.bringUp(who, part);
    await this.offered(who, part).press('Enter');
    await until(async () => (await this.readAll('compare.card.title', 0)).some((card) => card.part === name) || undefined, async () => `nothing is said of "${name}", but:\n${await this.shown()}`);
  }

  offered(who, part) { return this.button('compare.part_of', { who: this.t(who), part: this.t(part) }); }

  /** Where there is room for one of both, the other comes by a switch. */
  async bringUp(who, part) {
    if (await this.offered(who, part).count() > 0) return;
    const other = this.frame.getByRole('switch', { name: this.t('compare.other') });
    if (await other.count() > 0) await other.click();
  }

  /** How far both are laid open: 0 closed, 1 organs, 2 deep. */
  async openTo(step) {
    await this.frame.getByRole('slider', { name: this.t('compare.depth') }).press('Home', ...Array(step).fill('ArrowUp'));
    const depth = this.t(`compare.depth.${['outside', 'organs', 'deep'][step]}`);
    await until(async () => (await this.shown()).includes(this.t('compare.stage.more', { depth })) || undefined, async () => `it is not laid open so far, but:\n${await this.shown()}`);
  }

  /** Gives each option of the question its partner of those that stand to choose from. `named`: what an option is called there. */
  async matchAll(item, pairs, partners, named = (option) => this.t(`${item}.${option}`)) {
    for (const [place, [option, partner]] of Object.entries(pairs).entries()) {
      const box = this.frame.getByRole('combobox', { name: named(option, place) });
      const { value } = await box.get();
      const down = partners.indexOf(partner) - partners.findIndex((one) => value === one || value === this.t(`${item}.${one}`));
      await box.press(...Array(Math.abs(down)).fill(down > 0 ? 'ArrowDown' : 'ArrowUp'));
    }
    await this.check();
  }

  /** With `shows`: chooses to show at once what they know. */
  async guess({ shows = false } = {}) {
    await this.predict('bigger', 'male');
    await this.button(shows ? 'choose.show_sexes' : 'choose.learn_sexes').click();
  }

  async measureBoth() {
    await this.button('compare.measure').press('Enter');
    return this.read('compare.lengths');
  }

  /** His two marks, seen from outside. */
  async findMarks() {
    await this.compare('sex.male', 'compare.vocal_sac');
    await this.compare('sex.male', 'part.thumb_pad');
  }

  /** With `mistakes`: a long frog is taken for a female. */
  async prove_sexes({ mistakes = false } = {}) {
    await this.measureBoth();
    await this.findMarks();
    await this.read('marks_now.reached');
    if (mistakes) {
      await this.pick('long_with_pads', 'female');
      await this.read('long_with_pads.again.length_rules');
    }
    await this.pick('long_with_pads', 'male');
    await this.read('long_with_pads.right');
    await this.next();
  }

  /** With `mistakes`: the average is taken for a rule. */
  async outside({ mistakes = false } = {}) {
    const { male, female } = await this.measureBoth();
    await this.read('both_measured.reached');
    await this.answer('longer', String(this.number(female) - this.number(male)));
    await this.switch('compare.call');
    await this.findMarks();
    await this.read('his_marks.reached');
    if (mistakes) {
      await this.pick('smooth_thumb', 'male');
      await this.read('smooth_thumb.again.size_decides');
    }
    await this.pick('smooth_thumb', 'female');
    await this.read('smooth_thumb.right');
    await this.next();
  }

  /** With `mistakes`: she has what makes his cells, and one organ makes and wraps eggs; both have what only he has. */
  async inside({ mistakes = false } = {}) {
    await this.openTo(2);
    await this.compare('sex.male', 'part.testis');
    await this.compare('sex.female', 'part.ovary');
    await this.compare('sex.female', 'part.oviduct');
    await this.read('sex_organs.reached');
    const jobs = ['eggs', 'both_ways', 'sperm', 'loud', 'jelly'];
    if (mistakes) {
      await this.matchAll('tasks', { ...kTasks, testis: 'eggs', oviduct: 'eggs' }, jobs);
      await this.read('tasks.again.other_sex');
      await this.matchAll('tasks', { ...kTasks, oviduct: 'eggs' }, jobs);
      await this.read('tasks.again.egg_or_coat');
    }
    await this.matchAll('tasks', kTasks, jobs);
    await this.read('tasks.right');
    const tick = (part) => this.frame.getByRole('checkbox', { name: this.t(`in_both.${part}`) }).click();
    for (const part of kInBoth) await tick(part);
    if (mistakes) {
      await tick('testis');
      await this.check();
      await this.read('in_both.again.one_sex_only');
      for (const part of ['testis', 'cloaca']) await tick(part);
      await this.check();
      await this.read('in_both.again.one_way_out');
      await tick('cloaca');
    }
    await this.check();
    await this.read('in_both.right');
    await this.next();
  }

  async guess_human({ shows = false } = {}) {
    await this.predict('how_many', 'half');
    await this.button(shows ? 'choose.show_bodies' : 'choose.learn_bodies').click();
  }

  /** A human beside the frog, both laid open, and six parts of both. */
  async compareSix() {
    await this.switch('compare.beside_human');
    await this.openTo(1);
    for (const part of ['piece.liver', 'part.stomach', 'part.spleen', 'part.lung', 'part.gall_bladder', 'part.pancreas']) await this.compare('compare.frog', part);
  }

  /** Names the pins of a question in the human: for each place its name, of all that stand to choose from. */
  nameHumanPins(item, pins, names) {
    return this.matchAll(item, pins, names, (place, i) => this.t('lesson.pin.what', { n: this.written(i + 1), what: this.t(`${item}.${place}`) }));
  }

  async prove_bodies() {
    await this.compareSix();
    await this.read('six_now.reached');
    await this.nameHumanPins('name_now', kMorePins, ['large_intestine', 'small_intestine', 'spleen', 'gall_bladder']);
    await this.read('name_now.right');
    await this.pick('still_chest', 'no_ribs');
    await this.read('still_chest.right');
    await this.next();
  }

  /** With `mistakes`: liver and spleen are both dark red. */
  async alike({ mistakes = false } = {}) {
    await this.compareSix();
    await this.read('six_organs.reached');
    const name = (pins) => this.nameHumanPins('name_pins', pins, ['lung', 'spleen', 'liver', 'stomach']);
    if (mistakes) {
      await name({ ...kPins, human_liver: 'spleen' });
      await this.read('name_pins.again.dark_red_too');
    }
    await name(kPins);
    await this.read('name_pins.right');
    await this.pick('same_side', 'left_both');
    await this.read('same_side.right');
    await this.next();
  }

  async different() {
    await this.compare('compare.human', 'part.ventricle');
    await this.compare('compare.frog', 'part.atrium');
    await this.read('hearts.reached');
    await this.pick('heart', 'two_ventricles');
    await this.read('heart.right');
    await this.openTo(2);
    await this.compare('compare.human', 'compare.diaphragm');
    await this.compare('compare.human', 'compare.ribs');
    await this.read('only_you.reached');
    await this.pick('breathing', 'pushed');
    await this.read('breathing.right');
    await this.matchAll('counterparts', kCounterparts, ['before_birth', 'pink_fold', 'four_lobes', 'appendix', 'openings']);
    await this.read('counterparts.right');
    await this.next();
  }

  async argue() {
    await this.choose('why_alike', 'ancestor');
    for (const evidence of ['same_plan', 'embryo']) await this.frame.getByRole('checkbox', { name: this.t(`why_alike.${evidence}`) }).click();
    await this.frame.getByRole('textbox', { name: this.t('lesson.argument.why') }).fill('Before birth we have webs and a cloaca that we never need, as frogs have. We must have inherited them from the same ancestors.');
    await this.check();
    await this.read('why_alike.right');
  }

  /** From the first guess to the end. With `shows`: as who shows both times at once what they know. */
  go(options = {}) { return this.goThrough(options.shows ? kShownStages : kComparisonStages, options); }
}

// Goes through the lesson "Inside a frog" as a student does, by role and name only.
import { readFileSync } from 'node:fs';
import { ActivityPage } from './activity_page.mjs';
import { patience, until } from './driver/scope.mjs';
import { texts } from './texts.mjs';

/** All stages, in their order. */
export const kFrogStages = ['outside', 'skin', 'open', 'blood', 'food', 'water', 'argue'];
const kPlaces = ['throat', 'chest', 'upper_belly', 'belly', 'lower_belly', 'pelvis', 'shoulder_right', 'flank_right', 'groin_right', 'shoulder_left', 'flank_left', 'groin_left'];
export const kDepths = ['skin', 'muscle', 'beneath'];
const kTools = ['scissors', 'scalpel'];
/** A pin comes when the flap lies still, which takes long beside another browser. */
const kUntilPinnedMs = 90_000 * patience;
/** System of each structure, by its id without a side. */
const kSystems = new Map(JSON.parse(readFileSync(new URL('../../modules/frog-dissection/anatomy/frog.json', import.meta.url), 'utf8'))
  .structures.map(({ id, system }) => [id, system]));
const kOrder = ['oesophagus', 'stomach', 'ileum', 'cloaca'];
/** What the pins stand on, and where its name stands among those to choose from. */
const kPins = { kidney_left: 1, bladder: 2, lung_right: 3 };

export class InsideAFrog extends ActivityPage {
  constructor(frame, locale = 'en', activity = 'inside-a-frog') {
    super(frame, activity, locale);
  }

  /** A part as it stands in the lists of all parts, which are opened as far as to there. */
  async inLists(part) {
    const within = this.frame.getByRole('region', { name: texts('player', this.locale)('panel') });
    const button = this.frame.getByRole('button', { name: this.t(`part.${part}`), within });
    for (const key of ['parts', `system.${kSystems.get(part.split('.')[0])}`]) {
      if (await button.count() > 0) break;
      const list = this.frame.getByRole('disclosure', { name: this.t(key) });
      if (key === 'parts' && await this.frame.getByRole('radio', { name: this.t('arranged.system') }).count() > 0) continue;
      await list.click();
    }
    return button;
  }

  /** Presses a part of the frog, "ventricle" or "eye.right", until its card is there. On a phone many are too small for a finger: it takes their names in the lists. */
  async examine(part) {
    const name = this.t(`part.${part}`);
    const pressed = this.frame.page.byTouch ? await this.inLists(part) : this.button(`part.${part}`);
    await pressed.press('Enter');
    await until(async () => (await this.readAll('card.title', 0)).some((card) => card.part === name) || undefined, async () => `no card of "${name}", but:\n${await this.shown()}`);
  }

  /** Chooses one of a list's options by the arrow keys. */
  async select(id, options, wanted) {
    const box = this.frame.getByRole('combobox', { name: this.t(id) });
    const at = options.findIndex((option) => option === wanted);
    // Where nothing is chosen yet, that stands before the first.
    const { value } = await box.get();
    const none = ['', texts('player', this.locale)('select.none')].includes(value);
    await box.press('Home', ...Array(at + (none ? 1 : 0)).fill('ArrowDown'));
    await box.becomes(({ value }) => value === wanted || value === this.t(`${id}.${wanted}`), wanted);
  }

  async byName() {
    if (await this.frame.getByRole('combobox', { name: this.t('cut_from') }).count() === 0) await this.frame.getByRole('disclosure', { name: this.t('by_name') }).click();
  }

  async cut(from, to, { depth = 'skin', tool = 'scissors' } = {}) {
    await this.byName();
    await this.select('cut_from', kPlaces, from);
    await this.select('cut_to', kPlaces, to);
    await this.select('cut_depth', kDepths, depth);
    await this.select('cut_tool', kTools, tool);
    await this.button('cut').press('Enter');
  }

  async chooseFold(layer, at, to) {
    await this.byName();
    await this.select('fold_layer', ['skin', 'muscle'], layer);
    await this.select('fold_at', kPlaces, at);
    await this.select('fold_to', ['right', 'left', 'head', 'tail'], to);
  }

  /** Folds a flap back; it is pinned when it lies there. */
  async fold(layer, at, to) {
    await this.chooseFold(layer, at, to);
    await this.foldChosen();
  }

  async foldChosen() {
    const before = (await this.readAll('unpin', 0, 'button')).length;
    await this.button('fold').press('Enter');
    await until(async () => (await this.readAll('unpin', 0, 'button')).length === before + 1 || undefined, async () => `no pin came, but:\n${await this.shown()}`, { ms: kUntilPinnedMs });
  }

  /** As the lesson says: along the middle, twice across, both flaps folded back and pinned. */
  async openLayer(layer) {
    await this.cut('throat', 'pelvis', { depth: layer });
    await this.cut('shoulder_right', 'shoulder_left', { depth: layer });
    await this.cut('groin_right', 'groin_left', { depth: layer });
    for (const side of ['right', 'left']) {
      for (const at of ['upper_belly', 'lower_belly']) await this.fold(layer, at, side);
    }
  }

  /** Until tissue that was folded back lies still: then it is said how much is open. */
  async still() {
    if (await this.button('unpin', { layer: this.t('layer.0'), n: this.written(1) }).count()) await this.read('did.open');
  }

  /** Takes the organ out that a part belongs to. */
  async takeOut(part) {
    await this.examine(part);
    await this.button('remove').press('Enter');
    await this.button('put_back').get();
  }

  async outside() {
    await this.frame.getByRole('switch', { name: this.t('turned') }).click();
    await this.examine('eye.right');
    await this.read('outside_seen.reached');
    await this.examine('tympanum.left');
    await this.read('ear_seen.reached');
    await this.next();
  }

  async skin() {
    await this.openLayer('skin');
    for (const goal of ['skin_along', 'skin_across', 'skin_open']) await this.read(`${goal}.reached`);
    await this.next();
  }

  /** `shows`: what is chosen at the end, "show_organs", "show_work" or "learn_all". */
  async open({ shows = 'learn_all' } = {}) {
    await this.openLayer('muscle');
    for (const goal of ['muscle_along', 'muscle_across', 'opened']) await this.read(`${goal}.reached`);
    for (const part of ['sternum', 'gall_bladder', 'fat_body.left']) await this.examine(part);
    await this.read('look_round.reached');
    await this.button(`choose.${shows}`).click();
  }

  /** Says what pins stand in, each as it is asked: {question: part}. */
  async namePinned(pins) {
    for (const [i, [pin, part]] of Object.entries(pins).entries()) {
      await this.frame.getByRole('group', { name: this.t(pin) }).get();
      await this.frame.getByRole('radio', { name: this.t(`part.${part}`) }).click();
      await this.check();
      await this.says(this.t('practical.is', { n: this.written(i + 1), part: this.t(`part.${part}`), does: this.t(`part.${part}.does`) }));
    }
  }

  /** Who can name organs shows it at once, and then how they work together. */
  async prove_organs() {
    await this.namePinned({ organ_1: 'stomach', organ_2: 'ventricle', organ_3: 'kidney' });
    await this.button('choose.show_work').click();
  }

  async prove_work() {
    await this.arrange('blood_way', ['right_atrium', 'ventricle', 'conus', 'lungs_skin']);
    await this.read('blood_way.right');
    await this.pick('sugar', 'blood');
    await this.read('sugar.right');
    await this.next();
  }

  /** With `mistakes`: four chambers, as people have. */
  async blood({ mistakes = false } = {}) {
    await this.examine('ventricle');
    await this.read('pump_found.reached');
    for (const part of ['liver_right', 'sternum', 'ventricle']) await this.takeOut(part);
    await this.button('open_up').press('Enter');
    await this.read('heart_opened.reached');
    if (mistakes) {
      await this.pick('chambers', 'four');
      await this.read('chambers.again');
    }
    await this.pick('chambers', 'three');
    await this.read('chambers.right');
    await this.next();
  }

  async food() {
    await this.examine('stomach');
    await this.examine('large_intestine');
    await this.examine('ileum');
    await this.read('gut_found.reached');
    await this.arrange('way_of_food', kOrder);
    await this.read('way_of_food.right');
    for (const part of ['fat_body.right', 'stomach']) await this.takeOut(part);
    await this.button('uncoil').press('Enter');
    await this.read('gut_straight.reached');
    await this.next();
  }

  async water() {
    await this.examine('kidney.left');
    await this.read('kidney_found.reached');
    await this.namePins();
    await this.next();
  }

  async namePins() {
    for (const [n, [place, down]] of Object.entries(kPins).entries()) {
      const pin = this.t('lesson.pin.what', { n: this.written(n + 1), what: this.t(`name_pins.${place}`) });
      await this.frame.getByRole('combobox', { name: pin }).press(...Array(down).fill('ArrowDown'));
    }
    await this.check();
    await this.read('name_pins.right');
  }

  async argue() {
    await this.choose('mixing', 'still_enough');
    for (const evidence of ['skin_breathes', 'cold_body']) await this.frame.getByRole('checkbox', { name: this.t(`mixing.${evidence}`) }).click();
    await this.frame.getByRole('textbox', { name: this.t('lesson.argument.why') }).fill('The skin breathes, too.');
    await this.check();
    await this.read('mixing.right');
  }

  go(options = {}) { return this.goThrough(kFrogStages, options); }
}

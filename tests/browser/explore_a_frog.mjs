// Goes through the lesson "Explore a frog" as a student does, by role and name only.
import { InsideAFrog } from './inside_a_frog.mjs';
import { NotebookPage } from './notebook_page.mjs';

/** All stages, in their order. */
export const kExploreStages = ['outside', 'guess', 'inside', 'again', 'tell'];
const kTasks = ['hears', 'paddles', 'chews', 'catches', 'lets_air'];
const kWhatFor = { tongue: 'catches', tympanum: 'hears', web: 'paddles', glottis: 'lets_air' };
/** What the pins stand in. */
const kPins = { pin_store: 'fat_body', pin_bag: 'stomach', pin_breath: 'lung' };

export class ExploreAFrog extends InsideAFrog {
  question = 'How does it breathe under water?';
  described = 'Its webbing is thin and wide between long toes, so that each kick pushes much water.';
  found = 'Its lungs look like nets. I did not expect a tongue that is fixed in front.';

  constructor(frame, locale = 'en') { super(frame, locale, 'explore-a-frog'); }

  async turn(id) { await this.frame.getByRole('switch', { name: this.t(id) }).click(); }

  /** In another order than the one in which they stand there. With `mistakes`: as if a frog chewed. */
  async outside({ mistakes = false } = {}) {
    await this.examine('thumb_pad.right');
    await this.turn('female');
    await this.read('thumbs.reached');
    await this.turn('female');
    await this.turn('through');
    for (const part of ['nostril.right', 'internal_nostril.right', 'glottis']) await this.examine(part);
    await this.read('air_way.reached');
    for (const part of ['tongue', 'maxillary_teeth.right']) await this.examine(part);
    await this.read('mouth.reached');
    for (const part of ['web.right', 'femur.right', 'humerus.right']) await this.examine(part);
    await this.read('legs.reached');
    await this.turn('through');
    await this.examine('skin_ventral');
    await this.turn('turned');
    await this.examine('skin_dorsal');
    await this.read('skins.reached');
    for (const part of ['eye.right', 'tympanum.right']) await this.examine(part);
    await this.read('senses.reached');
    if (mistakes) {
      await this.matchWhatFor({ ...kWhatFor, tongue: 'chews' });
      await this.read('what_for.again');
    }
    await this.matchWhatFor(kWhatFor);
    await this.read('what_for.right');
    await this.turn('turned');
    await this.next();
  }

  async matchWhatFor(pairs) {
    for (const [part, task] of Object.entries(pairs)) {
      await this.frame.getByRole('combobox', { name: this.t(`what_for.${part}`) }).press('End', ...Array(kTasks.length - 1 - kTasks.indexOf(task)).fill('ArrowUp'));
    }
    await this.check();
  }

  async guess() {
    await this.frame.getByRole('textbox', { name: this.t('my_question') }).fill(this.question);
    await this.button('lesson.aim').click();
    await this.predict('under_skin', 'organs');
    await this.next();
  }

  /** Both layers at once, as a student may well do, and as the hint says. */
  async openBoth() {
    for (const [from, to] of [['throat', 'pelvis'], ['shoulder_right', 'shoulder_left'], ['groin_right', 'groin_left']]) await this.cut(from, to, { depth: 'muscle' });
    for (const layer of ['skin', 'muscle']) {
      for (const side of ['right', 'left']) {
        for (const at of ['upper_belly', 'lower_belly']) await this.fold(layer, at, side);
      }
    }
  }

  async inside() {
    await this.openBoth();
    await this.read('opened.reached');
    await this.examine('ileum');
    await this.read('food.reached');
    await this.takeOut('liver_right');
    await this.button('weigh').press('Enter');
    for (const part of ['sternum', 'ventricle']) await this.takeOut(part);
    await this.button('weigh').press('Enter');
    await this.examine('lung.right');
    for (const goal of ['blood', 'two_weighed', 'breath']) await this.read(`${goal}.reached`);
    const notebook = new NotebookPage(this.frame, this.locale);
    await notebook.open();
    await notebook.write(this.found);
    await notebook.close();
    await this.read('kept.reached');
    await this.next();
  }

  async again() {
    await this.namePinned(kPins);
    await this.next();
  }

  async tell() {
    await this.frame.getByRole('textbox', { name: this.t('one_part') }).fill(this.described);
    await this.button('lesson.hand_in').click();
    await this.read('lesson.handed_in');
    await this.frame.getByRole('textbox', { name: this.t('what_came') }).fill(this.found);
    await this.button('lesson.look_back').click();
  }

  go(options = {}) { return this.goThrough(kExploreStages, options); }
}

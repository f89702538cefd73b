// Goes through the lesson "Air from long ago" as a student does, and answers from what the lesson shows.
import { ActivityPage } from './activity_page.mjs';
import { until } from './driver/scope.mjs';

/** All stages, in their order. Nobody sees each of them: see pathOf. */
export const kStages = ['look', 'prove_ages', 'age', 'steps', 'prove', 'reason', 'further', 'young_ice', 'seek', 'ask'];

/**
 * The way of a student; with `mistakes` there is help before the practice; with `shows` neither a first sample step by step nor practice, since
 * they show at once what they know, and they choose where the air is shut in, the others to test an idea. With `unsure` as well as `shows` they go
 * wrong where they show that they read ages, and learn that all the same.
 */
export const pathOf = ({ mistakes = false, shows = false, unsure = false } = {}) => {
  const left = mistakes ? ['prove_ages', 'prove', 'young_ice'] : shows ? ['steps', 'reason', 'further', ...(unsure ? [] : ['age'])] : ['prove_ages', 'steps', 'prove', 'young_ice'];
  return kStages.filter((stage) => !left.includes(stage));
};

/** The questions of the practice, with what is right. */
const kReasons = { shut_when: 'pressed', firn_air: 'fresh', same_layer: 'younger', much_snow: 'closer', cold_time: 'apart', event: 'air' };
const kInTurn = ['falls', 'pressed', 'closes', 'drilled'];

export class TrappedAir extends ActivityPage {
  constructor(frame, locale = 'en') {
    super(frame, 'trapped-air', locale);
    this.explanation = 'The gaps close later than the snow falls';
    this.aim = 'Whose breath was it?';
    this.found = 'Nobody knows, but I know how old it is';
  }

  /** With `shows`: chooses to show at once that they read ages. */
  async look({ shows = false } = {}) {
    await this.sample(450);
    await this.read('air_found.reached');
    await this.say('my_aim', this.aim, 'lesson.aim');
    await this.button(shows ? 'choose.show_ages' : 'choose.learn_ages').click();
  }

  /** A sample of which only the ice is older than 50,000 years; with `unsure` one age is taken for the years between both. */
  async prove_ages({ unsure = false } = {}) {
    await this.sample(860);
    await this.read('either_side.reached');
    const ice = await this.read('sample.ice_age'), air = await this.read('sample.gas_age');
    if (unsure) {
      await this.answer('years_apart', ice.n);
      await this.read('years_apart.again.one_age');
    }
    await this.answer('years_apart', String(this.number(ice.n) - this.number(air.n)));
    await this.read('years_apart.right');
    if (unsure) return this.next();
    await this.button('choose.show_now').click();
  }

  /** Writes something that is not marked. */
  async say(item, words, button) {
    await this.frame.getByRole('textbox', { name: this.t(item) }).fill(words);
    await this.button(button).click();
  }

  /** With `mistakes`: first the age of the ice. */
  async age({ mistakes = false, shows = false } = {}) {
    if (shows) await this.read('because.card_first');
    const { asked } = await this.read('go_there');
    await this.sample(this.number(asked));
    if (mistakes) {
      const ice = await this.read('sample.ice_age');
      await this.answer('air_age', ice.n, { asked });
      await this.read('air_age.again.ice_age');
      await this.hint(2);
      await this.read('air_age.hint.1');
    }
    const air = await this.read('sample.gas_age');
    await this.answer('air_age', air.n, { asked });
    await this.read('air_age.right');
    await this.answer('gap', String(this.number((await this.read('sample.ice_age')).n) - this.number(air.n)), { asked });
    await this.read('gap.right');
    if (mistakes) return this.next();
    await this.button(shows ? 'choose.show_now' : 'choose.learn_first').click();
  }

  async steps() {
    await this.read('because.two_ages_mixed');
    await this.check();
    await this.read('in_turn.again');
    await this.arrange('in_turn', kInTurn);
    await this.read('in_turn.right');
    await this.next();
  }

  /** The question of the practice that stands there now. */
  async asked() {
    return until(async () => {
      for (const item of Object.keys(kReasons)) {
        if (await this.frame.getByRole('group', { name: this.t(item) }).count()) return item;
      }
      return undefined;
    }, async () => `no question of the practice stands there, but:\n${await this.shown()}`);
  }

  /** Whether the practice has another question, once it says so. */
  async goesOn() {
    return until(async () => {
      if (await this.button('lesson.practice.another').count()) return true;
      return (await this.button('lesson.next').count()) || (await this.button('choose.cold_times').count()) ? false : undefined;
    }, async () => `the practice neither goes on nor ends, but:\n${await this.shown()}`);
  }

  /** As many questions as it takes; with `mistakes` the first is wrong at first, and the second is about that. */
  async reason({ mistakes = false } = {}) {
    for (let number = 1; ; number += 1) {
      const item = await this.asked();
      if (mistakes && number === 1) {
        await this.pick(item, 'thousand');
        await this.read('firn_air.again.same_age');
      }
      if (mistakes && number === 2) await this.read('lesson.practice.what_went_wrong');
      await this.pick(item, kReasons[item]);
      await this.read(`${item}.right`);
      // Why this one was chosen is over with it.
      await until(async () => ((await this.readAll('lesson.practice.what_went_wrong', 0)).length ? undefined : true),
        async () => `the reason for a question outlives its answer:\n${await this.shown()}`);
      if (!(await this.goesOn())) break;
      await this.button('lesson.practice.another').click();
    }
    const { right, of } = await this.evidence();
    if (this.number(right) !== this.number(of) - (mistakes ? 1 : 0)) throw new Error(`the practice counts ${right} of ${of}`);
    await this.button('choose.cold_times').click();
  }

  /** What the practice showed: {right, of}. */
  evidence() {
    return until(async () => (await this.readAll('lesson.mastered', 0))[0] ?? (await this.readAll('lesson.not_enough', 0))[0],
      async () => `what the practice showed is not told, but:\n${await this.shown()}`);
  }

  /** Two questions instead of the practice. */
  async prove() {
    await this.pick('prove_gap', 'more_snow');
    await this.pick('prove_date', 'after');
    await this.button('choose.shut_where').click();
  }

  /** One of two stages by choice. */
  async young_ice() {
    for (const depth_m of [60, 150]) await this.sample(depth_m);
    await this.read('edge_sampled.reached');
    await this.pick('edge', 'between');
    await this.next();
  }

  /** The other one. */
  async further() {
    for (const depth_m of [300, 520]) await this.sample(depth_m);
    await this.read('both_sampled.reached');
    // Both stand side by side, and each one's card is there again.
    const cells = await this.frame.evaluate(() => document.querySelector('#n-panel table').innerText);
    for (const depth_m of [300, 520]) if (!cells.includes(String(depth_m))) throw new Error(`no sample from ${depth_m} m in:\n${cells}`);
    await this.frame.getByRole('button', { name: this.t('sample_object', { depth: '300' }) }).press('Enter');
    await this.card(300).get();
    await this.pick('supported', 'yes');
    await this.next();
  }

  /** Air of a certain time, then ages that are close together. */
  async seek() {
    await this.sample(610);
    await this.read('found_air.reached');
    await this.answer('ice_around', (await this.read('sample.ice_age')).n);
    await this.read('ice_around.right');
    await this.sample(310);
    await this.read('close_ages.reached');
    await this.pick('close_why', 'more_snow');
    await this.read('close_why.right');
    await this.next();
  }

  /** The last stage: a choice, and an explanation that the teacher reads. */
  async ask({ mistakes = false } = {}) {
    if (mistakes) {
      await this.pick('which_question', 'future');
      await this.read('which_question.again.not_past');
    }
    await this.pick('which_question', 'natural');
    await this.frame.getByRole('textbox', { name: this.t('explain') }).fill(this.explanation);
    await this.button('lesson.hand_in').click();
    await this.read('lesson.handed_in');
    await this.say('how_far', this.found, 'lesson.look_back');
  }

  /** Goes through stages, the last one included; `options` as in pathOf. */
  async go(from = 'look', to = 'ask', options = {}) {
    const path = pathOf(options);
    await this.goThrough(path.slice(path.indexOf(from), path.indexOf(to) + 1), options);
  }
}

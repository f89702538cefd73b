// Goes through the lesson "Blood in two circuits" as a student does, by role and name only.
import { ActivityPage } from './activity_page.mjs';
import { until } from './driver/scope.mjs';

/** The stages of who learns first, in their order. */
export const kRoundsStages = ['beat', 'guess', 'dive', 'cold', 'clamp_guess', 'clamp', 'argue'];
/** … and of who shows at once that they can follow a dive. */
const kShownStages = ['beat', 'prove', 'clamp_guess', 'clamp', 'argue'];

/** What follows what in a dive. */
const kChain = ['lungs_empty', 'blood_poorer', 'muscles_short', 'debt_grows'];

export class BloodOnTwoRounds extends ActivityPage {
  constructor(frame, locale = 'en') {
    super(frame, 'two-rounds', locale);
  }

  switch(key) { return this.frame.getByRole('switch', { name: this.t(key) }).click(); }
  press(key) { return this.button(key).press('Enter'); }

  /** What a row of the table says: {oxygen} in percent and {flow} in mL a minute. */
  async measured(row) {
    const name = this.t(row);
    const cells = await until(() => this.frame.evaluate((named) => [...document.querySelectorAll('tr')]
      .map((line) => [...line.children].map((cell) => cell.textContent.trim())).find(([first]) => first === named), name), `no row "${name}"`);
    return { oxygen: this.number(cells[1]), flow: this.number(cells[2]) };
  }

  async temperature(celsius) {
    const slider = this.frame.getByRole('slider', { name: this.t('heart.celsius') });
    await slider.press(celsius <= 5 ? 'Home' : 'End');
  }

  /** With `mistakes`: the right atrium, whose side is mistaken for the viewer's. With `shows`: chooses to show at once what they know. */
  async beat({ mistakes = false, shows = false } = {}) {
    for (let part = 0; part < 12; part += 1) await this.press('heart.next_part');
    await this.read('three_beats.reached');
    if (mistakes) {
      await this.pick('richest', 'right_one');
      await this.read('richest.again');
    }
    await this.pick('richest', 'left_one');
    await this.read('richest.right');
    await this.pick('mix', 'partly');
    await this.read('mix.right');
    await this.button(shows ? 'choose.show_now' : 'choose.learn_first').click();
  }

  /** The help for who thought that blood mixes fully, or not at all. */
  async streams() {
    await this.arrange('four_places', ['left', 'to_body', 'to_lungs', 'right_side']);
    await this.read('four_places.right');
    await this.button('choose.learn_first').click();
  }

  /** Twenty minutes under water, as cold as it gets. */
  async winterDive() {
    await this.temperature(5);
    for (let i = 0; i < 2; i += 1) await this.press('heart.five_minutes');
    await this.switch('heart.hold');
    for (let i = 0; i < 4; i += 1) await this.press('heart.five_minutes');
    await this.read('winter_dive.reached');
  }

  /** A dive and two questions without hints. */
  async prove() {
    await this.winterDive();
    await this.arrange('chain', kChain);
    await this.read('chain.right');
    await this.pick('warm_pond', 'needs_more');
    await this.read('warm_pond.right');
    await this.next();
  }

  async guess() {
    await this.predict('dive_guess', 'less');
    await this.next();
  }

  /** `looksInto`: "winter" or "flight". */
  async dive({ looksInto = 'winter' } = {}) {
    await this.switch('heart.hold');
    for (let i = 0; i < 2; i += 1) await this.press('heart.five_minutes');
    await this.read('dived.reached');
    await this.answer('reading', String((await this.measured('heart.row.systemic')).oxygen));
    for (let i = 0; i < 2; i += 1) await this.press('heart.five_minutes');
    await this.read('skin_leads.reached');
    await this.pick('muscles', 'debt');
    await this.read('muscles.right');
    await this.button(`choose.${looksInto}`).click();
  }

  async cold() {
    await this.switch('heart.hold');
    await this.temperature(5);
    for (let i = 0; i < 2; i += 1) await this.press('heart.five_minutes');
    await this.switch('heart.hold');
    for (let i = 0; i < 2; i += 1) await this.press('heart.five_minutes');
    await this.read('cold_dive.reached');
    await this.pick('why_cold', 'needs_less');
    await this.read('why_cold.right');
    await this.next();
  }

  /** The same for who would rather look into a flight than into winter. */
  async flight() {
    await this.switch('heart.hold');
    for (let i = 0; i < 2; i += 1) await this.press('heart.five_minutes');
    await this.switch('heart.exercise');
    await until(async () => {
      await this.press('heart.ten_seconds');
      return (await this.readAll('fled.reached', 0)).length > 0 || undefined;
    }, 'swimming hard does not leave the muscles short');
    await this.pick('why_short', 'beats_less');
    await this.read('why_short.again');
    await this.pick('why_short', 'needs_more');
    await this.read('why_short.right');
    await this.next();
  }

  async clamp_guess() {
    await this.predict('clamp_guess', 'frog');
    await this.next();
  }

  async clamp() {
    await this.switch('heart.clamp');
    await this.press('heart.five_minutes');
    await this.read('frog_clamped.reached');
    await this.switch('heart.human');
    await this.switch('heart.clamp.human');
    await this.press('heart.ten_seconds');
    await this.read('heart.limit.no_flow');
    await this.read('human_clamped.reached');
    await this.pick('difference', 'one_room');
    await this.read('difference.right');
    await this.next();
  }

  async argue() {
    await this.choose('claim', 'of_use');
    for (const evidence of ['bypass', 'skin_first']) await this.frame.getByRole('checkbox', { name: this.t(`claim.${evidence}`) }).click();
    await this.frame.getByRole('textbox', { name: this.t('lesson.argument.why') }).fill('Under water the lungs had 14 mL a minute instead of 34, and the body still had its blood.');
    await this.check();
    await this.read('claim.right');
  }

  go(options = {}) {
    const learns = options.looksInto === 'flight' ? kRoundsStages.with(kRoundsStages.indexOf('cold'), 'flight') : kRoundsStages;
    return this.goThrough(options.shows ? kShownStages : learns, options);
  }
}

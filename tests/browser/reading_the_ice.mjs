// Goes through the lesson "Reading the ice" as a student does, and answers from what the lesson shows.
import { ActivityPage } from './activity_page.mjs';
import { unmarked } from './texts.mjs';

/** All stages, in their order. Nobody sees each of them: see pathOf. */
export const kStages = ['bottom', 'one_sample', 'age', 'two_ages', 'air', 'prove_drill', 'record', 'prove', 'warmest', 'axis', 'coldest', 'challenge', 'apart', 'range', 'lasted', 'today', 'result'];

/**
 * The way of a student, up to the result. `mistakes`: the first question is right at the second try, and help comes in between;
 * `astray`: the warmest time is found at the third try and the coldest at the second, and each brings help; `shows`: they show at once that they read curves,
 * and leave out the steps to it; with `unsure` as well one of their readings is wrong, and they go the steps all the same; `plans`: they show at
 * once that they plan samples, and leave out the five parts; with `unsure` they plan badly at first, and sample these all the same; `learns`: they
 * look at one sample step by step before they are asked for one.
 */
export function pathOf({ mistakes = false, astray = false, shows = false, unsure = false, plans = false, learns = false } = {}) {
  const skips = shows && !unsure;
  const left = { one_sample: !learns, two_ages: !mistakes, prove_drill: !plans, prove: !shows, warmest: skips, axis: skips || !astray, coldest: skips, challenge: skips || astray, apart: skips || !astray };
  return kStages.filter((stage) => !left[stage] && stage !== 'result');
}

export class ReadingTheIce extends ActivityPage {
  constructor(frame, locale = 'en') {
    super(frame, 'ice-core', locale);
  }

  // ---- stages: each from its begin into the next one

  /** With `learns`: chooses to look at a sample first. */
  async bottom({ learns = false } = {}) {
    await this.predict('bottom_age', 'y80000');
    await this.button(learns ? 'choose.learn_card' : 'choose.show_card').click();
  }

  /** One sample, and which of its two ages is larger. */
  async one_sample() {
    await this.sample(500);
    await this.pick('which_first', 'together');
    await this.read('which_first.again.same_time');
    await this.pick('which_first', 'snow');
    await this.read('which_first.right');
    await this.next();
  }

  /** With `mistakes`: first a sample that is taken back, the age of the air instead of the ice, a hint, then the right one. */
  async age({ mistakes = false } = {}) {
    const { asked } = await this.read('drill_there');
    if (mistakes) await this.sampleAndUndo(1000);
    await this.sample(this.number(asked));
    if (mistakes) {
      const air = await this.read('sample.gas_age');
      await this.answer('age_at_depth', air.n, { asked });
      await this.read('age_at_depth.again.gas_age');
      await this.hint(3);
      await this.read('age_at_depth.hint.1');
    }
    const ice = await this.read('sample.ice_age');
    await this.answer('age_at_depth', ice.n, { asked });
    await this.next();
  }

  /** Help for who took the one age for the other; it is told why it comes. */
  async two_ages() {
    await this.read('because.two_ages');
    await this.pick('which_age', 'ice');
    await this.next();
  }

  /** With `plans`: chooses to show at once that they plan samples. */
  async air({ plans = false } = {}) {
    await this.pick('air_younger', 'sealed_later');
    await this.button(plans ? 'choose.show_drill' : 'choose.learn_drill').click();
  }

  /** Ice of a certain age, found by going half-way each time; with `unsure` all samples are first planned near the bottom. */
  async prove_drill({ unsure = false } = {}) {
    for (let [low, high] = [0, 3190], found = false; !found;) {
      const depth_m = Math.round((low + high) / 2);
      await this.sample(depth_m);
      const age = this.number((await this.read('sample.ice_age')).n);
      found = age >= 400_000 && age <= 410_000;
      if (age < 400_000) low = depth_m;
      else high = depth_m;
    }
    await this.read('old_found.reached');
    if (unsure) {
      await this.pick('plan', 'near_bottom');
      await this.read('plan.again.one_end_only');
    }
    await this.pick('plan', 'every_fifth');
    await this.read('plan.right');
    await this.next();
  }

  /** With `stuck`: no part is sampled but the one from before; with `shows`: chooses to show at once that they read curves. */
  async record({ stuck = false, shows = false, plans = false, unsure = false } = {}) {
    if (plans) await this.read(unsure ? 'because.parts_first' : 'because.drill_known');
    const planned = plans && !unsure;
    if (planned && (await this.readAll('parts', 0)).length) throw new Error(`the five parts are asked for:\n${await this.shown()}`);
    for (const part of stuck || planned ? [] : await this.readAll('part.open', 0)) {
      await this.sample(Math.round((this.number(part.from) + this.number(part.to)) / 2));
    }
    if (stuck) await this.goOnWithout('parts');
    await this.predict('co2_and_cold', 'colder');
    await this.button('analyse_core').click();
    await this.read('eight_ages.reached');
    await this.read('co2_and_cold.compared.colder');
    await this.button(shows ? 'choose.show_now' : 'choose.learn_first').click();
  }

  /** Two readings without hints; with `unsure` the second is wrong at first. */
  async prove({ unsure = false } = {}) {
    await this.answer('low_co2', this.written(667.6, 1));
    await this.read('low_co2.right');
    if (unsure) {
      await this.answer('then', unmarked(this.written(4.6, 1)));
      await this.read('then.again.other_side');
    }
    await this.answer('then', unmarked(this.written(-4.6, 1)));
    await this.read('then.right');
    await this.next();
  }

  /** The list of warm and cold times, {age, n}: from that with the highest (1) or the lowest (-1) temperature on. */
  async extremes(sign) {
    await this.unfoldFindings();
    const times = await this.readAll('findings.time', 8);
    return times.sort((a, b) => sign * (this.number(b.n) - this.number(a.n)));
  }

  /** With `astray`: first the coldest time, then the second warmest; then a hint is offered. */
  async warmest({ astray = false } = {}) {
    const times = await this.extremes(1);
    if (astray) {
      await this.answer('warmest', times.at(-1).age);
      await this.read('warmest.again.opposite');
      await this.answer('warmest', times[1].age);
      await this.read('lesson.hint.offer');
    }
    await this.answer('warmest', times[0].age);
    await this.next();
  }

  /** Help for who needed long. */
  async axis() {
    await this.read('because.axis');
    await this.pick('oldest_side', 'large');
    await this.next();
  }

  /** With `astray`: first the second coldest time. */
  async coldest({ astray = false } = {}) {
    const [lowest, next] = await this.extremes(-1);
    if (astray) {
      await this.answer('coldest', next.age);
      await this.read('coldest.again.other_peak');
    }
    await this.answer('coldest', lowest.age);
    await this.next();
  }

  /** Something harder for who found the coldest time at once, however long the warmest took. */
  async challenge() {
    await this.read('because.challenge');
    await this.answer('warmed', this.written(1.1, 1));
    await this.read('warmed.right');
    await this.pick('saw', 'slow_in');
    await this.read('saw.right');
    await this.next();
  }

  /** Help for who did not find the coldest time at once: a reading below zero. */
  async apart() {
    await this.read('because.apart');
    await this.answer('cold_then', unmarked(this.written(-8.7, 1)));
    await this.read('cold_then.right');
    await this.next();
  }

  async range({ shows = false, unsure = false } = {}) {
    if (shows && !unsure) await this.read('because.curves_read');
    const times = await this.extremes(1);
    await this.answer('range', this.written(this.number(times[0].n) - this.number(times.at(-1).n), 1));
    await this.next();
  }

  /** Sets an end of the marked time, "from" or "to", by its field. */
  async setEnd(end, kyr) {
    const field = this.frame.getByRole('spinbutton', { name: this.t(`span.${end}`) });
    await field.fill(String(kyr));
    await field.press('Tab');
  }

  /** The marked time as the lesson says it: {from, to, length}, thousands of years. */
  async marked() {
    const said = await this.read('span.marked');
    return Object.fromEntries(Object.entries(said).map(([name, text]) => [name, this.number(text)]));
  }

  /** How long the warmest time lasted, with `mistakes` after a cold time was marked. */
  async lasted({ mistakes = false } = {}) {
    if (mistakes) {
      await this.setEnd('from', 160);
      await this.setEnd('to', 140);
      await this.check();
      await this.read('warm_time.again.cold_time');
    }
    await this.setEnd('to', 118);
    await this.setEnd('from', 131);
    await this.check();
    await this.read('warm_time.right');
    await this.next();
  }

  async today() {
    await this.predict('today_level', 'far_above');
    await this.button('show_today').click();
    await this.unfoldFindings();
    const core = await this.read('findings.co2');
    const mauna_loa = await this.read('findings.today');
    const above = this.number(mauna_loa.latest) - this.number(core.high);
    await this.answer('today_co2', this.written(above, 1));
    await this.next();
  }

  /** Goes through stages, the last one included; `options` as in pathOf. */
  async go(from = 'bottom', to = 'today', options = {}) {
    const path = pathOf(options);
    await this.goThrough(path.slice(path.indexOf(from), path.indexOf(to) + 1), options);
  }
}

// The attempts behind the committed journals: what each student does, and when. The same every time.
import { dissect } from './dissection.mjs';
import { Lesson } from './lesson.mjs';
import { microscopy } from './microscopy.mjs';

const kSlider = 'drill_depth';
const kPart_m = 3190 / 5;
const kStart = Date.UTC(2026, 2, 2, 9, 0);

/** A small generator of chance: the same seed, the same student. */
function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return { between: (low, high) => Math.round(low + next() * (high - low)) };
}

/** Waits for what a step needs, then does it; a lesson that shows something else is an error that says what. */
class Student {
  constructor(lesson, seed) {
    this.lesson = lesson;
    this.chance = chance(seed);
  }

  read(seconds_low, seconds_high) { this.lesson.wait(this.chance.between(seconds_low * 1000, seconds_high * 1000)); }

  /** By the pointer: a value each frame, with a hand that does not know yet where it wants to go. */
  drag(to, ms) {
    const from = this.lesson.node(kSlider).value;
    const frames = Math.round(ms / (1000 / 60));
    for (let i = 1; i <= frames; i += 1) {
      const way = (1 - Math.cos((Math.PI * i) / frames)) / 2;
      const sway = Math.round(Math.sin(i / 9) * 40 * (1 - way));
      this.lesson.set(kSlider, Math.min(3190, Math.max(0, Math.round(from + (to - from) * way) + sway)));
      this.lesson.wait(1000 / 60);
    }
    this.lesson.rest();
  }
  drill(depth_m) {
    this.lesson.type('depth', String(depth_m));
    this.lesson.press('lower_drill');
    this.lesson.rest();
  }
  /** The depth that the task names: it comes from the seed. */
  asked() { return Number(/[\d,]+/.exec(this.lesson.node('read.drill_there').name)[0].replace(',', '')); }
  /** A number as the sample's card writes it. */
  onCard(row) { return /[\d,.]+/.exec(this.lesson.node(`sample.${row}`).name)[0]; }
  /** Depths of those parts of the core that the sample which was asked for is not from. */
  elsewhere(depths) { return depths.filter((depth) => Math.floor(depth / kPart_m) !== Math.floor(this.asked_m / kPart_m)); }
  sample() {
    this.read(1, 4);
    this.lesson.press('take_sample');
    this.read(15, 45);
  }
  /** How far the temperature swung, by the record in numbers. */
  swing() {
    this.lesson.set('findings', 'open');
    const degrees = (row) => Number(/: ([-−\d.]+)/.exec(this.lesson.node(row).name)[1].replace('−', '-'));
    return (degrees('findings.warm.2') - degrees('findings.cold.1')).toFixed(1);
  }
  choose(item, option) {
    this.lesson.set(item, option);
    this.read(3, 9);
    this.lesson.press(`${item}.check`);
    this.read(4, 15);
  }
  answer(item, text) {
    this.lesson.type(item, text);
    this.read(1, 5);
    this.lesson.press(`${item}.check`);
    this.read(8, 25);
  }
  /** Marks a time on the record by its ages, and hands it in. */
  mark(item, [from, to]) {
    this.lesson.set(`${item}.from`, from);
    this.read(2, 6);
    this.lesson.set(`${item}.to`, to);
    this.read(2, 6);
    this.lesson.press(`${item}.check`);
    this.read(8, 25);
  }
  /** Walks along the plot with the arrow keys. */
  walk(steps) {
    const plot = [...this.lesson.nodes.values()].find(({ role }) => role === 'plot');
    for (let i = 0; i < steps; i += 1) {
      this.lesson.set(plot.id, 40 + i);
      this.lesson.wait(this.chance.between(120, 400));
    }
  }
  press(button) {
    this.lesson.press(button);
    this.read(5, 20);
  }
}

/** Somebody thorough, for 45 minutes: plays with the drill, samples more than is asked for, errs, asks for hints, looks back. */
function thorough(student, lesson) {
  student.read(25, 40);
  student.choose('bottom_age', 'y80000');
  student.press('choose.show_card');
  for (const depth of [600, 2400, 80, 3190]) {
    student.drag(depth, student.chance.between(2500, 5000));
    student.read(5, 20);
  }
  student.asked_m = student.asked();
  student.drag(student.asked_m - 140, 4200);
  student.read(3, 8);
  student.drill(student.asked_m);
  student.sample();
  const [ice, air] = [student.onCard('ice_age'), student.onCard('gas_age')];
  student.answer('age_at_depth', air);
  student.press('age_at_depth.hint');
  student.read(30, 60);
  student.press('age_at_depth.hint');
  student.read(20, 60);
  student.answer('age_at_depth', ice);
  student.press('next');
  student.read(20, 50);
  for (const option of ['air', 'ice']) student.choose('which_age', option);
  student.press('next');
  student.read(30, 80);
  student.choose('air_younger', 'air_moves');
  student.read(20, 50);
  student.choose('air_younger', 'sealed_later');
  student.press('choose.learn_drill');
  for (const depth of student.elsewhere([319, 957, 1595, 2233, 2871, 560, 1900, 3189])) {
    student.drag(Math.max(0, depth - student.chance.between(30, 260)), student.chance.between(2500, 5000));
    student.read(2, 8);
    student.drill(depth);
    student.sample();
  }
  student.choose('co2_and_cold', 'warmer');
  student.press('do.analyse_core');
  lesson.rest();
  student.read(30, 60);
  student.walk(40);
  student.read(20, 40);
  student.press('choose.learn_first');
  for (const [item, wrong, right] of [['warmest', '334', '128.5'], ['coldest', '140', '25.5']]) {
    student.walk(25);
    student.read(30, 60);
    student.answer(item, wrong);
    student.press(`${item}.hint`);
    student.read(30, 70);
    student.answer(item, right);
    student.press('next');
  }
  for (const answer of ['8.7', '-8.7']) student.answer('cold_then', answer);
  student.press('next');
  student.answer('range', '5.8');
  student.press('range.hint');
  student.read(30, 60);
  student.answer('range', student.swing());
  student.press('next');
  student.walk(25);
  student.mark('warm_time', [129, 127]);
  student.mark('warm_time', [131, 118]);
  student.press('next');
  student.choose('today_level', 'little_above');
  student.press('do.show_today');
  student.read(20, 50);
  student.answer('today_co2', '98');
  student.press('today_co2.hint');
  student.read(40, 80);
  student.answer('today_co2', '128.8');
  student.press('next');
  while (lesson.now - kStart < 41 * 60_000) {
    student.drag(student.chance.between(0, 3190), student.chance.between(2000, 5000));
    student.read(15, 30);
  }
  student.read(160, 200);
}

/** Somebody quick, who errs once and asks for one hint: gets help there, and shows at once that they read curves. */
function quick(student, lesson) {
  student.choose('bottom_age', 'y80000');
  student.press('choose.show_card');
  student.asked_m = student.asked();
  student.drill(student.asked_m);
  student.sample();
  const [ice, air] = [student.onCard('ice_age'), student.onCard('gas_age')];
  student.answer('age_at_depth', air);
  student.press('age_at_depth.hint');
  student.answer('age_at_depth', ice);
  student.press('next');
  student.choose('which_age', 'ice');
  student.press('next');
  student.choose('air_younger', 'sealed_later');
  student.press('choose.learn_drill');
  for (const depth of student.elsewhere([319, 957, 1595, 2233, 2871])) {
    student.drill(depth);
    student.sample();
  }
  student.choose('co2_and_cold', 'colder');
  student.press('do.analyse_core');
  lesson.rest();
  student.press('choose.show_now');
  student.answer('low_co2', '667.6');
  student.answer('then', '-4.6');
  student.press('next');
  student.answer('range', student.swing());
  student.press('next');
  student.mark('warm_time', [200, 100]);
  student.mark('warm_time', [131, 118]);
  student.press('next');
  student.choose('today_level', 'far_above');
  student.press('do.show_today');
  student.answer('today_co2', '128.8');
  student.press('next');
}

/**
 * Somebody who goes astray: turns the drill round on its way, errs until answers are shown, gets all the help that there is, and
 * starts over at the end.
 */
function astray(student, lesson) {
  student.choose('bottom_age', 'y8000000');
  student.press('choose.show_card');
  student.asked_m = student.asked();
  const beyond = Math.min(3190, student.asked_m + 300);
  student.drag(beyond, 1500);
  lesson.type('depth', String(student.asked_m));
  lesson.press('lower_drill');
  lesson.wait(700);
  student.drill(beyond);
  student.drill(student.asked_m);
  student.sample();
  for (const wrong of ['1', '2000', '100,000', '600,000']) student.answer('age_at_depth', wrong);
  student.press('age_at_depth.show_answer');
  student.press('next');
  student.choose('which_age', 'ice');
  student.press('next');
  for (const option of ['air_moves', 'drill_air', 'sealed_later']) student.choose('air_younger', option);
  student.press('choose.learn_drill');
  for (const depth of student.elsewhere([100, 900, 1500, 2200, 3000])) {
    student.drill(depth);
    student.sample();
  }
  student.choose('co2_and_cold', 'no_pattern');
  student.press('do.analyse_core');
  lesson.rest();
  student.press('choose.learn_first');
  for (const answer of ['334', '407', '128.5']) student.answer('warmest', answer);
  student.press('next');
  for (const option of ['zero', 'large']) student.choose('oldest_side', option);
  student.press('next');
  for (const wrong of ['140', '342', '630', '434']) student.answer('coldest', wrong);
  student.press('coldest.show_answer');
  student.press('next');
  student.answer('cold_then', '-8.7');
  student.press('next');
  for (const wrong of ['5.8', '4.07', '30', '20']) student.answer('range', wrong);
  student.press('range.show_answer');
  student.press('next');
  student.mark('warm_time', [200, 100]);
  student.mark('warm_time', [131, 118]);
  student.press('next');
  student.choose('today_level', 'below');
  student.press('do.show_today');
  student.answer('today_co2', '128.8');
  student.press('next');
  student.press('reset');
  lesson.rest();
  lesson.set('drill', 'open');
  student.drill(500);
  student.sample();
}

/** Somebody at the check, who samples, takes a sample back, changes an answer after looking over them, and hands in. */
function check(student, lesson) {
  const keep = (node, text) => {
    if (lesson.node(node).role === 'choice') lesson.set(node, text);
    else lesson.type(node, text);
    student.read(2, 6);
    student.press('keep');
  };
  student.read(15, 30);
  for (const depth of [2000, 2200]) {
    student.drill(depth);
    student.sample();
  }
  lesson.press('undo');
  student.sample();
  keep('ice_age', 'about 220,000');
  keep('ice_age', '216,400');
  student.press('next');
  for (const depth of [1200, 1700, 2400, 3000]) {
    student.drag(depth - 120, 2500);
    student.drill(depth);
    student.sample();
  }
  keep('ages_apart', '2400');
  student.press('next');
  student.walk(30);
  keep('cold_co2', '170_210');
  student.press('next');
  keep('warm_spacing', '128.5');
  student.press('next');
  student.press('go.1');
  student.drill(2200);
  student.read(10, 20);
  keep('ice_age', '219,670 years');
  for (let i = 0; i < 4; ++i) student.press('next');
  student.press('hand_in');
  student.press('reset');
  lesson.rest();
}

const kAttempts = {
  'ice-core-thorough': { attempt: '0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10', seed: 20260302, does: thorough },
  'ice-core-quick': { attempt: '5f0c1f3a-7d1e-4c55-9a57-0d6c8a1f2b3c', seed: 20260302, does: quick },
  'ice-check': { attempt: '2c9d4e7a-1f35-4b68-9e02-8a7c6d5b4f31', seed: 20260302, activity: 'ice-check', mode: 'assessment', does: check },
  'ice-core-astray': { attempt: '7b21f5d6-91c3-4b0a-8a44-6e1f0c2d3b5a', seed: 20260302, does: astray },
};
const kOthers = {
  'frog-opened': { module: 'frog-dissection', attempt: '9d7e1b60-3c52-4f8a-b1d4-6a2e8c0f5b47', seed: 20260302, activity: 'inside-a-frog', does: dissect },
  'slides-seen': { module: 'frog-microscope', attempt: '4b1f6c0e-8d2a-4e57-9c3b-7f5a1e6d2c90', seed: 20260302, activity: 'organ-to-cell', does: microscopy },
};
const attemptOf = (name) => ({ module: 'antarctica', activity: 'ice-core', mode: 'practice', ...(kAttempts[name] ?? kOthers[name]) });
/** Those over the ice core, and all. */
export const kNames = Object.keys(kAttempts);
export const kAllNames = [...kNames, ...Object.keys(kOthers)];

/** As the school has it: what was delivered, in that order, and the closing record. */
function fileOf(lesson) {
  lesson.flush();
  const own = lesson.journal().trimEnd().split('\n');
  const record = ({ kind, time, body }) => JSON.stringify(kind === 'view' ? { view: body } : { [kind === 'commands' ? 'block' : 'event']: body, time });
  return `${[own[0], ...lesson.delivered.map(record), own.at(-1)].join('\n')}\n`;
}

/**
 * Plays an attempt on the built lesson: {journal: the file, own: the lesson's own journal,
 * minutes, checkpoint: the newest, if `keep` asks for them}. `named`: the header names
 * the build, as for a student; else no build at all, so that the chain stays the same from build to build.
 */
export async function play(name, { named = false, keep } = {}) {
  const { module, attempt, seed, activity, mode, does } = attemptOf(name);
  const lesson = await Lesson.start(module, { attempt, actor: 'k3v9x2', activity, seed, mode, keep }, { start: kStart, named });
  does(new Student(lesson, seed), lesson);
  return { journal: fileOf(lesson), own: lesson.journal(), minutes: (lesson.now - kStart) / 60_000, checkpoint: lesson.checkpoint?.text };
}

/** The items of such an attempt, with ids, states and chain as this launch of a school has them, in the order of delivery. */
export async function itemsFor(name, { attempt, actor, activity, seed, mode }) {
  const { module, does } = attemptOf(name);
  const lesson = await Lesson.start(module, { attempt, actor, activity, seed, mode }, { start: kStart, named: true });
  does(new Student(lesson, seed), lesson);
  lesson.flush();
  return lesson.delivered;
}
